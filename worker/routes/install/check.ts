import { Hono } from 'hono'
import { checkBodySchema, type CheckResult } from '#contract/install.ts'
import { LIMITS } from '#contract/words.ts'
import { findWorkingKey } from '#worker/db/site/keys.ts'
import { loadCollector } from '#worker/db/collect/collector.ts'
import type { SiteViews } from '#worker/db/connect.ts'
import { findCheckedSite, keepFindings } from '#worker/db/install.ts'
import { ownSite, type Site } from '#worker/db/site/sites.ts'
import { judgePage, type CheckedSite } from '#worker/domain/install/judge-page.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { answerIgnored, callerOf } from '#worker/routes/collect/caller.ts'
import { readJson } from '#worker/http/validate.ts'

/** `POST /v1/check`: what the widget tells of a page that was opened with the checker's link. */
export const check = new Hono<AppEnv>().use(openToPages).post('/check', async (c) => {
  const body = await readJson(c.req.raw, checkBodySchema, LIMITS.answerBytes)
  const now = Date.now()
  const views = await findCheckedSite(directoryOf(c), body.check, now)
  if (!views) return answerIgnored(c, 'check-over')
  const site = await ownSite(views.own)
  await limitCollecting(c, { siteId: site.id, addressLimit: site.addressLimit }, 1)
  const caller = callerOf(c)
  const verdicts = judgePage(body, caller, await loadChecked(views, site, { key: body.site, now }))
  await keepFindings(views.db, verdicts, { origin: caller.origin, now })
  return c.json({ findings: verdicts.map(({ kind }) => kind) } satisfies CheckResult)
})

/** Fresh from the database: who has just put something right wants to see that. */
async function loadChecked(
  { own, db }: SiteViews,
  owned: Site,
  { key, now }: { key: string; now: number },
): Promise<CheckedSite> {
  const [used, site] = await Promise.all([findWorkingKey(own, key, now), loadCollector(db, owned)])
  return {
    isOwnKey: used?.kind === 'publishable' && used.siteId === db.siteId,
    origins: site.origins,
    paused: site.paused,
    hasLiveSurvey: Array.from(site.surveys.values()).some(({ state }) => state === 'live'),
  }
}
