import { Hono } from 'hono'
import { funnelBodySchema, type FunnelReceipt } from '#contract/surveys/funnel.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { countFunnel } from '#worker/db/collect/funnel.ts'
import { countsAt, funnelLines } from '#worker/domain/collect/funnel-lines.ts'
import { ignoreCaller } from '#worker/domain/collect/ignore.ts'
import { localDay } from '#worker/domain/days.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { isBudgetUsed, noteRows } from '#worker/http/intake.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { readJson } from '#worker/http/validate.ts'
import { answerIgnored, callerOf } from './caller.ts'
import { knowsCaller } from './known.ts'

/** A hundred lines with the longest ids fit in this many bytes. */
const FUNNEL_BYTES = 16 * 1024

/** Where page views ended for each survey, while the site counts that. */
export const funnel = new Hono<AppEnv>().use(openToPages).post('/funnel', async (c) => {
  const { site: key, every, counts } = await readJson(c.req.raw, funnelBodySchema, FUNNEL_BYTES)
  const now = Date.now()
  const caller = callerOf(c)
  const isCounting = ({ countWhy }: Collector) => countsAt(countWhy, now)?.every === every
  const knows = (site: Collector) => knowsCaller(site, caller) && isCounting(site)
  const site = await cachedCollector(c.env.DB, { key, now, knows })
  if (!site) return answerIgnored(c, 'unknown-site')
  const unwelcome = ignoreCaller(caller, site.origins)
  if (unwelcome) return answerIgnored(c, unwelcome)
  if (site.paused) return answerIgnored(c, 'paused')
  if (!isCounting(site)) return answerIgnored(c, 'not-counting')
  await limitCollecting(c, site, 1)
  // Of a page, not of a person: where the day's rows grow short, answers need them more.
  if (isBudgetUsed(site, now)) return answerIgnored(c, 'not-counting')

  const lines = funnelLines(counts, (id) => site.surveys.get(id)?.state === 'live')
  const db = collectorDb(c.env.DB, site)
  if (lines.length > 0) {
    await countFunnel(db, { day: localDay(now, site.timezone), every, lines })
    noteRows(c, db, { site, now })
  }
  return c.json({ accepted: lines.length } satisfies FunnelReceipt)
})
