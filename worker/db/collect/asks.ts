import type { AskBudget, AskFigures } from '#contract/collect/asks.ts'
import type { Channel, Kind, WithheldReason } from '#contract/words.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import {
  longestOf,
  withheldBy,
  type Ask,
  type Withheld,
} from '#worker/domain/collect/ask-budget.ts'

const DAY_MS = 86_400_000
const PERIOD_MS = 30 * DAY_MS
/** Periods that are kept: no budget looks back longer. */
const KEPT_PERIODS = 13
/** Days of marks of what was kept back among which a person's are looked for. */
const MARK_DAYS = 32
/** People that the figures are made of at most; beyond them it is the newest. */
const MOST_PEOPLE = 50_000

/** Somebody who is to be asked. */
export interface Asking {
  id: string
  /** Keyed hashes by which the person is known; at least one. */
  who: string[]
  /** As the person is stored elsewhere: for opt-outs. */
  people?: string[]
  /** Unix milliseconds. */
  at: number
  survey: string
  kind: Kind
  channel: Channel
  /** Local day in the site's time zone. */
  day: string
}

/** Asks of the person, once each: the periods and ways in which they are known are seeks. */
const MADE = `SELECT DISTINCT asks.id, asks.kind, asks.at FROM json_each(?2) AS period CROSS JOIN json_each(?3) AS who
  CROSS JOIN asks ON site_id = ?1 AND asks.period = period.value AND asks.who = who.value`

/** Whether the person asked not to be asked: `?1` the site, `?N` the names they are stored under. */
const OPTED_OUT = (people: string) => `SELECT 1 FROM opt_outs
  WHERE site_id = ?1 AND person IN (SELECT value FROM json_each(${people}))`

/** Whether a person asked not to be asked any more, under any of their names. */
async function hasOptedOut(db: SiteDb, people: string[]): Promise<boolean> {
  const { rows } = await run(db, `/* hasOptedOut */ ${OPTED_OUT('?2')} LIMIT 1`, [
    db.siteId,
    JSON.stringify(people),
  ])
  return rows.length > 0
}

/**
 * Whether a person may be asked, and counts it, if they have not opted out and the budget, if there is
 * one, has room.
 * @returns null where it was granted
 */
export async function askOf(
  db: SiteDb,
  asking: Asking,
  budget: AskBudget | null,
): Promise<Withheld | null> {
  if (budget) return await claimAsk(db, asking, budget)
  if (!(await hasOptedOut(db, asking.people ?? []))) return null
  await countWithheld(db, asking, 'opted-out')
  return { reason: 'opted-out', until: null }
}

/**
 * Counts an ask, if the budget has room for it: looking and counting are one statement, so that no
 * two at once can both be the last. The same id again is the same ask. What is kept back is counted
 * once a person, survey and day, however many pages try it.
 * @returns null where it was granted
 */
export async function claimAsk(
  db: SiteDb,
  asking: Asking,
  budget: AskBudget,
): Promise<Withheld | null> {
  const { id, who, people = [], at, survey, kind, channel } = asking
  const gaps = budget.gaps.filter((gap) => gap.kind === kind)
  const person = [
    db.siteId,
    JSON.stringify(periodsSince(at, longestOf(budget))),
    JSON.stringify(who),
  ]
  const [, made = []] = await runBatch<Ask>(db, [
    {
      sql: `/* claimAsk */ INSERT INTO asks (site_id, period, who, id, at, survey_id, kind, channel)
        SELECT ?1, ?4, person.value, ?5, ?6, ?7, ?8, ?9 FROM json_each(?3) AS person
        WHERE (SELECT count(*) FROM (${MADE}) WHERE id <> ?5 AND at > ?6 - ?10) < ?11
          AND NOT EXISTS (SELECT 1 FROM (${MADE}) AS made JOIN json_each(?12) AS gap
            ON made.kind = gap.value ->> 'after' AND made.at > ?6 - (gap.value ->> 'days') * ${DAY_MS}
            WHERE made.id <> ?5)
          AND NOT EXISTS (${OPTED_OUT('?13')})
        ON CONFLICT DO NOTHING`,
      parameters: [
        ...person,
        periodOf(at),
        id,
        at,
        survey,
        kind,
        channel,
        budget.days * DAY_MS,
        budget.most,
        JSON.stringify(gaps),
        JSON.stringify(people),
      ],
    },
    { sql: `/* claimAsk */ ${MADE}`, parameters: person },
  ])
  if (made.some((one) => one.id === id)) return null
  const withheld = (await hasOptedOut(db, people))
    ? { reason: 'opted-out' as const, until: null }
    : (withheldBy(budget, made, { kind, now: at }) ?? {
        reason: 'budget' as const,
        until: at + DAY_MS,
      })
  await countWithheld(db, asking, withheld.reason)
  return withheld
}

/** Asks of a person as far back as a budget looks. @param who keyed hashes; @param now Unix milliseconds */
export async function listAsks(
  db: SiteDb,
  { who, now, days }: { who: string[]; now: number; days: number },
): Promise<Ask[]> {
  const { rows } = await run<Ask>(db, `/* listAsks */ ${MADE}`, [
    db.siteId,
    JSON.stringify(periodsSince(now, days)),
    JSON.stringify(who),
  ])
  return rows
}

/** Counts what was kept back, unless the person's mark of the day says that it was: all or nothing. */
async function countWithheld(
  db: SiteDb,
  { who, at, survey, kind, channel, day }: Asking,
  reason: WithheldReason,
): Promise<void> {
  const marks = [db.siteId, markPeriod(day), JSON.stringify(who), survey]
  await runBatch(db, [
    {
      sql: `/* countWithheld */ INSERT INTO withheld_asks (site_id, day, survey_id, reason, n)
        SELECT ?1, ?5, ?4, ?6, 1 WHERE NOT EXISTS (SELECT 1 FROM json_each(?3) AS who
          CROSS JOIN asks ON site_id = ?1 AND period = ?2 AND asks.who = who.value AND asks.id = ?4)
        ON CONFLICT DO UPDATE SET n = n + 1`,
      parameters: [...marks, day, reason],
    },
    {
      sql: `/* countWithheld */ INSERT INTO asks (site_id, period, who, id, at, survey_id, kind, channel)
        SELECT ?1, ?2, person.value, ?4, ?5, ?4, ?6, ?7 FROM json_each(?3) AS person WHERE true
        ON CONFLICT DO NOTHING`,
      parameters: [...marks, at, kind, channel],
    },
  ])
}

/** How often people were asked since an instant, and what was kept back since a day. */
export async function askFigures(
  db: SiteDb,
  { since, from, now }: { since: number; from: string; now: number },
): Promise<Omit<AskFigures, 'days' | 'from'>> {
  const days = (now - since) / DAY_MS
  const [{ rows: people }, { rows: withheld }] = await Promise.all([
    run<{ n: number; people: number }>(
      db,
      `/* askFigures */ SELECT n, count(*) AS people FROM (
          SELECT count(*) AS n FROM json_each(?2) AS period
            CROSS JOIN asks ON site_id = ?1 AND asks.period = period.value
          WHERE at > ?3 GROUP BY who LIMIT ${MOST_PEOPLE}) GROUP BY n ORDER BY n`,
      [db.siteId, JSON.stringify(periodsSince(now, days)), since],
    ),
    run<AskFigures['withheld'][number]>(
      db,
      `/* askFigures */ SELECT survey_id AS survey, reason, sum(n) AS n FROM withheld_asks
        WHERE site_id = ?1 AND day >= ?2 GROUP BY survey_id, reason ORDER BY n DESC`,
      [db.siteId, from],
    ),
  ])
  const total = people.reduce((sum, one) => sum + one.people, 0)
  return {
    people: total,
    asks: people.reduce((sum, one) => sum + one.n * one.people, 0),
    p50: quantile(people, total, 0.5),
    p95: quantile(people, total, 0.95),
    most: people.at(-1)?.n ?? 0,
    withheld,
  }
}

/** The least number of asks that this part of the people did not get more than. */
function quantile(counts: { n: number; people: number }[], total: number, part: number) {
  let seen = 0
  for (const { n, people } of counts) {
    seen += people
    if (seen >= total * part) return n
  }
  return null
}

/** Forgets asks that no budget looks back to, and the marks of days that are over everywhere. */
export async function forgetAsks(db: SiteDb, now: number): Promise<void> {
  await run(
    db,
    '/* forgetAsks */ DELETE FROM asks WHERE site_id = ?1 AND period > ?2 AND period < ?3',
    [db.siteId, oldestMark(now), oldestPeriod(now)],
  )
}

/** The oldest period that is kept. @param now Unix milliseconds */
export function oldestPeriod(now: number): number {
  return periodOf(now) - KEPT_PERIODS
}

/** The statement that forgets that somebody was ever asked, for the batch of an erasure. */
export function forgettingPerson(siteId: number, who: string[], now: number) {
  return {
    sql: `/* forgettingPerson */ DELETE FROM asks WHERE site_id = ?1
      AND period IN (SELECT value FROM json_each(?2)) AND who IN (SELECT value FROM json_each(?3))`,
    parameters: [
      siteId,
      JSON.stringify([...periodsSince(now, KEPT_PERIODS * 30), ...marksSince(now)]),
      JSON.stringify(who),
    ],
  }
}

/** Number of the thirty days that an instant lies in. */
export function periodOf(at: number): number {
  return Math.floor(at / PERIOD_MS)
}

/**
 * Where the marks of a local day stand among the asks: before all periods, the newest first, so that
 * neither a budget nor a figure meets them, and what is old of both is one range.
 */
function markPeriod(day: string): number {
  return -Math.floor(Date.parse(day) / DAY_MS)
}

/** The oldest day whose marks are kept: yesterday in UTC may still be today somewhere. */
export function oldestMark(now: number): number {
  return 1 - Math.floor(now / DAY_MS)
}

/** Days of marks that may be there: up to tomorrow, and as long as the site's job may be late. */
function marksSince(now: number): number[] {
  return Array.from({ length: MARK_DAYS }, (_, index) => index - 1 - Math.floor(now / DAY_MS))
}

/** All periods of the last days, and one more for clocks. */
export function periodsSince(at: number, days: number): number[] {
  const first = periodOf(at - days * DAY_MS)
  return Array.from({ length: periodOf(at) - first + 2 }, (_, index) => first + index)
}
