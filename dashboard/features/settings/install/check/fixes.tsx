import type { ComponentType } from 'preact'
import type { FindingKind } from '#contract/words.ts'
import { KeysLink } from '#dashboard/features/settings/install/keys-link.tsx'
import { missingLines } from '#dashboard/features/settings/install/snippets.ts'
import { pieces, t } from '#dashboard/features/settings/install/words.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { AllowOrigin } from './allow-origin.tsx'
import type { FindingProps } from './finding-item.tsx'

/** What mends a finding, by its kind. */
export const FIXES: Record<FindingKind, ComponentType<FindingProps> | null> = {
  loaded: null,
  wrong_key: ({ finding, install }) => <RightKey used={finding.detail} right={install.key} />,
  origin_not_allowed: ({ finding, install, onChange }) => (
    <AllowOrigin origin={finding.origin} allowed={install.origins} onAllowed={onChange} />
  ),
  csp_blocked: ({ finding }) => <Policy detail={finding.detail} />,
  storage_blocked: () => <p>{t('finding.storage_blocked.fix')}</p>,
  paused: () => (
    <p>
      <a href="/settings/site">{t('finding.paused.fix')}</a>
    </p>
  ),
  no_survey: () => <p>{t('finding.no_survey.fix')}</p>,
}

function RightKey({ used, right }: { used: string; right: string | null }) {
  const key = <code class="broken">{used}</code>
  if (right === null) return <p>{pieces('finding.wrong_key.none', { key, keys: <KeysLink /> })}</p>
  return (
    <>
      <p>{pieces('finding.wrong_key.used', { key })}</p>
      <CopyBox text={right} />
    </>
  )
}

/** The lines name this deployment, whatever the page says was blocked. */
function Policy({ detail }: { detail: string }) {
  return (
    <>
      <CopyBox text={missingLines(detail, location.origin).join('\n')} />
      {detail !== '' && <p class="mut broken">{t('finding.csp_blocked.told', { text: detail })}</p>}
    </>
  )
}
