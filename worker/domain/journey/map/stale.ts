import type { MapDocument } from '#contract/map/document.ts'
import { addDays, dayCount } from '#worker/domain/days.ts'

/** Days without anything new after which a stage without a time frame counts as stale. */
const USUAL_DAYS = 60
/** What is quicker than this is not worth a reminder. */
const LEAST_DAYS = 30

/** When a part of the map was last answered, and when it was last changed; null for never. */
export interface Activity {
  answeredOn: string | null
  editedOn: string | null
}

/**
 * After how many days without an answer or an edit a stage is stale: twice the time in which a
 * customer passes it, since then two rounds of customers have said nothing.
 * @param frameDays null for no frame
 */
export function staleAfter(frameDays: number | null): number {
  return frameDays === null ? USUAL_DAYS : Math.max(LEAST_DAYS, 2 * frameDays)
}

/** Since when nothing new has come to a stage, if that is too long ago; null where it is current. */
export function staleSince(
  { answeredOn, editedOn }: Activity,
  frameDays: number | null,
  today: string,
): string | null {
  const last = [answeredOn ?? '', editedOn ?? ''].toSorted().at(-1) || null
  if (last === null) return null
  return dayCount(last, today) - 1 > staleAfter(frameDays) ? last : null
}

/** A place, and the Monday of the last week in which it was answered. */
interface Answered {
  stage: string
  touchpoint: string
  week: string
}

/** How current each stage of a published map is, and when its touchpoints were last answered. */
export function currency(
  { document, editedOn }: { document: MapDocument; editedOn: Record<string, string> },
  answered: Answered[],
  today: string,
) {
  const lastDay = (places: Answered[]) => {
    const week = places
      .map((place) => place.week)
      .toSorted()
      .at(-1)
    const sunday = week === undefined ? null : addDays(week, 6)
    return sunday !== null && sunday > today ? today : sunday
  }
  const byTouchpoint = Map.groupBy(answered, ({ touchpoint }) => touchpoint)
  return {
    stages: document.stages.map(({ id, frameDays }) => {
      const answeredOn = lastDay(answered.filter(({ stage }) => stage === id))
      const activity = { answeredOn, editedOn: editedOn[id] ?? null }
      return { id, ...activity, staleSince: staleSince(activity, frameDays, today) }
    }),
    touchpoints: Array.from(byTouchpoint, ([id, places]) => ({
      id,
      answeredOn: lastDay(places) ?? today,
    })),
  }
}
