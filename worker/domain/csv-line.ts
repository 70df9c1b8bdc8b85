import { FORMULA_START, type Separator } from '#contract/words.ts'

export type Cell = string | number | null

/** How a file begins: a byte order mark, by which spreadsheets read UTF-8, and the names of its columns. */
export function csvHead(names: string[], separator: Separator): string {
  return `\uFEFF${names.join(separator)}\r\n`
}

/**
 * A line of CSV by RFC 4180. A text that could be run as a formula gets an apostrophe in front;
 * numbers stay numbers.
 */
export function csvLine(cells: Cell[], separator: Separator): string {
  return `${cells.map(csvCell).join(separator)}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
