import type { Curve } from '#contract/journey.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { answersInWords } from '#dashboard/features/journey/answers/answer-count.ts'
import { t } from '#dashboard/features/journey/words.ts'
import type { CurvePoint } from '#dashboard/kit/charts/scene.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** What the chart needs of a curve, in the reader's language. */
export function curvePoints(curve: Curve): CurvePoint[] {
  const { pointOf } = doubt.value
  return curve.stages.map((stage) => {
    const value = drawnValue(stage)
    return {
      id: stage.id,
      name: stage.name,
      value,
      few: stage.state === 'few',
      class: value === null ? null : sentimentClass(value),
      interval: value === null ? null : stage.interval,
      // A second dashed line would be one too many.
      previous: pointOf ? null : stage.previous && drawnValue(stage.previous),
      other: pointOf?.(stage.id) ?? null,
      label: value === null ? '' : signed(value),
      note: value === null ? t(`state.${stage.state}`) : '',
      answers: answersInWords(stage),
    }
  })
}
