import type { CurveStage } from '#contract/journey.ts'
import { FEW_BELOW, type Scale } from '#contract/words.ts'
import type { Interval } from '#worker/domain/stats/interval.ts'
import { sampledTotal } from '#worker/domain/stats/sampled-totals.ts'
import { scoresOf, sentimentOf } from '#worker/domain/scoring.ts'

/** What was counted for one scale in one place and period. */
export interface ScaleCounts {
  scale: Scale
  /** Answers per raw score 0…10. */
  scores: number[]
  shown: number
  /** What sampling adds to the variance of `shown`; 0 where every display was counted. */
  spread: number
  /** Of the scores those that an import brought. */
  imported: number
}

/** Answers of one place and period, per scale and per sentiment value. */
export interface Tally {
  /** With fewer answers nothing of it is told; by the kind of its journey. */
  hiddenBelow: number
  /** Whether a question was ever asked there. */
  isAsked: boolean
  /** Scored answers. */
  n: number
  /** Displays that were recorded; null when there were none. */
  asked: number | null
  /** The answers that these displays brought. */
  answered: number
  /** How many that may have been, 95 %, where some were sampled; null where all were counted. */
  askedInterval: Interval | null
  scales: { scale: Scale; counts: [score: number, count: number][] }[]
  /** Answers per sentiment, −100…100, ascending. */
  sentiments: [sentiment: number, count: number][]
}

/**
 * Adds up the cells of one place. Scales without an answer leave no trace.
 * @param hiddenBelow how many answers a value needs, see HIDDEN_BELOW
 */
export function tallyOf(cells: ScaleCounts[], hiddenBelow: number): Tally {
  const scales = [...Map.groupBy(cells, (cell) => cell.scale)]
    .map(([scale, group]) => ({ scale, counts: addScores(scale, group) }))
    .filter(({ counts }) => counts.some(([, count]) => count > 0))
  const sentiments = new Map<number, number>()
  for (const { scale, counts } of scales) {
    for (const [score, count] of counts) {
      const sentiment = sentimentOf(scale, score)
      sentiments.set(sentiment, (sentiments.get(sentiment) ?? 0) + count)
    }
  }
  const n = sum(sentiments.values())
  const recorded = cells.filter(isRecorded)
  const answered = sum(recorded.map(askedAnswers))
  const shown = sum(recorded.map((cell) => cell.shown))
  const spread = sum(recorded.map((cell) => cell.spread))
  return {
    hiddenBelow,
    isAsked: cells.length > 0,
    n,
    // A sampled number may come out lower; an answer was certainly asked for.
    asked: shown === 0 ? null : Math.max(shown, answered),
    answered,
    askedInterval: spread > 0 ? sampledTotal({ estimate: shown, spread }) : null,
    scales,
    sentiments: [...sentiments].toSorted(([a], [b]) => a - b),
  }
}

/** How much may be said about a value that rests on n answers. */
export function stateOf({ n, isAsked, hiddenBelow }: Tally): CurveStage['state'] {
  if (n === 0) return isAsked ? 'empty' : 'unasked'
  if (n < hiddenBelow) return 'hidden'
  return n < FEW_BELOW ? 'few' : 'ok'
}

/**
 * Whether the displays behind a cell's answers were recorded: a program may send answers without any,
 * and a rate of theirs would be none.
 */
function isRecorded(cell: ScaleCounts): boolean {
  return cell.shown > 0 && (cell.spread > 0 || cell.shown >= askedAnswers(cell))
}

/** Answers that we asked for: all but those of imports. */
function askedAnswers({ scores, imported }: ScaleCounts): number {
  return sum(scores) - imported
}

function addScores(scale: Scale, group: ScaleCounts[]): [number, number][] {
  return scoresOf(scale).map((score) => [score, sum(group.map((cell) => cell.scores[score] ?? 0))])
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
