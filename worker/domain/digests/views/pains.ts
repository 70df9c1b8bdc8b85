import type { Pain, Pains } from '#contract/digests/pains.ts'
import { PAIN } from '#worker/domain/digests/adds.ts'
import { addCounters, keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { changesOf, shareOf, stateOf } from './shares.ts'

/** Pains that are grave whoever scores them: the parcel does not come or comes broken, or it looks like fraud. */
const GRAVE = new Set(['lost', 'damaged', 'trust'])
const RARE_BELOW = 0.05
/** A page lists so many; the grave ones stay. */
const MOST = 150
const HUNDREDTHS = 100

export type BuiltPain = Omit<Pain, 'name' | 'quotes'>

export interface PainCounts {
  now: Counts
  before: Counts | null
}

/**
 * The pains of a map, the heaviest first.
 * @param isGuest leaves out what single answers could be told by
 */
export function buildPains(
  counts: PainCounts,
  isGuest: boolean,
): { pains: BuiltPain[]; asked: Pains['asked'] } {
  const places = placesOf(counts.now)
  const [now, before] = [byStage(counts.now), counts.before && byStage(counts.before)]
  const asked = entriesOf(now, 'a').map(({ parts: [stage = ''], counters }) => ({
    stage,
    n: counters[0] ?? 0,
  }))
  const worth = Map.groupBy(entriesOf(now, 'v'), ({ parts }) => keyOf(...parts.slice(0, 2)))
  const found = entriesOf(now, 'p').flatMap(({ parts, counters }) => {
    const named = counters[PAIN.named] ?? 0
    const share = shareOf(named, askedIn(now, parts))
    // What mostly the happy name is no pain.
    return named > 0 && named >= (counters[PAIN.happy] ?? 0) && share
      ? [{ parts, counters, share, previous: sharesBefore(before, parts) }]
      : []
  })
  const changes = changesOf(found.map(({ share, previous }) => ({ now: share, before: previous })))
  const pains = found.map(({ parts, counters, share, previous }, index): BuiltPain => {
    const [stage = '', code = ''] = parts
    const severity = severityOf(counters)
    const isGrave = share.share < RARE_BELOW && GRAVE.has(code)
    const value = (worth.get(keyOf(stage, code)) ?? []).map((one) => ({
      currency: one.parts[2] ?? '',
      minor: one.counters[0] ?? 0,
      orders: one.counters[1] ?? 0,
    }))
    return {
      stage,
      touchpoints: places.get(keyOf(stage, code)) ?? [],
      code,
      named: share,
      by: isGuest ? null : byOf(counters),
      severity,
      weight: share.n * (severity ?? 1),
      isGrave,
      state: stateOf(share.of),
      previous,
      change: changes[index] ?? null,
      value: isGuest ? [] : value,
    }
  })
  const sorted = pains.toSorted((a, b) => b.weight - a.weight || b.named.n - a.named.n)
  return { pains: sorted.filter(({ isGrave }, place) => place < MOST || isGrave), asked }
}

function byOf(counters: number[]): NonNullable<Pain['by']> {
  const at = (name: keyof typeof PAIN) => counters[PAIN[name]] ?? 0
  return {
    ticked: at('ticked'),
    wrote: at('wrote'),
    both: at('both'),
    unhappy: at('unhappy'),
    neutral: at('neutral'),
    happy: at('happy'),
    unscored: at('unscored'),
  }
}

function severityOf(counters: number[]): number | null {
  const scored = counters[PAIN.scored] ?? 0
  return scored === 0 ? null : (counters[PAIN.severity] ?? 0) / scored / HUNDREDTHS
}

function askedIn(counts: Counts, [stage = '']: string[]): number {
  return counts[keyOf('a', stage)]?.[0] ?? 0
}

function sharesBefore(before: Counts | null, parts: string[]) {
  if (!before) return null
  const named = before[keyOf('p', ...parts)]?.[PAIN.named] ?? 0
  return shareOf(named, Math.max(named, askedIn(before, parts)))
}

/** The same counts, with the touchpoints of a stage put together. */
function byStage(counts: Counts): Counts {
  const sum: Counts = {}
  for (const [key, counters] of Object.entries(counts)) {
    const [sort = '', stage = '', , ...rest] = key.split('|')
    addCounters(sum, keyOf(sort, stage, ...rest), counters)
  }
  return sum
}

/** The touchpoints at which a stage's pain was named, most often first. */
function placesOf(counts: Counts): Map<string, string[]> {
  const sorted = entriesOf(counts, 'p').toSorted(
    (a, b) => (b.counters[PAIN.named] ?? 0) - (a.counters[PAIN.named] ?? 0),
  )
  const groups = Map.groupBy(sorted, ({ parts: [stage = '', , code = ''] }) => keyOf(stage, code))
  return new Map(
    [...groups].map(([key, all]) => [key, all.map(({ parts: [, touchpoint = ''] }) => touchpoint)]),
  )
}

/** The keys of one sort, without the letter that tells it. */
export function entriesOf(counts: Counts, sort: string): { parts: string[]; counters: number[] }[] {
  return Object.entries(counts).flatMap(([key, counters]) => {
    const [first, ...parts] = key.split('|')
    return first === sort ? [{ parts, counters }] : []
  })
}
