import type { Channel, Scale } from '#contract/words.ts'
import type { Facts, ReadAnswer } from '#worker/domain/digests/facts.ts'
import { groupsOf, type Focus, type Segment } from '#worker/domain/digests/step.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'

/** Answers that one step reads, and that it looks at to find them. */
const READ = 300
const LOOKED_AT = 5000
/** Answers of which something has changed: they may be of many weeks. */
const STALE = 100
/** Answers after one that changed that are looked at with it. */
const FOLLOWING = 40
/** Answers come in as late as this without being looked for: their pages made the ids. */
const YOUNG_MS = 3_600_000

/** The person of an answer: as triggers of migrations/0029 have it. */
export const WHO = (of: string) =>
  `coalesce(${of}.respondent, iif(${of}.reference = 'verified', ${of}.order_ref, NULL), '')`
const IS_READ = (of: string) => `EXISTS (SELECT 1 FROM walks WHERE walks.site_id = ?1
  AND walks.who = ${WHO(of)} AND walks.answer_id = ${of}.id)`
/** What a step looks at of an answer; its order's value as it is known now. */
const ANSWER = `json_array(a.id, ${WHO('a')}, a.journey_id, a.stage_id, a.touchpoint_id, a.channel, a.scale,
  a.score, a.choices, a.comment, a.lang, a.day, a.answered_at,
  json((SELECT json_array(orders.value_minor, orders.currency) FROM answer_links AS link
    CROSS JOIN orders ON orders.site_id = ?1 AND orders.id = link.target
    WHERE link.site_id = ?1 AND link.answer_id = a.id AND link.kind = 'order' AND link.state = 'linked'
      AND orders.value_minor > 0 AND orders.currency IS NOT NULL LIMIT 1)), a.respondent IS NOT NULL,
  a.answered_at - a.shown_at, a.segment)`

const NEW = `/* readNews */ SELECT ${ANSWER} AS answer FROM (
    SELECT id FROM answers WHERE site_id = ?1
      AND id > (SELECT read_to FROM digest_marks WHERE site_id = ?1) ORDER BY id LIMIT ${LOOKED_AT}
  ) AS looked CROSS JOIN answers AS a ON a.site_id = ?1 AND a.id = looked.id
  WHERE a.held <= 0 AND a.scale <> 'source' AND NOT ${IS_READ('a')} ORDER BY looked.id LIMIT ${READ}`
const LOOKED = `/* readNews */ SELECT max(id) AS last, count(*) AS n FROM (SELECT id FROM answers
  WHERE site_id = ?1 AND id > (SELECT read_to FROM digest_marks WHERE site_id = ?1) ORDER BY id
  LIMIT ${LOOKED_AT})`
const CHANGED = `/* readNews */ SELECT walks.who, walks.answer_id AS id, walks.journey_id AS journey,
    walks.facts, walks.stale, iif(a.id IS NULL, NULL, ${ANSWER}) AS answer
  FROM walks INDEXED BY walks_stale LEFT JOIN answers AS a ON a.site_id = ?1 AND a.id = walks.answer_id
    AND a.held <= 0 AND a.scale <> 'source' AND ${WHO('a')} = walks.who
  WHERE walks.site_id = ?1 AND walks.stale <> 0 LIMIT ${STALE}`
const MARKS = `/* readNews */ SELECT read_to AS readTo, seen_to AS seenTo, turn FROM digest_marks
  WHERE site_id = ?1`

/** How far a site's answers were read. */
export interface Marks {
  readTo: string
  seenTo: string
  turn: string
}

/** What a step takes in. */
export interface News {
  /** Before and after it. */
  marks: Marks
  next: Pick<Marks, 'readTo' | 'seenTo'>
  focus: Focus[]
  /** Whether nothing is left after it. */
  isEnd: boolean
}

/** Reads the next answers that are not counted yet, and those of which something has changed. */
export async function readNews(db: SiteDb, now: number): Promise<News> {
  const parameters = [db.siteId]
  const [, marked, fresh, looked, changed] = await runBatch<Record<string, unknown>>(
    db,
    [
      '/* readNews */ INSERT INTO digest_marks (site_id) VALUES (?1) ON CONFLICT DO NOTHING',
      MARKS,
      NEW,
      LOOKED,
      CHANGED,
    ].map((sql) => ({ sql, parameters })),
  )
  const marks = marked?.[0] as unknown as Marks
  const found = rowsOf<{ answer: string }>(fresh).map(({ answer }) => toAnswer(answer))
  const stale = rowsOf<Stale>(changed)
  const [{ last, n } = { last: null, n: 0 }] = rowsOf<{ last: string | null; n: number }>(looked)
  const isFull = found.length === READ
  const reached = (isFull ? found.at(-1)?.id : last) ?? marks.readTo
  const isRead = !isFull && n < LOOKED_AT
  const young = idBounds(Math.max(0, now - YOUNG_MS), now).first
  return {
    marks,
    next: {
      readTo: isRead && reached > young ? young : reached,
      seenTo: reached > marks.seenTo ? reached : marks.seenTo,
    },
    focus: [...found.map(toFocus), ...stale.map(toChanged)],
    isEnd: isRead && stale.length < STALE,
  }
}

interface Stale {
  who: string
  id: string
  journey: string
  facts: string | null
  stale: number
  answer: string | null
}

/** The statements' own columns. */
function rowsOf<Row>(rows: Record<string, unknown>[] | undefined): Row[] {
  return (rows ?? []) as unknown as Row[]
}

function toFocus(answer: ReadAnswer): Focus {
  const { who, id, journey } = answer
  return { who, id, journey, facts: null, stale: 0, answer, isNew: true }
}

function toChanged({ facts, answer, ...row }: Stale): Focus {
  return {
    ...row,
    facts: toFacts(facts),
    answer: answer === null ? null : toAnswer(answer),
    isNew: false,
  }
}

/** As `ownFacts` and `following` made them. */
function toFacts(text: string | null): Facts | null {
  return text === null ? null : (JSON.parse(text) as Facts)
}

/** As `ANSWER` wrote it; columns hold what the contract let in. */
function toAnswer(text: string): ReadAnswer {
  const [
    id,
    who,
    journey,
    stage,
    touchpoint,
    channel,
    scale,
    score,
    choices,
    comment,
    lang,
    day,
    at,
    value,
    isPerson,
    tookMs,
    segment,
  ] = JSON.parse(text) as [
    string,
    string,
    string,
    string,
    string,
    Channel,
    Scale,
    number | null,
    string | null,
    string | null,
    string,
    string,
    number,
    [minor: number, currency: string] | null,
    0 | 1,
    number | null,
    string,
  ]
  return {
    id,
    who,
    isPerson: isPerson === 1,
    tookMs,
    journey,
    stage,
    touchpoint,
    channel,
    segment,
    scale,
    score,
    choices: JSON.parse(choices ?? '[]') as string[],
    comment,
    lang,
    day,
    at,
    value: value && { minor: value[0], currency: value[1] },
  }
}

/** The answers around each focus, from the one before it on. All are seeks. */
const SEGMENTS = `/* readSegments */ SELECT asked.key AS position, (
  SELECT json_group_array(json_array(answer_id, json(facts))) FROM (
    SELECT answer_id, facts FROM walks
    WHERE site_id = ?1 AND who = asked.value ->> 0 AND journey_id = asked.value ->> 1
      AND facts IS NOT NULL AND answer_id >= coalesce((SELECT answer_id FROM walks
        WHERE site_id = ?1 AND who = asked.value ->> 0 AND answer_id < asked.value ->> 2
          AND journey_id = asked.value ->> 1 AND facts IS NOT NULL
        ORDER BY answer_id DESC LIMIT 1), asked.value ->> 2)
    ORDER BY answer_id LIMIT ${FOLLOWING + 2})
  ) AS rows FROM json_each(?2) AS asked`

/** What is noted of the answers that hang together with some, by group. */
export async function readSegments(
  db: SiteDb,
  focus: readonly Focus[],
): Promise<Map<string, Segment>> {
  const groups = groupsOf(focus)
  if (groups.length === 0) return new Map()
  const asked = groups.map(({ first }) => [first.who, first.journey, first.id])
  const { rows } = await run<{ position: number; rows: string }>(db, SEGMENTS, [
    db.siteId,
    JSON.stringify(asked),
  ])
  return new Map(
    rows.flatMap(({ position, rows: text }) => {
      const group = groups[position]
      if (!group) return []
      const { who, journey } = group.first
      const found = (JSON.parse(text) as [string, Facts][]).map(([id, facts]) => ({
        who,
        journey,
        id,
        facts,
      }))
      return [[group.key, { rows: found, isCut: found.length > FOLLOWING + 1 }] as const]
    }),
  )
}
