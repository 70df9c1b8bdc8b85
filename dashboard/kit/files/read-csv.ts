import { SEPARATORS } from '#contract/words.ts'

/** The rows of a CSV file; its separator is the one that stands in its first line. */
export function readCsv(text: string): string[][] {
  const csv = text.replace(/^\uFEFF/, '')
  const [line = ''] = csv.split(/\r?\n/, 1)
  const separator = SEPARATORS.find((one) => line.includes(one)) ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < csv.length) {
    const { cell, end } = readCell(csv, at, separator)
    row.push(cell)
    at = end
    if (csv[at] === separator) {
      at += 1
      if (at < csv.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (csv[at] === '\r') at += 1
    if (csv[at] === '\n') at += 1
  }
  return rows
}

function readCell(csv: string, from: number, separator: string): { cell: string; end: number } {
  if (csv[from] !== '"') {
    let end = from
    while (end < csv.length && csv[end] !== separator && !/[\r\n]/.test(csv[end] ?? '')) end += 1
    return { cell: csv.slice(from, end), end }
  }
  let cell = ''
  let at = from + 1
  while (at < csv.length) {
    if (csv[at] === '"' && csv[at + 1] !== '"') break
    if (csv[at] === '"') at += 1
    cell += csv[at]
    at += 1
  }
  let end = at + 1
  // What stands behind the closing quote belongs to no cell.
  while (end < csv.length && csv[end] !== separator && !/[\r\n]/.test(csv[end] ?? '')) end += 1
  return { cell, end }
}
