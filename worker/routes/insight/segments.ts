import { Hono } from 'hono'
import { type Segments, segmentsQuerySchema } from '#contract/insight/segments.ts'
import { listDigests, listPainNames } from '#worker/db/digests/read.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { addDays, cutIntoWeeks, mondayOf } from '#worker/domain/days.ts'
import { sumOf } from '#worker/domain/digests/counts.ts'
import { entriesOf } from '#worker/domain/digests/views/pains.ts'
import { buildSegmentGaps } from '#worker/domain/insight/segments/gaps.ts'
import { buildNamedMore } from '#worker/domain/insight/segments/named-more.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import { textIn } from '#worker/domain/languages.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { catchUp } from '#worker/jobs/digests/keep-digests.ts'
import { cellsOf, findWorded } from '#worker/routes/journey.ts'
import { languagesOf } from '#worker/routes/reader-languages.ts'

/** Which touchpoint fails which segment, and what it names: kept counts, of no person, not for guests. */
export const segments = new Hono<AppEnv>().get(
  '/journeys/:id/segments',
  may('figures:read'),
  validate('query', segmentsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, kind: wanted, lang, ...filter } = c.req.valid('query')
    const [{ map, site }, placed] = await Promise.all([findWorded(c, lang), listCells(db)])
    const { kind, cells } = cellsOfKind(cellsOf(map, placed), wanted)
    const weeks = { from: mondayOf(from), to: addDays(mondayOf(to), 6) }
    const [
      [split = []],
      {
        weeks: [digests = []],
        reach,
      },
    ] = await Promise.all([
      listSplit(db, { cells, periods: [cutIntoWeeks(from, to)], filter }),
      listDigests(db, { journey: map.id, kinds: ['segment'], ranges: [weeks] }),
    ])
    if (reach.isBehind) c.executionCtx.waitUntil(catchUp(c.env, db.siteId, site.timezone))
    const counts = sumOf(digests.map((week) => week.counts))
    const named = buildNamedMore(counts)
    const touchpoints = new Set([...named.values()].flat().flatMap((pain) => pain.touchpoints))
    const nameOf = await listPainNames(db, [...touchpoints])
    const languages = languagesOf(c, lang, site.language)
    const built = buildSegmentGaps(split, map.kind)
    return c.json({
      journey: map.id,
      range: { from, to },
      timezone: site.timezone,
      kind: kind === 'mixed' ? 'csat' : kind,
      ...built,
      segments: built.segments.map((one) => ({
        ...one,
        pains: (named.get(one.segment) ?? []).map(({ touchpoints: at, pain }) => ({
          ...pain,
          name: at.map((id) => textIn(nameOf(id, pain.code), languages)).find(Boolean) ?? null,
        })),
      })),
      pains: {
        range: weeks,
        ...reach,
        answers: sum(entriesOf(counts, 'a').map(({ counters }) => counters[0] ?? 0)),
      },
      meta: { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) },
    } satisfies Segments)
  },
)
