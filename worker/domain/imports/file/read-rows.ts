import type { ImportFormat } from '#contract/imports.ts'
import { csvReader } from '#worker/domain/imports/file/csv-reader.ts'
import { refuseUtf16, sniffedFormat } from '#worker/domain/imports/file/format.ts'
import { jsonLinesReader } from '#worker/domain/imports/file/json-lines-reader.ts'
import type { FileRow, RowReader } from '#worker/domain/imports/file/rows.ts'

/** A file to read. */
export interface FileAsked {
  /** Its bytes, in pieces of any size. */
  chunks: AsyncIterable<Uint8Array>
  /** Null: told by the first character. */
  format: ImportFormat | null
  /** Is told the columns of a CSV file as soon as they are known. */
  onColumns: (columns: string[]) => void
}

/** Which part of the file the bytes are. */
export interface FilePart {
  isStart: boolean
  /** Whether the end of the bytes is the end of the file. */
  isWhole: boolean
}

/** The rows that came with some bytes of the file, and where reading stands after them. */
export interface RowsRead {
  bytes: Uint8Array
  rows: FileRow[]
  /** Line on which the next row starts; null inside one that was given up for its length. */
  line: number | null
  /** Line after the one that names the columns; null while that is not known. */
  head: number | null
  format: ImportFormat
}

const NO_BYTES = new Uint8Array()

/** Reads a file row by row. @throws AppError `invalid` when no row can be read at all */
export async function* readRows(file: FileAsked & FilePart): AsyncGenerator<RowsRead> {
  const reader = sniffingReader(file)
  // Bytes that are no UTF-8 become U+FFFD here, so that their rows can be refused one by one.
  const decoder = new TextDecoder()
  let isFirst = true
  for await (const bytes of file.chunks) {
    if (isFirst && bytes.length > 1) refuseUtf16(bytes)
    isFirst = false
    const rows = reader.push(decoder.decode(bytes, { stream: true }))
    yield { bytes, rows, ...reader.state() }
  }
  const last = file.isWhole ? reader.push(decoder.decode()) : []
  const rows = [...last, ...reader.end()]
  yield { bytes: NO_BYTES, rows, ...reader.state() }
}

/** Chooses the reader once the first character tells the format, if nothing told it before. */
function sniffingReader({ format: told, onColumns, isStart, isWhole }: FileAsked & FilePart) {
  let format = told
  let reader = format && readerOf(format, onColumns)
  let start = ''
  return {
    push(text: string): FileRow[] {
      if (reader) return reader.push(text)
      start += text
      format = sniffedFormat(start)
      if (!format) return []
      reader = readerOf(format, onColumns)
      return reader.push(start)
    },
    end(): FileRow[] {
      // A file that goes on after its rows may have empty lines there.
      if (!reader && !isStart) return []
      return (reader ?? readerOf('csv', onColumns)).end(isWhole)
    },
    state: (): Pick<RowsRead, 'line' | 'head' | 'format'> => ({
      line: reader ? reader.line() : 1,
      head: reader ? reader.head() : null,
      format: format ?? 'csv',
    }),
  }
}

function readerOf(format: ImportFormat, onColumns: (columns: string[]) => void): RowReader {
  return format === 'ndjson' ? jsonLinesReader() : csvReader(onColumns)
}
