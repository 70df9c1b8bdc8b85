import { CHARSETS, type Charset } from '#contract/words.ts'
import { AppError } from '#worker/errors.ts'

/** The start of a file tells UTF-16 without a mark: every other byte of its ASCII is 0. */
const LOOKED_AT = 4096
/** Share of zero bytes among those of one parity, above which text is UTF-16. */
const UTF16_ZEROS = 0.3
/** Share of letters beside a plain one: accented letters nearly all are, Cyrillic ones hardly ever. */
const CYRILLIC_MIXED = 0.25

/**
 * The encoding that a file's first bytes show: a byte order mark, or the zeros of UTF-16.
 * @returns null where they show none
 * @throws AppError `invalid` for UTF-32
 */
export function encodingOfStart(start: Uint8Array): Charset | null {
  const [a, b, c, d] = start
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    throw new AppError('invalid', 'The file is UTF-32. Save it as UTF-8.')
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  const [even, odd] = shareOfZeros(start.subarray(0, LOOKED_AT))
  if (odd > UTF16_ZEROS && even < odd) return 'utf-16le'
  return even > UTF16_ZEROS ? 'utf-16be' : null
}

/**
 * A guess at the encoding of bytes that follow nothing but ASCII.
 * @returns null while they are ASCII, too
 */
export function guessEncoding(bytes: Uint8Array): Charset | null {
  const { high, mixed, sound, broken } = surveyBytes(bytes)
  if (high === 0) return null
  // A few broken bytes do not make a file another one: their rows are refused one by one.
  if (sound >= broken) return 'utf-8'
  return mixed / high < CYRILLIC_MIXED ? 'windows-1251' : 'windows-1250'
}

/** The encoding that `charset=` of a content type names; null if it names none of ours. */
export function namedCharset(contentType: string): Charset | null {
  const name = /charset="?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase()
  return CHARSETS.find((known) => known === name) ?? null
}

/** Bytes of one step of an encoding: line ends stand on multiples of it. */
export function unitOf(charset: Charset | null): 1 | 2 {
  return charset === 'utf-16le' || charset === 'utf-16be' ? 2 : 1
}

function shareOfZeros(bytes: Uint8Array): [even: number, odd: number] {
  const zeros: [number, number] = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  const half = Math.max(1, bytes.length / 2)
  return [zeros[0] / half, zeros[1] / half]
}

/** Counts bytes above ASCII, those beside a plain letter, and characters that UTF-8 makes of them. */
function surveyBytes(bytes: Uint8Array) {
  const counts = { high: 0, mixed: 0, sound: 0, broken: 0 }
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    counts.high += 1
    if (isLetter(bytes[index - 1]) || isLetter(bytes[index + 1])) counts.mixed += 1
    const length = sequenceLength(byte)
    if (index + length > bytes.length) continue
    const isSound = length > 1 && bytes.subarray(index + 1, index + length).every(isContinuation)
    if (!isSound) counts.broken += 1
    else {
      counts.sound += 1
      counts.high += length - 1
      index += length - 1
    }
  }
  return counts
}

/** Bytes of the character that a byte begins; 1 for what begins none. */
export function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 2
  if (byte >= 0xe0 && byte < 0xf0) return 3
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 1
}

export function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0
}

function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
