import type { HeardParcel } from '#worker/domain/delivery/heard.ts'
import type { Said } from '#worker/domain/delivery/vocabulary/meaning.ts'

/** What a message says of a parcel as a whole, whatever happened to it. */
export type Parcel = Omit<HeardParcel, keyof Said | 'at' | 'place'>
/** What happened to it, and when. */
export type Happening = Said & Pick<HeardParcel, 'at' | 'place'>

/**
 * A parcel's whole history, which tracking services send each time, and its state. The state is an
 * event of its own only where no event of the history says the same: an expired tracking has none.
 */
export function historyOf(
  parcel: Parcel,
  events: readonly Happening[],
  state: Happening | null,
): HeardParcel[] {
  const latest = events.reduce<Happening | null>(
    (last, event) => (last === null || event.at >= last.at ? event : last),
    null,
  )
  const isTold = state === null || events.some((event) => isSame(event, state) && event === latest)
  return (isTold ? events : [...events, state]).map((event) => ({ ...parcel, ...event }))
}

function isSame(one: Happening, other: Happening): boolean {
  return one.status === other.status && one.issue === other.issue && one.raw === other.raw
}
