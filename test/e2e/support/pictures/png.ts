import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture without transparency: three bytes a pixel, line by line. */
export interface Picture {
  width: number
  height: number
  rgb: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bytes of a pixel by the colour type of the file: RGB, palette, RGB with transparency. */
const BYTES: Partial<Record<number, number>> = { 2: 3, 3: 1, 6: 4 }

interface Chunk {
  type: string
  data: Buffer
}

/**
 * Reads what browsers and `encodePng` write: eight bits a channel, not interlaced. Transparency is
 * left out. The format: https://www.w3.org/TR/png-3/. @throws Error for any other kind
 */
export function decodePng(file: Buffer): Picture {
  const chunks = readChunks(file)
  const [head] = chunks
  if (head?.type !== 'IHDR') throw new Error('This is no PNG')
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)]
  const [depth = 0, colour = 0, , , interlaced] = head.data.subarray(8)
  const bytes = BYTES[colour]
  if (depth !== 8 || bytes === undefined || interlaced !== 0)
    throw new Error(`A PNG of ${depth} bits and colour type ${colour} is not read here`)
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)
  const lines = unfilter(inflateSync(Buffer.concat(packed)), width * bytes, bytes)
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = palette ? (lines[pixel] ?? 0) * 3 : pixel * bytes
    for (let channel = 0; channel < 3; channel += 1)
      rgb[pixel * 3 + channel] = (palette ?? lines)[from + channel] ?? 0
  }
  return { width, height, rgb }
}

function readChunks(file: Buffer): Chunk[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG')
  const chunks: Chunk[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** What a filter expects, from the pixels to the left, above, and above to the left. */
type Guess = (a: number, b: number, c: number) => number
const GUESSES: Guess[] = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth]

/** Each line begins with the name of its filter, and is written as the difference from neighbours. */
function unfilter(packed: Buffer, lineBytes: number, pixelBytes: number): Uint8Array {
  const height = packed.length / (lineBytes + 1)
  const lines = new Uint8Array(height * lineBytes)
  for (let y = 0; y < height; y += 1) {
    const guess = GUESSES[packed[y * (lineBytes + 1)] ?? 0] ?? paeth
    const [start, above] = [y * lineBytes, (y - 1) * lineBytes]
    for (let x = 0; x < lineBytes; x += 1) {
      const a = x >= pixelBytes ? (lines[start + x - pixelBytes] ?? 0) : 0
      const b = y > 0 ? (lines[above + x] ?? 0) : 0
      const c = x >= pixelBytes && y > 0 ? (lines[above + x - pixelBytes] ?? 0) : 0
      lines[start + x] = (packed[start + y + 1 + x] ?? 0) + guess(a, b, c)
    }
  }
  return lines
}

function paeth(a: number, b: number, c: number): number {
  const toA = Math.abs(b - c)
  const toB = Math.abs(a - c)
  const toC = Math.abs(a + b - 2 * c)
  if (toA <= toB && toA <= toC) return a
  return toB <= toC ? b : c
}

/** A file of at most 256 colours, one byte a pixel. @throws Error for a picture of more */
export function encodePng({ width, height, rgb }: Picture): Buffer {
  const places = new Map<number, number>()
  const lines = Buffer.alloc(height * (width + 1))
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(rgb, pixel)
    const place = places.get(colour) ?? places.size
    places.set(colour, place)
    lines[pixel + Math.floor(pixel / width) + 1] = place
  }
  if (places.size > 256) throw new Error(`${places.size} colours are too many for a palette`)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3], 8)
  const palette = Buffer.from([...places.keys()].flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))
  return Buffer.concat([
    SIGNATURE,
    writeChunk('IHDR', head),
    writeChunk('PLTE', palette),
    writeChunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ])
}

/** Red, green and blue of a pixel as one number. */
export function colourAt(rgb: Uint8Array, pixel: number): number {
  const at = pixel * 3
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0)
}

function writeChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
