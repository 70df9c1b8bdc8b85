import type { CaseList } from '#contract/cases/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { cursorOf, lookAtCases, matches, type CaseSelection, type PageWish } from './look.ts'
import { toCaseRow, type CaseRow } from './rows.ts'

/** A case with the words of its answer, which stand in the answer alone. */
export interface ListedCase extends CaseRow {
  comment: string | null
  choices: string | null
  lang: string | null
  surveyId: string | null
  revision: number | null
  /** What people call its order. */
  orderNumber: string | null
}

/** Cases of one page: each costs three rows more, for its answer and order. */
const MOST_SHOWN = 30

/**
 * A page of cases by keyset: newest first, or what is due next and then what is not due at all. It
 * looks through a bounded number of cases at any depth and with any filter, so it may be short, or
 * empty, while `next` says that there may be more: whoever asks decides how far to search.
 * @returns `looked`, how many cases it looked through
 */
export async function listCases(
  db: SiteDb,
  selection: CaseSelection,
  page: PageWish,
): Promise<{ cases: ListedCase[]; next: string | null; looked: number }> {
  const sort = selection.mentioned === undefined ? page.sort : 'newest'
  const { rows, read, end } = await lookAtCases(db, selection, page)
  const wanted = rows.filter((row) => matches(row, selection, page.now))
  const shown = wanted.slice(0, Math.min(page.limit, MOST_SHOWN))
  const last = shown.at(-1)
  const next = wanted.length > shown.length && last ? cursorOf(last, sort) : end
  return { cases: await withWords(db, shown), next, looked: read }
}

/** Adds what the answers and orders of cases say: two rows each. */
async function withWords(db: SiteDb, rows: CaseRow[]): Promise<ListedCase[]> {
  if (rows.length === 0) return []
  const ids = JSON.stringify(rows.map(({ id, answerId, orderId }) => [id, answerId, orderId]))
  const { rows: words } = await run<Pick<ListedCase, Words> & { caseId: string }>(
    db,
    `/* listCases words */ SELECT value ->> 0 AS caseId, answers.comment, answers.choices, answers.lang,
        answers.survey_id AS surveyId, answers.revision,
        coalesce(orders.number, nullif(value ->> 2, '')) AS orderNumber
      FROM json_each(?2)
      LEFT JOIN answers ON answers.site_id = ?1 AND answers.id = value ->> 1
      LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = value ->> 2`,
    [db.siteId, ids],
  )
  const byCase = new Map(words.map(({ caseId, ...word }) => [caseId, word]))
  return rows.map((row) => ({ ...row, ...(byCase.get(row.id) ?? NO_WORDS) }))
}

type Words = 'comment' | 'choices' | 'lang' | 'surveyId' | 'revision' | 'orderNumber'
const NO_WORDS: Pick<ListedCase, Words> = {
  comment: null,
  choices: null,
  lang: null,
  surveyId: null,
  revision: null,
  orderNumber: null,
}

/** One case with the words of its answer; null for none. @param id also its number, as people say it */
export async function findCase(db: SiteDb, id: string): Promise<ListedCase | null> {
  const isNumber = /^\d{1,9}$/.test(id)
  const { rows } = await run<Record<string, never>>(
    db,
    `/* findCase */ SELECT cases.* FROM cases ${isNumber ? 'INDEXED BY cases_by_number' : ''}
      WHERE site_id = ?1 AND ${isNumber ? 'number' : 'id'} = ?2`,
    [db.siteId, isNumber ? Number(id) : id],
  )
  const [found] = await withWords(db, rows.map(toCaseRow))
  return found ?? null
}

/** Cases by their ids, in the order of time. */
export async function findCases(db: SiteDb, ids: string[]): Promise<CaseRow[]> {
  const { rows } = await run<Record<string, never>>(
    db,
    `/* findCases */ SELECT cases.* FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1
      AND cases.id = value ORDER BY cases.id`,
    [db.siteId, JSON.stringify(ids)],
  )
  return rows.map(toCaseRow)
}

/** How many cases each list has, and of the open ones those of somebody and of nobody: at most nine rows. */
export async function countCases(db: SiteDb, me: string | null) {
  const [counts = []] = await runBatch<{ list: CaseList; owner: string; n: number }>(db, [
    {
      sql: `/* countCases */ SELECT list, owner, n FROM case_counts
          WHERE site_id = ?1 AND list IN ('open', 'waiting', 'done') AND owner IN ('*', '', ?2)`,
      parameters: [db.siteId, me ?? ''],
    },
  ])
  const of = (list: CaseList, owner = '*') =>
    counts.find((row) => row.list === list && row.owner === owner)?.n ?? 0
  return {
    open: of('open'),
    waiting: of('waiting'),
    done: of('done'),
    mine: me === null ? 0 : of('open', me),
    unowned: of('open', ''),
  }
}

/** When a case changed last, and the newest one's number; 0 for neither. Two rows. */
export async function lastChange(db: SiteDb): Promise<{ changedAt: number; newest: number }> {
  const { rows } = await run<{ changedAt: number; newest: number }>(
    db,
    `/* lastChange */ SELECT
      coalesce((SELECT max(changed_at) FROM cases WHERE site_id = ?1), 0) AS changedAt,
      coalesce((SELECT max(number) FROM cases WHERE site_id = ?1), 0) AS newest`,
    [db.siteId],
  )
  return rows[0] ?? { changedAt: 0, newest: 0 }
}
