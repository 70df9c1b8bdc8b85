import type { Scale } from '#contract/words.ts'
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
 * What quick answers change: each figure with and without them, where the means differ most first. Two
 * means tell those by which they differ, so fewer quick ones than `least` are in both.
 * @param counts documents of the kind `speed`, summed
 * @param least answers below which nothing is told of a place, see HIDDEN_BELOW
 */
export function buildSpeed(counts: Counts, least: number): Pick<Speed, 'quick' | 'places'> {
  const places = placesOf(counts)
  const total = (of: 'timed' | 'quick') => places.reduce((sum, place) => sum + place[of].n, 0)
  return {
    quick: shareOf(total('quick'), total('timed')),
    places: places
      .flatMap((place) => toSpeed(place, least) ?? [])
      .toSorted((a, b) => gapOf(b) - gapOf(a)),
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

function toSpeed({ timed, quick, ...place }: Place, least: number): PlaceSpeed | null {
  if (timed.n < least) return null
  const share = shareOf(quick.n, timed.n)
  const others = { n: timed.n - quick.n, felt: timed.felt - quick.felt }
  return (
    share && {
      ...place,
      quick: share,
      all: meanOf(timed),
      without: isTold(quick.n, least) && others.n >= least ? meanOf(others) : null,
      state: stateOf(timed.n),
    }
  )
}

function isTold(n: number, least: number): boolean {
  return n === 0 || n >= least
}

function meanOf({ n, felt }: Sum): number {
  return felt / n / HUNDREDTHS
}

function gapOf({ all, without }: PlaceSpeed): number {
  return without === null ? 0 : Math.abs(all - without)
}
