import { ROLES } from '#contract/rights.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useSession } from '#dashboard/kit/session/session.ts'
import { Invitations } from './invitations.tsx'
import { People } from './people.tsx'
import { getTeam, roleTitle, type Team } from './team.ts'
import { t } from './words.ts'
import './team.css'

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

/** What each role may do, the most powerful first. */
function RolesList() {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" class="section-head">
        {t('team.roles')}
      </h2>
      <dl class="roles">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{roleTitle(role)}</dt>
            <dd>{t(`team.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
