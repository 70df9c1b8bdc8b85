import type { Charset } from '#contract/words.ts'
import {
  encodingOfStart,
  guessEncoding,
  isContinuation,
  sequenceLength,
} from '#worker/domain/imports/file/encoding.ts'
import { BROKEN } from '#worker/domain/imports/file/rows.ts'

const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd]

/** A guess looks at so many bytes of the file's start, and behind the first one above ASCII. */
const START_BYTES = 4096
const GUESS_BYTES = 1024
const NO_BYTES = new Uint8Array()

/** Text, and the bytes that it was. */
export interface Decoded {
  text: string
  bytes: Uint8Array
}

/** Turns a file's bytes into text. Bytes are held back until they are enough for a guess. */
export interface FileDecoder {
  decode(bytes: Uint8Array): Decoded
  /** What was held back, once there are no more bytes. @param isWhole whether the file ends here */
  end(isWhole: boolean): Decoded
  /** Told or seen so far; null while everything was ASCII. */
  charset(): Charset | null
}

/**
 * Decodes a file, by its encoding if that is told, else by what its bytes show. Bytes that are no
 * UTF-8 become `BROKEN`, so that their rows can be refused one by one; U+FFFD that the text really
 * holds stays.
 */
export function fileDecoder(told: Charset | null, isStart: boolean): FileDecoder {
  let charset = told
  let decoder = told && decoderOf(told)
  let isFirst = isStart
  let held: Uint8Array = NO_BYTES

  function isEnough(): boolean {
    const high = held.findIndex((byte) => byte >= 0x80)
    if (isFirst && held.length < START_BYTES) return false
    return high === -1 || held.length - high >= GUESS_BYTES
  }

  function release(): Decoded {
    const bytes = held
    held = NO_BYTES
    if (!decoder) {
      charset = (isFirst ? encodingOfStart(bytes) : null) ?? guessEncoding(bytes)
      decoder = charset && decoderOf(charset)
    }
    isFirst = false
    return { bytes, text: decoder ? decoder.decode(bytes) : new TextDecoder().decode(bytes) }
  }

  return {
    decode(bytes) {
      if (decoder) return { bytes, text: decoder.decode(bytes) }
      held = held.length === 0 ? bytes : concat(held, bytes)
      return isEnough() ? release() : { bytes: NO_BYTES, text: '' }
    },
    end(isWhole) {
      const { bytes, text } = held.length > 0 ? release() : { bytes: NO_BYTES, text: '' }
      return { bytes, text: isWhole && decoder ? text + decoder.end() : text }
    },
    charset: () => charset,
  }
}

interface TextReader {
  decode(bytes: Uint8Array): string
  /** What is left, once there are no more bytes. */
  end(): string
}

function decoderOf(charset: Charset): TextReader {
  if (charset === 'utf-8') return utf8Decoder()
  const decoder = new TextDecoder(charset, { fatal: false, ignoreBOM: true })
  return {
    decode: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}

function utf8Decoder(): TextReader {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = new Uint8Array()

  function read(bytes: Uint8Array): string {
    try {
      return strict.decode(bytes)
    } catch {
      return markBroken(bytes)
    }
  }

  return {
    decode(bytes) {
      const all = rest.length === 0 ? bytes : concat(rest, bytes)
      const end = endOfCharacters(all)
      rest = all.slice(end)
      return read(all.subarray(0, end))
    },
    end() {
      const text = read(rest)
      rest = new Uint8Array()
      return text
    },
  }
}

/** Where the last whole character ends: the rest may be the start of one. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const at = bytes.length - back
    const byte = bytes[at] ?? 0
    if (!isContinuation(byte)) return sequenceLength(byte) > back ? at : bytes.length
  }
  return bytes.length
}

/** Nothing but U+FFFD itself may stand for U+FFFD: what is broken between them is marked. */
function markBroken(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
  const parts: string[] = []
  let from = 0
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (!REPLACEMENT_BYTES.every((byte, index) => bytes[at + index] === byte)) continue
    parts.push(decoder.decode(bytes.subarray(from, at)))
    from = at + REPLACEMENT_BYTES.length
  }
  parts.push(decoder.decode(bytes.subarray(from)))
  return parts.map((part) => part.replaceAll('\uFFFD', BROKEN)).join('\uFFFD')
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
