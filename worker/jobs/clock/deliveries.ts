import type { Desk } from '#contract/cases/desk.ts'
import { storeAsk } from '#worker/db/clock/asks.ts'
import type { ClockState } from '#worker/db/clock/state.ts'
import {
  dueWatches,
  keepPace,
  readPace,
  settleWatches,
  watchNews,
  type DueWatch,
  type SettledWatch,
} from '#worker/db/clock/watches.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { watchOrder } from '#worker/domain/clock/watch-order.ts'
import { gapsOf, stallLimit } from '#worker/domain/delivery/stalled.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { ASK_QUERIES, canAsk, claimed, type ClockJob } from './asking.ts'

const DAY_MS = 86_400_000
/** Orders of one step, and the queries of a step. */
const MOST = 12
const NEWS_QUERIES = 3
const STEP_QUERIES = 8
/** A carrier's pace is measured anew after this. */
const PACE_MS = 7 * DAY_MS

interface Setting {
  desk: Desk
  state: ClockState
}

/** Has the orders watched that messages have told of. @returns whether it has come to their end */
export async function watchTold(db: ActingDb, { room }: ClockJob): Promise<boolean> {
  while (room() >= NEWS_QUERIES) if (!(await watchNews(db, db.actor.now))) return true
  return false
}

/**
 * Looks at orders whose time has come: what is late or stalled becomes an issue that nobody had to tell,
 * and who waits is asked whether it has arrived.
 * @returns whether nothing is left to do for now
 */
export async function watchDue(db: ActingDb, job: ClockJob, setting: Setting): Promise<boolean> {
  const { now } = db.actor
  while (job.room() >= STEP_QUERIES) {
    const rows = await dueWatches(db, { now, most: MOST })
    if (rows.length === 0) return true
    await measure(db, rows, setting.state)
    const { paces } = setting.state
    const settled: SettledWatch[] = []
    for (const row of rows) {
      const by = {
        now,
        timezone: job.timezone,
        stallDays: (carrier: string) => paces[carrier]?.days,
      }
      const { ask, issues, ...found } = watchOrder(row, by)
      // Without room for the ask the order stays due.
      if (ask && isAsking(setting) && job.room() < STEP_QUERIES + ASK_QUERIES) continue
      if (ask) await askArrived(db, job, { row, ask, ...setting })
      const { orderId, dueAt } = row
      settled.push({ ...found, orderId, dueAt, issues: issues.map(named) })
    }
    if (settled.length === 0) return false
    await settleWatches(db, settled, now)
  }
  return false
}

function named<Issue extends { at: number }>(issue: Issue): Issue & { id: string } {
  return { ...issue, id: timeOrderedId(issue.at, crypto.getRandomValues(new Uint8Array(10))) }
}

function isAsking({ desk, state }: Setting): boolean {
  return canAsk(state) && state.arrived !== null && desk.arrivedSurvey !== null
}

/** Measures one carrier whose pace is not known, or was measured long ago. */
async function measure(db: ActingDb, rows: DueWatch[], { paces }: ClockState): Promise<void> {
  const { now } = db.actor
  const carriers = new Set(rows.flatMap(({ parcels }) => parcels.map(({ carrier }) => carrier)))
  const carrier = [...carriers].find(
    (name) => name !== '' && (paces[name]?.at ?? 0) < now - PACE_MS,
  )
  if (carrier === undefined) return
  const times = await readPace(db, carrier)
  const pace = { days: stallLimit(times.flatMap(gapsOf)).days, at: now }
  paces[carrier] = pace
  await keepPace(db, carrier, pace)
}

/** Asks whether a parcel has arrived, where the site does and the customer may be asked. */
async function askArrived(
  db: ActingDb,
  job: ClockJob,
  {
    row,
    ask: { carrier, code },
    desk,
    state,
  }: Setting & { row: DueWatch; ask: { carrier: string; code: string } },
): Promise<void> {
  const { arrived: scale } = state
  const { arrivedSurvey: surveyId } = desk
  if (!canAsk(state) || scale === null || surveyId === null) return
  const { orderId, lang, emailHash, customerRef } = row
  const about = [orderId, carrier, code]
  const who = { orderId, carrier, code, lang, emailHash, customerRef }
  const result = await claimed(db, job, {
    kind: 'arrived',
    about,
    caseId: null,
    surveyId,
    scale,
    ...who,
  })
  // Kept back: the order is looked at again tomorrow.
  if ('ask' in result) await storeAsk(db, result.ask)
}
