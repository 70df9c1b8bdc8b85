import { pngOf } from './download.ts'

/* What stands on the page as a picture file: boxes, lines, words and strokes, where the page has them. */

const RATIO = 2
const MARGIN = 32
/** Nobody presses a button in a picture; what is folded away stays so. */
const LEFT_OUT = 'button, details, [role=tooltip], [data-picture=no]'
const SHAPES = 'path, circle, line, rect, polygon, polyline'
/** Narrower is what only screen readers are told. */
const LEAST_SIZE = 2

interface Part {
  element: Element
  box: DOMRect
  style: CSSStyleDeclaration
}

/**
 * Parts of the page as a picture at twice the size, in their own colours and places, one below the other
 * as they stand. Boxes that scroll are painted as far as they are filled.
 * @throws Error where the browser paints nothing
 */
export async function elementPicture(elements: Element[]): Promise<Blob> {
  const parts = elements.flatMap((element) => partsOf(element))
  const boxes = parts.map(({ box }) => box)
  // A dot on the edge reaches into the margin; what scrolls makes the picture wider.
  const corners = elements.map((element) => element.getBoundingClientRect())
  const left = Math.min(...corners.map((box) => box.left)) - MARGIN
  const top = Math.min(...corners.map((box) => box.top)) - MARGIN
  const width = Math.max(...boxes.map((box) => box.right)) + MARGIN - left
  const height = Math.max(...boxes.map((box) => box.bottom)) + MARGIN - top
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * RATIO)
  canvas.height = Math.ceil(height * RATIO)
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('no canvas')
  ctx.scale(RATIO, RATIO)
  ctx.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  ctx.fillRect(0, 0, width, height)
  ctx.translate(-left, -top)
  for (const part of parts) paint(ctx, part)
  return await pngOf(canvas)
}

/** What is painted of an element, itself first. */
function partsOf(element: Element): Part[] {
  if (element.matches(LEFT_OUT)) return []
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  if (style.display === 'none' || style.visibility === 'hidden') return []
  if (box.width < LEAST_SIZE && box.height < LEAST_SIZE) return []
  const part = { element, box, style }
  if (element instanceof SVGElement) return [part]
  return [part, ...Array.from(element.children).flatMap((child) => partsOf(child))]
}

function paint(ctx: CanvasRenderingContext2D, part: Part): void {
  paintBox(ctx, part)
  paintBorders(ctx, part)
  if (part.element instanceof SVGSVGElement) paintStrokes(ctx, part.element, part.box)
  else paintWords(ctx, part)
}

function paintBox(ctx: CanvasRenderingContext2D, { box, style }: Part): void {
  const { left, top, width, height } = box
  ctx.fillStyle = style.backgroundColor
  ctx.beginPath()
  ctx.roundRect(left, top, width, height, pixels(style.borderTopLeftRadius, width))
  ctx.fill()
  // Lines are drawn as gradients of one colour in the middle of their box.
  const colour = /^linear-gradient\((\w+\([^)]*\)|#\w+)/.exec(style.backgroundImage)?.[1]
  if (colour === undefined) return
  const [across = '100%', down = across] = style.backgroundSize.split(' ')
  const [wide, high] = [pixels(across, width), pixels(down, height)]
  ctx.fillStyle = colour
  ctx.fillRect(left + (width - wide) / 2, top + (height - high) / 2, wide, high)
}

/** A length of CSS in pixels. @param whole what 100 % are */
function pixels(length: string, whole: number): number {
  const value = Number.parseFloat(length) || 0
  return length.endsWith('%') ? (value / 100) * whole : value
}

function paintBorders(ctx: CanvasRenderingContext2D, { box, style }: Part): void {
  const { left, top, right, bottom } = box
  const isRound = pixels(style.borderTopLeftRadius, box.width) > 0
  const side = (name: 'top' | 'right' | 'bottom' | 'left') => ({
    width: pixels(style.getPropertyValue(`border-${name}-width`), 0),
    colour: style.getPropertyValue(`border-${name}-color`),
    isDotted: style.getPropertyValue(`border-${name}-style`) === 'dotted',
  })
  const all = side('top')
  if (isRound && all.width > 0) {
    const half = all.width / 2
    ctx.strokeStyle = all.colour
    ctx.lineWidth = all.width
    ctx.beginPath()
    const radius = pixels(style.borderTopLeftRadius, box.width) - half
    ctx.roundRect(left + half, top + half, box.width - 2 * half, box.height - 2 * half, radius)
    ctx.stroke()
    return
  }
  const lines = [
    { ...side('top'), from: [left, top], to: [right, top], inwards: [0, 1] },
    { ...side('right'), from: [right, top], to: [right, bottom], inwards: [-1, 0] },
    { ...side('bottom'), from: [left, bottom], to: [right, bottom], inwards: [0, -1] },
    { ...side('left'), from: [left, top], to: [left, bottom], inwards: [1, 0] },
  ] as const
  for (const { width, colour, isDotted, from, to, inwards } of lines) {
    if (width === 0) continue
    const [across, down] = inwards.map((one) => (one * width) / 2) as [number, number]
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.setLineDash(isDotted ? [width, width] : [])
    ctx.beginPath()
    ctx.moveTo(from[0] + across, from[1] + down)
    ctx.lineTo(to[0] + across, to[1] + down)
    ctx.stroke()
    ctx.setLineDash([])
  }
}

/** Each word where the page has it, so that lines break where they do. */
function paintWords(ctx: CanvasRenderingContext2D, { element, box, style }: Part): void {
  ctx.fillStyle = style.color
  ctx.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  ctx.textBaseline = 'middle'
  const typed = typedIn(element)
  if (typed !== null) {
    ctx.fillText(typed, box.left + pixels(style.paddingLeft, 0), (box.top + box.bottom) / 2)
    return
  }
  const range = document.createRange()
  for (const node of element.childNodes) {
    if (!(node instanceof Text)) continue
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const [box, ...broken] = range.getClientRects()
      if (box && broken.length === 0) ctx.fillText(word, box.left, (box.top + box.bottom) / 2)
      else paintLetters(ctx, node, { from: index, to: index + word.length })
    }
  }
}

/** A word that is broken between two lines. */
function paintLetters(
  ctx: CanvasRenderingContext2D,
  node: Text,
  { from, to }: { from: number; to: number },
): void {
  const range = document.createRange()
  for (let place = from; place < to; place += 1) {
    range.setStart(node, place)
    range.setEnd(node, place + 1)
    const { left, top, bottom } = range.getBoundingClientRect()
    ctx.fillText(node.data.charAt(place), left, (top + bottom) / 2)
  }
}

/** What stands in a field; null for what is none. */
function typedIn(element: Element): string | null {
  if (element instanceof HTMLInputElement) return element.value
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? ''
  return null
}

/** The shapes of a drawing, stretched to its box as the page does. */
function paintStrokes(ctx: CanvasRenderingContext2D, drawing: SVGSVGElement, box: DOMRect): void {
  const { x, y, width, height } = drawing.viewBox.baseVal
  if (width === 0 || height === 0) return
  const stretched = new DOMMatrix()
    .translate(box.left, box.top)
    .scale(box.width / width, box.height / height)
    .translate(-x, -y)
  for (const shape of drawing.querySelectorAll(SHAPES)) {
    const style = getComputedStyle(shape)
    const line = new Path2D()
    line.addPath(outlineOf(shape), stretched)
    ctx.fillStyle = style.fill
    ctx.globalAlpha = Number(style.fillOpacity)
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- of a canvas
    if (style.fill !== 'none') ctx.fill(line, 'nonzero')
    const scale = style.vectorEffect === 'non-scaling-stroke' ? 1 : stretched.a
    ctx.strokeStyle = style.stroke
    ctx.globalAlpha = Number(style.strokeOpacity)
    ctx.lineWidth = pixels(style.strokeWidth, 0) * scale
    ctx.setLineDash((style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number))
    if (style.stroke !== 'none') ctx.stroke(line)
  }
  ctx.globalAlpha = 1
  ctx.setLineDash([])
}

function outlineOf(shape: Element): Path2D {
  const at = (name: string) => Number(shape.getAttribute(name) ?? 0)
  const points = shape.getAttribute('points')
  const outline = new Path2D(points === null ? (shape.getAttribute('d') ?? '') : `M${points}`)
  if (shape.localName === 'polygon') outline.closePath()
  if (shape.localName === 'rect') outline.rect(at('x'), at('y'), at('width'), at('height'))
  if (shape.localName === 'circle') outline.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI)
  if (shape.localName === 'line') {
    outline.moveTo(at('x1'), at('y1'))
    outline.lineTo(at('x2'), at('y2'))
  }
  return outline
}
