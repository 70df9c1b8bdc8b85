import type { SentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** Height of the curve on screen and the room above +100 and below −100, in CSS pixels. */
export const CURVE_HEIGHT = 292
export const CURVE_PADDING = 24

/** Of a point, border and all, in CSS pixels. */
export const POINT_RADIUS = 4
/** How far a cap stands out on either side of its point: a narrow interval is seen, too. */
export const CAP = 6

/** The levels that carry a line, a number and a face. */
export const LEVELS = [100, 50, 0, -50, -100] as const

/** Where a sentiment lies on the curve's height, as a share from the top. */
export function levelShare(value: number): number {
  const inner = CURVE_HEIGHT - 2 * CURVE_PADDING
  return (CURVE_PADDING + ((100 - value) / 200) * inner) / CURVE_HEIGHT
}

/** The value of a stage under another assumption, drawn in dashes beside what is counted. */
export interface OtherPoint {
  value: number
  interval: [number, number] | null
  /** Empty where it only leads the line to the stage beside it. */
  label: string
  /** The same for a narrow column. */
  short: string
}

/** One stage as the chart draws it. All words are ready to be painted. */
export interface CurvePoint {
  id: string
  name: string
  /** Null interrupts the line. */
  value: number | null
  few: boolean
  /** Two questions are counted together here: no line leads from or to it. */
  broken: boolean
  class: SentimentClass | null
  interval: [number, number] | null
  previous: number | null
  other: OtherPoint | null
  label: string
  /** Stands in the gap where no value is shown. */
  note: string
  answers: string
}
