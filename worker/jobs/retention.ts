import { actingDb, type Directory } from '#worker/db/connect.ts'
import {
  forgetOld,
  forgetTestAnswers,
  listBehind,
  listForgetfulSites,
} from '#worker/db/privacy/retention.ts'
import { addDays, dayCount, localDay } from '#worker/domain/days.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { systemStamp } from './system-stamp.ts'

const DAY_MS = 86_400_000
/** Answers forgotten in one run: of a site, and of all. What is left waits for the next hour. */
const MOST_OF_SITE = 5000
const MOST = 20_000
/** Answers looked at in one run of a site; after an old import most are forgotten already. */
const LOOKED_AT = 50_000
const TEST_ANSWERS_MS = 30 * DAY_MS

/**
 * Forgets who gave old answers and what they wrote, as each site has set it. Counts stay.
 * @param now Unix milliseconds
 */
export async function forgetOldAnswers(directory: Directory, now: number): Promise<void> {
  const sites = (await listForgetfulSites(directory)).map((site) => ({
    ...site,
    bound: idBounds(0, monthsBefore(now, site) - 1).last,
  }))
  let left = MOST
  for (const { siteId, forgottenTo, bound, months } of await listBehind(directory, sites)) {
    if (left <= 0) break
    const db = actingDb(directory, siteId, systemStamp(now))
    const most = Math.min(left, MOST_OF_SITE)
    left -= await forgetOld(db, { from: forgottenTo, bound, months, looked: LOOKED_AT, most })
  }
  await forgetTestAnswers(directory, now - TEST_ANSWERS_MS)
}

/**
 * The same time of day so many months earlier, by the site's calendar; where that month is shorter,
 * on its last day.
 * @returns Unix milliseconds
 */
export function monthsBefore(
  now: number,
  { timezone, months }: { timezone: string; months: number },
): number {
  const today = localDay(now, timezone)
  const first = new Date(`${today.slice(0, 7)}-01`)
  first.setUTCMonth(first.getUTCMonth() - months)
  const day = `${first.toISOString().slice(0, 8)}${today.slice(8)}`
  // A day that the month does not have is read as one of the next.
  first.setUTCMonth(first.getUTCMonth() + 1)
  const last = addDays(first.toISOString().slice(0, 10), -1)
  return now - (dayCount(day < last ? day : last, today) - 1) * DAY_MS
}
