import { getTeam, type Team } from '#dashboard/api/team.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Invitations } from '#dashboard/components/settings/team/invitations.tsx'
import { People } from '#dashboard/components/settings/team/people.tsx'
import { RolesList } from '#dashboard/components/settings/team/roles-list.tsx'
import { t } from '#dashboard/features/settings/team/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useSession } from '#dashboard/kit/session/session.ts'

/** `/settings/team`: who sees the site, as what, and who was invited. */
export function TeamPage() {
  const team = useResource<Team>('team', getTeam)
  const session = useSession()
  const site = session.data?.site?.name ?? ''
  const onChanged = () => team.refresh({ quiet: true })
  return (
    <Loaded resource={team}>
      {({ people, invitations }) => (
        <>
          <PageHead lead={t('team.lead')}>{t('team.people', { n: people.length, site })}</PageHead>
          <People
            people={people}
            site={site}
            onChanged={onChanged}
            onSignedOut={() => session.refresh()}
          />
          <Invitations invitations={invitations} onChanged={onChanged} />
          <RolesList />
        </>
      )}
    </Loaded>
  )
}
