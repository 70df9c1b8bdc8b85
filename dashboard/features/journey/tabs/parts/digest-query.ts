import type { QueryOf } from '#contract/operations.ts'
import type { JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'

export type DigestRequest = QueryOf<'GET /api/journeys/:id/pains'>

/** The days and filters on screen, without the kind: what is kept by the week is of all kinds. */
export function digestQuery(context: JourneyContext): DigestRequest {
  const { kind: _, without: __, ...query } = curveQuery(context)
  return query
}

/** What stages and touchpoints of the journey are called; an id where the map has it no more. */
export function placeNames({ journey }: Pick<JourneyContext, 'journey'>) {
  const stages = new Map(journey.stages.map(({ id, name }) => [id, name]))
  const touchpoints = new Map(
    journey.stages.flatMap((stage) => stage.touchpoints.map(({ id, name }) => [id, name])),
  )
  return {
    stage: (id: string) => stages.get(id) ?? id,
    touchpoint: (id: string) => touchpoints.get(id) ?? id,
  }
}
