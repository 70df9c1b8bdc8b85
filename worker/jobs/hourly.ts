import { forgetExpired } from '#worker/db/accounts/attempts.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { forgetEvents } from '#worker/db/collect/events.ts'
import { closeMonth, listEndedMonths } from '#worker/db/journey/rollups.ts'
import type { Bindings } from '#worker/http/env.ts'
import { continueErasures } from './erasures.ts'
import { forgetOldAnswers } from './retention.ts'

/** An outbox gives up after seven days; one more is for clocks. */
const EVENT_MEMORY_MS = 8 * 86_400_000
/** Midnight has passed everywhere twelve hours after it did in UTC; late answers come for a while. */
const MONTH_GRACE_MS = 36 * 3_600_000

/**
 * Sums up months that ended, so that long ranges stay cheap to read, and forgets what is over.
 * Every step may run twice or not at all without harm.
 * @param now Unix milliseconds
 */
export async function runHourly(
  env: Pick<Bindings, 'DB' | 'WAYFELT_SECRET'>,
  now: number,
): Promise<void> {
  const directory = openDirectory(env.DB)
  const month = new Date(now - MONTH_GRACE_MS).toISOString().slice(0, 7)
  for (const ended of await listEndedMonths(directory, month)) {
    await closeMonth(siteDb(directory, ended.siteId), ended.month)
  }
  await forgetEvents(directory, now - EVENT_MEMORY_MS)
  await forgetExpired(directory, now)
  await forgetOldAnswers(directory, now)
  await continueErasures(directory, env.WAYFELT_SECRET, now)
}
