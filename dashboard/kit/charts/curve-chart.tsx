import { useEffect, useRef } from 'preact/hooks'
import { theme } from '#dashboard/kit/styles/theme.ts'
import { curveConfig, curveSeries, makeScene } from './curve-config.ts'
import { groupDataSets } from './groups/group-data.ts'
import { groupLines } from './groups/group-lines.ts'
import type { Scene } from './paint.ts'
import { readPalette } from './palette.ts'
import { Chart } from './register.ts'
import { CURVE_HEIGHT, type CurvePoint } from './scene.ts'

const PRINT_WIDTH = 930

interface Drawing {
  chart: Chart<'line', { x: number; y: number }[]>
  scene: Scene
}

/** The canvas of the curve. Everything on it stands in the table, too. */
export function CurveChart({ points, label }: { points: CurvePoint[]; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<Drawing | null>(null)
  const shape = points.map((point) => point.id).join()

  useEffect(() => {
    const host = canvas.current?.parentElement
    // A browser that refuses the canvas (or a test) still has the table.
    if (!canvas.current?.getContext('2d') || !host) return undefined
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const scene = makeScene(points, readPalette(host))
    const chart = new Chart(canvas.current, curveConfig(scene, { still }))
    drawing.current = { chart, scene }
    const forget = followColours({ chart, scene }, host)
    return () => {
      forget()
      chart.destroy()
    }
    // A new set of stages is a new chart; new values below move the points of this one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shape])

  useEffect(() => {
    if (drawing.current) show(drawing.current, points)
  }, [points])

  const lines = groupLines.value
  useEffect(() => {
    if (!drawing.current) return
    const { chart, scene } = drawing.current
    const own = chart.data.datasets.slice(0, curveSeries(points).length)
    chart.data.datasets = [...own, ...groupDataSets(scene, lines)]
    chart.update('none')
    // Other points are drawn above.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lines])

  const colours = theme.value
  useEffect(() => {
    const host = canvas.current?.parentElement
    if (drawing.current && host) recolour(drawing.current, host)
  }, [colours])

  // A canvas takes part in nothing but a role; an img could not be painted on.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <canvas ref={canvas} role="img" aria-label={label} />
}

function show({ chart, scene }: Drawing, points: CurvePoint[]): void {
  scene.points = points
  for (const [index, data] of curveSeries(points).entries()) {
    const dataset = chart.data.datasets[index]
    if (dataset) dataset.data = data
  }
  chart.update()
}

function recolour({ chart, scene }: Drawing, host: HTMLElement): void {
  scene.palette = readPalette(host)
  chart.update('none')
}

/** Follows the system's colours, and is light and of a fixed width on paper. */
function followColours(drawing: Drawing, host: HTMLElement): () => void {
  const wishes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  const repaint = () => recolour(drawing, host)
  const beforePrint = () => {
    document.documentElement.dataset['printing'] = ''
    repaint()
    drawing.chart.resize(PRINT_WIDTH, CURVE_HEIGHT)
  }
  const afterPrint = () => {
    delete document.documentElement.dataset['printing']
    repaint()
    drawing.chart.resize()
  }
  for (const wish of wishes) wish.addEventListener('change', repaint)
  addEventListener('beforeprint', beforePrint)
  addEventListener('afterprint', afterPrint)
  return () => {
    for (const wish of wishes) wish.removeEventListener('change', repaint)
    removeEventListener('beforeprint', beforePrint)
    removeEventListener('afterprint', afterPrint)
  }
}
