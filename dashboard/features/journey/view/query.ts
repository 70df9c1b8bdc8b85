import type { Curve } from '#contract/journey.ts'
import type { AnswersRequest, CurveRequest, KindsRequest } from '#dashboard/features/journey/api.ts'
import type { JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { filtersOf } from './view.ts'

/** Query of the curve for what is on screen, in the language on screen. */
export function curveQuery({ view, range }: JourneyContext): CurveRequest {
  const chosen = present({ kind: view.kind, ...filtersOf(view) })
  return { ...range, compare: view.cmp, ...chosen, lang: locale() }
}

/** What of the answers behind the curve is listed. */
export interface Listed {
  /** The kind that is drawn; null for every kind. A source's answers are listed whatever their kind. */
  kind: Curve['kind'] | null
  commented: boolean
}

/** Query of the answers behind what is on screen. */
export function answersQuery(
  context: JourneyContext,
  { kind, commented }: Listed,
): Omit<AnswersRequest, 'limit' | 'cursor' | 'lang'> {
  const { source } = context.view
  return {
    ...kindsQuery(context),
    ...present(source === null ? { kind } : { source }),
    ...(commented ? { commented: '1' as const } : {}),
  }
}

/** Query of how many answers of each kind there are in the place that is on screen. */
export function kindsQuery({ journey, view, range }: JourneyContext): KindsRequest {
  const { stage, touchpoint } = view
  return {
    journey: journey.id,
    // The touchpoint says it all; both together would be the same rows.
    ...present(touchpoint ? { touchpoint } : { stage }),
    ...range,
    ...present(filtersOf(view)),
  }
}

/** Leaves out what is not chosen. */
function present<Q extends Record<string, unknown>>(query: Q) {
  const entries = Object.entries(query).filter(([, value]) => value !== null)
  // Nothing but entries without null are left.
  return Object.fromEntries(entries) as { [K in keyof Q]?: Exclude<Q[K], null> }
}
