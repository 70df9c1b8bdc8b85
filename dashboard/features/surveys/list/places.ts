import type { JourneyList } from '#contract/journey.ts'

/** A touchpoint where something can be asked. */
export interface Place {
  id: string
  name: string
  stage: string
}

/** All touchpoints, each once: journeys may share one. */
export function placesOf({ journeys }: JourneyList): Place[] {
  const places = journeys.flatMap(({ stages }) =>
    stages.flatMap((stage) =>
      stage.touchpoints.map(({ id, name }) => ({ id, name, stage: stage.name })),
    ),
  )
  return places.filter(({ id }, index) => places.findIndex((one) => one.id === id) === index)
}

/** The place of an id, in words. */
export function placeInWords(list: JourneyList, id: unknown): string {
  const place = placesOf(list).find((one) => one.id === id)
  return place ? `${place.stage} · ${place.name}` : String(id)
}

/** The segments that the journey of a touchpoint tells apart, by id and name. */
export function segmentsAt({ journeys }: JourneyList, touchpoint: unknown) {
  const journey = journeys.find(({ stages }) =>
    stages.some((stage) => stage.touchpoints.some(({ id }) => id === touchpoint)),
  )
  return journey?.segments ?? []
}
