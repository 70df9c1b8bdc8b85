import { FEW_BELOW } from '#contract/words.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'

/** What came from one network to one touchpoint on one day. */
export interface SourceCount {
  touchpoint: string
  source: string
  answers: number
  /** Cards that were shown there, as the source told. */
  shown: number
  /** Answers within a second of their card. */
  quick: number
}

/** A share of a touchpoint's answers above which a source is looked at. */
const LARGE_SHARE = 0.2
/** With fewer sources there is no rest to be unlike: a kiosk, a shop's own server. */
const LEAST_SOURCES = 3
const LARGE_QUICK_SHARE = 0.5
/** Median absolute deviations beyond which a count jumps. Source: Iglewicz & Hoaglin, 1993. */
const JUMP = 3.5
const NORMAL_MAD = 0.6745

/**
 * The sources that look unlike the rest: at least 30 answers and more than a fifth of a
 * touchpoint's, and besides more answers than cards, half of them within a second of theirs, or far
 * more than the other sources give (robust z above 3.5).
 */
export function unlikeSources<Count extends SourceCount>(counts: Count[]): Count[] {
  const atTouchpoint = Map.groupBy(counts, ({ touchpoint }) => touchpoint)
  return counts.filter((count) => {
    const all = atTouchpoint.get(count.touchpoint) ?? []
    const total = all.reduce((sum, { answers }) => sum + answers, 0)
    const { answers, shown, quick } = count
    if (answers < FEW_BELOW || answers <= total * LARGE_SHARE || all.length < LEAST_SOURCES)
      return false
    return shown < answers || quick >= answers * LARGE_QUICK_SHARE || jumps(count, all)
  })
}

function jumps({ answers }: SourceCount, all: SourceCount[]): boolean {
  const counts = all.map((one) => one.answers)
  const middle = median(counts)
  const deviation = median(counts.map((count) => Math.abs(count - middle)))
  // Where most give the same number, one answer more would be an endless jump.
  return (NORMAL_MAD * (answers - middle)) / Math.max(deviation, 1) > JUMP
}

function median(values: number[]): number {
  return quantiles(values, [0.5])?.[0] ?? 0
}
