import type { Answer } from '#contract/answers.ts'
import { FILTERS, type Scale } from '#contract/words.ts'
import { foldedWords, haveBeginnings } from '#worker/domain/cases/match-words.ts'
import { addDays } from '#worker/domain/days.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { dayStart } from '#worker/domain/time-zone.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Filter } from '#worker/db/journey/rollups.ts'
import type { AnswerRow } from './columns.ts'
import { NEVER_COUNTED } from './holds.ts'

export interface AnswerFilter extends Filter {
  journey?: string | undefined
  stage?: string | undefined
  /** Touchpoints to look at, few enough to be merged; absent means the whole site. */
  touchpoints?: string[] | undefined
  scales?: Scale[] | undefined
  /** Days, both included. */
  from?: string | undefined
  to?: string | undefined
  commented?: boolean | undefined
  /** Beginnings of words that the comment has all of. */
  find?: string | undefined
  /** What is held, instead of what counts. */
  held?: boolean | undefined
  source?: string | undefined
}

/** The columns that a reader of answers gets. */
const SHOWN = [
  'id',
  'client_id',
  'journey_id',
  'survey_id',
  'revision',
  'touchpoint_id',
  'scale',
  'stage_id',
  'channel',
  'segment',
  'persona',
  'day',
  'score',
  'choices',
  'comment',
  'lang',
  'url',
  'traits',
  'answered_at',
  'held',
  'source',
] as const satisfies (keyof AnswerRow)[]
export type ShownRow = Pick<AnswerRow, (typeof SHOWN)[number]>
export const SHOWN_COLUMNS = SHOWN.join(', ')

const SITE_PAGE = `/* listAnswers site */ SELECT ${SHOWN_COLUMNS} FROM answers
  WHERE site_id = ?1 AND id < ?2 AND id >= ?3 ORDER BY id DESC LIMIT ?4`
const TOUCHPOINT_PAGE = `/* listAnswers touchpoint */ SELECT ${SHOWN_COLUMNS} FROM answers INDEXED BY answers_by_touchpoint
  WHERE site_id = ?1 AND id < ?2 AND id >= ?3 AND touchpoint_id = ?5 ORDER BY id DESC LIMIT ?4`

/** Answers one page may look at, whatever the filter; through an index each costs two rows read. */
const LOOKED_AT = 80
/** The same where words are looked for: most comments lack them. */
const SEARCHED = 600
/** Answers that a file is made of at a time: a few megabytes, and 50 queries for 250,000 of them. */
const AT_ONCE = 5000
/** Most touchpoints that a page merges; more are looked at as the whole site. */
const MOST_LANES = 9
/** An id's clock may differ from the answer's day by an outbox's seven days and a time zone. */
export const SLACK_MS = 8 * 86_400_000

interface Page {
  limit: number
  /** The `next` of the page before. */
  before: string | undefined
  /** Rows that it may look at. */
  lookedAt?: number
  /** The site's: what was answered on the days asked for comes first. Without it, strictly by time. */
  timezone?: string
}

/**
 * A page of answers, newest first, by keyset. It looks at a bounded number of rows at any depth,
 * so it may hold fewer answers than asked for while `next` says that there may be more. Of days, first
 * what bears their clocks, then what an outbox or another clock brought to them from around.
 */
export async function listAnswers(
  db: SiteDb,
  filter: AnswerFilter,
  { limit, before, lookedAt = mostLookedAt(filter, limit), timezone }: Page,
): Promise<{ answers: Answer[]; next: string | null }> {
  const touchpoints = filter.touchpoints ?? []
  const lanes = touchpoints.length > 0 && touchpoints.length <= MOST_LANES ? touchpoints : [null]
  const perLane = Math.floor(lookedAt / lanes.length)
  const { first, last, after } = boundsOf(filter, { before, timezone })
  const looked = await runBatch<ShownRow>(
    db,
    lanes.map((touchpoint) =>
      touchpoint === null
        ? { sql: SITE_PAGE, parameters: [db.siteId, last, first, perLane] }
        : { sql: TOUCHPOINT_PAGE, parameters: [db.siteId, last, first, perLane, touchpoint] },
    ),
  )
  const sought = foldedWords(filter.find ?? '')
  const page = cutPage(
    { looked, perLane, limit },
    (row) => matches(row, filter) && (!filter.find || says(row, sought)),
  )
  return { ...page, next: page.next ?? after }
}

/** Filters that leave answers out whose keys are among those looked at. */
const NARROWING = [...FILTERS, 'journey', 'stage', 'scales', 'commented', 'held', 'source'] as const

/** Where nothing is left out, one more than the page tells whether there is another. */
function mostLookedAt(filter: AnswerFilter, limit: number): number {
  if (filter.find) return SEARCHED
  const isNarrow = NARROWING.some((name) => filter[name] !== undefined && filter[name] !== false)
  return isNarrow || (filter.touchpoints?.length ?? 0) > 1 ? LOOKED_AT : limit + 1
}

/** One answer of the site; null for none. */
export async function readAnswer(db: SiteDb, id: string): Promise<ShownRow | null> {
  const { rows } = await run<ShownRow>(
    db,
    `/* readAnswer */ SELECT ${SHOWN_COLUMNS} FROM answers WHERE site_id = ?1 AND id = ?2`,
    [db.siteId, id],
  )
  return rows[0] ?? null
}

/**
 * All answers of a selection, newest first, in pages that are read when they are asked for. What comes
 * in meanwhile is not among them.
 */
export async function* eachAnswer(db: SiteDb, filter: AnswerFilter): AsyncGenerator<Answer[]> {
  let before: string | undefined
  do {
    const page = await listAnswers(db, filter, { limit: AT_ONCE, before, lookedAt: AT_ONCE })
    yield page.answers
    before = page.next ?? undefined
  } while (before !== undefined)
}

/** The merged lanes down to where the shortest-reaching of them was cut off. */
function cutPage(
  { looked, perLane, limit }: { looked: ShownRow[][]; perLane: number; limit: number },
  wanted: (row: ShownRow) => boolean,
): { answers: Answer[]; next: string | null } {
  const cut = looked.filter((rows) => rows.length === perLane).map((rows) => rows.at(-1)?.id ?? '')
  const horizon = cut.length > 0 ? cut.reduce((a, b) => (a > b ? a : b)) : null
  const found = looked
    .flat()
    .filter((row) => (horizon === null || row.id >= horizon) && wanted(row))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : horizon
  return { answers: shown.map(toAnswer), next }
}

/** The keys to look between, and where to go on when they are through; null at the end. */
interface Bounds {
  first: string
  /** Not included. */
  last: string
  after: string | null
}

/** Higher than any id. */
const ABOVE_ALL = 'g'

function boundsOf(
  { from, to }: AnswerFilter,
  { before, timezone }: { before: string | undefined; timezone: string | undefined },
): Bounds {
  const all = {
    first: from ? idBounds(Math.max(0, Date.parse(from) - SLACK_MS), 0).first : '',
    last: to ? idBounds(0, Date.parse(to) + SLACK_MS).last : ABOVE_ALL,
  }
  const until = (last: string) => (before !== undefined && before < last ? before : last)
  if (timezone === undefined || (!from && !to))
    return { first: all.first, last: until(all.last), after: null }
  const start = from ? idBounds(dayStart(from, timezone), 0).first : ''
  const end = to ? idBounds(dayStart(addDays(to, 1), timezone), 0).first : ABOVE_ALL
  // The days themselves, then what is above them, then what is below: a cursor tells where it is.
  if (before === undefined || (before > start && before <= end))
    return { first: start, last: until(end), after: to ? all.last : from ? start : null }
  if (before > end) return { first: end, last: until(all.last), after: from ? start : null }
  return { first: all.first, last: until(start), after: null }
}

function matches(row: ShownRow, filter: AnswerFilter): boolean {
  const { journey, stage, touchpoints, scales, from, to } = filter
  return (
    (!journey || row.journey_id === journey) &&
    (!stage || row.stage_id === stage) &&
    (!touchpoints || touchpoints.includes(row.touchpoint_id)) &&
    (!scales || scales.includes(row.scale)) &&
    (!from || row.day >= from) &&
    (!to || row.day <= to) &&
    FILTERS.every((name) => filter[name] === undefined || row[name] === filter[name]) &&
    (!filter.commented || row.comment !== null) &&
    row.held !== NEVER_COUNTED &&
    row.held > 0 === Boolean(filter.held) &&
    (!filter.source || row.source === filter.source)
  )
}

/** A pattern without a letter or digit is found nowhere. */
function says({ comment }: ShownRow, sought: string[]): boolean {
  return comment !== null && sought.length > 0 && haveBeginnings(foldedWords(comment), sought)
}

/** An answer as its readers get it. */
export function toAnswer(row: ShownRow): Answer {
  return {
    id: row.id,
    senderId: senderIdOf(row.client_id),
    journey: row.journey_id,
    stage: row.stage_id,
    touchpoint: row.touchpoint_id,
    survey: row.survey_id,
    revision: row.revision,
    scale: row.scale,
    score: row.score,
    sentiment: row.score === null ? null : sentimentOf(row.scale, row.score),
    choices: row.choices === null ? [] : parseStored<string[]>(row.choices),
    comment: row.comment,
    channel: row.channel,
    segment: row.segment || null,
    persona: row.persona || null,
    lang: row.lang,
    url: row.url,
    answeredAt: row.answered_at,
    traits: row.traits === null ? {} : parseStored<Answer['traits']>(row.traits),
  }
}

/**
 * The sender's id of an answer, as it may be shown; null where it is the answer's own or none at all:
 * what is left of a forgotten one, or stands for an order.
 */
function senderIdOf(clientId: string | null): string | null {
  if (clientId === null || /^(?:gone-|once1_)/.test(clientId)) return null
  // Older versions stored addresses in it.
  return clientId.includes('@') ? maskComment(clientId).text : clientId
}

/** Parses a JSON column that only insertAnswers writes, from validated values of this type. */
function parseStored<Value>(text: string): Value {
  return JSON.parse(text) as Value
}
