import { groupDataSets } from './groups/group-data.ts'
import { groupLines } from './groups/group-lines.ts'
import { gapNotes, levelLines, lineColour, whiskers, type Scene } from './paint.ts'
import { valueLabels } from './value-labels.ts'
import type { Palette } from './palette.ts'
import type { ChartConfiguration } from './register.ts'
import { CURVE_PADDING, POINT_RADIUS, type CurvePoint } from './scene.ts'

type Config = ChartConfiguration<'line', { x: number; y: number }[]>
type DataSet = Config['data']['datasets'][number]

/** Milliseconds in which a point moves to its new value. */
const MOVE_MS = 500

/** A null value becomes NaN, over which chart.js draws no line. */
function series(points: CurvePoint[], pick: (point: CurvePoint) => number | null) {
  return points.map((point, x) => ({ x, y: pick(point) ?? NaN }))
}

/** The data of all lines, in the order of PREVIOUS, CURRENT and OTHER. */
export function curveSeries(points: CurvePoint[]) {
  return [
    series(points, (point) => point.previous),
    series(points, (point) => point.value),
    series(points, (point) => point.other?.value ?? null),
  ] as const
}

const common = { cubicInterpolationMode: 'monotone', spanGaps: false, clip: false } as const

function previousLine(scene: Scene): DataSet {
  return {
    ...common,
    data: curveSeries(scene.points)[0],
    borderColor: () => scene.palette.mid,
    borderWidth: 1.5,
    borderDash: [5, 4],
    pointRadius: 0,
  }
}

function otherLine(scene: Scene): DataSet {
  const named = (index: number) => Boolean(scene.points[index]?.other?.label)
  return {
    ...common,
    data: curveSeries(scene.points)[2],
    borderColor: () => scene.palette.accent,
    borderWidth: 1.75,
    borderDash: [6, 4],
    pointRadius: ({ dataIndex }) => (named(dataIndex) ? POINT_RADIUS : 0),
    pointBorderWidth: 2,
    pointBackgroundColor: () => scene.palette.card,
    pointBorderColor: () => scene.palette.accent,
  }
}

/** Dots where either end rests on few answers. */
export function segmentDash(points: CurvePoint[], from: number, to: number) {
  return points[from]?.few || points[to]?.few ? [0.5, 6.5] : undefined
}

/** No line where either end is of two questions. */
export function segmentColour(points: CurvePoint[], from: number, to: number) {
  return points[from]?.broken || points[to]?.broken ? 'transparent' : undefined
}

function currentLine(scene: Scene): DataSet {
  const point = (index: number) => scene.points[index]
  const few = (index: number) => point(index)?.few === true
  const colour = (index: number) => scene.palette[point(index)?.class ?? 'mid']
  return {
    ...common,
    data: curveSeries(scene.points)[1],
    borderColor: ({ chart }) => lineColour(chart, scene.palette),
    borderWidth: 3,
    borderCapStyle: 'round',
    segment: {
      borderDash: ({ p0DataIndex, p1DataIndex }) =>
        segmentDash(scene.points, p0DataIndex, p1DataIndex),
      borderColor: ({ p0DataIndex, p1DataIndex }) =>
        segmentColour(scene.points, p0DataIndex, p1DataIndex),
    },
    pointRadius: POINT_RADIUS,
    pointBorderWidth: 2,
    pointBackgroundColor: ({ dataIndex }) =>
      few(dataIndex) ? scene.palette.card : colour(dataIndex),
    pointBorderColor: ({ dataIndex }) => (few(dataIndex) ? colour(dataIndex) : scene.palette.card),
  }
}

/** The whole chart. Its axes are HTML: here they only fix −100…100 and the middle of each column. */
export function curveConfig(
  scene: Scene,
  { still, ratio }: { still: boolean; ratio?: number },
): Config {
  return {
    type: 'line',
    data: {
      datasets: [
        previousLine(scene),
        currentLine(scene),
        otherLine(scene),
        ...groupDataSets(scene, groupLines.value),
      ],
    },
    options: {
      animation: still ? false : { duration: MOVE_MS, easing: 'easeOutCubic' },
      // A point moves up and down; sideways only the window does, and that at once.
      animations: { x: { duration: 0 } },
      responsive: ratio === undefined,
      maintainAspectRatio: false,
      ...(ratio !== undefined && { devicePixelRatio: ratio }),
      events: [],
      layout: { padding: { top: CURVE_PADDING, bottom: CURVE_PADDING }, autoPadding: false },
      scales: {
        x: {
          type: 'linear',
          display: false,
          min: -0.5,
          max: Math.max(0.5, scene.points.length - 0.5),
        },
        y: { type: 'linear', display: false, min: -100, max: 100 },
      },
    },
    plugins: [levelLines(scene), whiskers(scene), gapNotes(scene), valueLabels(scene)],
  }
}

/** A scene for the given points and colours. */
export function makeScene(points: CurvePoint[], palette: Palette): Scene {
  return { points, palette, places: new Map() }
}
