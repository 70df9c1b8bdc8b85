import { and, count, desc, eq, gt } from 'drizzle-orm'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { optOuts, recipientLists } from '#worker/db/schema/site/recipients.ts'
import { commit } from '#worker/db/site/audit.ts'

export type ListRow = typeof recipientLists.$inferSelect

/** How far a list has come. */
export interface ListCounts {
  asked: number
  answered: number
  reminded: number
}

/** Begins a list under a reserved code. @param made `endsAt` in Unix milliseconds */
export async function createList(
  db: ActingDb,
  made: Pick<ListRow, 'code' | 'surveyId' | 'channel' | 'name' | 'endsAt'>,
): Promise<ListRow> {
  const { orm, siteId, actor } = db
  const row = { ...made, siteId, madeAt: actor.now, madeByName: actor.name, countedTo: 0 }
  const { code, name, surveyId: survey, channel } = made
  await commit(
    db,
    { action: 'recipients.listed', target: code, details: { name, survey, channel } },
    [orm.insert(recipientLists).values(row)],
  )
  return row
}

/** A list of the site, also one that is over; null for none. */
export async function findList({ orm, siteId }: SiteDb, code: string): Promise<ListRow | null> {
  const [row] = await orm
    .select()
    .from(recipientLists)
    .where(and(eq(recipientLists.siteId, siteId), eq(recipientLists.code, code)))
  return row ?? null
}

/** The site's lists, newest first, with how far each has come. */
export async function listLists(db: SiteDb): Promise<(ListRow & ListCounts)[]> {
  const { orm, siteId } = db
  const rows = await orm
    .select()
    .from(recipientLists)
    .where(eq(recipientLists.siteId, siteId))
    .orderBy(desc(recipientLists.madeAt), desc(recipientLists.code))
  if (rows.length === 0) return []
  const { rows: counts } = await run<ListCounts & { list: string }>(
    db,
    `/* listLists */ SELECT list, count(*) AS asked, count(answered_at) AS answered,
      count(reminded_at) AS reminded FROM recipients WHERE site_id = ?1 GROUP BY list`,
    [siteId],
  )
  const byList = new Map(counts.map(({ list, ...figures }) => [list, figures]))
  return rows.map((row) => ({ ...row, ...(byList.get(row.code) ?? NOBODY) }))
}

const NOBODY: ListCounts = { asked: 0, answered: 0, reminded: 0 }

/** How many lists of the site are kept. */
export async function countLists({ orm, siteId }: SiteDb): Promise<number> {
  const [row] = await orm
    .select({ n: count() })
    .from(recipientLists)
    .where(eq(recipientLists.siteId, siteId))
  return row?.n ?? 0
}

/** Ends the links of a list for good. */
export async function endList(db: ActingDb, { code, name }: ListRow): Promise<void> {
  const { orm, siteId, actor } = db
  await commit(db, { action: 'recipients.ended', target: code, details: { name } }, [
    orm
      .update(recipientLists)
      .set({ endsAt: actor.now })
      .where(
        and(
          eq(recipientLists.siteId, siteId),
          eq(recipientLists.code, code),
          gt(recipientLists.endsAt, actor.now),
        ),
      ),
  ])
}

/** How many addresses of the site are not to be asked any more. */
export async function countOptOuts({ orm, siteId }: SiteDb): Promise<number> {
  const [row] = await orm.select({ n: count() }).from(optOuts).where(eq(optOuts.siteId, siteId))
  return row?.n ?? 0
}
