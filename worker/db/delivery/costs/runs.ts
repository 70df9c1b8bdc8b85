import { eq } from 'drizzle-orm'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { issueCosts } from '#worker/db/schema/act/costs.ts'
import { commit } from '#worker/db/site/audit.ts'
import type { CostResult, CostRun } from '#worker/domain/delivery/figures/cost-run.ts'

export type StoredCosts = Omit<typeof issueCosts.$inferSelect, 'siteId'>

/** The last count and the one under way; null before the first. */
export async function readCosts({ orm, siteId }: SiteDb): Promise<StoredCosts | null> {
  const [row] = await orm.select().from(issueCosts).where(eq(issueCosts.siteId, siteId))
  return row ?? null
}

/** Begins a count, with its entry in the log; one that is under way is given up. */
export async function beginCosts(db: ActingDb, started: CostRun): Promise<StoredCosts> {
  const { orm, siteId, actor } = db
  const before = await readCosts(db)
  const next = { startedAt: actor.now, step: (before?.step ?? 0) + 1, run: started }
  await commit(db, { action: 'costs.counted', details: { stage: started.stages.delivery ?? '' } }, [
    orm
      .insert(issueCosts)
      .values({ siteId, ...next })
      .onConflictDoUpdate({ target: issueCosts.siteId, set: next }),
  ])
  return { countedAt: null, result: null, ...before, ...next }
}

/**
 * Keeps what a step came to, unless somebody else has stepped meanwhile: then their step stands.
 * @param result null while the count is under way
 */
export async function keepCosts(
  db: ActingDb,
  { step }: Pick<StoredCosts, 'step'>,
  counted: { run: CostRun; result: CostResult | null },
): Promise<void> {
  const { result } = counted
  await run(
    db,
    result === null
      ? `/* keepCosts */ UPDATE issue_costs SET run = ?3, step = step + 1
          WHERE site_id = ?1 AND step = ?2 AND run IS NOT NULL`
      : `/* keepCosts */ UPDATE issue_costs SET run = NULL, step = step + 1, result = ?3, counted_at = ?4
          WHERE site_id = ?1 AND step = ?2 AND run IS NOT NULL`,
    [
      db.siteId,
      step,
      JSON.stringify(result ?? counted.run),
      ...(result === null ? [] : [db.actor.now]),
    ],
  )
}
