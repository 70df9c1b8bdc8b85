import type { ActingDb } from '#worker/db/connect.ts'
import { costResult, countSlice, cutSlice } from '#worker/domain/delivery/figures/cost-run.ts'
import { keepCosts, type StoredCosts } from './runs.ts'
import { readFacts, readSlice } from './slices.ts'

/**
 * Goes on with a count by one step: five hundred orders at most, or the last of those that tell an
 * address and the first of the others. Nothing happens where no count is under way.
 */
export async function countStep(
  db: ActingDb,
  stored: StoredCosts,
  timezone: string,
): Promise<void> {
  const now = stored.startedAt ?? db.actor.now
  let run = stored.run
  while (run) {
    const slice = cutSlice(await readSlice(db, run))
    const factsOf = await readFacts(db, slice.firsts)
    const counted = countSlice(run, slice, { factsOf, timezone, now })
    const ends = counted.isOver || counted.isPart
    run = counted.run
    if (!ends && slice.isLast) continue
    const result = ends ? costResult(run, counted.isPart) : null
    return await keepCosts(db, stored, { run, result })
  }
}
