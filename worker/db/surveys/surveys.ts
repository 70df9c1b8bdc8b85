import { and, eq } from 'drizzle-orm'
import type { Names } from '#contract/names.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { surveyRevisions, surveys } from '#worker/db/schema/site/map.ts'

export interface NewSurvey {
  id: string
  touchpointId: string
  name: string
  /** The name in other languages; absent is none. */
  names?: Names
  state: SurveyState
  definition: SurveyDefinition
}

/** Adds a survey with its first revision. @param now Unix milliseconds */
export async function createSurvey(db: SiteDb, survey: NewSurvey, now: number): Promise<void> {
  await db.orm.batch(addingSurvey(db, survey, now))
}

/** The statements that add a survey, for a batch that does more. @param now Unix milliseconds */
export function addingSurvey({ orm, siteId }: SiteDb, survey: NewSurvey, now: number) {
  const { definition, ...row } = survey
  return [
    orm.insert(surveys).values({ siteId, ...row, scale: definition.scale, revision: 1 }),
    orm
      .insert(surveyRevisions)
      .values({ siteId, surveyId: survey.id, revision: 1, definition, createdAt: now }),
  ] as const
}

/**
 * Publishes a new revision of a survey; older answers keep theirs. The scale must not change.
 * @param change the revision that the author saw, and the new definition
 * @returns the new revision, or null if somebody else published in between
 */
export async function reviseSurvey(
  db: SiteDb,
  change: { id: string; revision: number; definition: SurveyDefinition },
  now: number,
): Promise<number | null> {
  const { siteId } = db
  const revision = change.revision + 1
  const [, updated] = await db.orm.batch([
    db.orm
      .insert(surveyRevisions)
      .values({
        siteId,
        surveyId: change.id,
        revision,
        definition: change.definition,
        createdAt: now,
      })
      .onConflictDoNothing(),
    db.orm
      .update(surveys)
      .set({ revision })
      .where(
        and(
          eq(surveys.siteId, siteId),
          eq(surveys.id, change.id),
          eq(surveys.revision, change.revision),
          eq(surveys.scale, change.definition.scale),
        ),
      )
      .returning({ revision: surveys.revision }),
  ])
  return updated[0]?.revision ?? null
}

/** Pauses, resumes or archives a survey. */
export async function setSurveyState(db: SiteDb, id: string, state: SurveyState): Promise<void> {
  await db.orm
    .update(surveys)
    .set({ state })
    .where(and(eq(surveys.siteId, db.siteId), eq(surveys.id, id)))
}

/** Touchpoints at which a question is asked now, of any kind. */
export async function listAskedTouchpoints({ orm, siteId }: SiteDb): Promise<Set<string>> {
  const rows = await orm
    .selectDistinct({ id: surveys.touchpointId })
    .from(surveys)
    .where(and(eq(surveys.siteId, siteId), eq(surveys.state, 'live')))
  return new Set(rows.map(({ id }) => id))
}
