import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { MapPersona, MapSegment } from '#contract/map/document.ts'
import type { Names } from '#contract/names.ts'
import type { Channel, Scale } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { answers } from '#worker/db/schema/site/collected.ts'
import {
  journeys,
  placements,
  stages,
  surveys,
  touchpoints,
  type StageDetails,
} from '#worker/db/schema/site/map.ts'

/** A part of the map, and what it is called. */
interface Part {
  id: string
  name: string
  /** The name in other languages; absent is none. */
  names?: Names
}

/** A journey with its stages and touchpoints, in order. */
export interface JourneyMap extends Part {
  kind: 'customer' | 'employee'
  version: number
  /** What happened, by its day. */
  annotations: { on: string; text: string }[]
  personas: MapPersona[]
  segments: MapSegment[]
  stages: (MapStage & {
    /** The sentiment that the team assumes; null until it has said one. */
    assumed: number | null
    /** Whether it was taken out of the map: its answers stay. */
    retired: boolean
  })[]
}

interface MapStage extends Part {
  frameDays: number | null
  touchpoints: (Part & { channels: Channel[]; actions: string[] })[]
}

/** Every combination under which rollups of a site can stand. */
export interface Cell {
  touchpointId: string
  stageId: string
  scale: Scale
}

/** A journey that is not there yet; what is left out of it is not written down yet. */
export interface NewJourney extends Part {
  kind: JourneyMap['kind']
  annotations?: (typeof journeys.$inferInsert)['annotations']
  stages: (Omit<MapStage, 'touchpoints'> & {
    details?: StageDetails
    touchpoints: (MapStage['touchpoints'][number] &
      Pick<typeof touchpoints.$inferInsert, 'wanted'>)[]
  })[]
  personas?: MapPersona[]
  segments?: MapSegment[]
}

/** D1 takes so many parameters a statement. */
const MOST_PARAMETERS = 100

/** Adds a journey to the site, all of it or nothing. Ids must be new within the site. */
export async function createJourney(db: SiteDb, map: NewJourney): Promise<void> {
  await db.orm.batch(addingJourney(db, map))
}

/** The statements that add a journey, for a batch that does more. */
export function addingJourney({ orm, siteId }: SiteDb, map: NewJourney): [Query, ...Query[]] {
  const { stages: stagesOfMap, ...journey } = map
  const stageRows = stagesOfMap.map(({ touchpoints: _its, ...stage }, position) => ({
    siteId,
    journeyId: map.id,
    position,
    ...stage,
  }))
  const touchpointRows = stagesOfMap.flatMap((stage) =>
    stage.touchpoints.map((touchpoint, position) => ({
      siteId,
      stageId: stage.id,
      position,
      ...touchpoint,
    })),
  )
  return [
    orm.insert(journeys).values({ siteId, position: afterTheLast(siteId), ...journey }),
    ...inParts(stageRows).map((rows) => orm.insert(stages).values(rows)),
    ...inParts(touchpointRows).map((rows) => orm.insert(touchpoints).values(rows)),
  ]
}

/** The first journey stays the one that opens first. */
function afterTheLast(siteId: number) {
  const { position } = journeys
  return sql`(SELECT coalesce(max(${position}) + 1, 0) FROM ${journeys} WHERE ${journeys.siteId} = ${siteId})`
}

/** Rows by as many as one statement takes. */
function inParts<Row extends object>(rows: Row[]): Row[][] {
  // Columns with a default are given, too.
  const size = Math.floor(MOST_PARAMETERS / (Object.keys(rows[0] ?? {}).length + 2))
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) =>
    rows.slice(part * size, (part + 1) * size),
  )
}

/**
 * The site's journeys with the stages and touchpoints of their maps, in their order.
 * @param withRetired also the stages that were taken out, for answers of before
 */
export async function listJourneys(db: SiteDb, withRetired = false): Promise<JourneyMap[]> {
  const { orm, siteId } = db
  const [journeyRows, stageRows, touchpointRows] = await orm.batch([
    orm
      .select()
      .from(journeys)
      .where(eq(journeys.siteId, siteId))
      .orderBy(journeys.position, journeys.id),
    orm
      .select()
      .from(stages)
      .where(and(eq(stages.siteId, siteId), withRetired ? undefined : isNull(stages.retiredAt)))
      // What was taken out stands where it stood.
      .orderBy(stages.position, sql`${stages.retiredAt} IS NULL`, stages.id),
    orm
      .select()
      .from(touchpoints)
      .where(and(eq(touchpoints.siteId, siteId), isNull(touchpoints.retiredAt)))
      .orderBy(touchpoints.position, touchpoints.id),
  ])
  const touchpointsOf = Map.groupBy(touchpointRows, (row) => row.stageId)
  const stagesOf = Map.groupBy(stageRows, (row) => row.journeyId)
  return journeyRows.map((journey) => ({
    id: journey.id,
    name: journey.name,
    names: journey.names,
    kind: journey.kind,
    version: journey.version,
    annotations: journey.annotations,
    personas: journey.personas,
    segments: journey.segments,
    stages: (stagesOf.get(journey.id) ?? []).map((stage) => ({
      id: stage.id,
      name: stage.name,
      names: stage.names,
      frameDays: stage.frameDays,
      assumed: stage.details.assumed ?? null,
      retired: stage.retiredAt !== null,
      touchpoints: (touchpointsOf.get(stage.id) ?? []).map(
        ({ id, name, names, channels, actions }) => ({ id, name, names, channels, actions }),
      ),
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
