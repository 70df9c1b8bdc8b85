import type { ListedSurvey } from '#contract/surveys/list.ts'
import { HIDDEN_BELOW, SCALES, type JourneyKind } from '#contract/words.ts'
import { stateOf, tallyOf, type ScaleCounts } from '#worker/domain/journey/measure.ts'
import { scoreTally } from '#worker/domain/journey/score-tally.ts'

/**
 * What a list of surveys tells of the answers of one touchpoint and scale: the value only from as many
 * answers on as the curve asks for.
 * @param counts of each stage that the touchpoint has stood in
 * @param kind of the journey that the touchpoint belongs to
 */
export function recentAnswers(
  counts: (ScaleCounts & { unscored: number })[],
  kind: JourneyKind,
): ListedSurvey['answers'] {
  const scored = counts.filter(({ scale }) => SCALES[scale].lowest !== null)
  const tally = tallyOf(scored, HIDDEN_BELOW[kind])
  const unscored = counts.reduce((sum, one) => sum + one.unscored, 0)
  return {
    n: tally.n + unscored,
    state: stateOf(tally),
    sentiment: scoreTally(tally)?.sentiment ?? null,
  }
}
