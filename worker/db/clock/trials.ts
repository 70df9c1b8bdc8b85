import { TRIAL_LIMITS } from '#contract/cases/words.ts'
import type { Scale } from '#contract/words.ts'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { changeRow } from '#worker/db/cases/desk.ts'
import type { Trial } from '#worker/domain/clock/trial.ts'
import type { TrialCount } from '#worker/domain/clock/trial-report.ts'

/* Trials of when to ask: a row a trial, a row for each experience that one takes in. */

const DAY_MS = 86_400_000
/** Asks that the spread of answers is learnt from, the newest. */
const MOST_ASKS = 1000
/** The newest trial as JSON, for a statement that reads more; ?1 is the site. */
export const NEWEST_TRIAL = `(SELECT json_object('id', id, 'days', json(days), 'planned', planned,
    'detectable', detectable, 'startedAt', started_at, 'closedAt', closed_at, 'stoppedAt', stopped_at)
  FROM ask_trials WHERE site_id = ?1 ORDER BY id DESC LIMIT 1)`

/** The newest trial of a site: the only one that may be running. Null before the first. */
export async function newestTrial(db: SiteDb): Promise<Trial | null> {
  const sql = `/* newestTrial */ SELECT ${NEWEST_TRIAL} AS trial`
  const { rows } = await run<{ trial: string | null }>(db, sql, [db.siteId])
  return parseTrial(rows[0]?.trial ?? null)
}

/** What {@link NEWEST_TRIAL} has found. */
export function parseTrial(found: string | null): Trial | null {
  return found === null ? null : (JSON.parse(found) as Trial)
}

/**
 * Begins a trial, and ends one that is running: one transaction, with its entry in the log.
 * @param seen the newest trial that was known
 * @returns false if somebody else has begun one since
 */
export async function startTrial(
  db: ActingDb,
  { days, planned, detectable }: Pick<Trial, 'days' | 'planned' | 'detectable'>,
  seen: number,
): Promise<boolean> {
  const one = [db.siteId, seen, db.actor.now]
  const details = { days: days.join(', '), answers: planned }
  return await changeRow(
    db,
    { action: 'trial.started', target: String(seen + 1), details },
    { sql: STOP, parameters: one },
    {
      sql: `/* startTrial */ INSERT INTO ask_trials (site_id, id, days, planned, detectable, started_at)
        SELECT ?1, ?2 + 1, ?4, ?5, ?6, ?3 WHERE coalesce((SELECT max(id)
        FROM ask_trials WHERE site_id = ?1), 0) = ?2 RETURNING id`,
      parameters: [...one, JSON.stringify(days), planned, detectable],
    },
  )
}

/** Only the newest can still take somebody in. */
const STOP = `/* stopTrial */ UPDATE ask_trials SET stopped_at = ?3 WHERE site_id = ?1 AND id = ?2
  AND closed_at IS NULL AND stopped_at IS NULL`

/** Ends a trial before it has its answers. @returns false if it has ended before, or there is none */
export async function stopTrial(db: ActingDb, id: number): Promise<boolean> {
  const stop = { sql: `${STOP} RETURNING id`, parameters: [db.siteId, id, db.actor.now] }
  return await changeRow(db, { action: 'trial.stopped', target: String(id) }, stop)
}

/** An experience that a trial takes in. */
export interface Drawn {
  /** Of the case, and as it was looked at. */
  id: string
  seq: number
  trial: number
  key: string
  days: number
  since: number
}

/** The statement that takes experiences in, of cases that nothing has been planned of since. */
export function takingIn({ siteId }: SiteDb, drawn: Drawn[]) {
  return {
    sql: `/* takingIn */ INSERT INTO trial_asks (site_id, trial, key, days, since)
      SELECT ?1, value ->> 'trial', value ->> 'key', value ->> 'days', value ->> 'since'
      FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1 AND cases.id = value ->> 'id'
        AND cases.seq = value ->> 'seq' AND ask_again_at IS NULL
      WHERE true ON CONFLICT DO NOTHING`,
    parameters: [siteId, JSON.stringify(drawn)],
  }
}

/** The trial that an ask belongs to; ?1 is the site. A site has few. */
const itsTrial = (key: string) => `site_id = ?1
  AND trial IN (SELECT id FROM ask_trials WHERE site_id = ?1) AND key = ${key}`

/** The statement that notes, as an ask is made, that an agent had it made and not the trial. */
export function notingHand({ siteId }: SiteDb, key: string, caseId: string) {
  return {
    sql: `/* notingHand */ UPDATE trial_asks SET by_hand = 1 WHERE ${itsTrial('?2')}
      AND EXISTS (SELECT 1 FROM case_events WHERE case_events.site_id = ?1 AND case_id = ?3
        AND kind = 'ask_now' AND at >= since)`,
    parameters: [siteId, key, caseId],
  }
}

/**
 * The statement by which a scored answer counts towards the end of the running trial; its last closes it.
 * @param asked finds the ask, if this very answer has ended it
 * @param one its parameters; the fourth is now
 */
export function countingAnswer(asked: string, one: unknown[]) {
  return {
    sql: `/* countingAnswer */ UPDATE ask_trials SET answered = answered + 1,
        closed_at = iif(answered + 1 >= planned, ?4, NULL)
      WHERE site_id = ?1 AND closed_at IS NULL AND stopped_at IS NULL
        AND EXISTS (SELECT 1 FROM ${asked} CROSS JOIN trial_asks ON trial_asks.site_id = ?1
          AND trial = ask_trials.id AND trial_asks.key = asked.key AND by_hand = 0)`,
    parameters: one,
  }
}

const ENDS = `since + (trial_asks.days + ${TRIAL_LIMITS.answerDays}) * ${DAY_MS}`

/** Whom a trial took in, by delay and answer. */
export async function countTrial(db: SiteDb, trial: number, now: number): Promise<TrialCount[]> {
  const { rows } = await run<
    Omit<TrialCount, 'isOver' | 'isAsked'> & { over: number; asked: number }
  >(
    db,
    `/* countTrial */ SELECT trial_asks.days AS days, ${ENDS} <= ?3 AS over,
        order_asks.key IS NOT NULL AS asked, scale, score, count(*) AS n
      FROM trial_asks
      LEFT JOIN order_asks ON order_asks.site_id = ?1 AND order_asks.key = trial_asks.key
        AND by_hand = 0
      LEFT JOIN answers ON answers.site_id = ?1 AND answers.id = order_asks.answer_id
        AND order_asks.answered_at <= ${ENDS} AND held <= 0 AND score IS NOT NULL
      WHERE trial_asks.site_id = ?1 AND trial = ?2 GROUP BY 1, 2, 3, 4, 5`,
    [db.siteId, trial, now],
  )
  return rows.map(({ over, asked, ...row }) => ({
    ...row,
    isOver: over !== 0,
    isAsked: asked !== 0,
  }))
}

/** Scores of the newest answers to asks of how it went, with how often each was given. */
export async function recentScores(
  db: SiteDb,
): Promise<{ scale: Scale; score: number; n: number }[]> {
  const { rows } = await run<{ scale: Scale; score: number; n: number }>(
    db,
    `/* recentScores */ SELECT scale, score, count(*) AS n
      FROM (SELECT kind, answer_id FROM order_asks WHERE site_id = ?1 ORDER BY line DESC
        LIMIT ${MOST_ASKS}) AS asked
      CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = answer_id AND held <= 0
        AND score IS NOT NULL
      WHERE asked.kind = 'again' GROUP BY 1, 2`,
    [db.siteId],
  )
  return rows
}
