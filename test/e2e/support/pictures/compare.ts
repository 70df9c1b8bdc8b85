import { colourAt, type Picture } from './png.ts'

/** How far a channel may be off, 0…255: on an even ground, and more where light and dark meet. */
const EVEN = 4
const EDGE = 0.25
/** How far `simplify` may move a channel where light and dark meet: less than what is let pass. */
const MOVED = 0.2
const CHANNELS = [0, 1, 2] as const

/**
 * Where two pictures differ: one byte a pixel, 1 for a difference. A pixel is right when it lies
 * between the lightest and the darkest of its nine neighbours in the other picture, and the other
 * way round: then edges may be drawn softer or half a pixel aside, but nothing may come, go, move
 * or change its colour. Null for pictures of different sizes.
 */
export function findDifferences(one: Picture, other: Picture): Uint8Array | null {
  if (one.width !== other.width || one.height !== other.height) return null
  const wrong = new Uint8Array(one.width * one.height)
  for (let at = 0; at < one.rgb.length; at += 1) {
    // Most pixels end here.
    if (Math.abs(valueAt(one.rgb, at) - valueAt(other.rgb, at)) <= EVEN) continue
    const pixel = Math.floor(at / 3)
    if (isStrange(one, other, pixel) || isStrange(other, one, pixel)) wrong[pixel] = 1
  }
  return wrong
}

/** Whether a pixel has no like in the same place of the other picture. */
function isStrange({ rgb }: Picture, other: Picture, pixel: number): boolean {
  const at = pixel * 3
  const { low, high } = rangeAt(other, pixel)
  return CHANNELS.some((channel) => {
    const slack = EVEN + EDGE * (high[channel] - low[channel])
    const value = valueAt(rgb, at + channel)
    return value < low[channel] - slack || value > high[channel] + slack
  })
}

type Channels = [red: number, green: number, blue: number]

/** The darkest and the lightest of a pixel and its eight neighbours, by channel. */
function rangeAt(
  { width, height, rgb }: Picture,
  pixel: number,
): { low: Channels; high: Channels } {
  const [low, high]: [Channels, Channels] = [
    [255, 255, 255],
    [0, 0, 0],
  ]
  const [x, y] = [pixel % width, Math.floor(pixel / width)]
  for (let line = Math.max(0, y - 1); line <= Math.min(height - 1, y + 1); line += 1)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1)
      for (const channel of CHANNELS) {
        const value = valueAt(rgb, (line * width + column) * 3 + channel)
        low[channel] = Math.min(low[channel], value)
        high[channel] = Math.max(high[channel], value)
      }
  return { low, high }
}

function valueAt(rgb: Uint8Array, at: number): number {
  return rgb[at] ?? 0
}

/** A colour of a picture: in how many pixels it is, and how far each channel may be moved there. */
interface Shade {
  colour: number
  pixels: number
  move: Channels
}

/**
 * The same with fewer colours, so that its file is small. Even grounds keep theirs; the many shades
 * of letters' edges become a few, as near as the comparison cannot tell from them.
 */
export function simplify(picture: Picture): Picture {
  const { width, height, rgb } = picture
  const shades = findShades(picture)
  const palette: number[] = []
  for (const shade of shades)
    if (palette.every((known) => moveOf(shade, known) > 1)) palette.push(shade.colour)
  const nearest = new Map(
    shades.map((shade) => [
      shade.colour,
      palette.reduce((best, one) => (moveOf(shade, one) < moveOf(shade, best) ? one : best)),
    ]),
  )
  const simple = new Uint8Array(rgb.length)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    simple.set(channelsOf(nearest.get(colourAt(rgb, pixel)) ?? 0), pixel * 3)
  return { width, height, rgb: simple }
}

/** All colours, the most frequent first. */
function findShades(picture: Picture): Shade[] {
  const shades = new Map<number, Shade>()
  for (let pixel = 0; pixel < picture.width * picture.height; pixel += 1) {
    const colour = colourAt(picture.rgb, pixel)
    const shade = shades.get(colour) ?? { colour, pixels: 0, move: [255, 255, 255] }
    shades.set(colour, shade)
    shade.pixels += 1
    const { low, high } = rangeAt(picture, pixel)
    for (const channel of CHANNELS)
      shade.move[channel] = Math.min(shade.move[channel], MOVED * (high[channel] - low[channel]))
  }
  return [...shades.values()].sort((a, b) => b.pixels - a.pixels)
}

/** How far another colour is from a shade; 1 is as far as it may be moved. */
function moveOf({ colour, move }: Shade, other: number): number {
  if (colour === other) return 0
  const [own, next] = [channelsOf(colour), channelsOf(other)]
  return Math.max(...CHANNELS.map((c) => Math.abs(own[c] - next[c]) / (move[c] + 0.5)))
}

function channelsOf(colour: number): Channels {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}
