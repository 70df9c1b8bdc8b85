import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { StatedShare, SurveyDocument, SurveyPlan } from '#contract/surveys/document.ts'
import { surveyPlanSchema } from '#contract/surveys/document.ts'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import type { Names } from '#contract/names.ts'
import type { Scale } from '#contract/words.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { commit } from '#worker/db/site/audit.ts'
import {
  journeys,
  stages,
  surveyDrafts,
  surveyRevisions,
  surveys,
  touchpoints,
} from '#worker/db/schema/site/map.ts'

/*
 * A survey's draft is one row with whatever was typed. Saves are numbered; whoever saves names the
 * number that was read, so that of two at once one has to look again.
 */

/** A survey as it is published, drafted and revised. */
export interface EditedSurvey {
  id: string
  state: SurveyState
  scale: Scale
  /** 0 before the first is published. */
  revision: number
  rate: number | null
  steadySince: number | null
  /** The shares of visitors that it was and is shown to, the newest last. */
  shares: StatedShare[]
  touchpoint: string
  /** Null before the first revision. */
  published: SurveyDocument | null
  draft: { seq: number; survey: LooseSurvey | null; savedAt: number; savedBy: string } | null
  /** The newest first. */
  revisions: { revision: number; series: number; publishedAt: number; publishedBy: string }[]
}

/** Revisions that a page lists; older ones stay stored. */
const LISTED = 100

/** A survey with its draft; null if there is no such survey. */
export async function findSurvey(
  { orm, siteId }: SiteDb,
  id: string,
): Promise<EditedSurvey | null> {
  const ofSurvey = and(eq(surveyRevisions.siteId, siteId), eq(surveyRevisions.surveyId, id))
  const [[row], [asked], [draft], revisions] = await orm.batch([
    orm
      .select()
      .from(surveys)
      .where(and(eq(surveys.siteId, siteId), eq(surveys.id, id))),
    orm
      .select({ definition: surveyRevisions.definition })
      .from(surveyRevisions)
      .innerJoin(surveys, and(eq(surveys.siteId, siteId), eq(surveys.id, id)))
      .where(and(ofSurvey, eq(surveyRevisions.revision, surveys.revision))),
    orm
      .select()
      .from(surveyDrafts)
      .where(and(eq(surveyDrafts.siteId, siteId), eq(surveyDrafts.surveyId, id))),
    orm
      .select({
        revision: surveyRevisions.revision,
        series: surveyRevisions.series,
        publishedAt: surveyRevisions.createdAt,
        publishedBy: surveyRevisions.publishedBy,
      })
      .from(surveyRevisions)
      .where(ofSurvey)
      .orderBy(desc(surveyRevisions.revision))
      .limit(LISTED),
  ])
  if (!row) return null
  const { state, scale, revision, rate, steadySince, touchpointId: touchpoint, name, names } = row
  return {
    id,
    state,
    scale,
    revision,
    rate,
    steadySince,
    shares: row.shares,
    touchpoint,
    published: asked
      ? { name, names, touchpoint, definition: asked.definition, plan: planOf(row.plan) }
      : null,
    draft: draft ?? null,
    revisions,
  }
}

/** A plan with everything that a row leaves out. */
export function planOf(plan: Partial<SurveyPlan>): SurveyPlan {
  return surveyPlanSchema.parse(plan)
}

/** Touchpoints of all maps that are not taken out, with the segments that their journey tells apart. */
export async function listPlaces({ orm, siteId }: SiteDb) {
  return await orm
    .select({ id: touchpoints.id, segments: journeys.segments })
    .from(touchpoints)
    .innerJoin(
      stages,
      and(eq(stages.siteId, touchpoints.siteId), eq(stages.id, touchpoints.stageId)),
    )
    .innerJoin(journeys, and(eq(journeys.siteId, stages.siteId), eq(journeys.id, stages.journeyId)))
    .where(
      and(eq(touchpoints.siteId, siteId), isNull(touchpoints.retiredAt), isNull(stages.retiredAt)),
    )
}

/** A survey that begins. */
export interface BegunSurvey {
  id: string
  touchpoint: string
  name: string
  names: Names
  scale: Scale
  draft: LooseSurvey
}

/**
 * Begins a survey as a draft: nobody is asked before it is published.
 * @throws a constraint's error if the id is taken
 */
export async function beginSurvey(db: ActingDb, begun: BegunSurvey): Promise<void> {
  const { orm, siteId, actor } = db
  const { id, touchpoint: touchpointId, name, names, scale, draft } = begun
  await commit(db, { action: 'survey.made', target: id, details: { name } }, [
    orm
      .insert(surveys)
      .values({ siteId, id, touchpointId, name, names, scale, state: 'draft', revision: 0 }),
    orm.insert(surveyDrafts).values({
      siteId,
      surveyId: id,
      seq: 1,
      survey: draft,
      savedAt: actor.now,
      savedBy: actor.name,
    }),
  ])
}

/**
 * Saves a draft, over what was read only.
 * @returns its new number; null if somebody else was faster, or the survey is gone
 */
export async function saveSurveyDraft(
  db: ActingDb,
  { id, seq, survey }: { id: string; seq: number; survey: LooseSurvey },
): Promise<number | null> {
  const { siteId, actor } = db
  const { rows } = await run<{ seq: number }>(
    db,
    `/* saveSurveyDraft */ INSERT INTO survey_drafts (site_id, survey_id, seq, survey, saved_at, saved_by)
      SELECT ?1, ?2, ?3 + 1, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM surveys WHERE site_id = ?1 AND id = ?2)
        AND (?3 = 0 OR EXISTS (SELECT 1 FROM survey_drafts WHERE site_id = ?1 AND survey_id = ?2))
      ON CONFLICT (site_id, survey_id) DO UPDATE SET seq = excluded.seq, survey = excluded.survey,
        saved_at = excluded.saved_at, saved_by = excluded.saved_by WHERE seq = ?3
      RETURNING seq`,
    [siteId, id, seq, JSON.stringify(survey), actor.now, actor.name],
  )
  return rows[0]?.seq ?? null
}

/** Gives a draft up. A survey that was never published goes with it. */
export async function discardSurveyDraft(
  db: ActingDb,
  { id, name, isNew }: { id: string; name: string; isNew: boolean },
): Promise<void> {
  const { orm, siteId } = db
  const ofDraft = and(eq(surveyDrafts.siteId, siteId), eq(surveyDrafts.surveyId, id))
  const action = isNew ? 'survey.deleted' : 'survey.discarded'
  await commit(db, { action, target: id, details: { name } }, [
    isNew
      ? orm.delete(surveyDrafts).where(ofDraft)
      : orm
          .update(surveyDrafts)
          .set({ survey: null, seq: sql`${surveyDrafts.seq} + 1` })
          .where(ofDraft),
    // Not one that was published the moment before.
    ...(isNew
      ? [
          orm
            .delete(surveys)
            .where(and(eq(surveys.siteId, siteId), eq(surveys.id, id), eq(surveys.revision, 0))),
        ]
      : []),
  ])
}
