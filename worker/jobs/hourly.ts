import { forgettingExpired } from '#worker/db/accounts/attempts.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { addMissingSites } from '#worker/db/site/due-sites.ts'
import type { Bindings } from '#worker/http/env.ts'

/**
 * Forgets what is over in the directory, and finds sites that no job would find. Every step may run
 * twice or not at all without harm, and one that fails stops no other.
 * @param now Unix milliseconds
 */
export async function runHourly(env: Pick<Bindings, 'DB'>, now: number): Promise<void> {
  const directory = openDirectory(env.DB)
  const steps = [() => addMissingSites(directory, now), ...forgettingExpired(directory, now)]
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      console.error(JSON.stringify({ job: 'hourly', error: String(error) }))
    }
  }
}
