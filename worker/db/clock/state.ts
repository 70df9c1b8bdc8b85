import type { Desk } from '#contract/cases/desk.ts'
import type { Scale } from '#contract/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import type { Trial } from '#worker/domain/clock/trial.ts'
import { NEWEST_TRIAL, parseTrial } from './trials.ts'

/** What the clock needs to know of a site before it asks anybody. */
export interface ClockState {
  /** What its links begin with; null until a survey was chosen. */
  askCode: string | null
  origin: string
  /** Days after which a carrier's parcel is stalled, and when that was measured. */
  paces: Record<string, { days: number; at: number }>
  /** Whether another system wants to hear whom to ask: nobody else has addresses. */
  isTold: boolean
  /** Scales of the surveys that ask, while they are live. */
  again: Scale | null
  arrived: Scale | null
  /** The newest trial of when to ask, running or not. */
  trial: Trial | null
}

/** Reads it in one query. */
export async function readClock(
  db: SiteDb,
  { againSurvey, arrivedSurvey }: Pick<Desk, 'againSurvey' | 'arrivedSurvey'>,
): Promise<ClockState> {
  const scale = (survey: string) =>
    `(SELECT scale FROM surveys WHERE site_id = ?1 AND id = ${survey} AND state = 'live')`
  const { rows } = await run<
    Omit<ClockState, 'paces' | 'isTold' | 'trial'> & {
      paces: string
      told: number
      trial: string | null
    }
  >(
    db,
    `/* readClock */ SELECT max(ask_code) AS askCode, coalesce(max(origin), '') AS origin,
        coalesce(max(paces), '{}') AS paces,
        EXISTS (SELECT 1 FROM endpoints, json_each(topics) AS topic WHERE endpoints.site_id = ?1
          AND endpoints.state = 'on' AND topic.value = 'ask.due') AS told,
        ${scale('?2')} AS again, ${scale('?3')} AS arrived,
        ${NEWEST_TRIAL} AS trial
      FROM clock WHERE site_id = ?1`,
    [db.siteId, againSurvey, arrivedSurvey],
  )
  const [row] = rows
  if (!row) throw new Error('A look at the clock returned no row')
  const { paces, told, trial, ...same } = row
  return {
    ...same,
    paces: JSON.parse(paces) as ClockState['paces'],
    isTold: told !== 0,
    trial: parseTrial(trial),
  }
}

/** Keeps where links lead, and under which code; a code that is there already stays. */
export async function keepAskCode(db: SiteDb, code: string | null, origin: string): Promise<void> {
  await run(
    db,
    `/* keepAskCode */ INSERT INTO clock (site_id, ask_code, origin) VALUES (?1, ?2, ?3)
      ON CONFLICT (site_id) DO UPDATE SET ask_code = coalesce(clock.ask_code, excluded.ask_code),
        origin = excluded.origin
      WHERE clock.ask_code IS NULL OR clock.origin <> excluded.origin`,
    [db.siteId, code, origin],
  )
}
