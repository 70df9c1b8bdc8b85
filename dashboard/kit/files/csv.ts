import { FORMULA_START, type Separator } from '#contract/words.ts'
import { decimalSign } from '#dashboard/kit/i18n/format.ts'

/** A figure or a text as the API gave it; null leaves the cell empty. */
export type Cell = string | number | null

/** What the reader's spreadsheet wants between cells: a semicolon where a comma stands in numbers. */
export function cellSeparator(): Separator {
  return decimalSign() === ',' ? ';' : ','
}

/** A cell by RFC 4180. Texts that could be run as a formula get an apostrophe in front. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimalSign())
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

/**
 * A CSV file with a heading line, for the reader's spreadsheet: its separator, its decimals, and a
 * byte order mark by which it reads UTF-8.
 */
export function csvFile(records: Record<string, Cell>[]): string {
  const names = Object.keys(records[0] ?? {})
  const separator = cellSeparator()
  const lines = records.map((record) =>
    names.map((name) => csvCell(record[name] ?? null)).join(separator),
  )
  return `\uFEFF${[names.join(separator), ...lines].join('\r\n')}\r\n`
}
