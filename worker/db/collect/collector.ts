import { and, eq, isNull } from 'drizzle-orm'
import type { SurveyDefinition } from '#contract/surveys.ts'
import type { Scale, SurveyState } from '#contract/words.ts'
import { siteDb, siteDirectory, type Directory, type SiteDb } from '#worker/db/connect.ts'
import { findKey } from '#worker/db/site/keys.ts'
import { ownSite, type Site } from '#worker/db/site/sites.ts'
import { signingKeys } from '#worker/db/schema/site/kept.ts'
import {
  journeys,
  stages,
  surveyRevisions,
  surveys,
  touchpoints,
} from '#worker/db/schema/site/map.ts'

/** A survey with the place on the map that its answers are stamped with. */
export interface CollectedSurvey {
  id: string
  state: SurveyState
  scale: Scale
  revision: number
  definition: SurveyDefinition
  touchpointId: string
  stageId: string
  journeyId: string
  mapVersion: number
}

/** Everything that collecting needs to know of a site; small enough to keep in memory. */
export interface Collector {
  siteId: number
  key: string
  /** When the key was last noted as used, Unix milliseconds. */
  keyUsedAt: number | null
  timezone: string
  origins: string[]
  segments: string[]
  personas: string[]
  language: string
  cooldownDays: number
  paused: boolean
  maskComments: boolean
  honourGpc: boolean
  /** Names of the keys that tokens may be signed with. */
  signingKeys: string[]
  surveys: Map<string, CollectedSurvey>
  touchpoints: Map<string, { stageId: string; actions: string[] }>
}

/** Loads a site by a publishable key; null for a key that nobody has or that is over. */
export async function findCollector(
  directory: Directory,
  key: string,
  now: number,
): Promise<Collector | null> {
  const found = await findKey(directory, key, now)
  if (found?.kind !== 'publishable') return null
  const site = await ownSite(siteDirectory(directory, found.siteId))
  const collector = await loadCollector(siteDb(directory, site.id), site)
  return { ...collector, key, keyUsedAt: found.usedAt }
}

/** Loads what collecting needs of a site. @param site what the directory holds of the same one */
export async function loadCollector(db: SiteDb, site: Site): Promise<Collector> {
  const [surveyRows, touchpointRows, signingRows] = await db.orm.batch([
    selectSurveys(db),
    db.orm
      .select({ id: touchpoints.id, stageId: touchpoints.stageId, actions: touchpoints.actions })
      .from(touchpoints)
      .where(eq(touchpoints.siteId, db.siteId)),
    db.orm
      .select({ id: signingKeys.id })
      .from(signingKeys)
      .where(and(eq(signingKeys.siteId, db.siteId), isNull(signingKeys.revokedAt))),
  ])
  return {
    siteId: site.id,
    key: site.key,
    keyUsedAt: null,
    timezone: site.timezone,
    origins: site.origins,
    segments: site.segments,
    personas: site.personas.map((persona) => persona.id),
    language: site.language,
    cooldownDays: site.cooldownDays,
    paused: site.paused,
    maskComments: site.maskComments,
    honourGpc: site.honourGpc,
    signingKeys: signingRows.map((row) => row.id),
    surveys: new Map(surveyRows.map((row) => [row.id, row])),
    touchpoints: new Map(touchpointRows.map(({ id, ...row }) => [id, row])),
  }
}

/** The question as an older revision asked it: answers may arrive a week late. */
export async function findDefinition(
  db: SiteDb,
  surveyId: string,
  revision: number,
): Promise<SurveyDefinition | null> {
  const [row] = await db.orm
    .select({ definition: surveyRevisions.definition })
    .from(surveyRevisions)
    .where(
      and(
        eq(surveyRevisions.siteId, db.siteId),
        eq(surveyRevisions.surveyId, surveyId),
        eq(surveyRevisions.revision, revision),
      ),
    )
  return row?.definition ?? null
}

function selectSurveys({ orm, siteId }: SiteDb) {
  return orm
    .select({
      id: surveys.id,
      state: surveys.state,
      scale: surveys.scale,
      revision: surveys.revision,
      definition: surveyRevisions.definition,
      touchpointId: surveys.touchpointId,
      stageId: touchpoints.stageId,
      journeyId: stages.journeyId,
      mapVersion: journeys.version,
    })
    .from(surveys)
    .innerJoin(
      surveyRevisions,
      and(
        eq(surveyRevisions.siteId, surveys.siteId),
        eq(surveyRevisions.surveyId, surveys.id),
        eq(surveyRevisions.revision, surveys.revision),
      ),
    )
    .innerJoin(
      touchpoints,
      and(eq(touchpoints.siteId, surveys.siteId), eq(touchpoints.id, surveys.touchpointId)),
    )
    .innerJoin(stages, and(eq(stages.siteId, surveys.siteId), eq(stages.id, touchpoints.stageId)))
    .innerJoin(
      journeys,
      and(eq(journeys.siteId, surveys.siteId), eq(journeys.id, stages.journeyId)),
    )
    .where(eq(surveys.siteId, siteId))
}
