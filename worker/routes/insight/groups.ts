import { Hono } from 'hono'
import { type Groups, groupsQuerySchema } from '#contract/insight/groups.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { buildGroups } from '#worker/domain/insight/groups.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { cellsOf, findWorded } from '#worker/routes/journey.ts'

/** The curve once for each group, from the same kept counts; not for guests. */
export const groups = new Hono<AppEnv>().get(
  '/journeys/:id/groups',
  may('figures:read'),
  validate('query', groupsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, by, kind, ...filter } = c.req.valid('query')
    const [{ map }, placed] = await Promise.all([findWorded(c, undefined), listCells(db)])
    const { cells } = cellsOfKind(cellsOf(map, placed), kind)
    const periods = [cutIntoWeeks(from, to)]
    const [counted = []] = await listSplit(db, { cells, periods, filter, by: [by] })
    const curves = counted.map((one) => ({ ...one, group: one[by] }))
    return c.json({
      range: { from, to },
      by,
      ...buildGroups(map, curves),
      meta: { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) },
    } satisfies Groups)
  },
)
