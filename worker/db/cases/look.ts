import type { CaseList } from '#contract/cases/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { toCaseRow, type CaseRow } from './rows.ts'

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
  /** The user who is mentioned, in whatever list. */
  mentioned?: string | undefined
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
/** So many of one filter are read and sorted by when they are due; of more, the due dates are gone along. */
const SORTED = 35
/** The cursor of those without a due time begins so; they come last. */
const UNDUE = '-.'

/** Which page of a list. */
export interface PageWish {
  sort: 'newest' | 'due'
  limit: number
  /** The `next` of the page before. */
  before: string | undefined
  now: number
}

/** Cases that were looked at. */
interface Looked {
  rows: CaseRow[]
  /** How many were read for them. */
  read: number
  /** Where the next look begins; null where nothing is left. */
  end: string | null
}

/** Behind every id. */
const LAST = 'g'
const MAX_TIME = 8.64e15

/** Cases of a page in its order, before they are narrowed. */
export async function lookAtCases(
  db: SiteDb,
  selection: CaseSelection,
  page: PageWish,
): Promise<Looked> {
  if (selection.mentioned !== undefined) return await lookAtMentions(db, selection, page)
  return await (page.sort === 'due'
    ? lookByDue(db, selection, page)
    : lookByTime(db, selection, { before: page.before ?? LAST, limit: LOOKED_AT }))
}

/** Newest first, along the index of one filter. @param page `before` is an id */
async function lookByTime(
  db: SiteDb,
  selection: CaseSelection,
  { before, limit }: { before: string; limit: number },
): Promise<Looked> {
  const [name, value] = laneOf(selection) ?? [null, null]
  const { rows } = await run<Record<string, never>>(
    db,
    `/* listCases */ SELECT cases.* FROM cases INDEXED BY ${name ? LANES[name] : 'cases_by_list'}
      WHERE site_id = ?1 AND list = ?2 AND id < ?3 ${name ? `AND ${name} = ?5` : ''}
      ORDER BY id DESC LIMIT ?4`,
    [db.siteId, selection.list, before, limit, ...(name ? [value] : [])],
  )
  const cases = rows.map(toCaseRow)
  const end = cases.length < limit ? null : (cases.at(-1)?.id ?? null)
  return { rows: cases, read: cases.length, end }
}

/**
 * What is due next first. Few of one filter are sorted here; else the due dates are gone along, and
 * behind the last of them come cases without one, newest first. Only open cases have one: the clocks
 * of those that wait stand, and those of done ones are over.
 */
async function lookByDue(db: SiteDb, selection: CaseSelection, page: PageWish): Promise<Looked> {
  const { before = '' } = page
  if (selection.list !== 'open' || before.startsWith(UNDUE))
    return await lookUndue(db, selection, { before, limit: LOOKED_AT })
  const few = laneOf(selection)
    ? await lookByTime(db, selection, { before: LAST, limit: SORTED })
    : null
  if (few && few.end === null) {
    const rows = few.rows.filter((row) => isBehind(row, before)).toSorted(byDue)
    return { ...few, rows }
  }
  const limit = LOOKED_AT - (few?.read ?? 0)
  const until = selection.isOverdue ? page.now : MAX_TIME
  const dated = await lookDated(db, { before, until, limit })
  const read = dated.read + (few?.read ?? 0)
  if (dated.end !== null || selection.isOverdue || dated.read === limit) return { ...dated, read }
  const rest = await lookUndue(db, selection, { before: '', limit: limit - dated.read })
  return { rows: [...dated.rows, ...rest.rows], read: read + rest.read, end: rest.end }
}

/** Cases with a due time up to an instant, those due first in front. */
async function lookDated(
  db: SiteDb,
  { before, until, limit }: { before: string; until: number; limit: number },
): Promise<Looked> {
  const [due = '', id = ''] = before.split('.')
  const { rows } = await run<Record<string, never>>(
    db,
    `/* listCases due */ SELECT cases.* FROM cases INDEXED BY cases_by_due
      WHERE site_id = ?1 AND due_at IS NOT NULL AND due_at <= ?5 AND (due_at, id) > (?2, ?3)
      ORDER BY due_at, id LIMIT ?4`,
    [db.siteId, Number(due) || 0, id, limit, until],
  )
  const cases = rows.map(toCaseRow)
  const last = cases.at(-1)
  const end = cases.length < limit || !last ? null : cursorOf(last, 'due')
  return { rows: cases, read: cases.length, end }
}

/** Cases without a due time, newest first; of the open ones those with one are passed over. */
async function lookUndue(
  db: SiteDb,
  selection: CaseSelection,
  { before, limit }: { before: string; limit: number },
): Promise<Looked> {
  const id = before.slice(UNDUE.length)
  const { rows, read, end } = await lookByTime(db, selection, { before: id || LAST, limit })
  return {
    rows: selection.list === 'open' ? rows.filter(({ dueAt }) => dueAt === null) : rows,
    read,
    end: end === null ? null : `${UNDUE}${end}`,
  }
}

/** Cases that somebody is mentioned in, newest first: each costs two rows. */
async function lookAtMentions(
  db: SiteDb,
  { mentioned }: CaseSelection,
  { before }: PageWish,
): Promise<Looked> {
  const limit = LOOKED_AT / 2
  const { rows } = await run<Record<string, never>>(
    db,
    `/* listCases mentioned */ SELECT cases.* FROM case_mentions
      CROSS JOIN cases ON cases.site_id = ?1 AND cases.id = case_mentions.case_id
      WHERE case_mentions.site_id = ?1 AND user_id = ?2 AND case_id < ?3
      ORDER BY case_id DESC LIMIT ?4`,
    [db.siteId, mentioned, before ?? LAST, limit],
  )
  const cases = rows.map(toCaseRow)
  const end = cases.length < limit ? null : (cases.at(-1)?.id ?? null)
  return { rows: cases, read: cases.length, end }
}

/** Where a page that ends with this case goes on. */
export function cursorOf({ dueAt, id }: CaseRow, sort: 'newest' | 'due'): string {
  if (sort === 'newest') return id
  return dueAt === null ? `${UNDUE}${id}` : `${dueAt}.${id}`
}

/** Whether a case with or without a due time stands behind a cursor with one. */
function isBehind({ dueAt, id }: CaseRow, cursor: string): boolean {
  if (cursor === '' || dueAt === null) return true
  const [due = '', last = ''] = cursor.split('.')
  return dueAt > Number(due) || (dueAt === Number(due) && id > last)
}

function byDue(one: CaseRow, other: CaseRow): number {
  if (one.dueAt === null && other.dueAt === null) return one.id > other.id ? -1 : 1
  if (one.dueAt === null || other.dueAt === null) return one.dueAt === null ? 1 : -1
  return one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1)
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
    (selection.mentioned !== undefined || row.list === selection.list) &&
    same(owner, row.owner) &&
    same(team, row.team) &&
    same(issue, row.issue) &&
    same(stageId, row.stageId) &&
    same(carrier, row.carrier) &&
    same(priority, row.priority) &&
    same(segment, row.segment) &&
    same(channel, row.channel) &&
    (!selection.isOverdue || (row.dueAt !== null && row.dueAt <= now)) &&
    (selection.isSnoozed ||
      selection.mentioned !== undefined ||
      row.snoozedUntil === null ||
      row.snoozedUntil <= now)
  )
}
