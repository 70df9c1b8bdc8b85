import { type ImportRejection, type ImportReport } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import type { Fault } from '#worker/domain/imports/file/rows.ts'

/** Names come from the file; a report must stay readable whatever stands there. */
const LONGEST_NAME = 200
const MOST_FAULTS = 5
const NOT_ALL =
  'Only a piece of the file was looked at. Send the rest with `from`, until `next` is null; see docs/import.md.'

export type ImportCounts = ReturnType<typeof importCounts>

/** Counts what became of the rows, and lists the first that were refused. */
export function importCounts() {
  const counts = { accepted: 0, duplicate: 0, rejectedCount: 0 }
  const rejected: ImportRejection[] = []
  return {
    accept: () => void (counts.accepted += 1),
    repeat: () => void (counts.duplicate += 1),
    reject(line: number, [first, ...others]: Fault[]) {
      counts.rejectedCount += 1
      if (!first || rejected.length >= LIMITS.listedRejections) return
      const also = others
        .slice(0, MOST_FAULTS)
        .map((fault) => `; ${nameOf(fault)}: ${fault.reason}`)
      const more = others.length - also.length
      const rest = more > 0 ? `; and ${more} more` : ''
      rejected.push({ line, field: nameOf(first), reason: first.reason + also.join('') + rest })
    },
    report: (
      rest: Pick<ImportReport, 'job' | 'dryRun' | 'ignoredColumns' | 'createdSurveys' | 'next'>,
    ): ImportReport => ({ ...rest, ...counts, rejected, notice: rest.next && NOT_ALL }),
  }
}

function nameOf({ field }: Fault): string {
  return field.slice(0, LONGEST_NAME)
}
