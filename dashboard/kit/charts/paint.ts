import { CLASS_EDGE } from '#dashboard/kit/sentiment/sentiment.ts'
import { alongLine, alongWhisker, type LinePoint } from './obstacles.ts'
import type { Palette } from './palette.ts'
import { placeLabels } from './place-labels.ts'
import type { Chart, Plugin } from './register.ts'
import { LEVELS, type CurvePoint } from './scene.ts'

/** What is on the canvas now. The plugins read it at every frame. */
export interface Scene {
  points: CurvePoint[]
  palette: Palette
  /** Where each label sat in the frame before, so that it does not hop about. */
  places: Map<string, number>
}

/** Order of the data sets: the line of this period is painted over the one before. */
export const PREVIOUS = 0
export const CURRENT = 1

/** Teal above, rust below, and stone only where the line crosses the middle. */
export function lineColour(chart: Chart, palette: Palette): CanvasGradient | string {
  const y = chart.scales['y']
  if (!y || y.bottom <= y.top) return palette.hi
  const gradient = chart.ctx.createLinearGradient(
    0,
    y.getPixelForValue(100),
    0,
    y.getPixelForValue(-100),
  )
  gradient.addColorStop((100 - CLASS_EDGE) / 200, palette.hi)
  gradient.addColorStop(0.5, palette.mid)
  gradient.addColorStop((100 + CLASS_EDGE) / 200, palette.lo)
  return gradient
}

/** Where a value lies on an axis. The configuration names both of them. */
function pixel(scales: Chart['scales'], axis: 'x' | 'y', value: number): number {
  return scales[axis]?.getPixelForValue(value) ?? NaN
}

/** Hairlines at the five levels, the one at zero stronger. */
export function levelLines(scene: Scene): Plugin<'line'> {
  return {
    id: 'levels',
    beforeDatasetsDraw({ ctx, scales, width }) {
      ctx.save()
      for (const level of LEVELS) {
        const y = Math.round(pixel(scales, 'y', level)) + 0.5
        ctx.strokeStyle = level === 0 ? scene.palette.mid : scene.palette.line
        ctx.globalAlpha = level === 0 ? 0.7 : 1
        ctx.lineWidth = 1
        ctx.beginPath()
        ctx.moveTo(0, y)
        ctx.lineTo(width, y)
        ctx.stroke()
      }
      ctx.restore()
    },
  }
}

/** The interval of each point, as a thin line with two caps. */
export function whiskers(scene: Scene): Plugin<'line'> {
  return {
    id: 'whiskers',
    beforeDatasetDraw({ ctx, ...chart }, { index }) {
      if (index !== CURRENT) return
      ctx.save()
      ctx.strokeStyle = scene.palette.mut
      ctx.lineWidth = 1.25
      for (const { x, top, bottom } of whiskerLines(scene, chart)) {
        ctx.beginPath()
        for (const y of [top, bottom]) {
          ctx.moveTo(x - 5, y)
          ctx.lineTo(x + 5, y)
        }
        ctx.moveTo(x, top)
        ctx.lineTo(x, bottom)
        ctx.stroke()
      }
      ctx.restore()
    },
  }
}

function whiskerLines(scene: Scene, { scales }: Pick<Chart, 'scales'>) {
  return scene.points.flatMap(({ interval }, index) =>
    interval
      ? [
          {
            x: pixel(scales, 'x', index),
            top: pixel(scales, 'y', interval[1]),
            bottom: pixel(scales, 'y', interval[0]),
          },
        ]
      : [],
  )
}

/** The value of each point in bold beside it. */
export function valueLabels(scene: Scene): Plugin<'line'> {
  return {
    id: 'values',
    afterDatasetsDraw(chart) {
      const { ctx } = chart
      const dots = linePoints(chart, CURRENT)
      const size = chart.width / scene.points.length < 72 ? 12 : 15
      ctx.save()
      ctx.font = `620 ${size}px ${scene.palette.font}`
      ctx.textBaseline = 'middle'
      ctx.fillStyle = scene.palette.ink
      const shown = scene.points.flatMap((point, index) => {
        const dot = dots[index]
        return point.value === null || !dot ? [] : [{ point, dot }]
      })
      const requests = shown.map(({ point, dot }) => ({
        x: dot.x,
        y: dot.y,
        w: Math.ceil(ctx.measureText(point.label).width),
        h: size + 3,
        last: scene.places.get(point.id),
      }))
      const places = placeLabels(requests, obstaclesOf(scene, chart), chart)
      for (const [index, place] of places.entries()) {
        const point = shown[index]?.point
        if (!point) continue
        scene.places.set(point.id, place.candidate)
        ctx.fillText(point.label, place.x, place.y + place.h / 2 + 1)
      }
      ctx.restore()
    },
  }
}

function obstaclesOf(scene: Scene, chart: Chart) {
  return [
    ...alongLine(linePoints(chart, CURRENT), 10),
    ...alongLine(linePoints(chart, PREVIOUS), 1),
    ...whiskerLines(scene, chart).flatMap(({ x, top, bottom }) => alongWhisker(x, top, bottom)),
  ]
}

/** chart.js types its points by the element; those of a line chart have these fields. */
function linePoints(chart: Chart, dataset: number): LinePoint[] {
  return chart.getDatasetMeta(dataset).data
}

/** "Too few answers" where the line is interrupted; upright where the column is too narrow. */
export function gapNotes(scene: Scene): Plugin<'line'> {
  return {
    id: 'gaps',
    afterDatasetsDraw({ ctx, scales, width }) {
      const column = width / scene.points.length
      ctx.save()
      ctx.font = `400 12px ${scene.palette.font}`
      ctx.textAlign = 'center'
      ctx.textBaseline = 'middle'
      for (const [index, { note }] of scene.points.entries()) {
        if (!note) continue
        const words = note.split(' ')
        const widest = Math.max(...words.map((word) => ctx.measureText(word).width))
        const upright = widest > column - 12
        ctx.save()
        ctx.translate(pixel(scales, 'x', index), pixel(scales, 'y', 0))
        if (upright) ctx.rotate(-Math.PI / 2)
        paintNote(ctx, upright ? [note] : words, scene.palette)
        ctx.restore()
      }
      ctx.restore()
    },
  }
}

function paintNote(ctx: CanvasRenderingContext2D, lines: string[], palette: Palette): void {
  const height = 15
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 10
  const top = (-lines.length * height) / 2
  ctx.fillStyle = palette.card
  ctx.fillRect(-width / 2, top - 3, width, lines.length * height + 6)
  ctx.fillStyle = palette.mut
  for (const [index, line] of lines.entries()) ctx.fillText(line, 0, top + (index + 0.5) * height)
}
