import type { Consistency } from '#contract/insight/standouts.ts'
import type { QueryOf } from '#contract/operations.ts'
import type { JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { t } from './words.ts'

/** The days, filters and kind on screen. */
export type StandoutsRequest = QueryOf<'GET /api/journeys/:id/standouts'>

/** One instrument: of mixed scales the most asked one. */
export function standoutsQuery(context: JourneyContext): StandoutsRequest {
  const { compare: _, lang: __, without: ___, kind, ...query } = curveQuery(context)
  return kind === undefined || kind === 'mixed' ? query : { ...query, kind }
}

/** The best and the worst channel of a touchpoint, and how far they are apart. */
export function inPoints({ channels }: Consistency) {
  const [best, worst] = [channels[0], channels.at(-1)]
  return {
    best: best ? t(`channel.${best.channel}`) : '',
    worst: worst ? t(`channel.${worst.channel}`) : '',
    points: t('points', { n: Math.round((best?.mean ?? 0) - (worst?.mean ?? 0)) }),
  }
}

/** Whether a difference is one, in words. */
export function verdict({ q, isReal }: { q: number; isReal: boolean }): string {
  if (isReal) return t('standouts.sure')
  return q <= 0.05 ? t('standouts.small') : t('gaps.fits')
}
