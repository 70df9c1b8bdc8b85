import { Hono } from 'hono'
import { type Drivers, driversQuerySchema } from '#contract/insight/drivers.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { readOutcomes } from '#worker/db/insight/outcomes.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { buildDrivers, outcomePlace } from '#worker/domain/insight/drivers/drivers.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { findWorded } from '#worker/routes/journey.ts'

/** What goes with the outcome of a journey: of the newest answers to it, and not for guests. */
export const drivers = new Hono<AppEnv>().get(
  '/journeys/:id/drivers',
  may('figures:read'),
  validate('query', driversQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, kind, ...filter } = c.req.valid('query')
    const [{ map, site }, cells] = await Promise.all([findWorded(c, undefined), listCells(db)])
    const stages = map.stages.map(({ id }) => id)
    const place = outcomePlace(cells, stages, kind)
    const found = place
      ? await readOutcomes(db, { journey: map.id, place, from, to, filter })
      : { outcomes: [], isCut: false }
    const scale = place?.scale ?? 'nps11'
    const built = buildDrivers(found.outcomes, { scale, hiddenBelow: HIDDEN_BELOW[map.kind] })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      journey: map.id,
      range: { from, to },
      timezone: site.timezone,
      outcome: place && { stage: place.stage, scale },
      n: found.outcomes.length,
      isCut: found.isCut,
      ...built,
      meta,
    } satisfies Drivers)
  },
)
