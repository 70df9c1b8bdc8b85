import { env } from 'cloudflare:workers'
import { actingDb } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { sendingOf } from '#worker/jobs/outbox/soon.ts'
import { runDueSites } from '#worker/jobs/run-due-sites.ts'
import { runSite } from '#worker/jobs/run-site.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import type { TestSite } from './site-factory.ts'

/** Does a site's job, whether it is due or not. @returns when it is due again */
export async function runJob(site: TestSite, now: number, most = 1000): Promise<number> {
  const { timezone, language, retentionMonths: months, askBudget } = await ownSite(site.own)
  const end = site.db.meter.queries + most
  const room = () => end - site.db.meter.queries
  const sending = { ...sendingOf(env, () => now), queue: null, budget: { messages: most } }
  const origin = 'https://wayfelt.example'
  const root = env.WAYFELT_SECRET
  const themes = () => readThemesWith(env)
  const job = {
    timezone,
    language,
    months,
    askBudget,
    root,
    origin,
    room,
    drop: null,
    sending,
    themes,
  }
  return await runSite(actingDb(site.own, site.db.siteId, systemStamp(now)), job)
}

/** Serves sites as the cron does, as long as any is due. @returns what each run did */
export async function runDue(now: number, database = env.DB) {
  const runs = []
  const bindings = { ...env, DB: database, D1_PLAN: 'paid' }
  for (let served = 1; served > 0;) {
    const run = await runDueSites(bindings, now)
    served = run.served
    runs.push(run)
  }
  return runs
}
