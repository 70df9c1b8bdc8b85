import type { Scale } from '#contract/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import type { AfterFacts, FigureCase } from '#worker/domain/cases/figures/recovery-report.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'

/*
 * What the figures of cases rest on. All of it is bounded, so that a look costs some ten thousand rows
 * however many cases there are: test/db/recovery.test.ts.
 */

/** Cases that the figures are of, the newest. */
export const MOST_CASES = 1000
/** Resolved ones whose customers are followed, the newest. */
const MOST_FOLLOWED = 500
/** Answers among which low ones are looked for, the newest. */
const MOST_ANSWERS = 2000
/** Cases that are not done, of each list, the oldest. */
const MOST_BACKLOG = 2500

export interface FoundCase extends FigureCase {
  answerId: string | null
  orderId: string
}

export async function readFigureCases(db: SiteDb): Promise<FoundCase[]> {
  const { rows } = await run<Record<string, never>>(
    db,
    `/* readFigureCases */ SELECT id, state, opened_at, terms, resolved_at, cost_minor, currency,
        reopened, is_second, ask_again, sentiment, answer_id, order_id
      FROM cases WHERE site_id = ?1 ORDER BY id DESC LIMIT ${MOST_CASES}`,
    [db.siteId],
  )
  return rows.map((row) => fieldsOf<FoundCase>(row, ['terms']))
}

interface Told {
  caseId: string
  id: string
  at: number
  scale: Scale
  score: number
}

const TOLD = 'answers.id AS id, answered_at AS at, scale, score'
const COUNTED = `held <= 0 AND score IS NOT NULL`
/** The customer's other orders: those of the same address, else of the same reference. */
const OTHER_ORDERS = (columns: string) => `
  SELECT mine.value AS value, ${columns} FROM json_each(?2) AS mine
    CROSS JOIN orders AS own ON own.site_id = ?1 AND own.id = mine.value ->> 1
    CROSS JOIN orders AS other INDEXED BY orders_by_email
      ON other.site_id = ?1 AND other.email_hash = own.email_hash
  UNION ALL SELECT mine.value, ${columns} FROM json_each(?2) AS mine
    CROSS JOIN orders AS own ON own.site_id = ?1 AND own.id = mine.value ->> 1
    CROSS JOIN orders AS other INDEXED BY orders_by_customer
      ON other.site_id = ?1 AND other.customer_ref = own.customer_ref
      AND other.email_hash IS NULL AND own.email_hash IS NULL`

/** What is known of the customers of resolved cases, by the case's id. */
export async function readAfter(
  db: SiteDb,
  cases: readonly FoundCase[],
): Promise<Map<string, AfterFacts>> {
  const followed = cases
    .filter(
      ({ resolvedAt, orderId, state }) =>
        resolvedAt !== null && orderId !== '' && state !== 'dismissed',
    )
    .slice(0, MOST_FOLLOWED)
  if (followed.length === 0) return new Map()
  const keys = JSON.stringify(
    followed.map(({ id, orderId, resolvedAt }) => [id, orderId, resolvedAt]),
  )
  const read = (sql: string) => ({ sql: `/* readAfter */ ${sql}`, parameters: [db.siteId, keys] })
  const [bought = [], told = [], replies = []] = await runBatch<never>(db, [
    read(`SELECT value ->> 0 AS caseId, min(iif(state = 'open' AND replaces IS NULL
        AND placed > value ->> 2, placed, NULL)) AS boughtAt
      FROM (${OTHER_ORDERS('other.placed_at AS placed, other.state AS state, other.replaces AS replaces')})
      GROUP BY 1`),
    read(`SELECT DISTINCT value ->> 0 AS caseId, ${TOLD} FROM (${OTHER_ORDERS('other.id AS other, other.number AS number, other."key" AS name')}
        UNION SELECT value, value ->> 1, NULL, NULL FROM json_each(?2))
      CROSS JOIN answers INDEXED BY answers_by_order ON answers.site_id = ?1
        AND order_ref IN (other, number, name) AND reference IN ('verified', 'imported') AND ${COUNTED}`),
    read(`SELECT value ->> 0 AS caseId, ${TOLD} FROM json_each(?2)
      CROSS JOIN answer_links INDEXED BY answer_links_by_target ON answer_links.site_id = ?1
        AND kind = 'case' AND target = value ->> 0 AND answer_links.state = 'linked'
      CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = answer_id AND ${COUNTED}`),
  ])
  const boughtOf = new Map(
    (bought as { caseId: string; boughtAt: number | null }[]).map((row) => [
      row.caseId,
      row.boughtAt,
    ]),
  )
  const toldOf = Map.groupBy(told as Told[], ({ caseId }) => caseId)
  const repliesOf = Map.groupBy(replies as Told[], ({ caseId }) => caseId)
  return new Map(
    followed.map((one) => [
      one.id,
      {
        ...moodsOf(one, toldOf.get(one.id) ?? [], repliesOf.get(one.id) ?? []),
        boughtAt: boughtOf.get(one.id) ?? null,
        isKnown: boughtOf.has(one.id),
      },
    ]),
  )
}

/**
 * Before the failure: all that the customer had said. After it: the reply that hangs on the case; where
 * none does though it was answered, the first answer about the same customer after the resolution.
 */
function moodsOf(
  { answerId, openedAt, resolvedAt, askAgain }: FoundCase,
  told: readonly Told[],
  replies: readonly Told[],
): Pick<AfterFacts, 'before' | 'after'> {
  const mood = ({ scale, score }: Told) => sentimentOf(scale, score)
  const failureAt = told.find(({ id }) => id === answerId)?.at ?? openedAt
  const before = told.filter(({ id, at }) => id !== answerId && at < failureAt)
  const candidates = replies.length > 0 ? replies : askAgain === 'answered' ? told : []
  const [after] = candidates
    .filter(({ id, at }) => id !== answerId && at > (resolvedAt ?? 0))
    .toSorted((a, b) => a.at - b.at)
  return {
    before: before.length === 0 ? null : sum(before.map(mood)) / before.length,
    after: after ? mood(after) : null,
  }
}

/** A low answer: two of five faces, or as low on another scale. */
const LOW = -50

/** Low ones among the newest answers, and those of them that a case was opened for. */
export async function countCoverage(db: SiteDb): Promise<{ low: number; withCase: number }> {
  const { rows } = await run<Omit<Told, 'caseId' | 'at'>>(
    db,
    `/* countCoverage */ SELECT id, scale, score FROM (SELECT id, scale, score, held FROM answers
      WHERE site_id = ?1 ORDER BY id DESC LIMIT ${MOST_ANSWERS}) WHERE ${COUNTED}`,
    [db.siteId],
  )
  const low = rows.filter(({ scale, score }) => sentimentOf(scale, score) <= LOW)
  if (low.length === 0) return { low: 0, withCase: 0 }
  const { rows: found } = await run<{ n: number }>(
    db,
    `/* countCoverage */ SELECT count(*) AS n FROM json_each(?2) WHERE EXISTS (SELECT 1 FROM cases
      INDEXED BY cases_by_answer WHERE site_id = ?1 AND answer_id = value)`,
    [db.siteId, JSON.stringify(low.map(({ id }) => id))],
  )
  return { low: low.length, withCase: found[0]?.n ?? 0 }
}

/** From how many days on a case that is not done is as old as that. */
const AGES = [0, 1, 3, 7, 30] as const
const DAY_MS = 86_400_000

/** Cases that are not done by their age. */
export async function countBacklog(db: SiteDb, now: number) {
  const { rows } = await run<{ list: 'open' | 'waiting'; id: string }>(
    db,
    `/* countBacklog */ SELECT list, id FROM (SELECT list, id FROM cases INDEXED BY cases_by_list
        WHERE site_id = ?1 AND list = 'open' ORDER BY id LIMIT ${MOST_BACKLOG})
      UNION ALL SELECT list, id FROM (SELECT list, id FROM cases INDEXED BY cases_by_list
        WHERE site_id = ?1 AND list = 'waiting' ORDER BY id LIMIT ${MOST_BACKLOG})`,
    [db.siteId],
  )
  const bounds = AGES.map((days) => idBounds(0, Math.max(0, now - days * DAY_MS)).last)
  // The youngest age takes those in, too, whose clock runs ahead.
  const backlog = AGES.map((days, age) => {
    const own = rows.filter(
      ({ id }) => (age === 0 || id <= (bounds[age] ?? '')) && id > (bounds[age + 1] ?? ''),
    )
    const inList = (name: 'open' | 'waiting') => own.filter(({ list }) => list === name).length
    return { days, open: inList('open'), waiting: inList('waiting') }
  })
  return {
    backlog,
    isBacklogPart: (['open', 'waiting'] as const).some(
      (name) => rows.filter(({ list }) => list === name).length === MOST_BACKLOG,
    ),
  }
}
