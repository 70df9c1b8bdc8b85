import type { CaseList } from '#contract/cases/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import type { cases } from '#worker/db/schema/act/cases.ts'

export type CaseRow = Omit<typeof cases.$inferSelect, 'siteId'>

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

export interface CaseSelection {
  list: CaseList
  /** '' means nobody. */
  owner?: string | undefined
  team?: string | undefined
  issue?: string | undefined
  stageId?: string | undefined
  carrier?: string | undefined
  priority?: number | undefined
  segment?: string | undefined
  channel?: string | undefined
  isOverdue?: boolean | undefined
  /** What sleeps, too. */
  isSnoozed?: boolean | undefined
}

/** Columns with an index of their own, the most telling first: a page goes along one of them. */
const LANES = {
  owner: 'cases_by_owner',
  issue: 'cases_by_issue',
  carrier: 'cases_by_carrier',
  team: 'cases_by_team',
  stage_id: 'cases_by_stage',
  priority: 'cases_by_priority',
} as const
type Lane = keyof typeof LANES

/** Cases that a page looks through; with its answers and orders it stays under 200 rows read. */
const LOOKED_AT = 60

/**
 * A page of cases by keyset: newest first, or what is due next. It looks through a bounded number of
 * cases at any depth and with any filter, so it may be short while `next` says that there may be more.
 * @param page `before` is the `next` of the page before
 */
export async function listCases(
  db: SiteDb,
  selection: CaseSelection,
  page: { sort: 'newest' | 'due'; limit: number; before: string | undefined; now: number },
): Promise<{ cases: ListedCase[]; next: string | null }> {
  const looked = await (page.sort === 'due'
    ? lookByDue(db, selection, page)
    : lookByTime(db, selection, page))
  const wanted = looked.filter((row) => matches(row, selection, page.now))
  const shown = wanted.slice(0, page.limit)
  const isMore = wanted.length > page.limit || looked.length === LOOKED_AT
  const last = wanted.length > page.limit ? shown.at(-1) : looked.at(-1)
  const next = isMore && last ? cursorOf(last, page.sort) : null
  return { cases: await withWords(db, shown), next }
}

async function lookByTime(
  db: SiteDb,
  selection: CaseSelection,
  { before }: { before: string | undefined },
): Promise<CaseRow[]> {
  const lane = laneOf(selection)
  const [name, value] = lane ?? [null, null]
  const { rows } = await run<Record<string, never>>(
    db,
    `/* listCases */ SELECT cases.* FROM cases INDEXED BY ${name ? LANES[name] : 'cases_by_list'}
      WHERE site_id = ?1 AND list = ?2 AND id < ?3 ${name ? `AND ${name} = ?5` : ''}
      ORDER BY id DESC LIMIT ?4`,
    [db.siteId, selection.list, before ?? 'g', LOOKED_AT, ...(name ? [value] : [])],
  )
  return rows.map(toRow)
}

async function lookByDue(
  db: SiteDb,
  { list }: CaseSelection,
  { before = '' }: { before: string | undefined },
): Promise<CaseRow[]> {
  const [due = '', id = ''] = before.split('.')
  const { rows } = await run<Record<string, never>>(
    db,
    `/* listCases due */ SELECT cases.* FROM cases INDEXED BY cases_by_due
      WHERE site_id = ?1 AND due_at IS NOT NULL AND (due_at, id) > (?2, ?3)
      ORDER BY due_at, id LIMIT ?4`,
    [db.siteId, Number(due) || 0, id, LOOKED_AT],
  )
  return rows.map(toRow).filter((row) => row.list === list)
}

function cursorOf({ dueAt, id }: CaseRow, sort: 'newest' | 'due'): string {
  return sort === 'due' ? `${dueAt}.${id}` : id
}

/** The index that a page goes along: that of the first filter which has one. */
function laneOf({ owner, team, issue, stageId, carrier, priority }: CaseSelection) {
  const wishes: Record<Lane, string | number | undefined> = {
    owner,
    issue,
    carrier,
    team,
    stage_id: stageId,
    priority,
  }
  const names = Object.keys(LANES) as Lane[]
  const name = names.find((lane) => wishes[lane] !== undefined)
  return name ? ([name, wishes[name]] as const) : null
}

/** Whether a case is among those asked for. */
export function matches(row: CaseRow, selection: CaseSelection, now: number): boolean {
  const { owner, team, issue, stageId, carrier, priority, segment, channel } = selection
  const same = <Value>(wish: Value | undefined, is: Value) => wish === undefined || wish === is
  return (
    row.list === selection.list &&
    same(owner, row.owner) &&
    same(team, row.team) &&
    same(issue, row.issue) &&
    same(stageId, row.stageId) &&
    same(carrier, row.carrier) &&
    same(priority, row.priority) &&
    same(segment, row.segment) &&
    same(channel, row.channel) &&
    (!selection.isOverdue || (row.dueAt !== null && row.dueAt <= now)) &&
    (selection.isSnoozed || row.snoozedUntil === null || row.snoozedUntil <= now)
  )
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
  const [found] = await withWords(db, rows.map(toRow))
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
  return rows.map(toRow)
}

function toRow(row: Record<string, never>): CaseRow {
  return fieldsOf<CaseRow>(row, ['terms'])
}

/** How many cases each list has, and of the open ones those of somebody and of nobody. */
export async function countCases(db: SiteDb, me: string | null) {
  const [counts = []] = await runBatch<{
    list: CaseList
    n: number
    mine: number
    unowned: number
  }>(db, [
    {
      sql: `/* countCases */ SELECT list, sum(n) AS n, coalesce(sum(n) FILTER (WHERE owner = ?2), 0) AS mine,
          coalesce(sum(n) FILTER (WHERE owner = ''), 0) AS unowned
          FROM case_counts WHERE site_id = ?1 GROUP BY list`,
      parameters: [db.siteId, me ?? '-'],
    },
  ])
  const of = (list: CaseList) => counts.find((row) => row.list === list)
  return {
    open: of('open')?.n ?? 0,
    waiting: of('waiting')?.n ?? 0,
    done: of('done')?.n ?? 0,
    mine: of('open')?.mine ?? 0,
    unowned: of('open')?.unowned ?? 0,
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
