import { curveConfig, makeScene } from './curve-config.ts'
import { groupLines, lookOf, type LineLook } from './groups/group-lines.ts'
import { readPalette, type Palette } from './palette.ts'
import { Chart } from './register.ts'
import { CURVE_HEIGHT, CURVE_PADDING, LEVELS, levelShare, type CurvePoint } from './scene.ts'
import { pngOf } from '#dashboard/kit/files/download.ts'

/** A line or mark of the curve, and what it means. */
export interface Key {
  mark: 'line' | 'dashes' | 'whisker' | 'few'
  text: string
}

/** The words around the curve in the picture. */
export interface PictureWords {
  /** Whose curve it is. */
  title: string
  headline: string
  /** What it rests on, and what it is narrowed to: a line each. */
  facts: string[]
  /** The numbers of the axis, from the top. */
  levels: string[]
  keys: Key[]
}

const RATIO = 2
const WIDTH = 1200
const MARGIN = 32
const AXIS = 56
const TOP = 160
const BOTTOM = 84
/** Room for the keys of groups. */
const SECOND_KEYS = 16
const KEY = 24

/** The curve as a picture at twice the size, with heading, stage names and counts. */
export async function curvePicture(points: CurvePoint[], words: PictureWords): Promise<Blob> {
  const palette = readPalette(document.body)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * RATIO
  const height = TOP + CURVE_HEIGHT + BOTTOM + (groupLines.value.length > 0 ? SECOND_KEYS : 0)
  canvas.height = height * RATIO
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('no canvas')
  ctx.scale(RATIO, RATIO)
  ctx.fillStyle = palette.card
  ctx.fillRect(0, 0, WIDTH, height)
  paintWords(ctx, words, palette)
  paintStages(ctx, points, palette)
  paintKeys(ctx, words.keys, palette)
  paintGroups(ctx, palette)
  const width = WIDTH - 2 * MARGIN - AXIS
  const curve = offscreenCurve(points, palette, width)
  ctx.drawImage(curve.canvas, MARGIN + AXIS, TOP, width, CURVE_HEIGHT)
  curve.destroy()
  return await pngOf(canvas)
}

function offscreenCurve(points: CurvePoint[], palette: Palette, width: number): Chart {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = CURVE_HEIGHT
  const config = curveConfig(makeScene(points, palette), { still: true, ratio: RATIO })
  return new Chart(canvas, config)
}

function paintWords(ctx: CanvasRenderingContext2D, words: PictureWords, palette: Palette): void {
  const room = WIDTH - 2 * MARGIN
  ctx.fillStyle = palette.mut
  ctx.font = `400 14px ${palette.font}`
  ctx.fillText(words.title, MARGIN, 36, room)
  for (const [line, text] of words.facts.entries()) ctx.fillText(text, MARGIN, 92 + line * 21, room)
  ctx.fillStyle = palette.ink
  ctx.font = `620 22px ${palette.font}`
  ctx.fillText(words.headline, MARGIN, 67, room)
  ctx.fillStyle = palette.mut
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

function paintKeys(ctx: CanvasRenderingContext2D, keys: Key[], palette: Palette): void {
  const y = TOP + CURVE_HEIGHT + 56
  let x = MARGIN + AXIS
  ctx.font = `400 12px ${palette.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  for (const { mark, text } of keys) {
    paintMark(ctx, mark, { x, y, palette })
    ctx.fillStyle = palette.mut
    ctx.fillText(text, x + KEY + 8, y)
    x += KEY + 8 + ctx.measureText(text).width + 24
  }
}

/** The lines of groups, if there are any, below the other keys. */
function paintGroups(ctx: CanvasRenderingContext2D, palette: Palette): void {
  const y = TOP + CURVE_HEIGHT + 78
  let x = MARGIN + AXIS
  for (const [index, { name }] of groupLines.value.entries()) {
    const { colour, dash } = lookOf(index)
    ctx.save()
    ctx.beginPath()
    ctx.strokeStyle = palette[colour]
    ctx.lineWidth = 1.75
    ctx.setLineDash([...dash])
    ctx.moveTo(x, y)
    ctx.lineTo(x + KEY, y)
    ctx.stroke()
    ctx.restore()
    ctx.beginPath()
    ctx.fillStyle = palette[colour]
    paintShape(ctx, lookOf(index).point, { x: x + KEY / 2, y })
    ctx.fill()
    ctx.fillStyle = palette.mut
    ctx.fillText(name, x + KEY + 8, y)
    x += KEY + 8 + ctx.measureText(name).width + 24
  }
}

/** The same shapes as on the lines. */
function paintShape(
  ctx: CanvasRenderingContext2D,
  shape: LineLook['point'],
  { x, y }: { x: number; y: number },
): void {
  if (shape === 'rect') ctx.rect(x - 3.5, y - 3.5, 7, 7)
  else if (shape === 'circle') ctx.arc(x, y, 3.5, 0, 2 * Math.PI)
  else {
    ctx.moveTo(x, y - 4.5)
    ctx.lineTo(x + 4.5, y + 3.5)
    ctx.lineTo(x - 4.5, y + 3.5)
  }
}

interface At {
  x: number
  y: number
  palette: Palette
}

/** The same strokes as on the curve. */
function paintMark(ctx: CanvasRenderingContext2D, mark: Key['mark'], { x, y, palette }: At): void {
  const middle = x + KEY / 2
  ctx.save()
  ctx.beginPath()
  ctx.strokeStyle = mark === 'line' ? palette.hi : palette.mid
  ctx.lineWidth = mark === 'whisker' ? 1.25 : mark === 'dashes' ? 1.5 : 3
  if (mark === 'dashes') ctx.setLineDash([5, 4])
  if (mark === 'few') {
    ctx.lineCap = 'round'
    ctx.setLineDash([0.5, 6.5])
  }
  if (mark === 'whisker') {
    for (const end of [y - 7, y + 7]) {
      ctx.moveTo(middle - 5, end)
      ctx.lineTo(middle + 5, end)
    }
    ctx.moveTo(middle, y - 7)
    ctx.lineTo(middle, y + 7)
  } else {
    ctx.moveTo(x, y)
    ctx.lineTo(x + KEY, y)
  }
  ctx.stroke()
  ctx.restore()
  if (mark === 'few') paintHollow(ctx, { x: middle, y, palette })
}

function paintHollow(ctx: CanvasRenderingContext2D, { x, y, palette }: At): void {
  ctx.beginPath()
  ctx.arc(x, y, 5, 0, 2 * Math.PI)
  ctx.lineWidth = 2
  ctx.fillStyle = palette.card
  ctx.strokeStyle = palette.mid
  ctx.fill()
  ctx.stroke()
}
