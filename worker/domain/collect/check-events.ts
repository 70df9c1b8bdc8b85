import type { JourneyEvent } from '#contract/collect/events.ts'
import type { FieldError } from '#contract/problem.ts'

export interface EventPlaces {
  surveys: ReadonlyMap<string, unknown>
  touchpoints: ReadonlyMap<string, { actions: string[] }>
}

/** What is wrong with a batch of events, given the site's map; empty when nothing is. */
export function checkEvents(events: JourneyEvent[], places: EventPlaces): FieldError[] {
  return events.flatMap((event, index) => {
    const field = (name: string) => `events[${index}].${name}`
    if ('survey' in event) {
      return places.surveys.has(event.survey)
        ? []
        : [{ field: field('survey'), reason: 'no such survey' }]
    }
    const touchpoint = places.touchpoints.get(event.touchpoint)
    if (!touchpoint) return [{ field: field('touchpoint'), reason: 'no such touchpoint' }]
    if (event.type === 'completed' && !touchpoint.actions.includes(event.action)) {
      return [{ field: field('action'), reason: 'not a desired action of this touchpoint' }]
    }
    return []
  })
}
