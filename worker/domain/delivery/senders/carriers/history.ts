import type { HeardParcel } from '#worker/domain/delivery/heard.ts'
import type { Said } from '#worker/domain/delivery/vocabulary/meaning.ts'

/** What a message says of a parcel as a whole, whatever happened to it. */
export type Parcel = Omit<HeardParcel, keyof Said | 'at' | 'place'>
/** What happened to it, and when. */
export type Happening = Said & Pick<HeardParcel, 'at' | 'place'>

/**
 * A parcel's whole history, which tracking services send each time, oldest first whatever their own
 * order is, and its state. The state is an event of its own only where the latest event does not say
 * the same: an expired tracking has none.
 */
export function historyOf(
  parcel: Parcel,
  events: readonly Happening[],
  state: Happening | null,
): HeardParcel[] {
  const sorted = events.toSorted((one, other) => one.at - other.at)
  // Of several at one time any may be the latest: carriers list them either way.
  const latest = sorted.filter(({ at }) => at === sorted.at(-1)?.at)
  const isTold = state === null || latest.some((event) => isSame(event, state))
  return (isTold ? sorted : [...sorted, state]).map((event) => ({ ...parcel, ...event }))
}

function isSame(one: Happening, other: Happening): boolean {
  return one.status === other.status && one.issue === other.issue && one.raw === other.raw
}
