import { and, asc, between, eq, isNull } from 'drizzle-orm'
import type { MapDocument, MapStage, MapTouchpoint } from '#contract/map/document.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import type { NewJourney } from '#worker/db/journey/maps.ts'
import { mapVersions } from '#worker/db/schema/site/drafts.ts'
import { journeys, stages, touchpoints, type StageDetails } from '#worker/db/schema/site/map.ts'

export interface PublishedMap {
  version: number
  document: MapDocument
  /** The day from which a stage is as it is, by its id; those never edited are left out. */
  editedOn: Record<string, string>
}

/** A journey's published map as one document; null if there is no such journey. */
export async function readPublished(db: SiteDb, id: string): Promise<PublishedMap | null> {
  const { orm, siteId } = db
  const standing = and(
    eq(stages.siteId, siteId),
    eq(stages.journeyId, id),
    isNull(stages.retiredAt),
  )
  const [[journey], stageRows, touchpointRows] = await orm.batch([
    orm
      .select()
      .from(journeys)
      .where(and(eq(journeys.siteId, siteId), eq(journeys.id, id))),
    orm.select().from(stages).where(standing).orderBy(stages.position, stages.id),
    orm
      .select({ row: touchpoints })
      .from(touchpoints)
      .innerJoin(
        stages,
        and(eq(stages.siteId, touchpoints.siteId), eq(stages.id, touchpoints.stageId)),
      )
      .where(and(standing, eq(touchpoints.siteId, siteId), isNull(touchpoints.retiredAt)))
      .orderBy(touchpoints.position, touchpoints.id),
  ])
  if (!journey) return null
  const touchpointsOf = Map.groupBy(touchpointRows, ({ row }) => row.stageId)
  const { name, names, kind, version, annotations, personas, segments } = journey
  return {
    version,
    editedOn: Object.fromEntries(
      stageRows.flatMap((stage) =>
        stage.details.editedOn === undefined ? [] : [[stage.id, stage.details.editedOn]],
      ),
    ),
    document: {
      id,
      name,
      names,
      kind,
      annotations,
      personas,
      segments,
      stages: stageRows.map((stage) => ({
        ...pick(stage),
        ...withDetails(stage.details),
        frameDays: stage.frameDays,
        touchpoints: (touchpointsOf.get(stage.id) ?? []).map(({ row }) => ({
          ...pick(row),
          channels: row.channels,
          actions: row.actions.map((event) => ({
            event,
            name: row.wanted[event]?.name ?? '',
            withinDays: row.wanted[event]?.withinDays ?? null,
          })),
        })),
      })),
    },
  }
}

function pick<Row extends Pick<MapDocument, 'id' | 'name' | 'names'>>({ id, name, names }: Row) {
  return { id, name, names }
}

/** What a stage says when nothing is written down. */
function withDetails(details: StageDetails) {
  const { assumed = null, owner = '', reviewOn = null } = details
  const { needs = [], barriers = [], solutions = [] } = details
  return { assumed, owner, reviewOn, needs, barriers, solutions }
}

/**
 * A document as a journey that is not there yet.
 * @param editedOn the day from which its stages are as they are
 */
export function toNewJourney({ stages, ...map }: MapDocument, editedOn: string): NewJourney {
  return {
    ...map,
    stages: stages.map((stage) => ({
      ...pick(stage),
      frameDays: stage.frameDays,
      details: { ...detailsOf(stage), editedOn },
      touchpoints: stage.touchpoints.map((one) => ({
        ...pick(one),
        channels: one.channels,
        actions: one.actions.map(({ event }) => event),
        wanted: wantedOf(one),
      })),
    })),
  }
}

/** All of a stage that its row keeps as one. */
export function detailsOf(stage: MapStage): StageDetails {
  const { assumed, owner, reviewOn, needs, barriers, solutions } = stage
  return { assumed, owner, reviewOn, needs, barriers, solutions }
}

/** Names and windows of wanted actions by event, as far as anything is said of them. */
export function wantedOf({ actions }: Pick<MapTouchpoint, 'actions'>) {
  const said = actions.flatMap(({ event, ...facts }) =>
    facts.name || facts.withinDays !== null ? [[event, facts] as const] : [],
  )
  return Object.fromEntries(said)
}

/** Days of a range from which another version of the map holds, in their order. */
export async function listMapChanges(
  { orm, siteId }: SiteDb,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const rows = await orm
    .selectDistinct({ day: mapVersions.day })
    .from(mapVersions)
    .where(
      and(
        eq(mapVersions.siteId, siteId),
        eq(mapVersions.journeyId, id),
        between(mapVersions.day, from, to),
      ),
    )
    .orderBy(asc(mapVersions.day))
  return rows.flatMap(({ day }) => day ?? [])
}

/** Which of these stages and touchpoints have answers: taking them out is a decision. */
export async function answeredParts(db: SiteDb, ids: string[]): Promise<string[]> {
  const { rows } = await run<{ id: string }>(
    db,
    `/* answeredParts */ SELECT part.value AS id FROM json_each(?2) AS part WHERE EXISTS (
      SELECT 1 FROM placements JOIN rollups ON rollups.site_id = placements.site_id
        AND rollups.touchpoint_id = placements.touchpoint_id
        AND rollups.stage_id = placements.stage_id
      WHERE placements.site_id = ?1 AND part.value IN (placements.stage_id, placements.touchpoint_id)
        AND n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10 + unscored > 0)`,
    [db.siteId, JSON.stringify(ids)],
  )
  return rows.map(({ id }) => id)
}
