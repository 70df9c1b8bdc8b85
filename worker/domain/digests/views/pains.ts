import type { Pain, Pains } from '#contract/digests/pains.ts'
import { PAIN } from '#worker/domain/digests/adds.ts'
import { keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { changesOf, shareOf, stateOf } from './shares.ts'

/** Pains that are grave whoever scores them: the parcel does not come, or comes broken. */
const GRAVE = new Set(['lost', 'damaged', 'delivered_not_received'])
/** In points below 0: halfway between unhappy and as unhappy as can be. */
const GRAVE_FROM = 75
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
  { now, before }: PainCounts,
  isGuest: boolean,
): { pains: BuiltPain[]; asked: Pains['asked'] } {
  const asked = entriesOf(now, 'a').map(({ parts: [stage = '', touchpoint = ''], counters }) => ({
    stage,
    touchpoint,
    n: counters[0] ?? 0,
  }))
  const worth = Map.groupBy(entriesOf(now, 'v'), ({ parts }) => keyOf(...parts.slice(0, 3)))
  const found = entriesOf(now, 'p').flatMap(({ parts, counters }) => {
    const named = counters[PAIN.named] ?? 0
    const share = shareOf(named, askedIn(now, parts))
    return named > 0 && share
      ? [{ parts, counters, share, previous: sharesBefore(before, parts) }]
      : []
  })
  const changes = changesOf(found.map(({ share, previous }) => ({ now: share, before: previous })))
  const pains = found.map(({ parts, counters, share, previous }, index): BuiltPain => {
    const [stage = '', touchpoint = '', code = ''] = parts
    const severity = severityOf(counters)
    const isGrave = share.share < RARE_BELOW && (GRAVE.has(code) || (severity ?? 0) >= GRAVE_FROM)
    const value = (worth.get(keyOf(stage, touchpoint, code)) ?? []).map((one) => ({
      currency: one.parts[3] ?? '',
      minor: one.counters[0] ?? 0,
      orders: one.counters[1] ?? 0,
    }))
    return {
      stage,
      touchpoint,
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

function askedIn(counts: Counts, [stage = '', touchpoint = '']: string[]): number {
  return counts[keyOf('a', stage, touchpoint)]?.[0] ?? 0
}

function sharesBefore(before: Counts | null, parts: string[]) {
  if (!before) return null
  const named = before[keyOf('p', ...parts)]?.[PAIN.named] ?? 0
  return shareOf(named, Math.max(named, askedIn(before, parts)))
}

/** The keys of one sort, without the letter that tells it. */
export function entriesOf(counts: Counts, sort: string): { parts: string[]; counters: number[] }[] {
  return Object.entries(counts).flatMap(([key, counters]) => {
    const [first, ...parts] = key.split('|')
    return first === sort ? [{ parts, counters }] : []
  })
}
