import { Hono } from 'hono'
import { type Sample, sampleQuerySchema } from '#contract/insight/sample.ts'
import { readDays } from '#worker/db/delivery/figures/days.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { readPublished } from '#worker/db/journey/drafts/document.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { sampleOfParcels, sampleOfShown } from '#worker/domain/insight/sample.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

/** Who answered beside who was asked: kept counts, and nothing of a person. */
export const sample = new Hono<AppEnv>().get(
  '/journeys/:id/sample',
  may('figures:read'),
  validate('query', sampleQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const range = c.req.valid('query')
    const [published, cells, days] = await Promise.all([
      readPublished(db, c.req.param('id')),
      listCells(db),
      readDays(db, range),
    ])
    if (!published) throw new AppError('not_found', 'There is no such journey.')
    const stages = new Set(published.document.stages.map(({ id }) => id))
    const own = cells.filter(({ stageId }) => stages.has(stageId))
    const periods = [cutIntoWeeks(range.from, range.to)]
    const [shown = []] = await listSplit(db, { cells: own, periods, filter: {} })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      range,
      shown: sampleOfShown(
        shown.map(({ scores, imported, ...cell }) => ({
          ...cell,
          answered: sum(scores) - imported,
        })),
      ),
      parcels: sampleOfParcels(days),
      meta,
    } satisfies Sample)
  },
)
