import type { ImportFormat } from '#contract/imports.ts'
import type { Charset } from '#contract/words.ts'
import { csvReader } from '#worker/domain/imports/file/csv-reader.ts'
import {
  refuseForeign,
  refuseOtherText,
  sniffedFormat,
} from '#worker/domain/imports/file/format.ts'
import { jsonLinesReader } from '#worker/domain/imports/file/json-lines-reader.ts'
import type { FileRow, RowReader } from '#worker/domain/imports/file/rows.ts'
import { fileDecoder, type Decoded } from '#worker/domain/imports/file/text-decoder.ts'

/** A file to read. What is null is told by its content. */
export interface FileAsked {
  /** Its bytes, in pieces of any size. */
  chunks: AsyncIterable<Uint8Array>
  format: ImportFormat | null
  charset: Charset | null
  separator: string | null
  /** Keys of the columns without which the file cannot be used. */
  needs: readonly string[]
  /** Is told the columns of a CSV file as soon as they are known. */
  onColumns: (columns: string[]) => void
}

/** Which part of the file the bytes are. */
export interface FilePart {
  isStart: boolean
  /** Whether the end of the bytes is the end of the file. */
  isWhole: boolean
}

/** What a file turned out to be. */
export interface FileKind {
  format: ImportFormat
  /** Null while everything is ASCII. */
  charset: Charset | null
  /** Null for NDJSON, and while it is not known. */
  separator: string | null
}

/** The rows that came with some bytes of the file, and where reading stands after them. */
export interface RowsRead extends FileKind {
  bytes: Uint8Array
  rows: FileRow[]
  /** Line on which the next row starts; null inside one that was given up for its length. */
  line: number | null
  /** Line after the one that names the columns; null while that is not known. */
  head: number | null
}

/** After so much white space a file is taken for CSV: looking again and again would cost. */
const LONGEST_BLANK = 64 * 1024

/** Reads a file row by row. @throws AppError `invalid` when no row can be read at all */
export async function* readRows(file: FileAsked & FilePart): AsyncGenerator<RowsRead> {
  const reader = sniffingReader(file)
  const decoder = fileDecoder(file.charset, file.isStart)
  let isFirst = true
  const readText = ({ text, bytes }: Decoded) => ({ bytes, rows: reader.push(text) })
  const state = () => ({ ...reader.state(), charset: decoder.charset() })
  for await (const chunk of file.chunks) {
    if (isFirst) refuseForeign(chunk)
    isFirst = false
    yield { ...readText(decoder.decode(chunk)), ...state() }
  }
  const { bytes, rows } = readText(decoder.end(file.isWhole))
  yield { bytes, rows: [...rows, ...reader.end()], ...state() }
}

/** Chooses the reader once the first character tells the format, if nothing told it before. */
function sniffingReader(file: FileAsked & FilePart) {
  const { format: told, isStart, isWhole } = file
  let format = told
  let reader: RowReader | null = null
  let start = ''

  function open(found: ImportFormat): RowReader {
    format = found
    reader = found === 'ndjson' ? jsonLinesReader() : csvReader(file)
    return reader
  }

  return {
    push(text: string): FileRow[] {
      if (reader) return reader.push(text)
      start += text
      const found = told ?? (start.length > LONGEST_BLANK ? 'csv' : sniffedFormat(start))
      if (found === null) return []
      if (isStart) refuseOtherText(start)
      return open(found).push(start.replace(/^\uFEFF+/, ''))
    },
    end(): FileRow[] {
      // A file that goes on after its rows may have empty lines there.
      if (!reader && !isStart) return []
      if (reader) return reader.end(isWhole)
      refuseOtherText(start)
      const opened = open(format ?? 'csv')
      return [...opened.push(start), ...opened.end(isWhole)]
    },
    state: (): Pick<RowsRead, 'line' | 'head' | 'format' | 'separator'> => ({
      line: reader ? reader.line() : 1,
      head: reader ? reader.head() : null,
      format: format ?? 'csv',
      separator: reader ? reader.separator() : null,
    }),
  }
}
