import type { ImportNext } from '#contract/imports.ts'
import { CHARSETS, SEPARATORS, type Charset } from '#contract/words.ts'

/** Most text of a piece, for each row that it may have: long comments cost more than short ones. */
const BYTES_A_ROW = 256
/** One survey may be made or changed for so many rows of a piece; each costs two queries. */
const ROWS_A_SURVEY = 20

/** Which piece of a file is looked at, and how much of it. */
export interface Piece {
  /** Where in the file it begins; null for the first one. */
  from: FilePlace | null
  /** The most rows to look at. */
  rows: number
  /** Whether the file goes on behind what was sent. */
  hasMore: boolean
}

/** The start of a line of the file. */
export interface FilePlace {
  /** 1-based. */
  line: number
  byte: number
}

/** A place in what was sent; before `head` stands the line that names the columns. */
export interface SentPlace extends FilePlace {
  head: FilePlace
}

/** What one call may take of a file. @param width answers in a row */
export function limitsOf({ rows }: Piece, width: number) {
  return {
    rows: Math.max(1, Math.floor(rows / width)),
    bytes: rows * BYTES_A_ROW,
    surveys: Math.ceil(rows / ROWS_A_SURVEY),
  }
}

/** How far lines of the file are behind those of what was sent. */
export function lineShift({ from }: Piece, head: FilePlace): number {
  return from ? from.line - head.line : 0
}

/** A file whose next piece is read as the first one was. */
export interface Begun {
  /** Name of the run. */
  job: string
  charset: Charset | null
  separator: string | null
}

/** What the caller needs to send the next piece. */
export function nextPiece(
  { job, charset, separator }: Begun,
  piece: Piece,
  { line, byte, head }: SentPlace,
): ImportNext {
  const place = {
    line: line + lineShift(piece, head),
    byte: piece.from ? piece.from.byte + byte - head.byte : byte,
  }
  const at = SEPARATORS.findIndex((known) => known === separator)
  const kind = `${charset ?? ''}.${at === -1 ? '' : at}`
  return { from: `${job}.${place.line}.${place.byte}.${kind}`, byte: place.byte, head: head.byte }
}

/** Reads what `nextPiece` wrote. */
export function readFrom(from: string): Begun & { place: FilePlace } {
  const [job = '', line, byte, charset, at] = from.split('.')
  return {
    job,
    place: { line: Number(line), byte: Number(byte) },
    charset: CHARSETS.find((known) => known === charset) ?? null,
    separator: at ? (SEPARATORS[Number(at)] ?? null) : null,
  }
}
