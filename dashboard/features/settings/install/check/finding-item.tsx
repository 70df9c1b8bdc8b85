import type { Finding, Install } from '#contract/install.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { isMended } from './findings.ts'
import { FIXES } from './fixes.tsx'

export interface FindingProps {
  finding: Finding
  install: Install
  /** Something was changed that a finding was about. */
  onChange: () => void
}

/** What a page told: what it means, and what mends it. All of it but the words is the page's own text. */
export function FindingItem(props: FindingProps) {
  const { kind, at, origin, detail } = props.finding
  const mended = isMended(props.finding, props.install.findings)
  const Fix = FIXES[kind]
  const ofPage = kind === 'loaded' || kind === 'storage_blocked'
  return (
    <li class={`finding ${look(kind, mended)}`}>
      <p class="finding-head">{t(`finding.${kind}`)}</p>
      {!mended && Fix && <Fix {...props} />}
      <p class="finding-facts">
        {mended && <span class="badge">{t('finding.mended')}</span>}
        <When at={at} />
        {origin !== null && <span>{t('finding.from', { origin })}</span>}
        {ofPage && detail !== '' && <span>{t('finding.page', { page: detail })}</span>}
      </p>
    </li>
  )
}

function look(kind: Finding['kind'], mended: boolean): string {
  if (mended) return 'finding-past'
  return kind === 'loaded' ? 'finding-good' : 'finding-bad'
}
