import { HIDDEN_BELOW, type JourneyKind } from '#contract/words.ts'
import { PAIN } from '#worker/domain/digests/adds.ts'
import { addCounters, keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { mondayOf } from '#worker/domain/days.ts'
import { blocksOf } from '#worker/domain/journey/guest-blocks.ts'

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

/** The keys of one cell, and how many answers it holds in a week. */
interface Cell {
  keys: string[]
  answers: (counts: Counts) => number
}

/** Sums the whole blocks of each cell that lie within the range. */
function sumCells(weeks: WeekCounts, cells: Cell[], { range, kind }: View): Counts {
  const sum: Counts = {}
  for (const { keys, answers } of cells) {
    const rows = weeks.flatMap(({ week, counts }) => {
      const n = answers(counts)
      return n > 0 ? [{ week, answers: n, counts }] : []
    })
    for (const { first, last, rows: inBlock } of blocksOf(rows, HIDDEN_BELOW[kind]))
      if (range.from <= first && last <= mondayOf(range.to))
        for (const { counts } of inBlock)
          for (const key of keys) addCounters(sum, key, counts[key] ?? [])
  }
  return sum
}

/**
 * Pains as a guest may sum them: each by blocks of enough who named it. One that nearly everybody named is
 * left out, too, since the few who did not would be told by it.
 */
export function guestPains(weeks: WeekCounts, view: View): { counts: Counts; isHidden: boolean } {
  const keys = keysOf(weeks)
  const asked = keys.filter((key) => key.startsWith('a|'))
  const pains = keys.filter((key) => key.startsWith('p|'))
  const counts = sumCells(
    weeks,
    [
      ...asked.map((key) => ({ keys: [key], answers: (of: Counts) => of[key]?.[0] ?? 0 })),
      ...pains.map((key) => ({
        keys: [key],
        answers: (of: Counts) => of[key]?.[PAIN.named] ?? 0,
      })),
    ],
    view,
  )
  const least = HIDDEN_BELOW[view.kind]
  let isHidden = false
  for (const key of pains) {
    const [, stage = '', touchpoint = ''] = key.split('|')
    const others =
      (counts[keyOf('a', stage, touchpoint)]?.[0] ?? 0) - (counts[key]?.[PAIN.named] ?? 0)
    if (counts[key] && others >= least) continue
    isHidden = true
    delete counts[key]
  }
  return { counts, isHidden }
}

/** Scores of touchpoints and pairs of them as a guest may sum them: by blocks of enough pairs. */
export function guestPairs(weeks: WeekCounts, view: View): { counts: Counts; isHidden: boolean } {
  const groups = Map.groupBy(keysOf(weeks), groupOf)
  const cells = [...groups.values()].map((keys) => ({
    keys,
    answers: (of: Counts) => keys.reduce((sum, key) => sum + (of[key]?.[0] ?? 0), 0),
  }))
  const counts = sumCells(weeks, cells, view)
  const isHidden = [...groups.values()].some((keys) => keys.every((key) => !counts[key]))
  return { counts, isHidden }
}

function keysOf(weeks: WeekCounts): string[] {
  return [...new Set(weeks.flatMap(({ counts }) => Object.keys(counts)))]
}

/** A key without its scores. */
function groupOf(key: string): string {
  const parts = key.split('|')
  return keyOf(...parts.filter((_, place) => place === 0 || place % 4 !== 0))
}
