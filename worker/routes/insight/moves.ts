import { Hono, type Context } from 'hono'
import { movesQuerySchema, whyQuerySchema, type Moves, type Why } from '#contract/insight/moves.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { listSeriesStarts } from '#worker/db/surveys/series.ts'
import { cutIntoWeeks, localDay } from '#worker/domain/days.ts'
import { movingPlaces } from '#worker/domain/insight/moving.ts'
import { rankMoves } from '#worker/domain/insight/moves.ts'
import { explainMove } from '#worker/domain/insight/why.ts'
import { comparedRange } from '#worker/domain/journey/compared-range.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import { reworded } from '#worker/domain/journey/reworded.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { cellsOf, findWorded } from '#worker/routes/journey.ts'

type Query = Pick<Moves['range'], 'from' | 'to'> & {
  compare: 'previous' | 'year'
  kind?: Parameters<typeof cellsOfKind>[1]
  lang?: string | undefined
}

/** What moved from one period to the next, and why: read from kept counts as the curve is. */
export const moves = new Hono<AppEnv>()
  .get(
    '/journeys/:id/moves',
    may('figures:read'),
    validate('query', movesQuerySchema),
    async (c) => {
      const query = c.req.valid('query')
      const view = await open(c, query)
      const { db, cells, map } = view
      const [[now = [], before], series] = await Promise.all([
        sumCells(db, { cells, periods: view.periods, filter: query }),
        listSeriesStarts(db, map.id),
      ])
      const anew = reworded(series, {
        scales: cells.map(({ scale }) => scale),
        from: view.previousRange?.from ?? query.from,
        to: query.to,
        timezone: view.timezone,
      })
      const moving = movingPlaces(
        cells,
        { now, before },
        { by: query.by, least: HIDDEN_BELOW[map.kind], anew },
      )
      return c.json({ ...view.fields(), ...rankMoves(moving) } satisfies Moves)
    },
  )
  .get(
    '/journeys/:id/moves/why',
    may('figures:read'),
    validate('query', whyQuerySchema),
    async (c) => {
      const { stage, touchpoint = null, ...query } = c.req.valid('query')
      const view = await open(c, query)
      const { db, map, periods } = view
      const isThere = map.stages.some(
        ({ id, touchpoints }) =>
          id === stage && (touchpoint === null || touchpoints.some((one) => one.id === touchpoint)),
      )
      if (!isThere) throw new AppError('not_found', 'There is no such place in the journey.')
      const cells = view.cells.filter(
        (cell) => cell.stageId === stage && (touchpoint ?? cell.touchpointId) === cell.touchpointId,
      )
      const [now = [], before = []] = await listSplit(db, { cells, periods, filter: query })
      const told = explainMove({ now, before }, HIDDEN_BELOW[map.kind])
      return c.json({ ...view.fields(), stage, touchpoint, ...told } satisfies Why)
    },
  )

/** Reads the map, and says which days stand beside which. */
async function open(c: Context<AppEnv>, query: Query) {
  const started = performance.now()
  const db = c.get('db')
  const [{ site, map }, placed] = await Promise.all([
    findWorded(c, query.lang, true),
    listCells(db),
  ])
  const range = { from: query.from, to: query.to }
  const previousRange = comparedRange(query, localDay(Date.now(), site.timezone))
  const { kind, cells } = cellsOfKind(cellsOf(map, placed), query.kind)
  const { timezone } = site
  return {
    db,
    map,
    cells,
    timezone,
    previousRange,
    periods: [range, ...(previousRange ? [previousRange] : [])].map(({ from, to }) =>
      cutIntoWeeks(from, to),
    ),
    fields: () => ({
      journey: map.id,
      kind,
      range,
      previousRange,
      timezone,
      meta: { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) },
    }),
  }
}
