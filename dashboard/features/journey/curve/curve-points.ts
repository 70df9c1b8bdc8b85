import type { Curve, JourneyList } from '#contract/journey.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { answersInWords } from '#dashboard/features/journey/answers/answer-count.ts'
import { t } from '#dashboard/features/journey/words.ts'
import type { CurvePoint } from '#dashboard/kit/charts/scene.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** What is known of when a site was answered. */
type Answered = Pick<JourneyList['site'], 'answered'>

/** The day from which the compared period is recorded, where that is not its first; else null. */
export function recordedFrom({ previousRange }: Curve, { answered }: Answered): string | null {
  if (!previousRange || !answered || answered.first <= previousRange.from) return null
  return answered.first
}

/** The last day of the shown range on which a question of a stage became another one; null for none. */
export function rewordingOf({ history, range }: Curve, stage: string): string | null {
  const within = history.reworded.filter((one) => one.stage === stage && one.on > range.from)
  return within.at(-1)?.on ?? null
}

/** What the chart needs of a curve, in the reader's language. */
export function curvePoints(curve: Curve, site: Answered = { answered: null }): CurvePoint[] {
  const { pointOf } = doubt.value
  const isWhole = recordedFrom(curve, site) === null
  return curve.stages.map((stage) => {
    const value = drawnValue(stage)
    return {
      id: stage.id,
      name: stage.name,
      value,
      few: stage.state === 'few',
      broken: rewordingOf(curve, stage.id) !== null,
      class: value === null ? null : sentimentClass(value),
      interval: value === null ? null : stage.interval,
      // A second dashed line would be one too many, and a part of a period is no line to compare with.
      previous: pointOf || !isWhole ? null : stage.previous && drawnValue(stage.previous),
      other: pointOf?.(stage.id) ?? null,
      label: value === null ? '' : signed(value),
      note: value === null ? t(`state.${stage.state}`) : '',
      answers: answersInWords(stage),
    }
  })
}
