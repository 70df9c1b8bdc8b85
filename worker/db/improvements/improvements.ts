import { and, desc, eq } from 'drizzle-orm'
import { IMPROVEMENT_LIMITS } from '#contract/improvements/words.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { improvements } from '#worker/db/schema/act/improvements.ts'
import { commit } from '#worker/db/site/audit.ts'

export type StoredImprovement = Omit<typeof improvements.$inferSelect, 'siteId'>
export type NewRow = Omit<StoredImprovement, 'madeByName' | 'madeAt' | 'stoppedOn'>

/** The improvements of a journey, the last to start first. */
export async function listImprovements(
  { orm, siteId }: SiteDb,
  journeyId: string,
): Promise<StoredImprovement[]> {
  const rows = await orm
    .select()
    .from(improvements)
    .where(and(eq(improvements.siteId, siteId), eq(improvements.journeyId, journeyId)))
    .orderBy(desc(improvements.startsOn), desc(improvements.id))
    .limit(IMPROVEMENT_LIMITS.improvements)
  return rows.map(withoutSite)
}

/** One by its id, which names no journey: of the few hundred that a site has. */
export async function findImprovement(
  { orm, siteId }: SiteDb,
  id: string,
): Promise<StoredImprovement | null> {
  const [row] = await orm
    .select()
    .from(improvements)
    .where(and(eq(improvements.siteId, siteId), eq(improvements.id, id)))
  return row ? withoutSite(row) : null
}

/** Writes one down. */
export async function createImprovement(db: ActingDb, made: NewRow): Promise<StoredImprovement> {
  const { actor, orm, siteId } = db
  const row = { ...made, madeByName: actor.name, madeAt: actor.now, stoppedOn: null }
  const details = {
    name: made.name,
    stage: made.stageId,
    start: made.startsOn,
    end: made.plannedEnd,
    judging: made.judging,
    worthwhile: made.worthwhile,
  }
  await commit(db, { action: 'improvement.made', target: made.id, details }, [
    orm.insert(improvements).values({ siteId, ...row }),
  ])
  return row
}

/** Renames one; nothing else of it can be changed. */
export async function renameImprovement(
  db: ActingDb,
  { journeyId, id }: StoredImprovement,
  name: string,
): Promise<void> {
  await commit(db, { action: 'improvement.changed', target: id, details: { name } }, [
    db.orm
      .update(improvements)
      .set({ name })
      .where(itsKey(db, journeyId, id)),
  ])
}

/** Ends one before its time. @param stoppedOn the last day that counts */
export async function stopImprovement(
  db: ActingDb,
  { journeyId, id, name }: StoredImprovement,
  stoppedOn: string,
): Promise<void> {
  await commit(db, { action: 'improvement.stopped', target: id, details: { name } }, [
    db.orm
      .update(improvements)
      .set({ stoppedOn })
      .where(itsKey(db, journeyId, id)),
  ])
}

/** Takes one back that has not begun. */
export async function deleteImprovement(
  db: ActingDb,
  { journeyId, id, name }: StoredImprovement,
): Promise<void> {
  await commit(db, { action: 'improvement.deleted', target: id, details: { name } }, [
    db.orm.delete(improvements).where(itsKey(db, journeyId, id)),
  ])
}

function withoutSite({
  siteId: _its,
  ...row
}: typeof improvements.$inferSelect): StoredImprovement {
  return row
}

function itsKey({ siteId }: SiteDb, journeyId: string, id: string) {
  return and(
    eq(improvements.siteId, siteId),
    eq(improvements.journeyId, journeyId),
    eq(improvements.id, id),
  )
}
