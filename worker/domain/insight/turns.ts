import type { TurnView } from '#contract/insight/turns.ts'
import type { StatedTurn } from '#contract/surveys/document.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import type { Scale } from '#contract/words.ts'
import { isGood } from '#worker/domain/journey/score-tally.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import {
  weightedMean,
  weightedShare,
  type WeightedMean,
  type WeightedValue,
} from '#worker/domain/stats/weighted-mean.ts'

/** A question that is, or was, asked in turn with others of its touchpoint. */
export interface TurningSurvey {
  id: string
  name: string
  touchpoint: string
  stage: string
  scale: Scale
  state: SurveyState
  /** The shares that it stated, the newest last. */
  turns: StatedTurn[]
}

/** Scored answers of one survey that were asked by one share. */
export interface TurnCount {
  survey: string
  share: number
  score: number
  n: number
}

/** Shares cross the wire as JSON, exactly; only one that was cut at the end of the circle differs. */
const SAME = 1e-6

/**
 * The figures of touchpoints whose questions are asked in turn: as if each question had been asked of
 * everybody whom it fits. Counted are answers by a share that their question has stated at some time, so
 * no page can give an answer another weight than one of these.
 * @param hiddenBelow how many answers a value needs, see HIDDEN_BELOW
 */
export function turnViews(
  surveys: readonly TurningSurvey[],
  counts: readonly TurnCount[],
  hiddenBelow: number,
): TurnView[] {
  const counted = Map.groupBy(counts, ({ survey }) => survey)
  const places = Map.groupBy(surveys, ({ touchpoint, scale }) => `${touchpoint} ${scale}`)
  return [...places.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { touchpoint, stage, scale } = first
    const questions = group.map((survey) => questionOf(survey, counted.get(survey.id) ?? []))
    const told = questions.flatMap((one) => one.told)
    const figures = figuresOf(scale, told, hiddenBelow)
    return [
      {
        touchpoint,
        stage,
        scale,
        n: sum(told.map(({ n }) => n)),
        effective: weightedShare(told.map((one) => ({ ...one, value: 0 })))?.effective ?? null,
        untold: sum(questions.map((one) => one.untold)),
        weighted: figures,
        unweighted: figuresOf(
          scale,
          told.map((one) => ({ ...one, share: 1 })),
          hiddenBelow,
        ),
        questions: questions.map(({ survey, told: own }) => viewOf(survey, own, hiddenBelow)),
      },
    ]
  })
}

interface Question {
  survey: TurningSurvey
  /** Asked by a share that was stated. */
  told: TurnCount[]
  untold: number
}

function questionOf(survey: TurningSurvey, counts: readonly TurnCount[]): Question {
  const stated = survey.turns.flatMap(({ share }) => (share === null ? [] : [share]))
  const isTold = ({ share }: TurnCount) => stated.some((one) => Math.abs(one - share) < SAME)
  const told = counts.filter(isTold)
  return { survey, told, untold: sum(counts.map(({ n }) => n)) - sum(told.map(({ n }) => n)) }
}

function viewOf(
  { id, name, state, scale, turns }: TurningSurvey,
  told: readonly TurnCount[],
  hiddenBelow: number,
): TurnView['questions'][number] {
  const isAsked = state === 'live' || state === 'paused'
  const byShare = [...Map.groupBy(told, ({ share }) => share)]
    .map(([share, of]) => ({ share, n: sum(of.map(({ n }) => n)) }))
    .toSorted((a, b) => b.share - a.share)
  return {
    survey: id,
    name,
    share: isAsked ? (turns.at(-1)?.share ?? null) : null,
    n: sum(byShare.map(({ n }) => n)),
    byShare,
    figures: figuresOf(scale, told, hiddenBelow),
  }
}

function figuresOf(
  scale: Scale,
  counts: readonly TurnCount[],
  hiddenBelow: number,
): TurnView['weighted'] {
  const valued = (valueOf: (score: number) => number): WeightedValue[] =>
    counts.map(({ score, share, n }) => ({ value: valueOf(score), share, n }))
  if (sum(counts.map(({ n }) => n)) < hiddenBelow) return null
  const bounds = { lowest: -100, highest: 100 }
  const sentiment = weightedMean(
    valued((score) => sentimentOf(scale, score)),
    bounds,
  )
  const good = weightedShare(valued((score) => Number(isGood(scale, score))))
  return sentiment && good && { sentiment: inShort(sentiment), good: inShort(good) }
}

function inShort({ mean, low, high }: WeightedMean): { value: number; interval: [number, number] } {
  return { value: mean, interval: [low, high] }
}
