import type { Bindings } from '#worker/http/env.ts'
import { runHourly } from './hourly.ts'
import { runDueSites } from './run-due-sites.ts'

/** The cron expression of wrangler.toml of the hourly job; the other one serves the sites that are due. */
export const HOURLY = '17 * * * *'

/** Runs the job of a cron trigger. @param now when it was due, Unix milliseconds */
export async function runScheduled(env: Bindings, cron: string, now: number): Promise<void> {
  await (cron === HOURLY ? runHourly(env, now) : runDueSites(env, now))
}
