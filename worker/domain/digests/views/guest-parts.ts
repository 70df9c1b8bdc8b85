import { HIDDEN_BELOW, type JourneyKind } from '#contract/words.ts'
import { PAIN } from '#worker/domain/digests/adds.ts'
import { addCounters, keyOf, sumOf, type Counts } from '#worker/domain/digests/counts.ts'
import { mondayOf } from '#worker/domain/days.ts'
import { blocksWith } from '#worker/domain/journey/guest-blocks.ts'

/*
 * What a guest may know of digests: as on the curve, the weeks of a cell are put together until they hold
 * enough answers, and only whole blocks are told, so that two ranges never differ by less.
 */

/** The documents of one kind, in the order of weeks, from the beginning of a quarter on. */
export type WeekCounts = { week: string; counts: Counts }[]

interface View {
  range: { from: string; to: string }
  kind: JourneyKind
}

/** The keys of one cell, and the groups of people that its counters tell apart. */
interface Cell {
  keys: string[]
  /** People who must be enough together; 0 of the second list will do, too: there is nobody to be told of. */
  groups: (counts: Counts) => { some: number[]; orNone?: number[] }
}

/** Sums the whole blocks of each cell that lie within the range. */
function sumCells(weeks: WeekCounts, cells: Cell[], { range, kind }: View): Counts {
  const sum: Counts = {}
  const least = HIDDEN_BELOW[kind]
  for (const { keys, groups } of cells) {
    const rows = weeks.filter(({ counts }) => groups(counts).some.some((n) => n > 0))
    const isEnough = (open: WeekCounts) => {
      const { some, orNone = [] } = groups(sumOf(open.map(({ counts }) => counts)))
      return some.every((n) => n >= least) && orNone.every((n) => n === 0 || n >= least)
    }
    for (const { first, last, rows: inBlock } of blocksWith(rows, { least, isEnough }))
      if (range.from <= first && last <= mondayOf(range.to))
        for (const { counts } of inBlock)
          for (const key of keys) addCounters(sum, key, counts[key] ?? [])
  }
  return sum
}

/**
 * Pains as a guest may sum them: each by blocks of enough who named it and enough who did not, and with
 * enough scores for a severity, since two ranges tell those by what they differ in.
 */
export function guestPains(weeks: WeekCounts, view: View): { counts: Counts; isHidden: boolean } {
  const keys = keysOf(weeks)
  const asked = keys.filter((key) => key.startsWith('a|'))
  const pains = keys.filter((key) => key.startsWith('p|'))
  const counts = sumCells(
    weeks,
    [
      ...asked.map((key) => ({
        keys: [key],
        groups: (of: Counts) => ({ some: [countIn(of, key)] }),
      })),
      ...pains.map((key) => ({ keys: [key], groups: (of: Counts) => groupsOfPain(of, key) })),
    ],
    view,
  )
  return { counts, isHidden: pains.some((key) => !counts[key]) }
}

function groupsOfPain(counts: Counts, key: string) {
  const [, stage = '', touchpoint = ''] = key.split('|')
  const named = countIn(counts, key, PAIN.named)
  const scored = countIn(counts, key, PAIN.scored)
  return {
    some: [named, countIn(counts, keyOf('a', stage, touchpoint)) - named],
    orNone: [scored, named - scored],
  }
}

/** Scores of touchpoints and pairs of them as a guest may sum them: by blocks of enough pairs. */
export function guestPairs(weeks: WeekCounts, view: View): { counts: Counts; isHidden: boolean } {
  const groups = Map.groupBy(keysOf(weeks), groupOf)
  const cells = [...groups.values()].map((keys) => ({
    keys,
    groups: (of: Counts) => ({ some: [keys.reduce((sum, key) => sum + countIn(of, key), 0)] }),
  }))
  const counts = sumCells(weeks, cells, view)
  const isHidden = [...groups.values()].some((keys) => keys.every((key) => !counts[key]))
  return { counts, isHidden }
}

function countIn(counts: Counts, key: string, place = 0): number {
  return counts[key]?.[place] ?? 0
}

function keysOf(weeks: WeekCounts): string[] {
  return [...new Set(weeks.flatMap(({ counts }) => Object.keys(counts)))]
}

/** A key without its scores. */
function groupOf(key: string): string {
  const parts = key.split('|')
  return keyOf(...parts.filter((_, place) => place === 0 || place % 4 !== 0))
}
