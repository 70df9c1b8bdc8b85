import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import { isSame } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { AuditDetails } from '#contract/site/audit.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { commit, type Query } from '#worker/db/site/audit.ts'
import { mapEdits, mapVersions } from '#worker/db/schema/site/drafts.ts'
import { journeys, stages, touchpoints } from '#worker/db/schema/site/map.ts'
import { endingDraft } from './drafts.ts'
import { detailsOf, wantedOf, type PublishedMap } from './document.ts'

/** What is made public, and what it takes the place of. */
export interface Publication {
  before: PublishedMap
  document: MapDocument
  /** Number of the last edit that was looked at. */
  seq: number
  /** Today in the site's time zone. */
  day: string
  /** Facts for the log: what changes. */
  told: AuditDetails
}

/**
 * Publishes a draft, all of it or nothing: the map's tables, both versions as documents, and the end
 * of the draft. What is not in it any more is retired, not deleted: answers name it.
 * @returns false if the draft or the published map has changed meanwhile, or an id is another journey's
 */
export async function publishDraft(db: ActingDb, publication: Publication): Promise<boolean> {
  const { before, document, told } = publication
  const { id } = document
  return await unbroken(
    commit(db, { action: 'journey.changed', target: id, details: told }, [
      onlyIfUnchanged(db, publication),
      ...keepingVersions(db, publication),
      putJourney(db, document, before.version + 1),
      putStages(db, publication),
      putTouchpoints(db, document),
      ...retiring(db, document),
      ...endingDraft(db, id),
    ]),
  )
}

/** Breaks the batch off unless it publishes what was looked at, over what that was made from. */
function onlyIfUnchanged({ orm, siteId }: SiteDb, { document, seq, before }: Publication): Query {
  const { id } = document
  const [stageIds, touchpointIds] = idsOf(document)
  return orm.insert(mapEdits).select(sql`SELECT ${siteId}, NULL, 0, '', '', '', 0 WHERE NOT (
    EXISTS (SELECT 1 FROM map_drafts WHERE site_id = ${siteId} AND journey_id = ${id}
      AND seq = ${seq} AND base_version = ${before.version} AND document IS NOT NULL)
    AND EXISTS (SELECT 1 FROM journeys WHERE site_id = ${siteId} AND id = ${id}
      AND version = ${before.version})
    AND NOT EXISTS (SELECT 1 FROM stages WHERE site_id = ${siteId} AND journey_id <> ${id}
      AND id IN (SELECT value FROM json_each(${stageIds})))
    AND NOT EXISTS (SELECT 1 FROM touchpoints WHERE site_id = ${siteId}
      AND id IN (SELECT value FROM json_each(${touchpointIds}))
      AND stage_id IN (SELECT id FROM stages WHERE site_id = ${siteId} AND journey_id <> ${id})))`)
}

/** The version before is kept already, unless it was never edited. */
function keepingVersions({ orm, siteId, actor }: ActingDb, publication: Publication): Query[] {
  const { before, document, day } = publication
  const common = { siteId, journeyId: document.id, publishedAt: actor.now }
  return [
    orm
      .insert(mapVersions)
      .values({
        ...common,
        version: before.version,
        document: before.document,
        day: null,
        publishedByName: '',
      })
      .onConflictDoNothing(),
    orm.insert(mapVersions).values({
      ...common,
      version: before.version + 1,
      document,
      day,
      publishedByName: actor.name,
    }),
  ]
}

function putJourney({ orm, siteId }: SiteDb, map: MapDocument, version: number): Query {
  const { id, name, names, annotations, personas, segments } = map
  return orm
    .update(journeys)
    .set({ name, names, annotations, personas, segments, version })
    .where(and(eq(journeys.siteId, siteId), eq(journeys.id, id)))
}

/** One JSON parameter for all rows: D1 takes no more than a hundred. */
function putStages({ orm, siteId }: SiteDb, { before, document, day }: Publication): Query {
  const { id: journeyId } = document
  const rows = document.stages.map((stage) => {
    const { id, name, names, frameDays } = stage
    const was = before.document.stages.find((one) => one.id === id)
    const editedOn = isSame(was, stage) ? before.editedOn[id] : day
    const details = { ...detailsOf(stage), editedOn }
    return { id, name, names, frameDays, details }
  })
  return orm
    .insert(stages)
    .select(
      sql`SELECT ${siteId}, value ->> 'id', ${journeyId}, value ->> 'name', value -> 'names', key,
        value ->> 'frameDays', value -> 'details', NULL
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoUpdate({
      target: [stages.siteId, stages.id],
      set: asGiven(['name', 'names', 'position', 'frame_days', 'details', 'retired_at'], stages),
    })
}

function putTouchpoints({ orm, siteId }: SiteDb, map: MapDocument): Query {
  const rows = touchpointsOf(map).map(([stageId, touchpoint, position]) => {
    const { id, name, names, channels, actions } = touchpoint
    return {
      id,
      stageId,
      name,
      names,
      position,
      channels,
      actions: actions.map(({ event }) => event),
      wanted: wantedOf(touchpoint),
    }
  })
  return orm
    .insert(touchpoints)
    .select(
      sql`SELECT ${siteId}, value ->> 'id', value ->> 'stageId', value ->> 'name', value -> 'names',
        value ->> 'position', value -> 'channels', value -> 'actions', value -> 'wanted', NULL
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoUpdate({
      target: [touchpoints.siteId, touchpoints.id],
      set: asGiven(
        ['stage_id', 'name', 'names', 'position', 'channels', 'actions', 'wanted', 'retired_at'],
        touchpoints,
      ),
    })
}

/** Columns as the row has them that could not be inserted, since it was there. */
function asGiven(names: string[], table: typeof stages | typeof touchpoints) {
  const given = Object.entries(getTableColumns(table)).filter(([, { name }]) =>
    names.includes(name),
  )
  return Object.fromEntries(given.map(([key, { name }]) => [key, sql.raw(`excluded.${name}`)]))
}

/** Takes out of the map what the document does not have. */
function retiring({ orm, siteId, actor }: ActingDb, map: MapDocument): Query[] {
  const [stageIds, touchpointIds] = idsOf(map)
  const ofJourney = and(eq(stages.siteId, siteId), eq(stages.journeyId, map.id))
  const gone = (column: typeof stages.id | typeof touchpoints.id, ids: string) =>
    sql`${column} NOT IN (SELECT value FROM json_each(${ids}))`
  return [
    orm
      .update(touchpoints)
      .set({ retiredAt: actor.now })
      .where(
        and(
          eq(touchpoints.siteId, siteId),
          isNull(touchpoints.retiredAt),
          gone(touchpoints.id, touchpointIds),
          inArray(touchpoints.stageId, orm.select({ id: stages.id }).from(stages).where(ofJourney)),
        ),
      ),
    orm
      .update(stages)
      .set({ retiredAt: actor.now })
      .where(and(ofJourney, isNull(stages.retiredAt), gone(stages.id, stageIds))),
  ]
}

function idsOf(map: MapDocument): [stages: string, touchpoints: string] {
  return [
    JSON.stringify(map.stages.map(({ id }) => id)),
    JSON.stringify(touchpointsOf(map).map(([, { id }]) => id)),
  ]
}

function touchpointsOf({ stages }: MapDocument) {
  return stages.flatMap((stage) =>
    stage.touchpoints.map((touchpoint, position) => [stage.id, touchpoint, position] as const),
  )
}
