import type { AskBudget } from '#contract/collect/asks.ts'
import type { Kind } from '#contract/words.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { periodOf, periodsSince } from '#worker/db/collect/asks.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import type { ReadRow } from '#worker/domain/channels/recipients/row.ts'
import { longestOf } from '#worker/domain/collect/ask-budget.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import type { ListRow } from './lists.ts'

const DAY_MS = 86_400_000

/** A person of a row, and the keyed hashes by which their asks are known. */
export interface Candidate extends ReadRow {
  who: string[]
}

/** What is asked, and what it has to keep to. */
export interface AskedBy {
  kind: Kind
  budget: AskBudget | null
  /** Unix milliseconds. */
  now: number
}

/** What the database says of a row. */
export interface Judged {
  line: number
  verdict: 'ready' | 'opted-out' | 'budget' | 'gap'
  /** Whether this person is asked by this row already, by another one, or another one by this. */
  isKnown: boolean
  isDouble: boolean
  isTaken: boolean
}

/** Asks of the person of a row, once each; `?2` are the periods. As in `claimAsk`. */
const MADE = `SELECT DISTINCT asks.id, asks.kind, asks.at FROM json_each(?2) AS period
  CROSS JOIN json_each(one.value -> 'who') AS who
  CROSS JOIN asks ON site_id = ?1 AND asks.period = period.value AND asks.who = who.value`

/**
 * Whether the person of a row `one` may be asked: `?3` the rows, `?4` now, `?5` and `?6` the budget's
 * span in milliseconds and its number (null for none), `?7` the gaps of this kind.
 */
export const VERDICT = `iif(EXISTS (SELECT 1 FROM opt_outs WHERE site_id = ?1
    AND opt_outs.person IN (one.value ->> 'person', one.value ->> 'also')), 'opted-out',
  iif(?6 IS NOT NULL AND (SELECT count(*) FROM (${MADE}) WHERE at > ?4 - ?5) >= ?6, 'budget',
  iif(?6 IS NOT NULL AND EXISTS (SELECT 1 FROM (${MADE}) AS made JOIN json_each(?7) AS gap
    ON made.kind = gap.value ->> 'after' AND made.at > ?4 - (gap.value ->> 'days') * ${DAY_MS}),
    'gap', 'ready')))`

/** The parameters of `VERDICT`. */
export function judgedBy(
  { siteId }: SiteDb,
  candidates: Candidate[],
  { kind, budget, now }: AskedBy,
): unknown[] {
  const gaps = budget?.gaps.filter((gap) => gap.kind === kind) ?? []
  return [
    siteId,
    JSON.stringify(budget ? periodsSince(now, longestOf(budget)) : []),
    JSON.stringify(candidates),
    now,
    (budget?.days ?? 0) * DAY_MS,
    budget?.most ?? null,
    JSON.stringify(gaps),
  ]
}

/** What would become of people who were asked now. Reads only. */
export async function planAsks(
  db: SiteDb,
  candidates: Candidate[],
  asked: AskedBy,
): Promise<Pick<Judged, 'line' | 'verdict'>[]> {
  const { rows } = await run<Pick<Judged, 'line' | 'verdict'>>(
    db,
    `/* planAsks */ SELECT one.value ->> 'line' AS line, ${VERDICT} AS verdict
      FROM json_each(?3) AS one`,
    judgedBy(db, candidates, asked),
  )
  return rows
}

/** The rows of a list by their line, and by their person. */
const SAME_LINE = `FROM recipients WHERE recipients.site_id = ?1 AND list = ?8
  AND line = one.value ->> 'line'`
const SAME_PERSON = `FROM recipients WHERE recipients.site_id = ?1 AND list = ?8
  AND recipients.person = one.value ->> 'person'`

/**
 * Asks the people of a list whom the budget has room for: who may be, their links and their asks are
 * one transaction, so that no two files at once can both have the last ask of somebody. The same rows
 * again change nothing.
 * @param day the local day, for the count of whom the budget kept back
 */
export async function grantAsks(
  db: ActingDb,
  candidates: Candidate[],
  {
    list,
    day,
    lines,
    ...asked
  }: AskedBy & {
    list: ListRow
    day: string
    lines: { first: number; last: number }
  },
): Promise<Judged[]> {
  const judged = [...judgedBy(db, candidates, asked), list.code]
  const results = await runBatch<Row>(db, [
    insertRecipients(judged),
    countAsks(judged, { list, asked }),
    countWithheld(judged, { list, day, first: lines.first }),
    {
      sql: `/* grantAsks */ UPDATE recipient_lists SET counted_to = max(counted_to, ?3)
        WHERE site_id = ?1 AND code = ?2`,
      parameters: [db.siteId, list.code, lines.last],
    },
    entry(db, { list, lines }),
    {
      sql: `/* grantAsks */ SELECT one.value ->> 'line' AS line, ${VERDICT} AS verdict,
          EXISTS (SELECT 1 ${SAME_LINE} AND recipients.person = one.value ->> 'person') AS known,
          EXISTS (SELECT 1 ${SAME_PERSON}) AS double, EXISTS (SELECT 1 ${SAME_LINE}) AS taken
        FROM json_each(?3) AS one`,
      parameters: judged,
    },
  ])
  return (results.at(-1) ?? []).map(({ line, verdict, known, double, taken }) => ({
    line,
    verdict,
    isKnown: known !== 0,
    isDouble: double !== 0,
    isTaken: taken !== 0,
  }))
}

interface Row extends Pick<Judged, 'line' | 'verdict'> {
  known: number
  double: number
  taken: number
}

function insertRecipients(judged: unknown[]) {
  const names = ['line', 'person', 'also', 'basis', 'basisOn', 'basisFrom', 'orderRef', 'lang']
  return {
    sql: `/* insertRecipients */ INSERT INTO recipients (site_id, list, asked_at, line, person, also, basis,
        basis_on, basis_from, order_ref, lang, segment)
      SELECT ?1, ?8, ?4, ${[...names, 'segment'].map((name) => `one.value ->> '${name}'`).join(', ')}
      FROM json_each(?3) AS one WHERE ${VERDICT} = 'ready'
        AND EXISTS (SELECT 1 FROM recipient_lists WHERE site_id = ?1 AND code = ?8 AND ends_at > ?4)
      ON CONFLICT DO NOTHING`,
    parameters: judged,
  }
}

/** The asks of those whom the statement before has added; without a budget none is kept. */
function countAsks(judged: unknown[], { list, asked }: { list: ListRow; asked: AskedBy }) {
  return {
    sql: `/* countAsks */ INSERT INTO asks (site_id, period, who, id, at, survey_id, kind, channel)
      SELECT ?1, ?9, person.value, ?8 || '.' || (one.value ->> 'line'), ?4, ?10, ?11, ?12
      FROM json_each(?3) AS one CROSS JOIN json_each(one.value -> 'who') AS person
      WHERE ?6 IS NOT NULL
        AND EXISTS (SELECT 1 ${SAME_LINE} AND recipients.person = one.value ->> 'person'
          AND asked_at = ?4)
      ON CONFLICT DO NOTHING`,
    parameters: [...judged, periodOf(asked.now), list.surveyId, asked.kind, list.channel],
  }
}

/** Counts whom the statements before have left out, once for each row of the list. */
function countWithheld(
  judged: unknown[],
  { list, day, first }: { list: ListRow; day: string; first: number },
) {
  return {
    sql: `/* countWithheld */ INSERT INTO withheld_asks (site_id, day, survey_id, reason, n)
      SELECT ?1, ?9, ?10, verdict, count(*) FROM (SELECT ${VERDICT} AS verdict
        FROM json_each(?3) AS one WHERE NOT EXISTS (SELECT 1 ${SAME_PERSON})
          AND (SELECT counted_to FROM recipient_lists WHERE site_id = ?1 AND code = ?8) < ?11)
      WHERE verdict <> 'ready' GROUP BY verdict
      ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    parameters: [...judged, day, list.surveyId, first],
  }
}

function entry(
  { siteId, actor }: ActingDb,
  { list, lines }: { list: ListRow; lines: { first: number; last: number } },
) {
  const id = timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10)))
  return {
    sql: `/* grantAsks */ ${ENTRY} SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'recipients.asked', ?7,
      json_object('name', ?8, 'asked', count(*), 'from', ?9, 'to', ?10) FROM recipients
      WHERE site_id = ?1 AND list = ?7 AND line BETWEEN ?9 AND ?10 AND asked_at = ?3`,
    parameters: [
      siteId,
      id,
      actor.now,
      actor.kind,
      actor.id,
      actor.name,
      list.code,
      list.name,
      lines.first,
      lines.last,
    ],
  }
}
