import { and, asc, desc, eq, gt, gte, isNull, or } from 'drizzle-orm'
import type { Install } from '#contract/install.ts'
import type { Verdict } from '#worker/domain/install/judge-page.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { commit } from './site/audit.ts'
import { runBatch, siteDb, type ActingDb, type Directory, type SiteDb } from './connect.ts'
import { keys } from './schema/access.ts'
import { answers } from './schema/collected.ts'
import { checks, findings, testAnswers } from './schema/kept.ts'
import { sites, surveys } from './schema/map.ts'

/** Findings that are kept of a site, and test answers: the latest. */
const MOST_FINDINGS = 50
const MOST_TESTS = 20
/** Longest origin that is kept, in characters. */
const ORIGIN_LENGTH = 255

/** Begins a check in place of the one before, whose findings go. `expiresAt` is Unix milliseconds. */
export async function beginCheck(db: ActingDb, token: string, expiresAt: number): Promise<void> {
  const { siteId, orm } = db
  await commit(db, { action: 'install.checked' }, [
    orm
      .insert(checks)
      .values({ siteId, token, expiresAt })
      .onConflictDoUpdate({ target: checks.siteId, set: { token, expiresAt } }),
    orm.delete(findings).where(eq(findings.siteId, siteId)),
  ])
}

/** The site that a check is for, while it runs; null for every other token. */
export async function findCheckedSite(
  directory: Directory,
  token: string,
  now: number,
): Promise<SiteDb | null> {
  const [check] = await directory.orm
    .select({ siteId: checks.siteId })
    .from(checks)
    .where(and(eq(checks.token, token), gt(checks.expiresAt, now)))
  return check ? siteDb(directory, check.siteId) : null
}

/** Keeps what a page told: the last word of each kind and origin, and the latest fifty of them. */
export async function keepFindings(
  db: SiteDb,
  verdicts: Verdict[],
  { origin, now }: { origin: string | null; now: number },
): Promise<void> {
  const page = (origin ?? '').slice(0, ORIGIN_LENGTH)
  await runBatch(db, [
    ...verdicts.map(({ kind, detail }) => ({
      sql: `/* keepFinding */ INSERT INTO findings (site_id, kind, origin, at, detail)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (site_id, kind, origin) DO UPDATE SET at = excluded.at, detail = excluded.detail`,
      parameters: [db.siteId, kind, page, now, detail],
    })),
    {
      sql: `/* dropOldFindings */ DELETE FROM findings WHERE site_id = ?1 AND (kind, origin) NOT IN
        (SELECT kind, origin FROM findings WHERE site_id = ?1 ORDER BY at DESC LIMIT ?2)`,
      parameters: [db.siteId, MOST_FINDINGS],
    },
  ])
}

export interface NewTestAnswer {
  id: string
  survey: string
  score: number | null
  comment: string | null
  origin: string | null
}

/**
 * Keeps an answer apart that was given during a check, among the latest twenty; again is once.
 * @returns false if the token is not that of the site's running check
 */
export async function keepTestAnswer(
  db: SiteDb,
  { id, survey, score, comment, origin }: NewTestAnswer,
  { token, now }: { token: string; now: number },
): Promise<boolean> {
  const [kept] = await runBatch<{ id: string }>(db, [
    {
      sql: `/* keepTestAnswer */ INSERT INTO test_answers
          (site_id, id, at, survey_id, score, comment, origin)
        SELECT site_id, ?4, ?3, ?5, ?6, ?7, ?8 FROM checks
          WHERE site_id = ?1 AND token = ?2 AND expires_at > ?3
        ON CONFLICT (site_id, id) DO UPDATE SET at = at
        RETURNING id`,
      parameters: [
        db.siteId,
        token,
        now,
        id,
        survey,
        score,
        comment,
        origin?.slice(0, ORIGIN_LENGTH) ?? null,
      ],
    },
    {
      sql: `/* dropOldTestAnswers */ DELETE FROM test_answers WHERE site_id = ?1 AND id NOT IN
        (SELECT id FROM test_answers WHERE site_id = ?1 ORDER BY at DESC, id DESC LIMIT ?2)`,
      parameters: [db.siteId, MOST_TESTS],
    },
  ])
  return kept?.length === 1
}

/** All that the install page shows. `now` is in Unix milliseconds. */
export async function readInstall(db: SiteDb, now: number): Promise<Install> {
  const [[site], [key], surveyRows, found, [check], tests] = await db.orm.batch([
    db.orm.select().from(sites).where(eq(sites.id, db.siteId)),
    selectNewestKey(db, now),
    db.orm
      .select({ id: surveys.id, name: surveys.name })
      .from(surveys)
      .where(and(eq(surveys.siteId, db.siteId), eq(surveys.state, 'live')))
      .orderBy(asc(surveys.name)),
    db.orm.select().from(findings).where(eq(findings.siteId, db.siteId)).orderBy(desc(findings.at)),
    db.orm
      .select()
      .from(checks)
      .where(and(eq(checks.siteId, db.siteId), gt(checks.expiresAt, now))),
    db.orm
      .select()
      .from(testAnswers)
      .where(eq(testAnswers.siteId, db.siteId))
      .orderBy(desc(testAnswers.at), desc(testAnswers.id)),
  ])
  return {
    key: key?.key ?? null,
    origins: site?.origins ?? [],
    surveys: surveyRows,
    findings: found.map(({ kind, at, origin, detail }) => ({
      kind,
      at,
      origin: origin || null,
      detail,
    })),
    checkingUntil: check?.expiresAt ?? null,
    testAnswers: tests.map(({ id, at, surveyId, score, comment, origin }) => ({
      id,
      at,
      survey: surveyId,
      score,
      comment,
      origin,
    })),
    firstAnswerAt: await firstAnswerAt(db, site?.createdAt ?? 0),
  }
}

function selectNewestKey({ orm, siteId }: SiteDb, now: number) {
  return orm
    .select({ key: keys.lookup })
    .from(keys)
    .where(
      and(
        eq(keys.siteId, siteId),
        eq(keys.kind, 'publishable'),
        isNull(keys.revokedAt),
        or(isNull(keys.expiresAt), gt(keys.expiresAt, now)),
      ),
    )
    .orderBy(desc(keys.createdAt), desc(keys.id))
    .limit(1)
}

/** Since the site was made, in the order of ids; imported answers have an id of their own beside. */
async function firstAnswerAt({ orm, siteId }: SiteDb, createdAt: number): Promise<number | null> {
  const { first } = idBounds(createdAt, createdAt)
  const [answer] = await orm
    .select({ at: answers.answeredAt })
    .from(answers)
    .where(and(eq(answers.siteId, siteId), gte(answers.id, first), isNull(answers.clientId)))
    .orderBy(asc(answers.id))
    .limit(1)
  return answer?.at ?? null
}
