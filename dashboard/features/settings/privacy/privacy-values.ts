import type { SiteChange, SiteSettings } from '#contract/site/settings.ts'
import { RETENTION_MONTHS } from '#contract/words.ts'
import { changesOf } from '#dashboard/kit/forms/read.ts'
import { t } from './words.ts'

type Privacy = SiteSettings['privacy']

/** The settings as their form holds them. `retention` is a number of months in digits, or '' for good. */
export interface PrivacyValues {
  retention: string
  maskComments: boolean
  honourGpc: boolean
}

/** What the form shows of the settings. */
export function privacyValues({ retentionMonths, ...rest }: Privacy): PrivacyValues {
  return { ...rest, retention: retentionMonths === null ? '' : String(retentionMonths) }
}

/** The body of the PATCH: only what differs. */
export function privacyChange(before: PrivacyValues, after: PrivacyValues): SiteChange {
  return { privacy: changesOf(read(before), read(after)) }
}

function read({ retention, ...rest }: PrivacyValues): Privacy {
  return { ...rest, retentionMonths: RETENTION_MONTHS.find((n) => String(n) === retention) ?? null }
}

/** Whether `next` forgets what `before` would still keep. */
export function isSooner(next: string, before: string): boolean {
  if (next === '' || next === before) return false
  return before === '' || Number(next) < Number(before)
}

/** A time in words: `6 months`, `2 years`. @param n months */
export function timeOf(n: number): string {
  return n % 12 === 0 ? t('privacy.years', { n: n / 12 }) : t('privacy.months', { n })
}

/** How long words may be kept, the shortest first. */
export function retentionOptions(): { value: string; label: string }[] {
  return [
    ...RETENTION_MONTHS.map((n) => ({ value: String(n), label: timeOf(n) })),
    { value: '', label: t('privacy.retention.always') },
  ]
}
