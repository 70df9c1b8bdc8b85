import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import type { cases } from '#worker/db/schema/act/cases.ts'

/** A case as it is stored. */
export type CaseRow = Omit<typeof cases.$inferSelect, 'siteId'>

/** One of what `SELECT cases.*` has found. */
export function toCaseRow(row: Record<string, never>): CaseRow {
  return fieldsOf<CaseRow>(row, ['terms'])
}
