import { FEW_BELOW } from '#contract/words.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'

/** What came from one network to one touchpoint on one day. */
export interface SourceCount {
  touchpoint: string
  source: string
  answers: number
  /** Cards that were shown there, as the source told. */
  shown: number
  /** Cards under an id that the widget does not make. */
  odd: number
  /** Answers within a second of their card. */
  quick: number
}

/** With fewer answers, or cards, nothing is said: a family, a shop's own tests. */
const LEAST = 10
/** With fewer sources there is no rest to be unlike: a kiosk, a shop's own server. */
const LEAST_SOURCES = 3
/** Share of a source's answers that nobody could have given, above which it is no visitor. */
const IMPOSSIBLE_SHARE = 0.5
/** A share of a touchpoint's answers above which a source is looked at for its number alone. */
const LARGE_SHARE = 0.2
/** Median absolute deviations beyond which a count jumps. Source: Iglewicz & Hoaglin, 1993. */
const JUMP = 3.5
const NORMAL_MAD = 0.6745

/**
 * The sources that look unlike the rest: at least ten answers, of which half have no card or came
 * within a second of theirs; or ten cards, half of which the widget cannot have shown; or at least 30
 * answers, more than a fifth of a touchpoint's, and far more than the other sources give (robust z
 * above 3.5).
 */
export function unlikeSources<Count extends SourceCount>(counts: Count[]): Count[] {
  const atTouchpoint = Map.groupBy(counts, ({ touchpoint }) => touchpoint)
  return counts.filter((count) => {
    const all = atTouchpoint.get(count.touchpoint) ?? []
    const { answers, shown, odd, quick } = count
    if (all.length < LEAST_SOURCES) return false
    if (shown >= LEAST && odd >= shown * IMPOSSIBLE_SHARE) return true
    if (answers < LEAST) return false
    if (Math.max(answers - shown, quick) >= answers * IMPOSSIBLE_SHARE) return true
    const total = all.reduce((sum, one) => sum + one.answers, 0)
    return answers >= FEW_BELOW && answers > total * LARGE_SHARE && jumps(count, all)
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
