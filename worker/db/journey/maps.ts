import { and, asc, desc, eq } from 'drizzle-orm'
import type { Channel, Scale } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { answers } from '#worker/db/schema/site/collected.ts'
import { journeys, placements, stages, surveys, touchpoints } from '#worker/db/schema/site/map.ts'

/** A journey with its stages and touchpoints, in order. */
export interface JourneyMap {
  id: string
  name: string
  kind: 'customer' | 'employee'
  version: number
  stages: {
    id: string
    name: string
    frameDays: number | null
    touchpoints: { id: string; name: string; channels: Channel[]; actions: string[] }[]
  }[]
}

/** Every combination under which rollups of a site can stand. */
export interface Cell {
  touchpointId: string
  stageId: string
  scale: Scale
}

/** A journey that is not there yet. */
export type NewJourney = Omit<JourneyMap, 'version'>

/** D1 takes so many parameters a statement. */
const MOST_PARAMETERS = 100

/** Adds a journey to the site, all of it or nothing. Ids must be new within the site. */
export async function createJourney(db: SiteDb, map: NewJourney): Promise<void> {
  await db.orm.batch(addingJourney(db, map))
}

/** The statements that add a journey, for a batch that does more. */
export function addingJourney({ orm, siteId }: SiteDb, map: NewJourney): [Query, ...Query[]] {
  const { id, name, kind } = map
  const stageRows = map.stages.map(({ id: stageId, name: stageName, frameDays }, position) => ({
    siteId,
    id: stageId,
    journeyId: id,
    name: stageName,
    position,
    frameDays,
  }))
  const touchpointRows = map.stages.flatMap((stage) =>
    stage.touchpoints.map((touchpoint, position) => ({
      siteId,
      stageId: stage.id,
      position,
      ...touchpoint,
    })),
  )
  return [
    orm.insert(journeys).values({ siteId, id, name, kind, position: 0 }),
    ...inParts(stageRows).map((rows) => orm.insert(stages).values(rows)),
    ...inParts(touchpointRows).map((rows) => orm.insert(touchpoints).values(rows)),
  ]
}

/** Rows by as many as one statement takes. */
function inParts<Row extends object>(rows: Row[]): Row[][] {
  const size = Math.floor(MOST_PARAMETERS / Object.keys(rows[0] ?? { none: 0 }).length)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) =>
    rows.slice(part * size, (part + 1) * size),
  )
}

/** The site's journeys with stages and touchpoints, in their order. */
export async function listJourneys(db: SiteDb): Promise<JourneyMap[]> {
  const { orm, siteId } = db
  const [journeyRows, stageRows, touchpointRows] = await orm.batch([
    orm
      .select()
      .from(journeys)
      .where(eq(journeys.siteId, siteId))
      .orderBy(journeys.position, journeys.id),
    orm.select().from(stages).where(eq(stages.siteId, siteId)).orderBy(stages.position, stages.id),
    orm
      .select()
      .from(touchpoints)
      .where(eq(touchpoints.siteId, siteId))
      .orderBy(touchpoints.position, touchpoints.id),
  ])
  const touchpointsOf = Map.groupBy(touchpointRows, (row) => row.stageId)
  const stagesOf = Map.groupBy(stageRows, (row) => row.journeyId)
  return journeyRows.map((journey) => ({
    id: journey.id,
    name: journey.name,
    kind: journey.kind,
    version: journey.version,
    stages: (stagesOf.get(journey.id) ?? []).map((stage) => ({
      id: stage.id,
      name: stage.name,
      frameDays: stage.frameDays,
      touchpoints: (touchpointsOf.get(stage.id) ?? []).map(({ id, name, channels, actions }) => ({
        id,
        name,
        channels,
        actions,
      })),
    })),
  }))
}

/** Where the site's rollups can stand: every place a touchpoint has had × every scale asked there. */
export async function listCells(db: SiteDb): Promise<Cell[]> {
  const { orm, siteId } = db
  const [placed, asked] = await orm.batch([
    orm.select().from(placements).where(eq(placements.siteId, siteId)),
    orm
      .selectDistinct({ touchpointId: surveys.touchpointId, scale: surveys.scale })
      .from(surveys)
      .where(eq(surveys.siteId, siteId)),
  ])
  const scalesOf = Map.groupBy(asked, (row) => row.touchpointId)
  return placed.flatMap(({ touchpointId, stageId }) =>
    (scalesOf.get(touchpointId) ?? []).map(({ scale }) => ({ touchpointId, stageId, scale })),
  )
}

/** The first and last day with an answer, read from the two ends of the key; null before any. */
export async function answeredDays(db: SiteDb): Promise<{ first: string; last: string } | null> {
  const day = (newest: boolean) =>
    db.orm
      .select({ day: answers.day })
      .from(answers)
      .where(eq(answers.siteId, db.siteId))
      .orderBy(newest ? desc(answers.id) : asc(answers.id))
      .limit(1)
  const [[first], [last]] = await db.orm.batch([day(false), day(true)])
  return first && last ? { first: first.day, last: last.day } : null
}

/** Moves a touchpoint to another stage of the map; what was answered before stays where it was. */
export async function moveTouchpoint(db: SiteDb, id: string, stageId: string): Promise<void> {
  await db.orm
    .update(touchpoints)
    .set({ stageId })
    .where(and(eq(touchpoints.siteId, db.siteId), eq(touchpoints.id, id)))
}
