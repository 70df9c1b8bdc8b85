import { AppError } from '#worker/errors.ts'
import type { ImportStore } from '#worker/domain/imports/store.ts'
import type { SurveyChange } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget, TargetTouchpoint } from '#worker/domain/imports/target.ts'
import { findBodyHashes, insertImported } from '#worker/db/answers/store.ts'
import { loadCollector } from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import type { Site } from '#worker/db/site/sites.ts'
import { declaredBy } from '#worker/domain/collect/cell.ts'
import { createSurvey, reviseSurvey } from '#worker/db/surveys/surveys.ts'

/** What an import needs to know of its site, as it is now. */
export async function loadImportTarget(db: SiteDb, site: Site): Promise<ImportTarget> {
  const [collector, journeys] = await Promise.all([loadCollector(db, site), listJourneys(db)])
  const touchpoints = journeys.flatMap((journey) => {
    const place = {
      journeyId: journey.id,
      mapVersion: journey.version,
      declared: declaredBy(journey),
    }
    return journey.stages.flatMap((stage) =>
      stage.touchpoints.map(({ id, name, channels }): [string, TargetTouchpoint] => [
        id,
        { name, channels, stageId: stage.id, ...place },
      ]),
    )
  })
  return {
    siteKey: site.key,
    timezone: site.timezone,
    language: site.language,
    maskComments: site.maskComments,
    touchpoints: new Map(touchpoints),
    surveys: [...collector.surveys.values()],
  }
}

/**
 * The database as an import sees it.
 * @param importId what its answers are found by
 * @param now Unix milliseconds, for surveys that the import must make
 */
export function importStore(db: SiteDb, importId: number, now: number): ImportStore {
  return {
    saveSurvey: (change) => saveSurvey(db, change, now),
    insert: (answers) => insertImported(db, importId, answers),
    findHashes: (answers) => findBodyHashes(db, answers),
  }
}

/** What a dry run needs of the database: to know what is there. */
export function dryImportStore(db: SiteDb): Pick<ImportStore, 'findHashes'> {
  return { findHashes: (answers) => findBodyHashes(db, answers) }
}

async function saveSurvey(db: SiteDb, change: SurveyChange, now: number): Promise<void> {
  const { id, touchpointId, state, revision, definition } = change.survey
  if (change.type === 'create') {
    const name = Object.values(definition.question)[0] ?? id
    await createSurvey(db, { id, touchpointId, name, state, definition }, now).catch(refuseTaken)
    return
  }
  const revised = await reviseSurvey(db, { id, revision: revision - 1, definition }, now)
  if (revised !== revision) refuseTaken(new Error('UNIQUE'))
}

/** Two imports at once may need the same survey: the slower one is asked to come again. */
function refuseTaken(error: Error): never {
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`
  if (!text.includes('UNIQUE')) throw error
  throw new AppError(
    'busy',
    'Another import works on the same survey. Import the file again: rows that landed count as duplicates.',
  )
}
