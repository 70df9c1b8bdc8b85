import { and, asc, desc, eq, gt, gte, isNull, max, or } from 'drizzle-orm'
import type { Install } from '#contract/install.ts'
import type { Verdict } from '#worker/domain/install/judge-page.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { commit } from './site/audit.ts'
import {
  runBatch,
  siteViews,
  type ActingDirectory,
  type Directory,
  type SiteDb,
  type SiteDirectory,
  type SiteViews,
} from './connect.ts'
import { checks, keys } from './schema/directory/access.ts'
import { sites } from './schema/directory/sites.ts'
import { answers } from './schema/site/collected.ts'
import { findings, testAnswers } from './schema/site/kept.ts'
import { surveys } from './schema/site/map.ts'

/** Findings that are kept of a site, and test answers: the latest. */
const MOST_FINDINGS = 50
const MOST_TESTS = 20
/** Longest origin that is kept, in characters. */
const ORIGIN_LENGTH = 255

/** Begins a check in place of the one before, whose findings go. `expiresAt` is Unix milliseconds. */
export async function beginCheck(
  { own, db }: { own: ActingDirectory; db: SiteDb },
  token: string,
  expiresAt: number,
): Promise<void> {
  // First, so that no check begins with what another one told; broken off here, one begins it again.
  await db.orm.delete(findings).where(eq(findings.siteId, db.siteId))
  await commit(own, { action: 'install.checked' }, [
    own.orm
      .insert(checks)
      .values({ siteId: own.siteId, token, expiresAt })
      .onConflictDoUpdate({ target: checks.siteId, set: { token, expiresAt } }),
  ])
}

/** The site that a check is for, while it runs; null for every other token. */
export async function findCheckedSite(
  directory: Directory,
  token: string,
  now: number,
): Promise<SiteViews | null> {
  const [check] = await directory.orm
    .select({ siteId: checks.siteId })
    .from(checks)
    .where(and(eq(checks.token, token), gt(checks.expiresAt, now)))
  return check ? siteViews(directory, check.siteId) : null
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
 * @param now Unix milliseconds
 */
export async function keepTestAnswer(
  db: SiteDb,
  { id, survey, score, comment, origin }: NewTestAnswer,
  now: number,
): Promise<void> {
  const page = origin?.slice(0, ORIGIN_LENGTH) ?? null
  await runBatch(db, [
    {
      sql: `/* keepTestAnswer */ INSERT INTO test_answers
          (site_id, id, at, survey_id, score, comment, origin)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (site_id, id) DO NOTHING`,
      parameters: [db.siteId, id, now, survey, score, comment, page],
    },
    {
      sql: `/* dropOldTestAnswers */ DELETE FROM test_answers WHERE site_id = ?1 AND id NOT IN
        (SELECT id FROM test_answers WHERE site_id = ?1 ORDER BY at DESC, id DESC LIMIT ?2)`,
      parameters: [db.siteId, MOST_TESTS],
    },
  ])
}

/** All that the install page shows. `now` is in Unix milliseconds. */
export async function readInstall({ own, db }: SiteViews, now: number): Promise<Install> {
  const [[site], [key], [heard], [check]] = await own.orm.batch([
    own.orm.select().from(sites).where(eq(sites.id, own.siteId)),
    selectNewestKey(own, now),
    own.orm
      .select({ at: max(keys.usedAt) })
      .from(keys)
      .where(and(eq(keys.siteId, own.siteId), eq(keys.kind, 'publishable'))),
    own.orm
      .select()
      .from(checks)
      .where(and(eq(checks.siteId, own.siteId), gt(checks.expiresAt, now))),
  ])
  return {
    key: key?.key ?? null,
    origins: site?.origins ?? [],
    heardAt: heard?.at ?? null,
    checkingUntil: check?.expiresAt ?? null,
    ...(await readTold(db)),
    firstAnswerAt: await firstAnswerAt(db, site?.createdAt ?? 0),
  }
}

/** What there is to ask, and what came of it so far. */
async function readTold(
  db: SiteDb,
): Promise<Pick<Install, 'surveys' | 'findings' | 'testAnswers'>> {
  const [surveyRows, found, tests] = await db.orm.batch([
    db.orm
      .select({ id: surveys.id, name: surveys.name })
      .from(surveys)
      .where(and(eq(surveys.siteId, db.siteId), eq(surveys.state, 'live')))
      .orderBy(asc(surveys.name)),
    db.orm.select().from(findings).where(eq(findings.siteId, db.siteId)).orderBy(desc(findings.at)),
    db.orm
      .select()
      .from(testAnswers)
      .where(eq(testAnswers.siteId, db.siteId))
      .orderBy(desc(testAnswers.at), desc(testAnswers.id)),
  ])
  return {
    surveys: surveyRows,
    findings: found.map(({ kind, at, origin, detail }) => ({
      kind,
      at,
      origin: origin || null,
      detail,
    })),
    testAnswers: tests.map(({ id, at, surveyId, score, comment, origin }) => ({
      id,
      at,
      survey: surveyId,
      score,
      comment,
      origin,
    })),
  }
}

function selectNewestKey({ orm, siteId }: SiteDirectory, now: number) {
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
  const isCollected = or(isNull(answers.clientId), eq(answers.reference, 'verified'))
  const [answer] = await orm
    .select({ at: answers.answeredAt })
    .from(answers)
    .where(and(eq(answers.siteId, siteId), gte(answers.id, first), isCollected))
    .orderBy(asc(answers.id))
    .limit(1)
  return answer?.at ?? null
}
