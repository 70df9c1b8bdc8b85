import type { Curve } from '#contract/journey.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { daysBetween } from '#dashboard/kit/time/days.ts'
import type { View } from './view.ts'

/** The stage that the headline speaks of; null when it speaks of none. */
export function headlineStage({ headline }: Curve): string | null {
  return headline.type === 'few' ? null : headline.stage
}

/** "The four weeks before", in words that fit the headline. */
export function before(view: Pick<View, 'range' | 'cmp'>, range: Curve['range']): string {
  if (view.cmp === 'year') return t('before.year')
  if (typeof view.range === 'string') return t(`before.${view.range}`)
  return t('before.days', { n: daysBetween(range.from, range.to) })
}
