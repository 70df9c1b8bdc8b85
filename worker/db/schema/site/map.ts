import { sql } from 'drizzle-orm'
import { foreignKey, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MapDocument, MapStage } from '#contract/map/document.ts'
import type { Names } from '#contract/names.ts'
import type { Channel, Scale } from '#contract/words.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import type { StatedShare, SurveyPlan } from '#contract/surveys/document.ts'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'

/*
 * The map: a site's journeys, and what is asked where. Every id is a handle that is unique within
 * its site, and every key starts with the site, so one site cannot even name another site's rows.
 */

const siteId = () => integer('site_id').notNull()
/** All of a stage that nothing is counted or looked up by. */
export type StageDetails = Partial<
  Pick<MapStage, 'assumed' | 'owner' | 'reviewOn' | 'needs' | 'barriers' | 'solutions'>
> & {
  /** The day from which it is as it is, in the site's time zone. */
  editedOn?: string
}

/** The name in other languages. In the row itself, so that a map costs the same to read. */
const names = () =>
  text('names', { mode: 'json' })
    .$type<Names>()
    .notNull()
    .default(sql`'{}'`)

export const journeys = sqliteTable(
  'journeys',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    names: names(),
    kind: text('kind', { enum: ['customer', 'employee'] }).notNull(),
    position: integer('position').notNull(),
    /** Grows with every change of the map; stamped on answers. */
    version: integer('version').notNull().default(1),
    annotations: text('annotations', { mode: 'json' })
      .$type<MapDocument['annotations']>()
      .notNull()
      .default(sql`'[]'`),
    /** Whom the team plans for, in the order in which their rules are tried. */
    personas: text('personas', { mode: 'json' })
      .$type<MapDocument['personas']>()
      .notNull()
      .default(sql`'[]'`),
    segments: text('segments', { mode: 'json' })
      .$type<MapDocument['segments']>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

export const stages = sqliteTable(
  'stages',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    journeyId: text('journey_id').notNull(),
    name: text('name').notNull(),
    names: names(),
    position: integer('position').notNull(),
    frameDays: integer('frame_days'),
    /** What the team has written down about it. */
    details: text('details', { mode: 'json' })
      .$type<StageDetails>()
      .notNull()
      .default(sql`'{}'`),
    /** When it was taken out of the map: its answers stay, and so its name. */
    retiredAt: integer('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    foreignKey({
      columns: [t.siteId, t.journeyId],
      foreignColumns: [journeys.siteId, journeys.id],
    }),
  ],
)

export const touchpoints = sqliteTable(
  'touchpoints',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    stageId: text('stage_id').notNull(),
    name: text('name').notNull(),
    names: names(),
    position: integer('position').notNull(),
    channels: text('channels', { mode: 'json' }).$type<Channel[]>().notNull(),
    /** Desired actions that `completed` events may name. */
    actions: text('actions', { mode: 'json' }).$type<string[]>().notNull(),
    /** Their names and windows, by event; what is not said is not here. */
    wanted: text('wanted', { mode: 'json' })
      .$type<Record<string, { name: string; withinDays: number | null }>>()
      .notNull()
      .default(sql`'{}'`),
    /** When it was taken out of the map: nobody is asked there any more. */
    retiredAt: integer('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    foreignKey({ columns: [t.siteId, t.stageId], foreignColumns: [stages.siteId, stages.id] }),
  ],
)

/** Every stage a touchpoint has ever belonged to; kept by triggers, read to find rollups. */
export const placements = sqliteTable(
  'placements',
  {
    siteId: siteId(),
    touchpointId: text('touchpoint_id').notNull(),
    stageId: text('stage_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.touchpointId, t.stageId] })],
)

export const surveys = sqliteTable(
  'surveys',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    /** Touchpoint and scale never change: another one is another survey. */
    touchpointId: text('touchpoint_id').notNull(),
    scale: text('scale').$type<Scale>().notNull(),
    name: text('name').notNull(),
    names: names(),
    state: text('state').$type<SurveyState>().notNull(),
    /** The revision that is asked now; 0 before the first is published. */
    revision: integer('revision').notNull(),
    /** How long and how much it is asked. */
    plan: text('plan', { mode: 'json' })
      .$type<Partial<SurveyPlan>>()
      .notNull()
      .default(sql`'{}'`),
    /** The share that a steady sample asks now, 0…1; null where the definition's own counts. */
    rate: real('rate'),
    /** When its thirty days began in which it is to bring `perMonth`; null for a fixed share. */
    steadySince: integer('steady_since'),
    /** The shares of visitors that it was shown to, each with its beginning; the newest last. */
    shares: text('turns', { mode: 'json' })
      .$type<StatedShare[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    foreignKey({
      columns: [t.siteId, t.touchpointId],
      foreignColumns: [touchpoints.siteId, touchpoints.id],
    }),
  ],
)

/** Revisions are written once and never changed: an old answer keeps its question. */
export const surveyRevisions = sqliteTable(
  'survey_revisions',
  {
    siteId: siteId(),
    surveyId: text('survey_id').notNull(),
    revision: integer('revision').notNull(),
    definition: text('definition', { mode: 'json' }).$type<SurveyDefinition>().notNull(),
    createdAt: integer('created_at').notNull(),
    /** Revisions of one number ask the same; another wording begins another series. */
    series: integer('series').notNull().default(1),
    /** Who published it; '' where that is not known. */
    publishedBy: text('published_by').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.surveyId, t.revision] }),
    foreignKey({ columns: [t.siteId, t.surveyId], foreignColumns: [surveys.siteId, surveys.id] }),
  ],
)

/** One row a survey that has ever been edited. */
export const surveyDrafts = sqliteTable(
  'survey_drafts',
  {
    siteId: siteId(),
    surveyId: text('survey_id').notNull(),
    /** Number of the last save. It goes on counting after a draft is over. */
    seq: integer('seq').notNull(),
    /** Whatever was typed, sound or not; null while nothing is drafted. */
    survey: text('survey', { mode: 'json' }).$type<LooseSurvey>(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.surveyId] })],
)
