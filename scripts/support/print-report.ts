import type { ImportReport } from '#contract/imports.ts'

const LISTED = 20

/** What became of a file, for a terminal. Texts that come from the file lose control characters. */
export function reportLines(report: ImportReport): string[] {
  const { accepted, duplicate, rejectedCount, rejected, ignoredColumns, createdSurveys } = report
  const { skipped, warned, file } = report
  const skips = skipped > 0 ? `, ${skipped} skipped` : ''
  const counts = `${accepted} accepted, ${duplicate} duplicate, ${rejectedCount} rejected${skips}`
  const more = rejectedCount - Math.min(rejected.length, LISTED)
  return [
    report.dryRun ? `Dry run, nothing was written: ${counts}` : counts,
    ...(file.charset && file.charset !== 'utf-8' ? [`Read as ${file.charset}`] : []),
    ...report.suggestions.map(clean),
    ...(createdSurveys.length > 0 ? [`Archived surveys made: ${createdSurveys.join(', ')}`] : []),
    ...(ignoredColumns.length > 0 ? [`Columns not used: ${clean(ignoredColumns.join(', '))}`] : []),
    ...warned
      .slice(0, LISTED)
      .map(({ line, field, reason }) => `  line ${line}, ${clean(field)} (kept): ${clean(reason)}`),
    ...rejected
      .slice(0, LISTED)
      .map(({ line, field, reason }) => `  line ${line}, ${clean(field)}: ${clean(reason)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ]
}

function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '�')
}

/** A line that counts rows while they come in; says nothing where nobody watches. */
export function progressLine(
  stream: NodeJS.WriteStream,
  started: number,
): { show: (rows: number) => void; end: () => void } {
  let shown = 0
  return {
    show(rows: number): void {
      const now = performance.now()
      if (!stream.isTTY || now - shown < 100) return
      shown = now
      const rate = Math.round(rows / ((now - started) / 1000))
      stream.write(`\r${rows} rows, ${rate} rows/s `)
    },
    end(): void {
      if (stream.isTTY && shown > 0) stream.write('\r\u001B[K')
    },
  }
}
