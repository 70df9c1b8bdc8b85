import { CLASS_EDGE } from '#dashboard/kit/sentiment/sentiment.ts'
import type { Palette } from './palette.ts'
import type { Chart, Plugin } from './register.ts'
import { CAP, LEVELS, POINT_RADIUS, type CurvePoint } from './scene.ts'

/** What is on the canvas now. The plugins read it at every frame. */
export interface Scene {
  points: CurvePoint[]
  palette: Palette
  /** Where each label sat in the frame before, so that it does not hop about. */
  places: Map<string, number>
}

/** Order of the data sets. */
export const PREVIOUS = 0
export const CURRENT = 1
export const OTHER = 2

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
      const colours = new Map([
        [CURRENT, scene.palette.mut],
        [OTHER, scene.palette.accent],
      ])
      const colour = colours.get(index)
      if (colour === undefined) return
      ctx.save()
      ctx.strokeStyle = colour
      ctx.lineWidth = 1.25
      for (const { x, top, bottom } of whiskerLines(scene, chart, index)) {
        ctx.beginPath()
        for (const y of [top, bottom]) {
          ctx.moveTo(x - POINT_RADIUS - CAP, y)
          ctx.lineTo(x + POINT_RADIUS + CAP, y)
        }
        ctx.moveTo(x, top)
        ctx.lineTo(x, bottom)
        ctx.stroke()
      }
      ctx.restore()
    },
  }
}

/** Where the whiskers of a data set are. */
export function whiskerLines(scene: Scene, { scales }: Pick<Chart, 'scales'>, dataset: number) {
  return scene.points.flatMap((point, index) => {
    const interval = dataset === CURRENT ? point.interval : point.other?.interval
    return interval
      ? [
          {
            x: pixel(scales, 'x', index),
            top: pixel(scales, 'y', interval[1]),
            bottom: pixel(scales, 'y', interval[0]),
          },
        ]
      : []
  })
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
