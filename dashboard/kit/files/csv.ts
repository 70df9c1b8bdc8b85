import { FORMULA_START } from '#contract/words.ts'

/** A figure or a text as the API gave it; null leaves the cell empty. */
export type Cell = string | number | null

/** A cell by RFC 4180. Texts that could be run as a formula get an apostrophe in front. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

/**
 * A CSV file with a heading line. The byte order mark makes spreadsheets read UTF-8. Every text is
 * quoted, so that no separator inside it starts a cell in a spreadsheet that splits at semicolons.
 */
export function csvFile(records: Record<string, Cell>[]): string {
  const names = Object.keys(records[0] ?? {})
  const lines = records.map((record) =>
    names.map((name) => csvCell(record[name] ?? null)).join(','),
  )
  return `\uFEFF${[names.join(','), ...lines].join('\r\n')}\r\n`
}
