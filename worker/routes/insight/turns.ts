import { Hono } from 'hono'
import { type Turns, turnsQuerySchema } from '#contract/insight/turns.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { countTurns, listTurning } from '#worker/db/surveys/turns.ts'
import { turnViews } from '#worker/domain/insight/turns.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { findWorded } from '#worker/routes/journey.ts'

/** Touchpoints whose questions are asked in turn, weighted by the shares; not for guests. */
export const turns = new Hono<AppEnv>().get(
  '/journeys/:id/turns',
  may('figures:read'),
  validate('query', turnsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const range = c.req.valid('query')
    const [{ map }, surveys] = await Promise.all([
      findWorded(c, undefined),
      listTurning(db, c.req.param('id')),
    ])
    const touchpoints = [...new Set(surveys.map(({ touchpoint }) => touchpoint))]
    const { counts, lookedAt } = await countTurns(db, { touchpoints, ...range })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      range,
      turns: turnViews(surveys, counts, HIDDEN_BELOW[map.kind]),
      lookedAt,
      meta,
    } satisfies Turns)
  },
)
