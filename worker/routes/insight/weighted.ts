import { Hono } from 'hono'
import { type Weighted, weightedQuerySchema } from '#contract/insight/weighted.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { countShares, listSampled } from '#worker/db/surveys/shares.ts'
import { unevenSurveys, weightedViews } from '#worker/domain/insight/weighted.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { findWorded } from '#worker/routes/journey.ts'

/** Touchpoints whose questions were shown to different shares, weighted by them; not for guests. */
export const weighted = new Hono<AppEnv>().get(
  '/journeys/:id/weighted',
  may('figures:read'),
  validate('query', weightedQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const range = c.req.valid('query')
    const [{ map }, all] = await Promise.all([
      findWorded(c, undefined),
      listSampled(db, c.req.param('id')),
    ])
    const surveys = unevenSurveys(all)
    const touchpoints = [...new Set(surveys.map(({ touchpoint }) => touchpoint))]
    const { counts, lookedAt } = await countShares(db, { touchpoints, ...range })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      range,
      weighted: weightedViews(surveys, counts, HIDDEN_BELOW[map.kind]),
      lookedAt,
      meta,
    } satisfies Weighted)
  },
)
