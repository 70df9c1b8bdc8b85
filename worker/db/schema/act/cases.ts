import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { IssueType, LinkMethod } from '#contract/delivery/words.ts'
import type { Desk } from '#contract/cases/desk.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { CaseActionTaken, CaseList, CaseState, DismissReason } from '#contract/cases/words.ts'
import type { Terms } from '#worker/domain/cases/states.ts'
import type { Channel, Scale } from '#contract/words.ts'

/*
 * What support does about bad answers: cases, what happened in them, the rules that open them, and
 * what answers hang together with.
 */

const siteId = () => integer('site_id').notNull()

export const cases = sqliteTable(
  'cases',
  {
    siteId: siteId(),
    /** In order of time; made of the answer where a rule opens it, so that it opens once. */
    id: text('id').notNull(),
    /** What people call it: counted up within the site. */
    number: integer('number').notNull(),
    /** The answer that it began with; null for one that was opened by hand. */
    answerId: text('answer_id'),
    title: text('title').notNull().default(''),
    orderId: text('order_id').notNull().default(''),
    carrier: text('carrier').notNull().default(''),
    code: text('code').notNull().default(''),
    issueId: text('issue_id'),
    /** '' until somebody or something has said what it is about. */
    issue: text('issue').$type<IssueType | ''>().notNull().default(''),
    stageId: text('stage_id').notNull().default(''),
    touchpointId: text('touchpoint_id').notNull().default(''),
    channel: text('channel').$type<Channel | ''>().notNull().default(''),
    segment: text('segment').notNull().default(''),
    scale: text('scale').$type<Scale>(),
    score: integer('score'),
    /** −100…100; null for an answer without one. */
    sentiment: integer('sentiment'),
    ruleId: text('rule_id'),
    state: text('state').$type<CaseState>().notNull(),
    /** Which list its state belongs to: `open`, `waiting` or `done`. */
    list: text('list').$type<CaseList>().notNull(),
    /** 0 low, 1 normal, 2 high, 3 urgent. */
    priority: integer('priority').notNull().default(1),
    /** The user who has it; '' for nobody. */
    owner: text('owner').notNull().default(''),
    ownerName: text('owner_name').notNull().default(''),
    team: text('team').notNull().default(''),
    openedAt: integer('opened_at').notNull(),
    openedByName: text('opened_by_name').notNull().default(''),
    /** Both clocks: until the first contact and until it is resolved. */
    terms: text('terms', { mode: 'json' }).$type<Terms>().notNull(),
    /** The nearer of the two that still counts; null when none does or the clocks stand. */
    dueAt: integer('due_at'),
    snoozedUntil: integer('snoozed_until'),
    resolvedAt: integer('resolved_at'),
    closedAt: integer('closed_at'),
    cause: text('cause').$type<IssueType>(),
    action: text('action').$type<CaseActionTaken>(),
    costMinor: integer('cost_minor'),
    currency: text('currency'),
    claimRef: text('claim_ref'),
    dismissal: text('dismissal').$type<DismissReason>(),
    reopened: integer('reopened').notNull().default(0),
    /** 1 for a second failure of the same customer or order. */
    isSecond: integer('is_second').notNull().default(0),
    escalatedAt: integer('escalated_at'),
    /** Steps of escalation that it has reached. */
    escalation: integer('escalation').notNull().default(0),
    /** The due time that was raised, so that each is raised once. */
    raisedAt: integer('raised_at'),
    /** When the clock has something to do about it; null for never. */
    wakeAt: integer('wake_at'),
    /** When asking again is due; null for not (yet). */
    askAgainAt: integer('ask_again_at'),
    /** What became of asking again: '', `due`, `asked`, `answered`, `skipped`. */
    askAgain: text('ask_again')
      .$type<'' | 'due' | 'asked' | 'answered' | 'skipped'>()
      .notNull()
      .default(''),
    /** When the customer was asked last. */
    askedAt: integer('asked_at'),
    changedAt: integer('changed_at').notNull(),
    /** Counts up with each change: somebody who saw an older one is told. */
    seq: integer('seq').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    index('cases_by_list').on(t.siteId, t.list, t.id),
    index('cases_by_owner').on(t.siteId, t.list, t.owner, t.id),
    index('cases_by_team').on(t.siteId, t.list, t.team, t.id),
    index('cases_by_issue').on(t.siteId, t.list, t.issue, t.id),
    index('cases_by_stage').on(t.siteId, t.list, t.stageId, t.id),
    index('cases_by_carrier').on(t.siteId, t.list, t.carrier, t.id),
    index('cases_by_priority').on(t.siteId, t.list, t.priority, t.id),
    index('cases_by_due')
      .on(t.siteId, t.dueAt)
      .where(sql`due_at IS NOT NULL`),
    index('cases_by_wake')
      .on(t.siteId, t.wakeAt)
      .where(sql`wake_at IS NOT NULL`),
    index('cases_by_order')
      .on(t.siteId, t.orderId)
      .where(sql`order_id <> ''`),
    index('cases_by_answer')
      .on(t.siteId, t.answerId)
      .where(sql`answer_id IS NOT NULL`),
    index('cases_by_number').on(t.siteId, t.number),
    index('cases_by_change').on(t.siteId, t.changedAt),
  ],
)

/** How many cases there are by list and owner, and of a whole list under '*'; triggers keep it. */
export const caseCounts = sqliteTable(
  'case_counts',
  {
    siteId: siteId(),
    list: text('list').notNull(),
    owner: text('owner').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.list, t.owner] })],
)

/** What happened in a case: changes of state and owner, notes, links, asks. */
export const caseEvents = sqliteTable(
  'case_events',
  {
    siteId: siteId(),
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    at: integer('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    kind: text('kind').notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** The words of a note. */
    note: text('note'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.caseId, t.id] })],
)

/** What a bulk step has changed, so that it can be taken back for a day. */
export const caseBulks = sqliteTable(
  'case_bulks',
  {
    siteId: siteId(),
    bulk: text('bulk').notNull(),
    caseId: text('case_id').notNull(),
    /** The case's `seq` after it: taken back only while it is the same. */
    seq: integer('seq').notNull(),
    before: text('before', { mode: 'json' }).notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.bulk, t.caseId] })],
)

/** Who is mentioned in a case's notes, and whether they have looked since. */
export const caseMentions = sqliteTable(
  'case_mentions',
  {
    siteId: siteId(),
    userId: text('user_id').notNull(),
    caseId: text('case_id').notNull(),
    /** The last mention. */
    at: integer('at').notNull(),
    /** null until they have seen it. */
    seenAt: integer('seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.userId, t.caseId] }),
    index('case_mentions_unseen')
      .on(t.siteId, t.userId, t.caseId)
      .where(sql`seen_at IS NULL`),
  ],
)

/** How a site works on its cases: hours, terms, teams; and the rules that open them. */
export const caseDesk = sqliteTable('case_desk', {
  siteId: siteId().primaryKey(),
  /** null until somebody has changed the usual way. */
  settings: text('settings', { mode: 'json' }).$type<Desk>(),
  seq: integer('seq').notNull().default(0),
  /** In the order in which they are tried. */
  rules: text('rules', { mode: 'json' }).$type<CaseRule[]>().notNull().default([]),
  /** Names of the users whom rules give cases to, by id. */
  owners: text('owners', { mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
  rulesSeq: integer('rules_seq').notNull().default(0),
})

/** What an answer belongs to. A suggestion is no link until an agent confirms it. */
export const answerLinks = sqliteTable(
  'answer_links',
  {
    siteId: siteId(),
    answerId: text('answer_id').notNull(),
    kind: text('kind').$type<'order' | 'issue' | 'case'>().notNull(),
    target: text('target').notNull(),
    method: text('method').$type<LinkMethod>().notNull(),
    /** 0…1. */
    confidence: real('confidence').notNull(),
    state: text('state').$type<'suggested' | 'linked' | 'rejected'>().notNull(),
    at: integer('at').notNull(),
    byName: text('by_name').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.answerId, t.kind, t.target] }),
    index('answer_links_by_target').on(t.siteId, t.kind, t.target),
  ],
)
