import { and, eq } from 'drizzle-orm'
import type { Names } from '#contract/names.ts'
import type { SurveyPlan } from '#contract/surveys/document.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import type { Scale } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { surveyRevisions, surveys } from '#worker/db/schema/site/map.ts'
import type { NewSurvey } from '#worker/db/surveys/surveys.ts'
import { planOf } from './drafts.ts'

/** A survey with the revision that is asked now; one that was never published has none. */
export type SurveyRow = Omit<NewSurvey, 'definition'> & {
  names: Names
  scale: Scale
  revision: number
  definition: SurveyDefinition | null
  plan: SurveyPlan
}

/** What is asked on the site, whatever its state, or at one touchpoint of it. */
export async function listSurveys(
  { orm, siteId }: SiteDb,
  touchpoint?: string,
): Promise<SurveyRow[]> {
  const rows = await orm
    .select({ survey: surveys, definition: surveyRevisions.definition })
    .from(surveys)
    .leftJoin(
      surveyRevisions,
      and(
        eq(surveyRevisions.siteId, surveys.siteId),
        eq(surveyRevisions.surveyId, surveys.id),
        eq(surveyRevisions.revision, surveys.revision),
      ),
    )
    .where(
      and(
        eq(surveys.siteId, siteId),
        touchpoint === undefined ? undefined : eq(surveys.touchpointId, touchpoint),
      ),
    )
    .orderBy(surveys.touchpointId, surveys.id)
  return rows.map(({ survey, definition }) => ({
    ...survey,
    definition,
    plan: planOf(survey.plan),
  }))
}
