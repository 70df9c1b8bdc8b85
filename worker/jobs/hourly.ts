import { forgetExpired } from '#worker/db/accounts/attempts.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { addMissingSites } from '#worker/db/site/due-sites.ts'
import type { Bindings } from '#worker/http/env.ts'

/**
 * Forgets what is over in the directory, and finds sites that no job would find. Every step may run
 * twice or not at all without harm.
 * @param now Unix milliseconds
 */
export async function runHourly(env: Pick<Bindings, 'DB'>, now: number): Promise<void> {
  const directory = openDirectory(env.DB)
  await addMissingSites(directory, now)
  await forgetExpired(directory, now)
}
