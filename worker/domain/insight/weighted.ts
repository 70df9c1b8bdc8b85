import type { WeightedView } from '#contract/insight/weighted.ts'
import type { StatedShare } from '#contract/surveys/document.ts'
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

/** A question, and the shares of visitors that it was and is shown to. */
export interface SampledSurvey {
  id: string
  name: string
  touchpoint: string
  stage: string
  scale: Scale
  state: SurveyState
  /** Whether it is asked in turn with others of its touchpoint. */
  isInTurn: boolean
  /** What it stated of them, the newest last; at least one. */
  shares: StatedShare[]
}

/** Scored answers of one survey that were asked by one share. */
export interface ShareCount {
  survey: string
  share: number
  score: number
  n: number
}

/** Shares cross the wire as JSON, exactly; only one that was cut at the end of the circle differs. */
const SAME = 1e-6

/**
 * The questions that are looked at: those of touchpoints that ask in turn, or where not everybody was
 * asked by the same share, be it that questions have different ones or that a share has changed.
 */
export function unevenSurveys(surveys: readonly SampledSurvey[]): SampledSurvey[] {
  const places = Map.groupBy(surveys, ({ touchpoint, scale }) => `${touchpoint} ${scale}`)
  return [...places.values()].filter((group) => inTurn(group) || isUneven(group)).flat()
}

function inTurn(group: readonly SampledSurvey[]): boolean {
  return group.some(({ isInTurn }) => isInTurn)
}

function isUneven(group: readonly SampledSurvey[]): boolean {
  const stated = group.flatMap(({ shares }) => shares.flatMap(boundsOf))
  return differ(stated.flatMap(({ share, most }) => [share, most]))
}

function differ(shares: readonly number[]): boolean {
  return Math.max(...shares) - Math.min(...shares) > SAME
}

function boundsOf({ share, most }: StatedShare): { share: number; most: number }[] {
  return share === null ? [] : [{ share, most: most ?? share }]
}

/**
 * The figures of touchpoints whose questions were shown to different shares of visitors: as if each
 * question had been asked of everybody whom it fits. Counted are answers by a share that their question has
 * stated at some time, so no page can give an answer another weight than one of these.
 * @param surveys those of {@link unevenSurveys}
 * @param hiddenBelow how many answers a value needs, see HIDDEN_BELOW
 */
export function weightedViews(
  surveys: readonly SampledSurvey[],
  counts: readonly ShareCount[],
  hiddenBelow: number,
): WeightedView[] {
  const counted = Map.groupBy(counts, ({ survey }) => survey)
  const places = Map.groupBy(surveys, ({ touchpoint, scale }) => `${touchpoint} ${scale}`)
  return [...places.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { touchpoint, stage, scale } = first
    const questions = group.map((survey) => questionOf(survey, counted.get(survey.id) ?? []))
    const told = questions.flatMap((one) => one.told)
    // What differed before or after these days weighs nothing in them.
    if (!inTurn(group) && told.length > 0 && !differ(told.map(({ share }) => share))) return []
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
        questions: questions.map((question) => viewOf(question, hiddenBelow)),
      },
    ]
  })
}

interface Question {
  survey: SampledSurvey
  /** Asked by a share that was stated. */
  told: ToldCount[]
  untold: number
}

/** Answers, and what was stated of the share that they were asked by. */
interface ToldCount extends ShareCount {
  stated: { share: number; most: number }
}

function questionOf(survey: SampledSurvey, counts: readonly ShareCount[]): Question {
  const stated = survey.shares.flatMap(boundsOf)
  const told = counts.flatMap((count) => {
    const fits = stated.findLast(
      ({ share, most }) => share - SAME < count.share && count.share < most + SAME,
    )
    return fits ? [{ ...count, stated: fits }] : []
  })
  return { survey, told, untold: sum(counts.map(({ n }) => n)) - sum(told.map(({ n }) => n)) }
}

function viewOf(
  { survey: { id, name, state, scale, shares }, told }: Question,
  hiddenBelow: number,
): WeightedView['questions'][number] {
  const isAsked = state === 'live' || state === 'paused'
  const last = shares.at(-1)
  const byShare = [...Map.groupBy(told, ({ stated }) => `${stated.share} ${stated.most}`).values()]
    .flatMap((of) => of.slice(0, 1).map(({ stated }) => ({ ...stated, ...numbersOf(of) })))
    .toSorted((a, b) => b.most - a.most)
  return {
    survey: id,
    name,
    share: isAsked && last && last.share !== null ? [last.share, last.most ?? last.share] : null,
    n: sum(byShare.map(({ n }) => n)),
    byShare,
    figures: figuresOf(scale, told, hiddenBelow),
  }
}

/** How many answers these are, and how many they would be if everybody had been asked. */
function numbersOf(told: readonly ToldCount[]): { n: number; standFor: number } {
  return {
    n: sum(told.map(({ n }) => n)),
    standFor: sum(told.map(({ n, share }) => n / share)),
  }
}

function figuresOf(
  scale: Scale,
  counts: readonly ShareCount[],
  hiddenBelow: number,
): WeightedView['weighted'] {
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
