import { Hono } from 'hono'
import { alertPlaceSchema, type Alerts } from '#contract/insight/alerts.ts'
import type { LastSummary } from '#contract/insight/summary.ts'
import { readSummary } from '#worker/db/insight/summary.ts'
import { listAlerts, readAlertStreams } from '#worker/db/alerts/read.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { localDay } from '#worker/domain/days.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'
import { learnPlaceAnew } from '#worker/jobs/alerts/learn-place-anew.ts'
import { deliverSoon, promiseDelivery } from '#worker/jobs/outbox/soon.ts'

const MOST = 100

/** Places where more answers than usual were unhappy, and the last week in words. */
export const alerts = new Hono<AppEnv>()
  .get('/alerts', may('figures:read'), async (c) => {
    const db = c.get('db')
    const [{ through, streams }, found] = await Promise.all([
      readAlertStreams(db),
      listAlerts(db, MOST),
    ])
    const watched = streams.filter(({ state }) => state.baseline !== null).length
    return c.json({
      through: through === '' ? null : through,
      alerts: found.map(({ x, n, ...one }) => ({ ...one, unhappy: x, answers: n })),
      watched,
      learning: streams.length - watched,
    } satisfies Alerts)
  })
  .post('/alerts/anew', may('site:manage'), async (c) => {
    const place = await readJson(c.req.raw, alertPlaceSchema, 1024)
    const db = c.get('db')
    const { timezone } = await ownSite(c.get('own'))
    const { now } = db.actor
    await promiseDelivery(c.env.DB, db.siteId, now)
    const learns = await learnPlaceAnew(db, place, {
      origin: c.env.PUBLIC_ORIGIN ?? '',
      today: localDay(now, timezone),
    })
    if (learns === null) throw new AppError('not_found', 'Nothing is known of this place yet.')
    if (!learns) throw new AppError('conflict', 'This place was just looked at: try again.')
    c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
    return c.body(null, 204)
  })
  .get('/summary', may('figures:read'), async (c) => {
    const summary = await readSummary(c.get('db'))
    return c.json({ summary } satisfies LastSummary)
  })
