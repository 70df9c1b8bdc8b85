import { Hono } from 'hono'
import { askFiguresQuerySchema, type AskFigures } from '#contract/collect/asks.ts'
import { askFigures } from '#worker/db/collect/asks.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

const DAY_MS = 86_400_000

/** How often people are asked, over all that is asked. */
export const askReport = new Hono<AppEnv>().get(
  '/asks',
  may('figures:read'),
  validate('query', askFiguresQuerySchema),
  async (c) => {
    const db = c.get('db')
    const { days } = c.req.valid('query')
    const { timezone } = await ownSite(c.get('own'))
    const { now } = db.actor
    const from = addDays(localDay(now, timezone), 1 - days)
    const figures = await askFigures(db, { since: now - days * DAY_MS, from, now })
    return c.json({ days, from, ...figures } satisfies AskFigures)
  },
)
