import { SEPARATORS } from '#contract/words.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'
import { csvRecords, type CsvRecord } from '#worker/domain/imports/file/csv-records.ts'

/** As many records tell what separates the cells, and which line names the columns. */
const LOOKED_AT = 12
/** Of the start of the file; enough for the lines that are looked at. */
const LONGEST_SAMPLE = 16 * 1024

/** How a table is laid out. */
export interface Layout {
  separator: string
  /** Records above the one that names the columns. */
  titles: number
}

/**
 * What separates the cells, told by the header and the rows below it: the separator under which
 * most of the needed columns are found, then the one under which most rows are as wide as the
 * header. Lines above the first one that has all needed columns are titles.
 * @param needs keys of the columns without which the file cannot be used
 */
export function findLayout(
  start: string,
  needs: readonly string[],
  told: string | null = null,
): Layout {
  const sample = start.slice(0, LONGEST_SAMPLE)
  const candidates = (told === null ? [...SEPARATORS] : [told]).map((separator) =>
    judge(separator, sample, needs),
  )
  const [best] = candidates.toSorted(
    (a, b) => b.found - a.found || b.fitting - a.fitting || b.width - a.width,
  )
  return { separator: best?.separator ?? ',', titles: best?.titles ?? 0 }
}

function judge(separator: string, sample: string, needs: readonly string[]) {
  const reader = csvRecords(separator)
  reader.push(sample)
  const records = reader
    .end(sample.length < LONGEST_SAMPLE)
    .filter(({ cells, fault }) => fault !== null || cells.some((cell) => cell.trim() !== ''))
    .slice(0, LOOKED_AT)
  const found = records.map((record) => countFound(record, needs))
  const complete = found.indexOf(needs.length)
  const titles = Math.max(0, complete)
  const width = records[titles]?.cells.length ?? 0
  const rows = records.slice(titles + 1)
  const same = rows.filter(({ cells }) => cells.length === width).length
  return {
    separator,
    titles,
    width,
    found: found[titles] ?? 0,
    // One cell a row is what a wrong separator makes of every file.
    fitting: width < 2 ? 0 : (same + 1) / (rows.length + 1),
  }
}

function countFound({ cells }: CsvRecord, needs: readonly string[]): number {
  const keys = new Set(cells.map(nameKey))
  return needs.filter((need) => keys.has(need)).length
}
