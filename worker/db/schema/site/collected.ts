import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { HoldKind, HoldQuery, SuspicionState } from '#contract/holds.ts'
import type { Channel, Reference, Scale } from '#contract/words.ts'
import type { Traits } from '#contract/schemas.ts'

/*
 * What was collected. docs/data.md tells why the keys are as they are and what a row costs.
 * Triggers (migrations/0006) keep the rollups in step with the answers and events.
 */

/** '' in `segment` and `persona` means unassigned; NULL could not stand in a key. */
const cell = {
  touchpointId: text('touchpoint_id').notNull(),
  scale: text('scale').$type<Scale>().notNull(),
  stageId: text('stage_id').notNull(),
}
const dimensions = {
  channel: text('channel').$type<Channel>().notNull(),
  segment: text('segment').notNull(),
  persona: text('persona').notNull(),
}

const origin = {
  /** 1 where no event of its own tells of the display, which this row then counts, too. */
  displays: integer('displays').notNull().default(0),
  /** A code for the network it came from, another each day; emptied after eight days. */
  source: text('source'),
  /** The hold that keeps it out of every figure; its negative once released; 0 for neither. */
  held: integer('held').notNull().default(0),
}

export const answers = sqliteTable(
  'answers',
  {
    siteId: integer('site_id').notNull(),
    /** A UUIDv7: the client's own where its clock is believable, so the key is in time order. */
    id: text('id').notNull(),
    /**
     * The sender's id where it could not be the key (not a v7, an import, a wrong clock); or what
     * stands for a proved order and the survey (`once1_…`), which may answer once.
     */
    clientId: text('client_id'),
    /** 128 bits of SHA-256 over the body: tells a retry from another answer under the same id. */
    bodyHash: text('body_hash').notNull(),
    journeyId: text('journey_id').notNull(),
    mapVersion: integer('map_version').notNull(),
    surveyId: text('survey_id').notNull(),
    revision: integer('revision').notNull(),
    ...cell,
    ...dimensions,
    /** Local day of `answeredAt` in the site's time zone. */
    day: text('day').notNull(),
    score: integer('score'),
    choices: text('choices', { mode: 'json' }).$type<string[]>(),
    comment: text('comment'),
    lang: text('lang').notNull(),
    url: text('url'),
    respondent: text('respondent'),
    /** The shop's order and customer, from a token or an import. */
    orderRef: text('order_ref'),
    customerRef: text('customer_ref'),
    /** Whether the references may be linked: an unverified one is a claim of the page. */
    reference: text('reference').$type<Reference>(),
    traits: text('traits', { mode: 'json' }).$type<Traits>(),
    /** Sampling rate in force when asked, 0…1. */
    sample: real('sample').notNull(),
    shownAt: integer('shown_at'),
    answeredAt: integer('answered_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    ...origin,
    /** The import that it came with; 0 for none. */
    importId: integer('import_id').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    index('answers_by_touchpoint').on(t.siteId, t.touchpointId, t.id),
    index('answers_by_hold')
      .on(t.siteId, t.held, t.id)
      .where(sql`held <> 0`),
    uniqueIndex('answers_by_client_id')
      .on(t.siteId, t.clientId)
      .where(sql`client_id IS NOT NULL`),
    index('answers_by_order')
      .on(t.siteId, t.orderRef)
      .where(sql`order_ref IS NOT NULL`),
  ],
)

/** Answers per raw score, answers without one, and displays. */
const counts = {
  n0: integer('n0').notNull().default(0),
  n1: integer('n1').notNull().default(0),
  n2: integer('n2').notNull().default(0),
  n3: integer('n3').notNull().default(0),
  n4: integer('n4').notNull().default(0),
  n5: integer('n5').notNull().default(0),
  n6: integer('n6').notNull().default(0),
  n7: integer('n7').notNull().default(0),
  n8: integer('n8').notNull().default(0),
  n9: integer('n9').notNull().default(0),
  n10: integer('n10').notNull().default(0),
  unscored: integer('unscored').notNull().default(0),
  shown: integer('shown').notNull().default(0),
  dismissed: integer('dismissed').notNull().default(0),
  abandoned: integer('abandoned').notNull().default(0),
  /** What sampling adds to the variance of `shown`: w × (w − 1) for each display of weight w. */
  spread: integer('spread').notNull().default(0),
  /** Of the scored answers those that an import brought without a display: nothing of ours led to them. */
  imported: integer('imported').notNull().default(0),
}

/**
 * One row per cell and ISO week, named by its Monday. The dashboard reads these, never the answers.
 * `days` holds the same counts by weekday, Monday first; a counter without a count is left out:
 * `{"n4":[0,0,2,0,0,0,1],"shown":[9,8,7,6,5,4,3]}`.
 */
export const rollups = sqliteTable(
  'rollups',
  {
    siteId: integer('site_id').notNull(),
    ...cell,
    week: text('week').notNull(),
    ...dimensions,
    ...counts,
    days: text('days').notNull(),
  },
  (t) => [
    primaryKey({
      columns: [
        t.siteId,
        t.touchpointId,
        t.scale,
        t.stageId,
        t.week,
        t.channel,
        t.segment,
        t.persona,
      ],
    }),
  ],
)

/** Recent events, kept for one to two periods so that a retry is not counted twice. */
export const events = sqliteTable(
  'events',
  {
    siteId: integer('site_id').notNull(),
    /** Number of the eight days in which it came in, so that old ones are one range of the key. */
    period: integer('period').notNull(),
    id: text('id').notNull(),
    type: text('type').notNull(),
    ...cell,
    ...dimensions,
    action: text('action').notNull(),
    day: text('day').notNull(),
    ...origin,
    /** How many of its kind it stands for: 1 / the share of displays that are kept. */
    weight: integer('weight').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.period, t.id] })],
)

/** What keeps answers and events out of the figures, or kept them until it was released. */
export const holds = sqliteTable(
  'holds',
  {
    siteId: integer('site_id').notNull(),
    /** Counts up within the site from 1. */
    id: integer('id').notNull(),
    kind: text('kind').$type<HoldKind>().notNull(),
    /** What it was asked for; null for a hold that the budget began. */
    wanted: text('wanted', { mode: 'json' }).$type<HoldQuery>(),
    madeAt: integer('made_at').notNull(),
    /** Answers and events that it took. */
    answers: integer('answers').notNull(),
    events: integer('events').notNull(),
    /** When it was released; null while it holds. */
    releasedAt: integer('released_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Touchpoints reached (action '') and desired actions completed, per local day. */
export const actionCounts = sqliteTable(
  'action_counts',
  {
    siteId: integer('site_id').notNull(),
    touchpointId: text('touchpoint_id').notNull(),
    stageId: text('stage_id').notNull(),
    day: text('day').notNull(),
    action: text('action').notNull(),
    ...dimensions,
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({
      columns: [
        t.siteId,
        t.touchpointId,
        t.stageId,
        t.day,
        t.action,
        t.channel,
        t.segment,
        t.persona,
      ],
    }),
  ],
)

/** Rows that collecting wrote on a day, as far as its isolates have told: for the budget. */
export const intake = sqliteTable(
  'intake',
  {
    siteId: integer('site_id').notNull(),
    /** Day of the server's clock in UTC. */
    day: text('day').notNull(),
    rows: integer('rows').notNull(),
    /** What each display that was kept on that day stands for. */
    weight: integer('weight').notNull(),
    /** The hold that answers above the budget are stored under; null below it. */
    hold: integer('hold'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.day] })],
)

/** What looks unlike the rest: found by the site's job, decided by a manager. */
export const suspicions = sqliteTable(
  'suspicions',
  {
    siteId: integer('site_id').notNull(),
    touchpointId: text('touchpoint_id').notNull(),
    source: text('source').notNull(),
    journeyId: text('journey_id').notNull(),
    stageId: text('stage_id').notNull(),
    /** When its first and last answer came in, Unix milliseconds. */
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    answers: integer('answers').notNull(),
    /** Answers of the touchpoint in the same days, from anywhere. */
    total: integer('total').notNull(),
    /** Displays that the source told of, without those that only an answer implies. */
    shown: integer('shown').notNull(),
    /** Answers within a second of their display. */
    quick: integer('quick').notNull(),
    /** Lowest and highest raw score. */
    lowest: integer('lowest'),
    highest: integer('highest'),
    foundAt: integer('found_at').notNull(),
    /** `open` until a manager holds it or calls it genuine. */
    state: text('state').$type<SuspicionState>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.touchpointId, t.source] })],
)
