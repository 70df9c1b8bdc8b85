import type { RecipientResult } from '#contract/channels/recipients.ts'
import { cellSeparator, csvCell } from '#dashboard/kit/files/csv.ts'
import type { PeopleFile } from './read-file.ts'

export type ResultRow = RecipientResult['rows'][number]

/** A number as a mailer wants it: nothing that a spreadsheet could run. */
const NUMBER = /^\+\d[\d ]*$/

/** The rows that have a link, with the columns of the file they came from. */
export function linksFile(file: PeopleFile, results: ResultRow[]): string {
  return written(
    [...file.head, 'link', 'opt_out'],
    results.flatMap(({ line, link, optOut }) =>
      link === null ? [] : [[...cellsOf(file, line), link, optOut ?? '']],
    ),
  )
}

/** The rows that have none, and why. @param why words for an outcome */
export function leftFile(
  file: PeopleFile,
  results: ResultRow[],
  why: (outcome: ResultRow['outcome']) => string,
): string {
  return written(
    [...file.head, 'row', 'reason'],
    results.flatMap(({ line, outcome }) =>
      outcome === 'ready' ? [] : [[...cellsOf(file, line), String(line), why(outcome)]],
    ),
  )
}

/** As many cells as the heading has: what is added stands under its own name. */
function cellsOf({ cells, head }: PeopleFile, line: number): string[] {
  const record = cells.get(line) ?? []
  return head.map((_, place) => record[place] ?? '')
}

/** A byte order mark lets spreadsheets read UTF-8; what they could run has an apostrophe in front. */
function written(head: string[], rows: string[][]): string {
  const separator = cellSeparator()
  const line = (cells: string[]) =>
    cells.map((cell) => (NUMBER.test(cell) ? `"${cell}"` : csvCell(cell))).join(separator)
  return `\uFEFF${[head, ...rows].map(line).join('\r\n')}\r\n`
}
