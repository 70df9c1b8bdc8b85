import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { lowerFirst } from '#dashboard/kit/i18n/format.ts'
import { money } from '#dashboard/kit/i18n/money.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { t } from './words.ts'

/** A carrier as people write it. @param carrier in lower case, '' for one that nobody has named */
export function carrierName(carrier: string): string {
  return carrier === '' ? t('carrier.none') : carrierLabel(carrier)
}

/** An amount; null where it is not known. */
export function amount({
  valueMinor,
  currency,
}: {
  valueMinor: number | null
  currency: string | null
}): string | null {
  return valueMinor === null || currency === null ? null : money(valueMinor, currency)
}

/** What went wrong, and by how many days where it is late. */
export function issueName({ type, days }: { type: IssueType; days: number | null }): string {
  const name = lowerFirst(t(`issue.${type}`))
  return days === null ? name : `${name}, ${t('issues.days', { n: days })}`
}

/** Whether tracking saw an issue, a customer told of it, or both. */
export function knownBy({
  seenAt,
  saidAt,
}: {
  seenAt: number | null
  saidAt: number | null
}): string {
  if (seenAt !== null && saidAt !== null) return t('issues.both')
  return t(saidAt === null ? 'issues.seen' : 'issues.said')
}
