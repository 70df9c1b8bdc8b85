import { type ImportRejection, type ImportReport } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import type { Fault } from '#worker/domain/imports/file/rows.ts'

/** Names come from the file; a report must stay readable whatever stands there. */
const LONGEST_NAME = 200
const MOST_FAULTS = 5
const NOT_ALL =
  'Only a piece of the file was looked at. Send the rest with `from`, until `next` is null; see docs/import.md.'

/** What of a report the counts do not know. */
type Rest = Pick<
  ImportReport,
  'job' | 'dryRun' | 'file' | 'suggestions' | 'ignoredColumns' | 'createdSurveys' | 'next'
>

export type ImportCounts = ReturnType<typeof importCounts>

/**
 * Counts what became of the answers, and lists the first that were refused or changed.
 * @param width answers in a row: a row that cannot be read loses all of them
 */
export function importCounts(width: number) {
  const counts = { rows: 0, accepted: 0, duplicate: 0, skipped: 0, rejectedCount: 0 }
  const [rejected, warned]: [ImportRejection[], ImportRejection[]] = [[], []]
  let warnedCount = 0
  return {
    row: () => void (counts.rows += 1),
    accept: () => void (counts.accepted += 1),
    repeat: () => void (counts.duplicate += 1),
    skip: () => void (counts.skipped += 1),
    reject(line: number, faults: Fault[]): void {
      counts.rejectedCount += 1
      list(rejected, line, faults)
    },
    rejectRow(line: number, fault: Fault): void {
      counts.rejectedCount += width
      list(rejected, line, [fault])
    },
    warn(line: number, fault: Fault): void {
      warnedCount += 1
      list(warned, line, [fault])
    },
    report: (rest: Rest): ImportReport => ({
      ...rest,
      ...counts,
      rejected,
      warnedCount,
      warned,
      notice: rest.next && NOT_ALL,
    }),
  }
}

function list(entries: ImportRejection[], line: number, [first, ...others]: Fault[]): void {
  if (!first || entries.length >= LIMITS.listedRejections) return
  const also = others.slice(0, MOST_FAULTS).map((fault) => `; ${nameOf(fault)}: ${fault.reason}`)
  const more = others.length - also.length
  const rest = more > 0 ? `; and ${more} more` : ''
  entries.push({ line, field: nameOf(first), reason: first.reason + also.join('') + rest })
}

function nameOf({ field }: Fault): string {
  return field.slice(0, LONGEST_NAME)
}
