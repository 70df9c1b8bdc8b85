import type { ImportFormat, ImportMap, ImportReport } from '#contract/imports.ts'
import { AppError } from '#worker/errors.ts'
import { rowBatch, type RowSecrets } from '#worker/domain/imports/batch.ts'
import { checkColumns, checkMap, compileMap } from '#worker/domain/imports/column-map.ts'
import { csvReader } from '#worker/domain/imports/file/csv-reader.ts'
import { refuseUtf16, sniffedFormat } from '#worker/domain/imports/file/format.ts'
import { jsonLinesReader } from '#worker/domain/imports/file/json-lines-reader.ts'
import type { RowReader } from '#worker/domain/imports/file/rows.ts'
import { tally } from '#worker/domain/imports/import-report.ts'
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
  const { target, secrets, now, dryRun } = job
  const faults = checkMap(job.map)
  if (faults.length > 0)
    throw new AppError('invalid', 'The map cannot be used; see `fields`.', faults)
  const map = compileMap(job.map)
  const book = surveyBook(target)
  const counts = tally()
  const store = dryRun ? dryStore(job.store) : job.store
  const batch = rowBatch({ target, map, book, store, tally: counts, secrets, now })

  const reader = fileReader(job)
  for await (const text of decode(job.chunks)) {
    for (const row of reader.push(text)) await batch.add(row)
    job.onProgress?.(counts.rows())
  }
  for (const row of reader.end()) await batch.add(row)
  await batch.flush()
  return counts.report({
    job: job.job,
    dryRun,
    ignoredColumns: map.ignored(),
    createdSurveys: book.created(),
  })
}

/** Chooses the reader once the first character tells the format, if nothing told it before. */
function fileReader({ format, map }: ImportJob): RowReader {
  let reader = format && readerOf(format, map)
  let start = ''
  return {
    push(text) {
      if (reader) return reader.push(text)
      start += text
      const sniffed = sniffedFormat(start)
      if (!sniffed) return []
      reader = readerOf(sniffed, map)
      return reader.push(start)
    },
    end() {
      return (reader ?? readerOf('csv', map)).end()
    },
  }
}

function readerOf(format: ImportFormat, map: ImportMap): RowReader {
  if (format === 'ndjson') return jsonLinesReader()
  return csvReader((columns) => {
    const fields = checkColumns(map, columns)
    if (fields.length > 0)
      throw new AppError('invalid', 'Columns are missing in the file; see `fields`.', fields)
  })
}

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Bytes that are no UTF-8 become U+FFFD here, so that their rows can be refused one by one.
  const decoder = new TextDecoder()
  let isStart = true
  for await (const chunk of chunks) {
    if (isStart && chunk.length > 1) refuseUtf16(chunk)
    isStart = false
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}
