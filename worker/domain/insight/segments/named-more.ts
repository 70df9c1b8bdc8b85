import { SEGMENT_LEAST, type SegmentPain } from '#contract/insight/segments.ts'
import type { Counts } from '#worker/domain/digests/counts.ts'
import { entriesOf } from '#worker/domain/digests/views/pains.ts'
import { shareOf } from '#worker/domain/digests/views/shares.ts'
import { STANDOUT_Q } from '#worker/domain/insight/standouts/wow.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { chiSquareUpperTail } from '#worker/domain/stats/distributions/chi-square.ts'
import { type Stratum, mantelHaenszelRatio } from '#worker/domain/stats/strata.ts'
import { g2Keyness } from '#worker/domain/stats/text.ts'

/** Pains that are told of a segment, and how many of it have to name one. */
const MOST_PAINS = 5
const LEAST_NAMED = 5

export interface NamedPain {
  /** Where the segment names it, most often first. */
  touchpoints: string[]
  pain: Omit<SegmentPain, 'name'>
}

interface Named extends Stratum {
  touchpoint: string
}

/**
 * What a segment names more often than others, touchpoint by touchpoint, so that a segment which
 * answers where everybody names something does not seem to name it more.
 * @param counts of digests of the kind `segment`
 * @returns the pains of each segment, the surest first
 */
export function buildNamedMore(counts: Counts): Map<string, NamedPain[]> {
  const asked = entriesOf(counts, 'a').map(({ parts, counters }) => ({
    place: parts.slice(0, 2).join('|'),
    touchpoint: parts[1] ?? '',
    segment: parts[2] ?? '',
    n: counters[0] ?? 0,
  }))
  const named = Map.groupBy(entriesOf(counts, 'p'), ({ parts }) => parts[3] ?? '')
  const places = Map.groupBy(asked, ({ place }) => place)
  const segments = [...new Set(asked.map(({ segment }) => segment))].filter((one) => one !== '')
  const found = segments.flatMap((segment) =>
    [...named].flatMap(([code, entries]) => {
      const byPlace = Map.groupBy(entries, ({ parts }) => parts.slice(0, 2).join('|'))
      const strata = [...places].flatMap(([place, all]): Named[] => {
        const here = byPlace.get(place) ?? []
        const of = (isOwn: boolean) => ({
          x: sum(
            here
              .filter(({ parts }) => (parts[2] === segment) === isOwn)
              .map(({ counters }) => counters[0] ?? 0),
          ),
          n: sum(all.filter((one) => (one.segment === segment) === isOwn).map(({ n }) => n)),
        })
        return [{ a: of(true), b: of(false), touchpoint: all[0]?.touchpoint ?? '' }]
      })
      const one = namedMore(code, strata)
      return one ? [{ segment, ...one }] : []
    }),
  )
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  const told = found.map(({ segment, touchpoints, pain }, index) => {
    const q = qs[index] ?? 1
    const isKey = q <= STANDOUT_Q && pain.own.n >= LEAST_NAMED
    return { segment, touchpoints, pain: { ...pain, q, isKey } }
  })
  const ordered = told.toSorted(
    ({ pain: a }, { pain: b }) => Number(b.isKey) - Number(a.isKey) || b.g2 - a.g2,
  )
  return new Map(
    [...Map.groupBy(ordered, ({ segment }) => segment)].map(([segment, pains]) => [
      segment,
      pains.slice(0, MOST_PAINS),
    ]),
  )
}

/** Null where no touchpoint has enough answers on both sides, or it is named no oftener than by all. */
function namedMore(code: string, all: readonly Named[]) {
  const strata = all.filter(
    ({ a, b }) => a.n >= SEGMENT_LEAST && b.n >= SEGMENT_LEAST && a.x + b.x > 0,
  )
  const x = { a: sum(strata.map(({ a }) => a.x)), b: sum(strata.map(({ b }) => b.x)) }
  const n = { a: sum(strata.map(({ a }) => a.n)), b: sum(strata.map(({ b }) => b.n)) }
  const [own, others] = [shareOf(x.a, n.a), shareOf(x.b, n.b)]
  if (!own || !others) return null
  // With one touchpoint this is Rayson and Garside's keyness itself.
  const expected = sum(strata.map(({ a, b }) => (a.n * (a.x + b.x)) / (a.n + b.n)))
  if (x.a <= expected) return null
  const g2 = g2Keyness({ a: x.a, b: x.b, c: expected, d: x.a + x.b - expected }) ?? 0
  const common = mantelHaenszelRatio(strata)
  const times = common && common.ratio
  const interval = common && toPair(common)
  return {
    touchpoints: strata
      .toSorted((one, other) => other.a.x - one.a.x)
      .map(({ touchpoint }) => touchpoint),
    pain: { code, own, others, expected, times, interval, g2 },
    p: chiSquareUpperTail(g2, 1),
  }
}
