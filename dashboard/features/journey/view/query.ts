import type { AnswersRequest, CurveRequest } from '#dashboard/features/journey/api.ts'
import type { JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { filtersOf } from './view.ts'

/** Query of the curve for what is on screen, in the language on screen. */
export function curveQuery({ view, range }: JourneyContext): CurveRequest {
  const chosen = present({ kind: view.kind, ...filtersOf(view) })
  return { ...range, compare: view.cmp, ...chosen, lang: locale() }
}

/**
 * Query of the answers behind what is on screen. Without a chosen kind it takes all of them: a
 * comment on a pain point explains a satisfaction curve, too.
 */
export function answersQuery(
  { journey, view, range }: JourneyContext,
  commented: boolean,
): Omit<AnswersRequest, 'limit' | 'cursor'> {
  const { stage, touchpoint, kind } = view
  return {
    journey: journey.id,
    // The touchpoint says it all; both together would be the same rows.
    ...present(touchpoint ? { touchpoint } : { stage }),
    ...range,
    ...present({ ...filtersOf(view), kind: kind === 'mixed' ? null : kind }),
    ...(commented ? { commented: '1' as const } : {}),
    lang: locale(),
  }
}

/** Leaves out what is not chosen. */
function present<Q extends Record<string, unknown>>(query: Q) {
  const entries = Object.entries(query).filter(([, value]) => value !== null)
  // Nothing but entries without null are left.
  return Object.fromEntries(entries) as { [K in keyof Q]?: Exclude<Q[K], null> }
}
