import { and, eq, sql } from 'drizzle-orm'
import type { StatedShare, SurveyDocument } from '#contract/surveys/document.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { commit, type Query } from '#worker/db/site/audit.ts'
import { surveyDrafts, surveyRevisions, surveys } from '#worker/db/schema/site/map.ts'

/** What goes live, and what it takes the place of. */
export interface SurveyPublication {
  id: string
  survey: SurveyDocument
  /** Number of the save that was looked at. */
  seq: number
  /** The revision that it follows; 0 for none. */
  revision: number
  series: number
  state: SurveyState
  /** The share that a steady sample begins with, and when its thirty days began; null for none. */
  steady: { rate: number; since: number } | null
  /** The shares of visitors that it was and is shown to, the newest last. */
  shares: StatedShare[]
  /** How many fields changed, for the log. */
  changes: number
}

/**
 * Publishes a draft as a new revision, all of it or nothing; answers keep the revision that they
 * were given to. The touchpoint is set with the first revision only.
 * @returns false if the draft or the survey has changed meanwhile
 */
export async function publishSurvey(db: ActingDb, published: SurveyPublication): Promise<boolean> {
  const { orm, siteId, actor } = db
  const { id, survey, seq, revision, series, state, steady, shares, changes } = published
  const { name, names, touchpoint, definition, plan } = survey
  const told = { name, revision: revision + 1, fields: changes }
  return await unbroken(
    commit(db, { action: 'survey.published', target: id, details: told }, [
      onlyIfUnchanged(db, published),
      orm.insert(surveyRevisions).values({
        siteId,
        surveyId: id,
        revision: revision + 1,
        definition,
        series,
        createdAt: actor.now,
        publishedBy: actor.name,
      }),
      orm
        .update(surveys)
        .set({
          name,
          names,
          plan,
          state,
          touchpointId: touchpoint,
          scale: definition.scale,
          revision: revision + 1,
          rate: steady?.rate ?? null,
          steadySince: steady?.since ?? null,
          shares,
        })
        .where(and(eq(surveys.siteId, siteId), eq(surveys.id, id))),
      orm
        .update(surveyDrafts)
        .set({ survey: null, seq: seq + 1 })
        .where(and(eq(surveyDrafts.siteId, siteId), eq(surveyDrafts.surveyId, id))),
    ]),
  )
}

/** Breaks the batch off unless it publishes what was looked at, over what that was made from. */
function onlyIfUnchanged(
  { orm, siteId }: ActingDb,
  { id, seq, revision, survey }: SurveyPublication,
): Query {
  const place = survey.touchpoint
  const { turn } = survey.plan
  return orm.insert(surveyDrafts).select(sql`SELECT ${siteId}, NULL, 0, NULL, 0, '' WHERE NOT (
    EXISTS (SELECT 1 FROM survey_drafts WHERE site_id = ${siteId} AND survey_id = ${id}
      AND seq = ${seq} AND survey IS NOT NULL)
    AND EXISTS (SELECT 1 FROM surveys WHERE site_id = ${siteId} AND id = ${id}
      AND revision = ${revision} AND (revision = 0 OR touchpoint_id = ${place}))
    AND EXISTS (SELECT 1 FROM touchpoints WHERE site_id = ${siteId} AND id = ${place}
      AND retired_at IS NULL)
    AND (${turn} IS NULL OR (SELECT total(plan ->> 'turn') FROM surveys WHERE site_id = ${siteId}
      AND touchpoint_id = ${place} AND id <> ${id} AND state IN ('live', 'paused')) + ${turn} < 1.000001))`)
}

/** Pauses, resumes or archives a survey; one that was never published stays a draft. */
export async function changeSurveyState(
  db: ActingDb,
  { id, name, state }: { id: string; name: string; state: SurveyState },
): Promise<void> {
  const { orm, siteId } = db
  await commit(db, { action: 'survey.changed', target: id, details: { name, state } }, [
    orm
      .update(surveys)
      .set({ state })
      .where(and(eq(surveys.siteId, siteId), eq(surveys.id, id), sql`${surveys.revision} > 0`)),
  ])
}
