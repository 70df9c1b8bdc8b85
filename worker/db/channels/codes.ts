import { and, asc, count, desc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Localized } from '#contract/surveys.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import type { Scale } from '#contract/words.ts'
import {
  run,
  type ActingDb,
  type Directory,
  type SiteDb,
  type SiteDirectory,
} from '#worker/db/connect.ts'
import { keys, shortCodes } from '#worker/db/schema/directory/access.ts'
import { codes } from '#worker/db/schema/site/codes.ts'
import { commit } from '#worker/db/site/audit.ts'

export type Code = typeof codes.$inferSelect

/** The site of a code, and the oldest of its publishable keys that works; null for none. */
export interface CodeSite {
  siteId: number
  key: string | null
}

/**
 * The site that a code belongs to; null for a code that nobody has.
 * @param now Unix milliseconds
 */
export async function findCodeSite(
  { orm }: Directory,
  code: string,
  now: number,
): Promise<CodeSite | null> {
  const [row] = await orm
    .select({ siteId: shortCodes.siteId, key: keys.lookup })
    .from(shortCodes)
    .leftJoin(
      keys,
      and(
        eq(keys.siteId, shortCodes.siteId),
        eq(keys.kind, 'publishable'),
        isNull(keys.revokedAt),
        or(isNull(keys.expiresAt), gt(keys.expiresAt, now)),
      ),
    )
    .where(eq(shortCodes.code, code))
    .orderBy(asc(keys.createdAt), asc(keys.id))
    .limit(1)
  return row ?? null
}

/** What a code stands for on its site, also one that was ended; null for none. */
export async function findCode({ orm, siteId }: SiteDb, code: string): Promise<Code | null> {
  const [row] = await orm
    .select()
    .from(codes)
    .where(and(eq(codes.siteId, siteId), eq(codes.code, code)))
  return row ?? null
}

/**
 * Takes a code for a site, so that its page is found there. It stands for nothing yet, and is harmless
 * if it never does.
 * @returns false if somebody has it
 */
export async function reserveCode({ orm, siteId }: SiteDirectory, code: string): Promise<boolean> {
  const rows = await orm
    .insert(shortCodes)
    .values({ code, siteId })
    .onConflictDoNothing()
    .returning({ code: shortCodes.code })
  return rows.length > 0
}

/** Says what a reserved code stands for. */
export async function createCode(
  db: ActingDb,
  made: Pick<Code, 'code' | 'surveyId' | 'channel' | 'name' | 'kiosk'>,
): Promise<Code> {
  const { orm, siteId, actor } = db
  const row = { ...made, siteId, madeAt: actor.now, madeByName: actor.name, endedAt: null }
  const { code, name, surveyId: survey, channel } = made
  await commit(db, { action: 'code.made', target: code, details: { name, survey, channel } }, [
    orm.insert(codes).values(row),
  ])
  return row
}

/** Ends a code for good: its page says so from then on. */
export async function endCode(db: ActingDb, { code, name }: Code): Promise<void> {
  const { orm, siteId, actor } = db
  await commit(db, { action: 'code.ended', target: code, details: { name } }, [
    orm
      .update(codes)
      .set({ endedAt: actor.now })
      .where(and(eq(codes.siteId, siteId), eq(codes.code, code), isNull(codes.endedAt))),
  ])
}

/** The site's codes, newest first, also those that are over. */
export async function listCodes({ orm, siteId }: SiteDb): Promise<Code[]> {
  return await orm
    .select()
    .from(codes)
    .where(eq(codes.siteId, siteId))
    .orderBy(desc(codes.madeAt), desc(codes.code))
}

/** How many codes of the site work. */
export async function countCodes({ orm, siteId }: SiteDb): Promise<number> {
  const [row] = await orm
    .select({ n: count() })
    .from(codes)
    .where(and(eq(codes.siteId, siteId), isNull(codes.endedAt)))
  return row?.n ?? 0
}

/** A survey that has been published, as a code may be made for it. */
export interface AskedSurvey {
  id: string
  name: string
  state: SurveyState
  scale: Scale
  question: Localized
}

/** The site's published surveys by name, but those that are archived. */
export async function listAskedSurveys(db: SiteDb): Promise<AskedSurvey[]> {
  const { rows } = await run<Omit<AskedSurvey, 'question'> & { question: string }>(
    db,
    `/* listAskedSurveys */ SELECT surveys.id, name, state, scale, definition -> '$.question' AS question
      FROM surveys JOIN survey_revisions ON survey_revisions.site_id = surveys.site_id
        AND survey_revisions.survey_id = surveys.id AND survey_revisions.revision = surveys.revision
      WHERE surveys.site_id = ?1 AND state <> 'archived' ORDER BY name, surveys.id`,
    [db.siteId],
  )
  return rows.map((row) => ({ ...row, question: JSON.parse(row.question) as Localized }))
}
