import { and, eq, inArray, sql } from 'drizzle-orm'
import type { AuditDetails } from '#contract/site/audit.ts'
import type { JourneyNames, Names } from '#contract/names.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { commit } from '#worker/db/site/audit.ts'
import { journeys, stages, surveys, touchpoints } from '#worker/db/schema/site/map.ts'

/** All that has a name in a journey; null if there is no such journey. */
export async function readNames(db: SiteDb, journeyId: string): Promise<JourneyNames | null> {
  const { orm } = db
  const { ofJourney, ofStages, ofTouchpoints, ofSurveys } = partsOf(db, journeyId)
  const [[journey], stageRows, touchpointRows, surveyRows] = await orm.batch([
    orm.select({ names: journeys.names }).from(journeys).where(ofJourney),
    orm.select({ id: stages.id, names: stages.names }).from(stages).where(ofStages),
    orm
      .select({ id: touchpoints.id, names: touchpoints.names })
      .from(touchpoints)
      .where(ofTouchpoints),
    orm.select({ id: surveys.id, names: surveys.names }).from(surveys).where(ofSurveys),
  ])
  if (!journey) return null
  return {
    journey: journey.names,
    stages: byId(stageRows),
    touchpoints: byId(touchpointRows),
    surveys: byId(surveyRows),
  }
}

/**
 * Replaces the translations of a journey, all of them: an id that is left out has none any more.
 * Ids that the journey does not have change nothing.
 * @param told what changes, for the audit log
 */
export async function putNames(
  db: ActingDb,
  { journeyId, names }: { journeyId: string; names: JourneyNames },
  told: AuditDetails,
): Promise<void> {
  const { orm } = db
  const { ofJourney, ofStages, ofTouchpoints, ofSurveys } = partsOf(db, journeyId)
  const namesIn = (ids: Record<string, Names>, id: unknown) =>
    sql`coalesce((SELECT value FROM json_each(${JSON.stringify(ids)}) WHERE key = ${id}), '{}')`
  await commit(db, { action: 'journey.named', target: journeyId, details: told }, [
    orm.update(journeys).set({ names: names.journey }).where(ofJourney),
    orm
      .update(stages)
      .set({ names: namesIn(names.stages, stages.id) })
      .where(ofStages),
    orm
      .update(touchpoints)
      .set({ names: namesIn(names.touchpoints, touchpoints.id) })
      .where(ofTouchpoints),
    orm
      .update(surveys)
      .set({ names: namesIn(names.surveys, surveys.id) })
      .where(ofSurveys),
  ])
}

/** The conditions under which each table's rows belong to a journey. */
function partsOf({ orm, siteId }: SiteDb, journeyId: string) {
  const ofStages = and(eq(stages.siteId, siteId), eq(stages.journeyId, journeyId))
  const stageIds = orm.select({ id: stages.id }).from(stages).where(ofStages)
  const ofTouchpoints = and(eq(touchpoints.siteId, siteId), inArray(touchpoints.stageId, stageIds))
  const touchpointIds = orm.select({ id: touchpoints.id }).from(touchpoints).where(ofTouchpoints)
  return {
    ofJourney: and(eq(journeys.siteId, siteId), eq(journeys.id, journeyId)),
    ofStages,
    ofTouchpoints,
    ofSurveys: and(eq(surveys.siteId, siteId), inArray(surveys.touchpointId, touchpointIds)),
  }
}

function byId(rows: { id: string; names: Names }[]): Record<string, Names> {
  return Object.fromEntries(rows.map(({ id, names }) => [id, names]))
}
