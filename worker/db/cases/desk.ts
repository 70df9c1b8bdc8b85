import { eq } from 'drizzle-orm'
import type { Desk } from '#contract/cases/desk.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { AuditAction } from '#contract/rights.ts'
import { run, runBatch, type ActingDb, type SiteDb, type Statement } from '#worker/db/connect.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import type { Change } from '#worker/db/site/audit.ts'
import { caseDesk } from '#worker/db/schema/act/cases.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'

/** How a site works on its cases, with the numbers of the last changes; 0 before the first. */
export interface StoredDesk {
  desk: Desk
  seq: number
  rules: CaseRule[]
  owners: Record<string, string>
  rulesSeq: number
}

/** The site's desk; the usual one, without rules, before the first change. */
export async function readDesk(db: SiteDb): Promise<StoredDesk> {
  const [row] = await selectDesk(db)
  return toDesk(row)
}

/** The same as a statement, for a batch. */
export function selectDesk({ orm, siteId }: SiteDb) {
  return orm.select().from(caseDesk).where(eq(caseDesk.siteId, siteId))
}

/** What such a statement has found. */
export function toDesk(row: typeof caseDesk.$inferSelect | undefined): StoredDesk {
  const { settings = null, seq = 0, rules = [], owners = {}, rulesSeq = 0 } = row ?? {}
  return { desk: { ...USUAL_DESK, ...settings }, seq, rules, owners, rulesSeq }
}

/** Changes how cases are worked on. @returns false if somebody else has since `seq` */
export async function changeDesk(db: ActingDb, desk: Desk, seq: number): Promise<boolean> {
  const isChanged = await changeRow(db, 'cases.desk', {
    sql: `/* changeDesk */ INSERT INTO case_desk (site_id, settings, seq) SELECT ?1, ?2, 1
      WHERE ?3 = 0 OR EXISTS (SELECT 1 FROM case_desk WHERE site_id = ?1)
      ON CONFLICT (site_id) DO UPDATE SET settings = excluded.settings, seq = case_desk.seq + 1
      WHERE case_desk.seq = ?3 RETURNING seq`,
    parameters: [db.siteId, JSON.stringify(desk), seq],
  })
  if (isChanged) await wakeCases(db)
  return isChanged
}

/** Has the clock look at all open cases, and at those whose customers are to be asked. */
async function wakeCases({ siteId, actor, ...db }: ActingDb): Promise<void> {
  await run(
    { ...db, siteId },
    `/* wakeCases */ UPDATE cases INDEXED BY cases_by_list SET wake_at = ?2 WHERE site_id = ?1 AND list = 'open'`,
    [siteId, actor.now],
  )
}

/** Changes the rules. @returns false if somebody else has since `seq` */
export async function changeRules(
  db: ActingDb,
  { rules, owners }: Pick<StoredDesk, 'rules' | 'owners'>,
  seq: number,
): Promise<boolean> {
  return await changeRow(db, 'cases.rules', {
    sql: `/* changeRules */ INSERT INTO case_desk (site_id, rules, owners, rules_seq)
      SELECT ?1, ?2, ?4, 1 WHERE ?3 = 0 OR EXISTS (SELECT 1 FROM case_desk WHERE site_id = ?1)
      ON CONFLICT (site_id) DO UPDATE SET rules = excluded.rules, owners = excluded.owners,
        rules_seq = case_desk.rules_seq + 1 WHERE case_desk.rules_seq = ?3 RETURNING rules_seq`,
    parameters: [db.siteId, JSON.stringify(rules), seq, JSON.stringify(owners)],
  })
}

/**
 * The change and its entry, both or neither: one transaction.
 * @param changes the last of them returns rows where it has changed anything
 */
export async function changeRow(
  db: ActingDb,
  entry: AuditAction | Change,
  ...changes: Statement[]
): Promise<boolean> {
  const {
    action,
    target = null,
    details = {},
  } = typeof entry === 'string' ? { action: entry } : entry
  const { kind, id, name, now } = db.actor
  const entryId = timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
  const results = await runBatch<unknown>(db, [
    ...changes,
    {
      sql: `/* changeDesk */ ${ENTRY} SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
        WHERE changes() > 0`,
      parameters: [
        db.siteId,
        entryId,
        now,
        kind,
        id,
        name,
        action,
        target,
        JSON.stringify(details),
      ],
    },
  ])
  return (results.at(-2) ?? []).length > 0
}
