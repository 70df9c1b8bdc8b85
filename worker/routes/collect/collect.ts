import { Hono } from 'hono'
import { eventsBodySchema, type EventsReceipt } from '#contract/collect/events.ts'
import { answerBodySchema } from '#contract/collect/answers.ts'
import { LIMITS } from '#contract/words.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { checkEvents } from '#worker/domain/collect/check-events.ts'
import { ignoreCaller } from '#worker/domain/collect/ignore.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { readJson } from '#worker/http/validate.ts'
import { noteRows } from '#worker/http/intake.ts'
import { answerIgnored, callerOf } from './caller.ts'
import { knowsEvents } from './known.ts'
import { keepEvents } from './origin.ts'
import { takeAnswer } from './take-answer.ts'

/** Fifty events with all their fields filled fit in this many bytes. */
const EVENTS_BYTES = 64 * 1024

export const collect = new Hono<AppEnv>()
  .use(openToPages)
  .post('/answers', async (c) => {
    const body = await readJson(c.req.raw, answerBodySchema, LIMITS.answerBytes)
    return await takeAnswer(c, body, callerOf(c))
  })
  .post('/events', async (c) => {
    const body = await readJson(c.req.raw, eventsBodySchema, EVENTS_BYTES)
    const now = Date.now()
    const caller = callerOf(c)
    const knows = (site: Collector) => knowsEvents(site, body.events, caller)
    const site = await cachedCollector(c.env.DB, { key: body.site, now, knows })
    if (!site) return answerIgnored(c, 'unknown-site')
    const unwelcome = ignoreCaller(caller, site.origins)
    if (unwelcome) return answerIgnored(c, unwelcome)
    if (site.paused) return answerIgnored(c, 'paused')
    await limitCollecting(c, site, body.events.length)

    const fields = checkEvents(body.events, site)
    if (fields.length > 0)
      throw new AppError('invalid', 'Some events do not fit the map; see `fields`.', fields)

    const db = collectorDb(c.env.DB, site)
    const kept = await keepEvents(c, db, { site, events: body.events, now })
    const accepted = await insertEvents(db, kept)
    noteRows(c, db, { site, now })
    const receipt: EventsReceipt = { accepted, duplicate: kept.length - accepted }
    return c.json(receipt)
  })
