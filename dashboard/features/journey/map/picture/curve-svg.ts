import { levelShare } from '#dashboard/kit/charts/scene.ts'
import type { SentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { COLUMN, columnX, CURVE, HEAD, TOP } from './frame.ts'
import { colours, element, label, type Place } from './svg.ts'

/** A stage's point. */
export interface PicturePoint {
  /** Null leaves a gap in the curve. */
  value: number | null
  few: boolean
  class: SentimentClass | null
  interval: [number, number] | null
  /** Beside the point; in the gap, why there is none. */
  label: string
}

/** Where a sentiment of a stage lies. */
function spot(column: number, value: number): Place {
  return { x: columnX(column) + COLUMN / 2, y: TOP + HEAD + levelShare(value) * CURVE }
}

/** Lines, whiskers, points and their values; dotted and hollow from few answers. */
export function curveSvg(points: PicturePoint[]): string[] {
  return [
    ...points.slice(1).flatMap((to, index) => line(points[index], to, index)),
    ...points.flatMap((point, column) => pointSvg(point, column)),
  ]
}

/** From a point to the next: level at both, so that it never swings beyond either. */
function line(from: PicturePoint | undefined, to: PicturePoint, column: number): string[] {
  if (!from || from.value === null || to.value === null) return []
  const [start, end] = [spot(column, from.value), spot(column + 1, to.value)]
  const middle = (start.x + end.x) / 2
  return [
    element('path', {
      d: `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`,
      stroke: colours[from.value + to.value < 0 ? 'lo' : 'hi'],
      'stroke-width': 3,
      'stroke-linecap': 'round',
      fill: 'none',
      ...(from.few || to.few ? { 'stroke-dasharray': '0.5 6.5' } : {}),
    }),
  ]
}

function pointSvg(
  { value, few, class: kind, interval, label: said }: PicturePoint,
  column: number,
) {
  if (value === null) {
    const { x, y } = spot(column, 0)
    return [label(said, { x, y: y - 6 }, { colour: 'mut', 'text-anchor': 'middle' })]
  }
  const { x, y } = spot(column, value)
  const colour = colours[kind ?? 'mid']
  const [low, high] = (interval ?? [value, value]).map((end) => spot(column, end).y)
  return [
    element('path', {
      d: `M${x} ${low}V${high}M${x - 5} ${low}h10M${x - 5} ${high}h10`,
      stroke: colours.mut,
      'stroke-width': 1.25,
      fill: 'none',
    }),
    element('circle', {
      cx: x,
      cy: y,
      r: 5,
      fill: few ? colours.card : colour,
      stroke: colour,
      'stroke-width': 2,
    }),
    label(said, { x: x + 11, y: y - 6 }, { 'font-size': 14, 'font-weight': 620 }),
  ]
}
