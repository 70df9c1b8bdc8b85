import {
  followDay,
  learnAnew,
  type AlertPlace,
  type AlertState,
  type EndedAlert,
  type Followed,
  type RaisedAlert,
} from './follow.ts'

/** A place with what came there on each day. */
export interface WatchedPlace extends AlertPlace {
  /** Answers that a point needs, by the kind of its journey. */
  least: number
  state: AlertState
  days: ReadonlyMap<string, { x: number; n: number }>
}

/** Something that was changed for customers on a day; of a whole stage where no touchpoint is named. */
export interface DeclaredChange {
  stage: string
  touchpoint: string | null
  on: string
}

/** What some days came to at all places. */
export interface FollowedSite {
  streams: (AlertPlace & { state: AlertState })[]
  raised: RaisedAlert[]
  ended: EndedAlert[]
}

/**
 * Takes days in their order at every place. What is usual is learnt anew from the day on which an
 * improvement starts there.
 * @param days in their order, each once
 */
export function followSite(
  places: readonly WatchedPlace[],
  { days, changes }: { days: readonly string[]; changes: readonly DeclaredChange[] },
): FollowedSite {
  const site: FollowedSite = { streams: [], raised: [], ended: [] }
  for (const { stage, touchpoint, scale, least, days: counts, state: first } of places) {
    const place = { stage, touchpoint, scale }
    let state = first
    const take = (followed: Followed) => {
      state = followed.state
      if (followed.raised) site.raised.push({ ...place, ...followed.raised })
      if (followed.ended) site.ended.push({ ...place, ...followed.ended })
    }
    for (const day of days) {
      const isChanged = changes.some(
        (one) =>
          one.on === day &&
          one.stage === stage &&
          (one.touchpoint === null || one.touchpoint === touchpoint),
      )
      if (isChanged) take(learnAnew(state, day))
      const counted = counts.get(day)
      if (counted && counted.n > 0) take(followDay(state, { day, ...counted }, least))
    }
    if (state !== first) site.streams.push({ ...place, state })
  }
  return site
}
