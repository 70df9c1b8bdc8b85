import { HIDDEN_BELOW, type Scale } from '#contract/words.ts'
import type { PlaceSpeed, Speed } from '#contract/digests/speed.ts'
import { keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { feltOf } from '#worker/domain/digests/facts.ts'
import { entriesOf } from './pains.ts'
import { shareOf, stateOf } from './shares.ts'

const HUNDREDTHS = 100

/** Scored answers of one instrument at one touchpoint. */
interface Place {
  stage: string
  touchpoint: string
  scale: Scale
  timed: Sum
  quick: Sum
}

/** How many, and their sentiments together in hundredths. */
interface Sum {
  n: number
  felt: number
}

/**
 * What quick answers change: each figure with and without them. A mean of fewer than five is not told.
 * Where the means differ most comes first.
 * @param counts documents of the kind `speed`, summed
 */
export function buildSpeed(counts: Counts): Pick<Speed, 'quick' | 'places'> {
  const places = placesOf(counts)
  const total = (of: 'timed' | 'quick') => places.reduce((sum, place) => sum + place[of].n, 0)
  return {
    quick: shareOf(total('quick'), total('timed')),
    places: places.flatMap((place) => toSpeed(place) ?? []).toSorted((a, b) => gapOf(b) - gapOf(a)),
  }
}

function placesOf(counts: Counts): Place[] {
  const places = new Map<string, Place>()
  for (const { parts, counters } of entriesOf(counts, 'q')) {
    const [stage = '', touchpoint = '', name = '', raw = ''] = parts
    // As `adds.ts` wrote the key.
    const scale = name as Scale
    const [n = 0, quick = 0] = counters
    const felt = feltOf({ scale, score: Number(raw) })
    if (felt === null) continue
    const key = keyOf(stage, touchpoint, scale)
    const place = places.get(key) ?? {
      stage,
      touchpoint,
      scale,
      timed: { n: 0, felt: 0 },
      quick: { n: 0, felt: 0 },
    }
    places.set(key, {
      ...place,
      timed: { n: place.timed.n + n, felt: place.timed.felt + n * felt },
      quick: { n: place.quick.n + quick, felt: place.quick.felt + quick * felt },
    })
  }
  return [...places.values()]
}

function toSpeed({ timed, quick, ...place }: Place): PlaceSpeed | null {
  const share = shareOf(quick.n, timed.n)
  const others = { n: timed.n - quick.n, felt: timed.felt - quick.felt }
  return (
    share && {
      ...place,
      quick: share,
      all: meanOf(timed),
      without: meanOf(others),
      state: stateOf(timed.n),
    }
  )
}

function meanOf({ n, felt }: Sum): number | null {
  return n < HIDDEN_BELOW.customer ? null : felt / n / HUNDREDTHS
}

function gapOf({ all, without }: PlaceSpeed): number {
  return all === null || without === null ? 0 : Math.abs(all - without)
}
