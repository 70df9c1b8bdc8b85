import type { AuditEntry } from '#contract/site/audit.ts'

export interface Day {
  /** A calendar day in UTC, as the API's filter counts days. */
  day: string
  entries: AuditEntry[]
}

/** Entries, newest first, by their days. */
export function byDay(entries: AuditEntry[]): Day[] {
  const groups = Map.groupBy(entries, ({ at }) => new Date(at).toISOString().slice(0, 10))
  return [...groups].map(([day, entries]) => ({ day, entries }))
}
