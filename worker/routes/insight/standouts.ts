import { Hono } from 'hono'
import { type Standouts, standoutsQuerySchema } from '#contract/insight/standouts.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { buildStandouts } from '#worker/domain/insight/standouts/standouts.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { findWorded } from '#worker/routes/journey.ts'

/** What the curve does not say by itself, from the same kept counts; of no person, and not for guests. */
export const standouts = new Hono<AppEnv>().get(
  '/journeys/:id/standouts',
  may('figures:read'),
  validate('query', standoutsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, kind, ...filter } = c.req.valid('query')
    const [{ map, site }, placed] = await Promise.all([findWorded(c, undefined), listCells(db)])
    const stages = new Set(map.stages.map(({ id }) => id))
    const own = placed.filter(({ stageId }) => stages.has(stageId))
    const { cells } = cellsOfKind(own, kind)
    const periods = [cutIntoWeeks(from, to)]
    const [counted = []] = await listSplit(db, { cells, periods, filter, by: ['channel'] })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      journey: map.id,
      range: { from, to },
      timezone: site.timezone,
      ...buildStandouts(map, counted),
      meta,
    } satisfies Standouts)
  },
)
