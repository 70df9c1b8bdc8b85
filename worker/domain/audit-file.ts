import type { AuditEntry } from '#contract/site/audit.ts'
import type { Separator } from '#contract/words.ts'
import { csvLine, type Cell } from '#worker/domain/csv-line.ts'
import { isoInstant } from '#worker/domain/days.ts'

/** The columns of a file of the log. */
const COLUMNS: Record<string, (entry: AuditEntry) => Cell> = {
  id: ({ id }) => id,
  time: ({ at }) => isoInstant(at),
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor: ({ actor }) => actor.name,
  action: ({ action }) => action,
  target: ({ target }) => target,
  details: ({ details }) => JSON.stringify(details),
}

/** The names of the columns. */
export const AUDIT_COLUMNS = Object.keys(COLUMNS)

/** A line of CSV for an entry of the log. */
export function auditLine(entry: AuditEntry, separator: Separator): string {
  return csvLine(
    Object.values(COLUMNS).map((take) => take(entry)),
    separator,
  )
}
