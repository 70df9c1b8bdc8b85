import { AppError } from '#worker/errors.ts'
import { lineStarts } from '#worker/domain/imports/file/line-starts.ts'
import {
  readRows,
  type FileAsked,
  type FileKind,
  type RowsRead,
} from '#worker/domain/imports/file/read-rows.ts'
import type { FileRow } from '#worker/domain/imports/file/rows.ts'
import {
  limitsOf,
  lineShift,
  type FilePlace,
  type Piece,
  type SentPlace,
} from '#worker/domain/imports/piece.ts'

/** The network hands over more at once than a piece should look at. */
const BYTES_AT_ONCE = 16 * 1024

/** Who gets the rows, in the file's order and with its lines. */
export interface RowTaker {
  take: (row: FileRow) => Promise<void>
  /** Whether the rows so far are all that one call may take. */
  isFull: () => boolean
  /** Answers in a row. */
  width: number
  /** Is told what the file turned out to be, as often as more is known. */
  onKind: (kind: FileKind) => void
}

/**
 * Reads a file only so far as one call may.
 * @returns where the next piece begins in what was sent; null if the file is over
 * @throws AppError `invalid` when no row can be read at all, or none is whole
 */
export async function readPiece(
  asked: FileAsked,
  piece: Piece,
  { take, isFull, width, onKind }: RowTaker,
): Promise<SentPlace | null> {
  const most = limitsOf(piece, width)
  const starts = lineStarts()
  const isWhole = !piece.hasMore
  const file = { ...asked, chunks: small(asked.chunks), isWhole, isStart: piece.from === null }
  let head: FilePlace | null = null
  let line = 1
  let rows = 0
  let bytes = 0
  for await (const read of readRows(file)) {
    starts.add(read.bytes, { charset: read.charset, crEnds: read.format === 'csv' })
    onKind(read)
    if (head && line > head.line && bytes >= most.bytes && read.bytes.length > 0)
      return { line, byte: starts.byteOf(line), head }
    bytes += read.bytes.length
    head ??= headOf(read, starts)
    if (!head) continue
    for (const row of read.rows) {
      if (rows >= most.rows || isFull())
        return { line: row.line, byte: starts.byteOf(row.line), head }
      rows += 1
      await take({ ...row, line: row.line + lineShift(piece, head) })
    }
    // Inside a row that was given up for its length the next one is not known yet.
    line = read.line ?? 0
    starts.forgetBefore(line)
  }
  if (isWhole) return null
  if (!head || line <= head.line)
    throw new AppError(
      'invalid',
      'This piece of the file holds no whole row. Send a larger one; a row may have 256 KB.',
    )
  return { line, byte: starts.byteOf(line), head }
}

function headOf({ head }: RowsRead, starts: ReturnType<typeof lineStarts>): FilePlace | null {
  return head === null ? null : { line: head, byte: starts.byteOf(head) }
}

async function* small(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += BYTES_AT_ONCE)
      yield chunk.subarray(at, at + BYTES_AT_ONCE)
}
