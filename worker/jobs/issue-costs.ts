import type { ActingDb } from '#worker/db/connect.ts'
import { countStep } from '#worker/db/delivery/costs/count-step.ts'
import { readCosts } from '#worker/db/delivery/costs/runs.ts'

/** Queries that a step takes at most. */
const QUERIES = 12

/**
 * Goes on with a count whose page was closed: one step a turn, since a step is all the CPU that a turn
 * has. Of two who step at once one does.
 * @returns whether it is over
 */
export async function goOnCounting(
  db: ActingDb,
  { timezone, room }: { timezone: string; room: () => number },
): Promise<boolean> {
  if (room() < QUERIES) return false
  const stored = await readCosts(db)
  if (!stored?.run) return true
  await countStep(db, stored, timezone)
  return (await readCosts(db))?.run === null
}
