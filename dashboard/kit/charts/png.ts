import { curveConfig, makeScene } from './curve-config.ts'
import { readPalette, type Palette } from './palette.ts'
import { Chart } from './register.ts'
import { CURVE_HEIGHT, CURVE_PADDING, LEVELS, levelShare, type CurvePoint } from './scene.ts'

/** The words around the curve in the picture. */
export interface PictureWords {
  title: string
  subtitle: string
  /** The numbers of the axis, from the top. */
  levels: string[]
}

const RATIO = 2
const WIDTH = 1200
const MARGIN = 32
const AXIS = 56
const TOP = 130
const BOTTOM = 52

/** The curve as a picture at twice the size, with heading, stage names and counts. */
export async function curvePicture(points: CurvePoint[], words: PictureWords): Promise<Blob> {
  const palette = readPalette(document.body)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * RATIO
  canvas.height = (TOP + CURVE_HEIGHT + BOTTOM) * RATIO
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('no canvas')
  ctx.scale(RATIO, RATIO)
  ctx.fillStyle = palette.card
  ctx.fillRect(0, 0, WIDTH, TOP + CURVE_HEIGHT + BOTTOM)
  paintWords(ctx, words, palette)
  paintStages(ctx, points, palette)
  const width = WIDTH - 2 * MARGIN - AXIS
  const curve = offscreenCurve(points, palette, width)
  ctx.drawImage(curve.canvas, MARGIN + AXIS, TOP, width, CURVE_HEIGHT)
  curve.destroy()
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}

function offscreenCurve(points: CurvePoint[], palette: Palette, width: number): Chart {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = CURVE_HEIGHT
  const config = curveConfig(makeScene(points, palette), { still: true, ratio: RATIO })
  return new Chart(canvas, config)
}

function paintWords(ctx: CanvasRenderingContext2D, words: PictureWords, palette: Palette): void {
  ctx.fillStyle = palette.ink
  ctx.font = `620 22px ${palette.font}`
  ctx.fillText(words.title, MARGIN, 48, WIDTH - 2 * MARGIN)
  ctx.fillStyle = palette.mut
  ctx.font = `400 14px ${palette.font}`
  ctx.fillText(words.subtitle, MARGIN, 74, WIDTH - 2 * MARGIN)
  ctx.font = `400 12px ${palette.font}`
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  for (const [index, level] of LEVELS.entries()) {
    const y = TOP + levelShare(level) * CURVE_HEIGHT
    ctx.fillText(words.levels[index] ?? '', MARGIN + AXIS - 12, y)
  }
}

function paintStages(ctx: CanvasRenderingContext2D, points: CurvePoint[], palette: Palette): void {
  const column = (WIDTH - 2 * MARGIN - AXIS) / points.length
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  for (const [index, point] of points.entries()) {
    const x = MARGIN + AXIS + (index + 0.5) * column
    ctx.fillStyle = palette.ink
    ctx.font = `620 14px ${palette.font}`
    ctx.fillText(point.name, x, TOP - CURVE_PADDING + 8, column - 10)
    ctx.fillStyle = palette.mut
    ctx.font = `400 12px ${palette.font}`
    ctx.fillText(point.answers, x, TOP + CURVE_HEIGHT + 18, column - 10)
  }
}
