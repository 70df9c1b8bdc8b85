import type { ActingDb } from '#worker/db/connect.ts'
import { periodOf } from '#worker/db/collect/events.ts'
import { deleteEvents, deleteManyEvents, FEW_EVENTS } from '#worker/db/collect/forget-events.ts'
import { forgetOld, forgetTestAnswers } from '#worker/db/privacy/retention.ts'
import { findWork } from '#worker/db/site/work.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { monthsBefore } from '#worker/domain/privacy/months-before.ts'
import { continueErasures } from './erasures.ts'

const DAY_MS = 86_400_000
/** Answers that one turn looks at and forgets; after an old import most are forgotten already. */
const LOOKED_AT = 50_000
const MOST_FORGOTTEN = 5000
const TEST_ANSWERS_MS = 30 * DAY_MS

/** What a site's job needs beside its database. */
export interface SiteJob {
  timezone: string
  /** Months after which answers lose their words and people; null keeps them. */
  months: number | null
  /** `WAYFELT_SECRET`. */
  root: string
  /** How many queries this turn may still make. */
  room: () => number
}

/**
 * Does what is due of one site: forgets old answers, events and test answers, and goes on with
 * erasures. Every step may run twice or break off without harm.
 * @returns when the site is due again: a day later, or at once if there is more to do
 */
export async function runSite(db: ActingDb, job: SiteJob): Promise<number> {
  const { now } = db.actor
  const period = periodOf(now) - 1
  const work = await findWork(db, {
    now,
    answers: tooOld(now, job),
    looked: LOOKED_AT,
    most: MOST_FORGOTTEN,
    period,
    testAnswers: now - TEST_ANSWERS_MS,
  })
  const { from, last, isPart } = work.old
  if (last !== null && job.months !== null) await forgetOld(db, { from, last, months: job.months })
  if (work.hasTestAnswers) await forgetTestAnswers(db, now - TEST_ANSWERS_MS)
  const ends = [
    !isPart,
    !work.hasErasures || (await continueErasures(db, job)),
    await forgetEvents(db, { events: work.events, period, room: job.room }),
  ]
  return ends.every(Boolean) ? now + DAY_MS : now
}

/** The highest key of an answer that is to be forgotten; '' for none. */
function tooOld(now: number, { timezone, months }: SiteJob): string {
  return months === null ? '' : idBounds(0, monthsBefore(now, { timezone, months }) - 1).last
}

async function forgetEvents(
  db: ActingDb,
  { events, period, room }: { events: number; period: number; room: () => number },
): Promise<boolean> {
  if (events > FEW_EVENTS) return await deleteManyEvents(db, period, room)
  if (events > 0) await deleteEvents(db, period)
  return true
}
