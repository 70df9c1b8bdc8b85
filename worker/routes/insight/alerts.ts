import { Hono } from 'hono'
import type { Alerts } from '#contract/insight/alerts.ts'
import type { LastSummary } from '#contract/insight/summary.ts'
import { readSummary } from '#worker/db/insight/summary.ts'
import { listAlerts, readAlertStreams } from '#worker/db/alerts/read.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'

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
  .get('/summary', may('figures:read'), async (c) => {
    const summary = await readSummary(c.get('db'))
    return c.json({ summary } satisfies LastSummary)
  })
