import type { ImportTargetName } from '#contract/delivery/words.ts'
import type { ImportNext, ImportRejection, ImportReport } from '#contract/imports.ts'
import {
  readingQuery,
  sendPiece,
  type MapJson,
  type Reading,
} from '#dashboard/features/settings/import/api.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'

/** What is sent at a time: a hundred rows need less. A single row may have 256 KB. */
const PIECE = 64 * 1024
const LARGEST_PIECE = 512 * 1024
const LISTED = 20

/** What a file added up to so far. */
export interface Totals {
  rows: number
  accepted: number
  duplicate: number
  rejected: number
  skipped: number
  warned: number
  /** The first rows that were refused. */
  listed: ImportRejection[]
  suggestions: string[]
  ignored: string[]
  surveys: string[]
  /** Bytes of the file that are through. */
  bytes: number
}

/** A file, and how it is to be read. */
export interface SentFile {
  file: Blob
  reading: Reading
  map: MapJson
  namespace: string | null
  /** What it holds. */
  target: ImportTargetName
  /** Takes the scores that fit their question, also where most do not. */
  rejectMisfits: boolean
}

const NOTHING: Totals = {
  rows: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  skipped: 0,
  warned: 0,
  listed: [],
  suggestions: [],
  ignored: [],
  surveys: [],
  bytes: 0,
}

/**
 * Sends a file piece by piece, and tells what it added up to after each.
 * @param importId the import that it goes to; null tries it out and stores nothing
 */
export async function* sendFile(
  sent: SentFile,
  importId: number | null,
  signal: AbortSignal,
): AsyncGenerator<Totals> {
  const { file } = sent
  let next: ImportNext | null = { from: '', byte: 0, head: 0 }
  let totals = NOTHING
  while (next !== null) {
    const report: ImportReport = await sendOne(sent, { importId, next, signal })
    next = report.next
    totals = { ...add(totals, report), bytes: next?.byte ?? file.size }
    yield totals
  }
}

interface Place {
  importId: number | null
  next: ImportNext
  signal: AbortSignal
}

/** A piece without a whole row is refused: then a larger one goes. */
async function sendOne(sent: SentFile, place: Place): Promise<ImportReport> {
  try {
    return await sendSized(sent, place, PIECE)
  } catch (error) {
    const isCut = sent.file.size > place.next.byte + PIECE
    if (!isCut || !(error instanceof ApiError) || error.code !== 'invalid') throw error
    return await sendSized(sent, place, LARGEST_PIECE)
  }
}

async function sendSized(
  { file, reading, map, namespace, target, rejectMisfits }: SentFile,
  { importId, next, signal }: Place,
  size: number,
): Promise<ImportReport> {
  const query = readingQuery(reading)
  const end = next.byte + size
  if (end < file.size) query.set('more', '1')
  if (next.from) query.set('from', next.from)
  if (rejectMisfits) query.set('misfits', 'reject')
  const parts = [file.slice(0, next.head), file.slice(next.byte, end)]
  if (importId !== null) {
    if (!next.from) query.set('import', String(importId))
    return await sendPiece(target, query, { body: new Blob(parts), signal })
  }
  query.set('dry', '1')
  if (namespace !== null) query.set('namespace', namespace)
  const head = new Blob(map === null ? [] : [JSON.stringify(map)])
  if (head.size > 0) query.set('mapBytes', String(head.size))
  return await sendPiece(target, query, { body: new Blob([head, ...parts]), signal })
}

function add(totals: Totals, report: ImportReport): Totals {
  const join = (a: string[], b: string[]) => [...new Set([...a, ...b])]
  return {
    rows: totals.rows + report.rows,
    accepted: totals.accepted + report.accepted,
    duplicate: totals.duplicate + report.duplicate,
    rejected: totals.rejected + report.rejectedCount,
    skipped: totals.skipped + report.skipped,
    warned: totals.warned + report.warnedCount,
    listed: [...totals.listed, ...report.rejected].slice(0, LISTED),
    suggestions: join(totals.suggestions, report.suggestions),
    ignored: join(totals.ignored, report.ignoredColumns),
    surveys: join(totals.surveys, report.createdSurveys),
    bytes: totals.bytes,
  }
}
