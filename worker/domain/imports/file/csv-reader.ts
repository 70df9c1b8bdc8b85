import { AppError } from '#worker/errors.ts'
import { csvRecords, type CsvRecord } from '#worker/domain/imports/file/csv-records.ts'
import { findLayout } from '#worker/domain/imports/file/separator.ts'
import {
  BROKEN,
  NOT_UTF8,
  type Fault,
  type FileRow,
  type RowReader,
} from '#worker/domain/imports/file/rows.ts'

/** A header is looked for in this many characters. */
const LONGEST_HEADER = 32 * 1024
/** Lines inside one cell that have so many separators seem to be rows of their own. */
const SUSPICIOUS_LINES = 2

export interface CsvAsked {
  /** Null: told by the header and the first rows. */
  separator: string | null
  /** Keys of the columns without which the file cannot be used. */
  needs: readonly string[]
  /** Is told the column names as soon as they are known. */
  onColumns: (columns: string[]) => void
}

/**
 * Reads a CSV file. Comma, semicolon, tab and bar are told apart by header and rows, or by Excel's
 * `sep=;` at the start; titles above the header and empty rows are passed over. Cells that are
 * missing at the end of a row are empty; a column without a name is called by its place.
 */
export function csvReader({ separator, needs, onColumns }: CsvAsked): RowReader {
  let head = ''
  let skippedLines = 0
  let titles = 0
  let between: string | null = null
  let records: ReturnType<typeof csvRecords> | null = null
  let columns: string[] | null = null
  let lineAfterColumns: number | null = null

  function open(): CsvRecord[] {
    const start = head.replace(/^\uFEFF+/, '')
    const said = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(start)
    skippedLines = said ? 1 : 0
    const text = said ? start.slice(said[0].length) : start
    const layout = findLayout(text, needs, said?.[1] ?? separator)
    between = layout.separator
    titles = layout.titles
    records = csvRecords(between)
    head = ''
    return records.push(text)
  }

  function toRows(found: CsvRecord[]): FileRow[] {
    return found.flatMap((record): FileRow[] => {
      if (!record.fault && record.cells.every((cell) => cell.trim() === '')) return []
      const line = record.line + skippedLines
      if (columns) return [toRow(record, line, { columns, separator: between ?? ',' })]
      if (titles > 0) {
        titles -= 1
        return []
      }
      columns = checkHeader(record, line)
      lineAfterColumns = record.nextLine + skippedLines
      onColumns(columns)
      return []
    })
  }

  return {
    push(text) {
      if (records) return toRows(records.push(text))
      head += text
      return head.length < LONGEST_HEADER ? [] : toRows(open())
    },
    end(isWhole = true) {
      const found = records ? [] : open()
      const rows = toRows([...found, ...(records?.end(isWhole) ?? [])])
      if (!columns) throw new AppError('invalid', 'The file is empty: it has no line with columns.')
      return rows
    },
    line() {
      const line = records ? records.line() : 1
      return line === null ? null : line + skippedLines
    },
    head: () => lineAfterColumns,
    separator: () => between,
  }
}

function toRow(
  { cells, fault }: CsvRecord,
  line: number,
  { columns, separator }: { columns: string[]; separator: string },
): FileRow {
  if (fault) return { line, fault: { field: 'row', reason: fault } }
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const reason = `has ${cells.length} cells where the header names ${columns.length} columns`
    return { line, fault: { field: 'row', reason } }
  }
  const broken = cells.findIndex((cell) => cell.includes(BROKEN))
  if (broken !== -1) return { line, fault: { field: columns[broken] ?? 'row', reason: NOT_UTF8 } }
  const warning = findSwallowed(cells, { columns, separator })
  const row = { line, cells: cellsByName(columns, cells) }
  return warning ? { ...row, warning } : row
}

/** Of two columns with one name the first counts; whether that matters is for the map to say. */
function cellsByName(columns: string[], cells: string[]): Map<string, string> {
  const byName = new Map<string, string>()
  for (const [index, column] of columns.entries())
    if (!byName.has(column)) byName.set(column, cells[index] ?? '')
  return byName
}

/** A cell whose lines look like rows: an open quote may have swallowed them. */
function findSwallowed(
  cells: string[],
  { columns, separator }: { columns: string[]; separator: string },
): Fault | null {
  if (columns.length < 2) return null
  const at = cells.findIndex((cell) => {
    if (!cell.includes('\n') && !cell.includes('\r')) return false
    const lines = cell.split(/\r\n|\n|\r/)
    const wide = lines.filter((line) => line.split(separator).length >= columns.length)
    return wide.length >= SUSPICIOUS_LINES
  })
  if (at === -1) return null
  return { field: columns[at] ?? 'row', reason: 'holds lines that look like rows of their own' }
}

function checkHeader({ cells, fault }: CsvRecord, line: number): string[] {
  if (fault) throw new AppError('invalid', `Line ${line} should name the columns, but it ${fault}.`)
  return cells.map((cell, index) => cell.trim() || `column ${index + 1}`)
}
