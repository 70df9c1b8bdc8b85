import { SCALES } from '#contract/words.ts'
import { topTwoBox } from '#worker/domain/stats/histogram.ts'
import { agrees, type Check } from './golden.ts'

/** The buckets with their histogram, size, top-two share and its 95 % interval. */
export function tableLines(histograms: Map<string, number[]>): string[] {
  const head = ['bucket', '1', '2', '3', '4', '5', 'n', 'top 2', '95 % interval']
  const rows = [...histograms].map(([bucket, counts]) => {
    const box = topTwoBox(counts, SCALES.csat5)
    const percent = (share: number | undefined) => `${((share ?? Number.NaN) * 100).toFixed(1)} %`
    return [
      bucket,
      ...counts.slice(1, 6).map(String),
      String(box?.n ?? 0),
      percent(box?.share),
      `${percent(box?.low)} – ${percent(box?.high)}`,
    ]
  })
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  '),
  )
}

/** What differs, and `N passed, N failed`. */
export function checkLines(checks: Check[]): string[] {
  const failed = checks.filter((check) => !agrees(check))
  return [
    ...failed.map(
      ({ name, expected, actual }) =>
        `differs: ${name}: expected ${expected.join(' ')}, found ${actual.join(' ')}`,
    ),
    `${checks.length - failed.length} passed, ${failed.length} failed`,
  ]
}
