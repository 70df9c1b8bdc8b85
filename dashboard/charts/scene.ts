import type { Curve } from '#contract/journey.ts'
import { signed } from '#dashboard/i18n/format.ts'
import { t } from '#dashboard/i18n/t.ts'
import {
  drawnValue,
  sentimentClass,
  type SentimentClass,
} from '#dashboard/state/answers/sentiment.ts'

/** Height of the curve on screen and the room above +100 and below −100, in CSS pixels. */
export const CURVE_HEIGHT = 292
export const CURVE_PADDING = 24

/** The levels that carry a line, a number and a face. */
export const LEVELS = [100, 50, 0, -50, -100] as const

/** Where a sentiment lies on the curve's height, as a share from the top. */
export function levelShare(value: number): number {
  const inner = CURVE_HEIGHT - 2 * CURVE_PADDING
  return (CURVE_PADDING + ((100 - value) / 200) * inner) / CURVE_HEIGHT
}

/** One stage as the chart draws it. All words are ready to be painted. */
export interface CurvePoint {
  id: string
  name: string
  /** Null interrupts the line. */
  value: number | null
  few: boolean
  class: SentimentClass | null
  interval: [number, number] | null
  previous: number | null
  label: string
  /** Stands in the gap where no value is shown. */
  note: string
  answers: string
}

/** What the chart needs of a curve, in the reader's language. */
export function curvePoints(curve: Curve): CurvePoint[] {
  return curve.stages.map((stage) => {
    const value = drawnValue(stage)
    return {
      id: stage.id,
      name: stage.name,
      value,
      few: stage.state === 'few',
      class: value === null ? null : sentimentClass(value),
      interval: value === null ? null : stage.interval,
      previous: stage.previous && drawnValue(stage.previous),
      label: value === null ? '' : signed(value),
      note: value === null ? t(`state.${stage.state}`) : '',
      answers: t('headline.total', { n: stage.n }),
    }
  })
}
