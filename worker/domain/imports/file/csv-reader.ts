import { AppError } from '#worker/errors.ts'
import { csvRecords, type CsvRecord } from '#worker/domain/imports/file/csv-records.ts'
import {
  NOT_UTF8,
  REPLACEMENT,
  type FileRow,
  type RowReader,
} from '#worker/domain/imports/file/rows.ts'

const DELIMITERS = [',', ';', '\t']
/** A header is looked for in this many characters. */
const LONGEST_HEADER = 32 * 1024

/**
 * Reads a CSV file whose first line names the columns. Comma, semicolon and tab are told apart by
 * that line, or by Excel's `sep=;` before it. Empty rows are passed over.
 * @param onColumns is told the column names as soon as they are known
 */
export function csvReader(onColumns: (columns: string[]) => void): RowReader {
  let head = ''
  let skippedLines = 0
  let records: ReturnType<typeof csvRecords> | null = null
  let columns: string[] | null = null
  let lineAfterColumns: number | null = null

  function open(): CsvRecord[] {
    const separator = /^sep=(.)(\r\n|\n|\r)/i.exec(head)
    skippedLines = separator ? 1 : 0
    const text = separator ? head.slice(separator[0].length) : head
    records = csvRecords(separator?.[1] ?? findDelimiter(text))
    head = ''
    return records.push(text)
  }

  function toRows(found: CsvRecord[]): FileRow[] {
    return found.flatMap((record): FileRow[] => {
      if (!record.fault && record.cells.every((cell) => cell.trim() === '')) return []
      const line = record.line + skippedLines
      if (columns) return [toRow(record, line, columns)]
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
  }
}

function toRow({ cells, fault }: CsvRecord, line: number, columns: string[]): FileRow {
  if (fault) return { line, fault: { field: 'row', reason: fault } }
  if (cells.length !== columns.length) {
    const reason = `has ${cells.length} cells where the first line names ${columns.length} columns`
    return { line, fault: { field: 'row', reason } }
  }
  const broken = cells.findIndex((cell) => cell.includes(REPLACEMENT))
  if (broken !== -1) return { line, fault: { field: columns[broken] ?? 'row', reason: NOT_UTF8 } }
  return { line, cells: new Map(columns.map((column, index) => [column, cells[index] ?? ''])) }
}

function checkHeader({ cells, fault }: CsvRecord, line: number): string[] {
  const columns = cells.map((cell) => cell.trim())
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index)
  if (fault) throw new AppError('invalid', `Line ${line} should name the columns, but it ${fault}.`)
  if (twice === undefined) return columns
  throw new AppError('invalid', 'Two columns of the file have the same name.', [
    { field: twice, reason: 'this column is there twice' },
  ])
}

/** The delimiter that the first line has most of, outside quotes. */
function findDelimiter(text: string): string {
  const [line = ''] = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1)
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
