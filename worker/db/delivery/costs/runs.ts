import { eq } from 'drizzle-orm'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { issueCosts } from '#worker/db/schema/act/costs.ts'
import { commit } from '#worker/db/site/audit.ts'
import type { BuyingAgain } from '#worker/domain/delivery/buying-again.ts'
import type { CostResult, CostRun } from '#worker/domain/delivery/figures/cost-run.ts'

export type StoredCosts = Omit<typeof issueCosts.$inferSelect, 'siteId'>

/** The last count and the one under way; null before the first. */
export async function readCosts({ orm, siteId }: SiteDb): Promise<StoredCosts | null> {
  const [row] = await orm.select().from(issueCosts).where(eq(issueCosts.siteId, siteId))
  return row ?? null
}

/** Who ordered again, as it was counted last. */
export interface KeptBuyers {
  /** Unix milliseconds. */
  countedAt: number
  /** Orders of known customers that were read. */
  orders: number
  again: BuyingAgain
}

const BUYERS = `/* readBuyers */ SELECT counted_at AS countedAt, result ->> '$.orders' AS orders,
  result -> '$.again' AS again FROM issue_costs WHERE site_id = ?1`

/** Null before the first count that looked for it. One row. */
export async function readBuyers(db: SiteDb): Promise<KeptBuyers | null> {
  const { rows } = await run<Omit<KeptBuyers, 'again'> & { again: string | null }>(db, BUYERS, [
    db.siteId,
  ])
  const [row] = rows
  // As `costResult` made it.
  return row && row.again !== null ? { ...row, again: JSON.parse(row.again) as BuyingAgain } : null
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
