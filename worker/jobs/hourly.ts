import { forgetExpired } from '#worker/db/accounts/attempts.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { closeMonth, listEndedMonths } from '#worker/db/journey/rollups.ts'
import { addMissingSites } from '#worker/db/site/due-sites.ts'
import type { Bindings } from '#worker/http/env.ts'

/** Midnight has passed everywhere twelve hours after it did in UTC; late answers come for a while. */
const MONTH_GRACE_MS = 36 * 3_600_000

/**
 * Forgets what is over in the directory, and finds sites that no job would find. Every step may run
 * twice or not at all without harm.
 * @param now Unix milliseconds
 */
export async function runHourly(env: Pick<Bindings, 'DB'>, now: number): Promise<void> {
  const directory = openDirectory(env.DB)
  const month = new Date(now - MONTH_GRACE_MS).toISOString().slice(0, 7)
  for (const ended of await listEndedMonths(directory, month)) {
    await closeMonth(siteDb(directory, ended.siteId), ended.month)
  }
  await addMissingSites(directory, now)
  await forgetExpired(directory, now)
}
