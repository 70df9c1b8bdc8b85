import type { AuditEntry } from '#contract/site/audit.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { targetName } from './sentence.ts'

/** Columns of the CSV, in the words of the API, because programs read them. */
export function auditRecord(entry: AuditEntry): Record<string, Cell> {
  const { id, at, actor, action, target, details } = entry
  return {
    id,
    time: new Date(at).toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor: actor.name,
    action,
    target,
    target_name: targetName(entry),
    details: JSON.stringify(details),
  }
}
