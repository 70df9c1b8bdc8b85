import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { lowerFirst } from '#dashboard/kit/i18n/format.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { t } from './words.ts'

/** A carrier as people write it. @param carrier in lower case, '' for one that nobody has named */
export function carrierName(carrier: string): string {
  return carrier === '' ? t('carrier.none') : carrierLabel(carrier)
}

/** What an order cost; null where that is not known. */
export function money({
  valueMinor,
  currency,
}: {
  valueMinor: number | null
  currency: string | null
}): string | null {
  if (valueMinor === null || currency === null) return null
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency })
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  return format.format(valueMinor / 10 ** maximumFractionDigits)
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
