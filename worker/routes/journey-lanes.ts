import { Hono } from 'hono'
import type { MapDocument } from '#contract/map/document.ts'
import { lanesQuerySchema, type Lanes, type LanesQuery } from '#contract/map/lanes.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { listPainPoints } from '#worker/db/answers/pain-points.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { listActionCounts } from '#worker/db/journey/action-counts.ts'
import { listLastAnswered } from '#worker/db/journey/drafts/activity.ts'
import { readPublished } from '#worker/db/journey/drafts/document.ts'
import { listCells, type Cell } from '#worker/db/journey/maps.ts'
import { sumCells, type Counts } from '#worker/db/journey/rollups.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { listAskedTouchpoints } from '#worker/db/surveys/surveys.ts'
import { cutIntoWeeks, localDay } from '#worker/domain/days.ts'
import { buildCurve } from '#worker/domain/journey/build-curve.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import { buildLanes, type LanesInput } from '#worker/domain/journey/map/build-lanes.ts'
import { momentsBetween } from '#worker/domain/journey/map/stage-moments.ts'
import { currency } from '#worker/domain/journey/map/stale.ts'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { languagesOf } from './reader-languages.ts'

/** The map as it stands. What the team has written down is its own: no guest reaches this. */
export const journeyLanes = new Hono<AppEnv>().get(
  '/journeys/:id/lanes',
  may('figures:read'),
  validate('query', lanesQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { lang, ...query } = c.req.valid('query')
    const [site, published] = await Promise.all([
      ownSite(c.get('own')),
      readPublished(db, c.req.param('id')),
    ])
    if (!published) throw new AppError('not_found', 'There is no such journey.')
    const languages = languagesOf(c, lang, site.language)
    const document = wordMap(published.document, languages)
    const known = { document, editedOn: published.editedOn, query, languages }
    const lanes = await readLanes(db, known, {
      timezone: site.timezone,
      today: localDay(Date.now(), site.timezone),
    })
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({ ...lanes, meta } satisfies Lanes)
  },
)

interface Known {
  /** In the reader's language. */
  document: MapDocument
  editedOn: Record<string, string>
  query: Omit<LanesQuery, 'lang'>
  languages: string[]
}

async function readLanes(
  db: SiteDb,
  { document, editedOn, query, languages }: Known,
  { timezone, today }: { timezone: string; today: string },
): Promise<Omit<Lanes, 'meta'>> {
  const { kind: wanted, from, to, ...filter } = query
  const range = { from, to }
  const stageIds = new Set(document.stages.map(({ id }) => id))
  const cells = (await listCells(db)).filter(({ stageId }) => stageIds.has(stageId))
  const places = document.stages.flatMap((stage) =>
    stage.touchpoints.map(({ id }) => ({ touchpointId: id, stageId: stage.id })),
  )
  const { id: journey, kind: journeyKind } = document
  const hiddenBelow = HIDDEN_BELOW[journeyKind]
  const filters = document.stages.map((stage) => ({
    ...filter,
    ...range,
    journey,
    stage: stage.id,
    touchpoints: touchpointsEver(cells, stage.id),
  }))
  const [[sums = []], actions, pain, answered, asked] = await Promise.all([
    sumCells(db, { cells, periods: [cutIntoWeeks(from, to)], filter }),
    listActionCounts(db, { places, range, filter }),
    listPainPoints(db, { filters, languages, hiddenBelow }),
    listLastAnswered(db, journey),
    listAskedTouchpoints(db),
  ])
  const counted = cells.flatMap((cell, index) => (sums[index] ? [{ ...cell, ...sums[index] }] : []))
  const { kind, cells: drawn } = cellsOfKind(counted, wanted)
  const curve = buildCurve({
    map: asDrawn(document),
    kind,
    range,
    previousRange: null,
    timezone,
    now: drawn,
    before: null,
  })
  const countsAt: LanesInput['countsAt'] = (touchpoint, stage) => ({
    isAsked: asked.has(touchpoint),
    answers: answersAt(counted, touchpoint, stage),
    ...(actions[
      places.findIndex((place) => place.touchpointId === touchpoint && place.stageId === stage)
    ] ?? { times: {}, countedFrom: null }),
  })
  const current = currency({ document, editedOn }, answered, today).stages
  return {
    journey,
    range,
    kind,
    stages: buildLanes({ map: document, curve: curve.stages, current, countsAt, pain }),
    moments: momentsBetween(curve.stages),
  }
}

/** What was ever asked in a stage, wherever it stands now. */
function touchpointsEver(cells: Cell[], stage: string): string[] {
  const own = cells.filter(({ stageId }) => stageId === stage)
  return [...new Set(own.map(({ touchpointId }) => touchpointId))]
}

function answersAt(counted: (Cell & Counts)[], touchpoint: string, stage: string): number {
  return counted
    .filter((cell) => cell.touchpointId === touchpoint && cell.stageId === stage)
    .reduce((sum, { scores, unscored }) => scores.reduce((a, b) => a + b, sum + unscored), 0)
}

/** The map as a curve takes it: without what was taken out. */
function asDrawn(map: MapDocument) {
  return { ...map, stages: map.stages.map((stage) => ({ ...stage, retired: false })) }
}
