import { readDesk } from '#worker/db/cases/desk.ts'
import { readClock } from '#worker/db/clock/state.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import type { Work } from '#worker/db/site/work.ts'
import type { ClockJob } from './asking.ts'
import { tickDue } from './cases.ts'
import { watchDue, watchTold } from './deliveries.ts'

/** What the clock had to do, and when it has to again. */
export interface Clocked {
  /** Whether other systems may have to be told something. */
  hasTold: boolean
  isDone: boolean
}

/** Does all of a site that is due by nothing but the time. */
export async function runClock(db: ActingDb, job: ClockJob, work: Work): Promise<Clocked> {
  const { now } = db.actor
  const isNews = !work.hasNews || (await watchTold(db, job))
  const isDue = (at: number | null) => at !== null && at <= now
  // What was read just now may be due at once.
  const hasWatches = isDue(work.watchDue) || work.hasNews
  if (!hasWatches && !isDue(work.wakeDue)) return { hasTold: false, isDone: isNews }
  if (job.room() < 2) return { hasTold: false, isDone: false }
  const { desk } = await readDesk(db)
  const setting = { desk, state: await readClock(db, desk) }
  const isTicked = !isDue(work.wakeDue) || (await tickDue(db, job, setting))
  const isWatched = !hasWatches || (await watchDue(db, job, setting))
  return { hasTold: true, isDone: isNews && isTicked && isWatched }
}
