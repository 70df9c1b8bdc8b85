import type { SiteSettings } from '#contract/site/settings.ts'
import { getSite } from '#dashboard/features/settings/site-api.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import maskingDoc from '../../../../docs/masking.md?url'
import privacyDoc from '../../../../docs/privacy.md?url'
import { PrivacyForm } from './privacy-form.tsx'
import { timeOf } from './privacy-values.ts'
import { Requests } from './requests.tsx'
import { pieces, t } from './words.ts'
import './privacy.css'

/** `/settings/privacy`: how long words are kept, and how a person is forgotten. */
export function PrivacyPage() {
  const { data } = useSession()
  if (mayDo(data, 'site:manage')) return <WithSettings />
  return (
    <>
      <PageHead>{t('privacy.head.requests', { name: data?.site?.name ?? '' })}</PageHead>
      <RequestsPart />
    </>
  )
}

function WithSettings() {
  const site = useResource<SiteSettings>('site', getSite)
  return (
    <>
      <Loaded resource={site}>
        {(data) => (
          <>
            <PageHead>{sentence(data)}</PageHead>
            <PrivacyForm privacy={data.privacy} onSaved={() => site.refresh({ quiet: true })} />
          </>
        )}
      </Loaded>
      {(site.data ?? site.error) && <RequestsPart />}
    </>
  )
}

function sentence({ name, privacy: { retentionMonths } }: SiteSettings): string {
  if (retentionMonths === null) return t('privacy.head.always', { name })
  return t('privacy.head', { name, time: timeOf(retentionMonths) })
}

/** The docs of this very version, as plain text. */
function RequestsPart() {
  const privacy = <DocLink name="docs/privacy.md" address={privacyDoc} />
  const masking = <DocLink name="docs/masking.md" address={maskingDoc} />
  return (
    <>
      <Requests />
      <p class="section-lead documents">{pieces('privacy.docs', { privacy, masking })}</p>
    </>
  )
}

function DocLink({ name, address }: { name: string; address: string }) {
  return (
    <a href={address} target="_blank" rel="noopener">
      <code>{name}</code>
    </a>
  )
}
