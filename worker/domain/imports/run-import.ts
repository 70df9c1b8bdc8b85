import type { ImportFormat, ImportMap, ImportReport } from '#contract/imports.ts'
import { AppError } from '#worker/errors.ts'
import { rowBatch, type RowSecrets } from '#worker/domain/imports/batch.ts'
import { checkColumns, checkMap, compileMap } from '#worker/domain/imports/column-map.ts'
import { readPiece, type RowTaker } from '#worker/domain/imports/file/read-piece.ts'
import { readRows, type FileAsked } from '#worker/domain/imports/file/read-rows.ts'
import { importCounts } from '#worker/domain/imports/import-report.ts'
import { limitsOf, nextPiece, type Piece, type SentPlace } from '#worker/domain/imports/piece.ts'
import { dryStore, type ImportStore } from '#worker/domain/imports/store.ts'
import { surveyBook } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget } from '#worker/domain/imports/target.ts'

export interface ImportJob {
  /** Name of this run, for the report. */
  job: string
  /** The file's bytes, in pieces of any size. */
  chunks: AsyncIterable<Uint8Array>
  /** Null: told by the first character. */
  format: ImportFormat | null
  map: ImportMap
  dryRun: boolean
  /** How much of the file this call may look at; null for all of it. */
  piece: Piece | null
  target: ImportTarget
  store: ImportStore
  secrets: RowSecrets
  /** Unix milliseconds. */
  now: number
  /** Told after every piece of the file how many rows are done. */
  onProgress?: (rows: number) => void
}

/**
 * Imports a file of answers. Good rows land, bad rows are listed, and a repeated import changes
 * nothing; a dry run counts the same and writes nothing. At most one batch of rows is in memory.
 * @throws AppError `invalid` when the file or the map cannot be used at all
 */
export async function runImport(job: ImportJob): Promise<ImportReport> {
  const { target, secrets, now, dryRun, piece } = job
  const faults = checkMap(job.map)
  if (faults.length > 0)
    throw new AppError('invalid', 'The map cannot be used; see `fields`.', faults)
  const map = compileMap(job.map)
  const book = surveyBook(target)
  const counts = importCounts()
  const store = dryRun ? dryStore(job.store) : job.store
  const batch = rowBatch({ target, map, book, store, counts, secrets, now })

  const mostSurveys = piece ? limitsOf(piece).surveys : Infinity
  const rest = await readFile(job, {
    take: (row) => batch.add(row),
    isFull: () => book.planned() >= mostSurveys,
  })
  await batch.flush()
  return counts.report({
    job: job.job,
    dryRun,
    ignoredColumns: map.ignored(),
    createdSurveys: book.created(),
    next: piece && rest ? nextPiece(job.job, piece, rest) : null,
  })
}

/** @returns where the next piece begins in what was sent; null if the file is over */
async function readFile(job: ImportJob, taker: RowTaker): Promise<SentPlace | null> {
  const { chunks, format, map, piece, onProgress } = job
  const file: FileAsked = { chunks, format, onColumns: (columns) => refuseMissing(map, columns) }
  if (piece) return await readPiece(file, piece, taker)
  let rows = 0
  for await (const read of readRows({ ...file, isStart: true, isWhole: true })) {
    for (const row of read.rows) await taker.take(row)
    rows += read.rows.length
    onProgress?.(rows)
  }
  return null
}

function refuseMissing(map: ImportMap, columns: string[]): void {
  const fields = checkColumns(map, columns)
  if (fields.length > 0)
    throw new AppError('invalid', 'Columns are missing in the file; see `fields`.', fields)
}
