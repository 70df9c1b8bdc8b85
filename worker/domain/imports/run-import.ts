import type { ImportFormat, ImportMap, ImportReport } from '#contract/imports.ts'
import { LIMITS, type Charset } from '#contract/words.ts'
import { AppError } from '#worker/errors.ts'
import { rowBatch, type RowSecrets } from '#worker/domain/imports/batch.ts'
import { dateHints } from '#worker/domain/imports/date-hints.ts'
import { readPiece, type RowTaker } from '#worker/domain/imports/file/read-piece.ts'
import { readRows, type FileAsked, type FileKind } from '#worker/domain/imports/file/read-rows.ts'
import { importCounts } from '#worker/domain/imports/import-report.ts'
import { checkColumns, checkMap, neededKeys } from '#worker/domain/imports/map/check-map.ts'
import { compileMap } from '#worker/domain/imports/map/column-map.ts'
import { misfitWatch } from '#worker/domain/imports/misfits.ts'
import { limitsOf, nextPiece, type Piece, type SentPlace } from '#worker/domain/imports/piece.ts'
import type { ImportStore } from '#worker/domain/imports/store.ts'
import { surveyBook } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget } from '#worker/domain/imports/target.ts'

export interface ImportJob {
  /** Name of this run, for the report. */
  job: string
  /** The file's bytes, in pieces of any size. */
  chunks: AsyncIterable<Uint8Array>
  /** Null: told by the first character. */
  format: ImportFormat | null
  /** Null: told by the bytes. */
  charset: Charset | null
  /** Null: told by the header and the first rows. */
  separator: string | null
  map: ImportMap
  /** Stands before every id; null for none. */
  namespace: string | null
  /** Whether a column of scores that does not fit refuses the file, or its rows one by one. */
  misfits: 'refuse' | 'reject'
  /** For the report: the store decides what is written. */
  dryRun: boolean
  /** How much of the file this call may look at; null for all of it. */
  piece: Piece | null
  target: ImportTarget
  /** `dryStore` for a dry run; null to check the rows by themselves only. */
  store: ImportStore | null
  secrets: RowSecrets
  /** Unix milliseconds. */
  now: number
  /** Told after every piece of the file how many rows are done. */
  onProgress?: (rows: number) => void
}

/**
 * Imports a file of answers. Good rows land, bad rows are listed, and a repeated import changes
 * nothing; a dry run counts the same and writes nothing. At most one batch of rows is in memory.
 * @throws AppError `invalid` when the file or the map cannot be used at all, or when a column of
 * scores does not fit its question
 */
export async function runImport(job: ImportJob): Promise<ImportReport> {
  const { target, store, secrets, now, piece, namespace } = job
  const faults = checkMap(job.map, namespace)
  if (faults.length > 0)
    throw new AppError('invalid', 'The map cannot be used; see `fields`.', faults)
  const map = compileMap(job.map, namespace)
  const book = surveyBook(target)
  const counts = importCounts(map.width)
  const hints = dateHints()
  const misfits = job.misfits === 'refuse' ? misfitWatch() : null
  const batch = rowBatch({ target, map, book, store, counts, hints, misfits, secrets, now })

  let file: FileKind = { format: 'csv', charset: job.charset, separator: job.separator }
  const mostSurveys = piece ? limitsOf(piece, map.width).surveys : Infinity
  const rest = await readFile(job, {
    take: (row) => batch.add(row),
    isFull: () => book.planned() >= mostSurveys,
    width: map.width,
    onKind: ({ format, charset, separator }) => (file = { format, charset, separator }),
  })
  await batch.flush()
  return counts.report({
    job: job.job,
    dryRun: job.dryRun,
    file,
    suggestions: hints.suggestions(),
    ignoredColumns: map.ignored(),
    createdSurveys: book.created(),
    next: piece && rest ? nextPiece({ job: job.job, ...file }, piece, rest) : null,
  })
}

/** @returns where the next piece begins in what was sent; null if the file is over */
async function readFile(job: ImportJob, taker: RowTaker): Promise<SentPlace | null> {
  const { chunks, format, charset, separator, map, piece, onProgress } = job
  const file: FileAsked = {
    chunks,
    format,
    charset,
    separator,
    needs: neededKeys(map),
    onColumns: (columns) => refuseMissing(map, columns),
  }
  if (piece) return await readPiece(file, piece, taker)
  let rows = 0
  for await (const read of readRows({ ...file, isStart: true, isWhole: true })) {
    taker.onKind(read)
    for (const row of read.rows) await taker.take(row)
    rows += read.rows.length
    onProgress?.(rows)
  }
  return null
}

function refuseMissing(map: ImportMap, columns: string[]): void {
  // A header of thousands of columns must not become thousands of faults.
  const fields = checkColumns(map, columns).slice(0, LIMITS.listedColumns)
  if (fields.length > 0)
    throw new AppError('invalid', 'The columns of the file do not fit; see `fields`.', fields)
}
