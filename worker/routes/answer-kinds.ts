import { Hono } from 'hono'
import { answerKindsQuerySchema, type AnswerKinds } from '#contract/answers.ts'
import { SCALES, type Kind } from '#contract/words.ts'
import { listCells, listJourneys } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { cellsOfQuery } from './answers.ts'

/** What a list of one kind leaves out. A guest's lists are samples, which have no such count. */
export const answerKinds = new Hono<AppEnv>().get(
  '/answers/kinds',
  may('figures:read'),
  validate('query', answerKindsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const query = c.req.valid('query')
    const [maps, all] = await Promise.all([listJourneys(db), listCells(db)])
    const cells = cellsOfQuery(query, maps, all)
    const periods = [cutIntoWeeks(query.from, query.to)]
    const [sums = []] = await sumCells(db, { cells, periods, filter: query })
    const counts = new Map<Kind, number>()
    for (const [index, { scale }] of cells.entries()) {
      const { kind } = SCALES[scale]
      const { scores = [], unscored = 0 } = sums[index] ?? {}
      const n = scores.reduce((sum, each) => sum + each, unscored)
      if (n > 0) counts.set(kind, (counts.get(kind) ?? 0) + n)
    }
    const kinds = Array.from(counts, ([kind, n]) => ({ kind, n })).toSorted((a, b) => b.n - a.n)
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({ kinds, meta } satisfies AnswerKinds)
  },
)
