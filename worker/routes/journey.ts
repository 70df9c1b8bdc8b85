import { Hono, type Context } from 'hono'
import {
  curveQuerySchema,
  type Curve,
  type CurveQuery,
  type Journey,
  type JourneyList,
} from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { FILTERS, SCALES } from '#contract/words.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import {
  answeredDays,
  listCells,
  listJourneys,
  type Cell,
  type JourneyMap,
} from '#worker/db/journey/maps.ts'
import { listMapChanges } from '#worker/db/journey/drafts/document.ts'
import { listSeriesStarts } from '#worker/db/surveys/series.ts'
import { listGuestBlocks } from '#worker/db/journey/guest-blocks.ts'
import { takeSuspicions } from '#worker/db/answers/suspicions.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { ownSite, type Site } from '#worker/db/site/sites.ts'
import { buildCurve } from '#worker/domain/journey/build-curve.ts'
import { partsWithin, sumOfParts, withLeast } from '#worker/domain/journey/guest-blocks.ts'
import { NO_HISTORY, UNTOLD, withoutEmpty } from '#worker/domain/journey/guest-curve.ts'
import {
  guestComparedRange,
  guestDays,
  guestRange,
  settledUntil,
} from '#worker/domain/journey/guest-range.ts'
import { comparedRange } from '#worker/domain/journey/compared-range.ts'
import { reworded } from '#worker/domain/journey/reworded.ts'
import { cellsOfKind, drawableKinds } from '#worker/domain/journey/kinds.ts'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { cutIntoWeeks, localDay } from '#worker/domain/days.ts'
import { AppError } from '#worker/errors.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { languagesOf } from './reader-languages.ts'

export const journeys = new Hono<AppEnv>()
  .get('/journeys', may('figures:read'), validate('query', readerQuerySchema), async (c) => {
    const db = c.get('db')
    const [site, maps, cells, answered] = await Promise.all([
      ownSite(c.get('own')),
      visibleJourneys(c),
      listCells(db),
      answeredDays(db),
    ])
    const { key, name, timezone } = site
    const languages = languagesOf(c, c.req.valid('query').lang, site.language)
    const now = Date.now()
    const today = localDay(now, timezone)
    const days = c.get('actor').share ? guestDays(now, timezone) : answered
    return c.json({
      site: { key, name, timezone, today, answered: days },
      journeys: maps.map((map) => toJourney(wordMap(map, languages), cells)),
    } satisfies JourneyList)
  })
  .get('/journeys/:id', may('figures:read'), validate('query', readerQuerySchema), async (c) => {
    const [{ map }, cells] = await Promise.all([
      findWorded(c, c.req.valid('query').lang),
      listCells(c.get('db')),
    ])
    return c.json(toJourney(map, cells) satisfies Journey)
  })
  .get(
    '/journeys/:id/curve',
    may('figures:read'),
    validate('query', curveQuerySchema),
    async (c) => {
      const started = performance.now()
      const db = c.get('db')
      const { lang, ...query } = c.req.valid('query')
      const worded = await findWorded(c, lang, true)
      if (c.get('actor').share)
        return c.json((await readGuestCurve(db, worded, query)) satisfies Curve)
      // Everybody else sees what is counted: that something looks forged is not theirs to know.
      const without = can(c, 'answers:hold') ? query.without : undefined
      const curve = await readCurve(db, worded, { ...query, without })
      const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
      return c.json({ ...curve, meta } satisfies Curve)
    },
  )

/** A journey in the reader's language, and the site that it belongs to. */
export interface Worded {
  site: Site
  map: JourneyMap
}

async function readCurve(
  db: ActingDb,
  { site, map }: Worded,
  query: CurveQuery,
): Promise<Omit<Curve, 'meta'>> {
  const range = { from: query.from, to: query.to }
  const previousRange = comparedRange(query, localDay(Date.now(), site.timezone))
  const [placed, mapChanged, series] = await Promise.all([
    listCells(db),
    listMapChanges(db, map.id, range),
    listSeriesStarts(db, map.id),
  ])
  const { kind, cells } = cellsOfKind(cellsOf(map, placed), query.kind)
  const periods = [range, ...(previousRange ? [previousRange] : [])].map(({ from, to }) =>
    cutIntoWeeks(from, to),
  )
  const sums = await sumCells(db, { cells, periods, filter: query })
  if (query.without)
    await takeSuspicions(db, sums, { cells, ranges: [range, previousRange], filter: query })
  const [now = [], before] = sums
  const counted = (counts: typeof now) =>
    cells.flatMap((cell, index) => (counts[index] ? [{ ...cell, ...counts[index] }] : []))
  const history = {
    mapChanged,
    reworded: reworded(series, {
      scales: cells.map(({ scale }) => scale),
      from: previousRange?.from ?? range.from,
      to: range.to,
      timezone: site.timezone,
    }),
    annotations: map.annotations
      .filter(({ on }) => range.from <= on && on <= range.to)
      .map(({ on, text }) => ({ on, text })),
  }
  const curve = buildCurve({
    map,
    kind,
    range,
    previousRange,
    timezone: site.timezone,
    now: counted(now),
    before: before ? counted(before) : null,
  })
  return { ...curve, history }
}

/** The same for a guest: whole weeks, and answers by as many as a value needs. */
async function readGuestCurve(
  db: SiteDb,
  { site, map }: Worded,
  query: CurveQuery,
): Promise<Curve> {
  const { kind, cells: all } = cellsOfKind(cellsOf(map, await listCells(db)), query.kind)
  const cells = withLeast(all, [map])
  const range = guestRange(query, settledUntil(Date.now(), site.timezone))
  const previousRange = guestComparedRange(range, query.compare)
  const ranges = [range, ...(previousRange ? [previousRange] : [])]
  const isSplit = FILTERS.some((name) => query[name] !== undefined)
  const blocks = await listGuestBlocks(db, { cells, ranges, isSplit })
  const [now = [], before = null] = ranges.map((each, period) =>
    cells.map((cell, index) => ({
      ...cell,
      ...sumOfParts(partsWithin(blocks[period]?.[index] ?? [], each, query)),
    })),
  )
  const { timezone } = site
  const curve = buildCurve({ map, kind, range, previousRange, timezone, now, before })
  return { ...withoutEmpty(curve, cells), history: NO_HISTORY, meta: UNTOLD }
}

/** The site's journeys; of them only the shared ones for a guest, who knows of no retired stage. */
async function visibleJourneys(c: Context<AppEnv>, withRetired = false): Promise<JourneyMap[]> {
  const { share } = c.get('actor')
  const maps = await listJourneys(c.get('db'), withRetired && !share)
  return share ? maps.filter((map) => share.journeys.includes(map.id)) : maps
}

/** The one that the path names, in the reader's language. @throws AppError `not_found` */
export async function findWorded(
  c: Context<AppEnv>,
  lang: string | undefined,
  withRetired = false,
): Promise<Worded> {
  const id = c.req.param('id')
  const [site, maps] = await Promise.all([ownSite(c.get('own')), visibleJourneys(c, withRetired)])
  const map = maps.find((journey) => journey.id === id)
  if (!map) throw new AppError('not_found', 'There is no such journey.')
  return { site, map: wordMap(map, languagesOf(c, lang, site.language)) }
}

/** What was ever asked in a journey. */
export function cellsOf(map: JourneyMap, cells: Cell[]): Cell[] {
  const stageIds = new Set(map.stages.map((stage) => stage.id))
  return cells.filter((cell) => stageIds.has(cell.stageId))
}

function toJourney(map: JourneyMap, cells: Cell[]): Journey {
  const own = cellsOf(map, cells)
  const asked = new Set(own.map(({ scale }) => SCALES[scale].kind))
  const drawable = drawableKinds(own)
  return {
    id: map.id,
    name: map.name,
    kind: map.kind,
    version: map.version,
    stages: map.stages.map(({ id, name, frameDays, touchpoints }, order) => ({
      id,
      name,
      frameDays,
      order,
      touchpoints: touchpoints.map((touchpoint) => ({
        id: touchpoint.id,
        stage: id,
        name: touchpoint.name,
        channels: touchpoint.channels,
        actions: touchpoint.actions,
      })),
    })),
    kinds: [...drawable, ...[...asked].filter((kind) => !drawable.includes(kind))],
    segments: map.segments.map(named),
    personas: map.personas.map(named),
  }
}

function named({ id, name }: { id: string; name: string }) {
  return { id, name }
}
