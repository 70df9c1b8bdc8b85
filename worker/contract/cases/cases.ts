import * as z from 'zod'
import {
  channelSchema,
  cursorSchema,
  handleSchema,
  instantSchema,
  languageSchema,
  scaleSchema,
  textSchema,
} from '#contract/schemas.ts'
import {
  CASE_ACTIONS_TAKEN,
  CASE_LIMITS,
  CASE_LIST_NAMES,
  CASE_STATES,
  DISMISS_REASONS,
  PRIORITIES,
} from '#contract/cases/words.ts'
import { DELIVERY_LIMITS, ISSUE_TYPES } from '#contract/delivery/words.ts'

/* Cases, as the inbox lists them. */

const issueSchema = z.enum(ISSUE_TYPES)

/** A case in a list. */
export const caseItemSchema = z.strictObject({
  id: z.string(),
  /** What people call it: "Case 318". */
  number: z.int(),
  state: z.enum(CASE_STATES),
  list: z.enum(CASE_LIST_NAMES),
  priority: z.enum(PRIORITIES),
  /** What somebody who opened it by hand called it; '' for one that an answer opened. */
  title: z.string(),
  /** What the customer wrote; null without words, or for a reader who may not see them. */
  comment: z.string().nullable(),
  /** What the customer ticked, in the reader's language. */
  reasons: z.array(z.string()),
  lang: z.string().nullable(),
  scale: scaleSchema.nullable(),
  score: z.int().nullable(),
  /** −100…100. */
  sentiment: z.number().nullable(),
  stage: z.string(),
  touchpoint: z.string(),
  channel: channelSchema.nullable(),
  /** What it is about; null until somebody or something has said so. */
  issue: issueSchema.nullable(),
  /** The order's number; null for none, or for a reader who may not see people. */
  order: z.string().nullable(),
  carrier: z.string(),
  owner: z.string().nullable(),
  ownerName: z.string(),
  team: z.string(),
  openedAt: z.int(),
  /** When the next thing is due; null while nothing is, or while the clock stands. */
  dueAt: z.int().nullable(),
  snoozedUntil: z.int().nullable(),
  /** Whether it is a second failure of the same customer or order. */
  isSecond: z.boolean(),
  /** Whether its reader is mentioned in it and has not looked since. */
  isMentioned: z.boolean(),
  reopened: z.int(),
  changedAt: z.int(),
  seq: z.int(),
})
export type CaseItem = z.infer<typeof caseItemSchema>

/** What the inbox is narrowed to; each is one word of its address. */
export const caseFilterSchema = z.strictObject({
  list: z.enum(CASE_LIST_NAMES).default('open'),
  /** `me`, `nobody`, or the id of a user. */
  owner: textSchema(64).optional(),
  team: textSchema(CASE_LIMITS.team).optional(),
  issue: issueSchema.optional(),
  stage: handleSchema.optional(),
  carrier: textSchema(64).optional(),
  priority: z.enum(PRIORITIES).optional(),
  segment: handleSchema.optional(),
  channel: channelSchema.optional(),
  /** What is past its time. */
  overdue: z.enum(['1']).optional(),
  /** What sleeps, too. */
  snoozed: z.enum(['1']).optional(),
  /** Where its reader is mentioned: of all lists. */
  mentioned: z.enum(['1']).optional(),
})
export type CaseFilter = z.infer<typeof caseFilterSchema>

/** `GET /api/cases`: newest first, or what is due next and then what has no due time. */
export const casesQuerySchema = caseFilterSchema.extend({
  sort: z.enum(['newest', 'due']).default('newest'),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(CASE_LIMITS.page)).default(25),
  lang: languageSchema.optional(),
})

export const casesPageSchema = z.strictObject({
  cases: z.array(caseItemSchema),
  /**
   * Where to go on: a page looks through a bounded number of cases, so with a rare filter it may be short
   * or empty before the end.
   */
  next: z.string().nullable(),
  /** How many cases it looked through. */
  looked: z.int(),
  /** All of each list, and of the open ones those of the reader and of nobody. */
  counts: z.strictObject({
    open: z.int(),
    waiting: z.int(),
    done: z.int(),
    mine: z.int(),
    unowned: z.int(),
    /** Cases with an unread mention of the reader, up to 20. */
    mentions: z.int(),
  }),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type CasesPage = z.infer<typeof casesPageSchema>

/** `GET /api/cases/changes`: whether anything has changed, in one or two rows. */
export const caseChangesSchema = z.strictObject({
  /** When a case was changed last; 0 for never. */
  changedAt: z.int(),
  /** The newest case's number; 0 for none. */
  newest: z.int(),
})
export type CaseChanges = z.infer<typeof caseChangesSchema>

/** `POST /api/cases`: by hand, for an answer or an order. */
export const newCaseSchema = z
  .strictObject({
    answer: cursorSchema.optional(),
    order: textSchema(DELIVERY_LIMITS.reference).trim().min(1).optional(),
    title: textSchema(CASE_LIMITS.title).trim().min(1).optional(),
    issue: issueSchema.optional(),
    priority: z.enum(PRIORITIES).default('normal'),
  })
  .refine(({ answer, title }) => answer !== undefined || title !== undefined, {
    error: 'name an answer, or give the case a title',
    path: ['title'],
  })

export type CaseWish = z.output<typeof newCaseSchema>

const step = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ do: z.literal(name), ...shape })

/** What is done to a case. */
export const caseStepSchema = z.discriminatedUnion('do', [
  step('take', {}),
  step('assign', { owner: textSchema(64).min(1).nullable() }),
  step('team', { team: textSchema(CASE_LIMITS.team) }),
  step('priority', { priority: z.enum(PRIORITIES) }),
  step('issue', { issue: issueSchema.nullable() }),
  /** The customer was reached: stops the first of the two clocks. */
  step('contacted', {}),
  step('wait', { for: z.enum(['customer', 'carrier']) }),
  step('resume', {}),
  step('snooze', { until: instantSchema.nullable() }),
  step('resolve', {
    cause: z.enum(ISSUE_TYPES, { error: 'say what caused it' }),
    action: z.enum(CASE_ACTIONS_TAKEN, { error: 'say what was done for the customer' }),
    costMinor: z.int().min(0).max(1e12).optional(),
    claimRef: textSchema(CASE_LIMITS.claimRef).trim().optional(),
    /** False: the customer is not asked how it went. */
    askAgain: z.boolean().default(true),
  }),
  step('reopen', {}),
  step('close', {}),
  step('dismiss', { reason: z.enum(DISMISS_REASONS, { error: 'say why it is no case' }) }),
  step('note', {
    text: textSchema(CASE_LIMITS.note).trim().min(1),
    /** Ids of colleagues who are to look at it. */
    mentions: z.array(textSchema(64).min(1)).max(CASE_LIMITS.mentions).default([]),
  }),
  step('skip_ask', {}),
  /** Asks the customer of a resolved case how it went, without waiting. */
  step('ask_now', {}),
])
export type CaseStep = z.output<typeof caseStepSchema>
export type CaseStepInput = z.input<typeof caseStepSchema>

/** `POST /api/cases/{id}/steps`. */
export const caseStepBodySchema = z.strictObject({
  step: caseStepSchema,
  /** The `seq` that its reader saw: somebody else's change in between is told, not overwritten. */
  seq: z.int().min(1),
})

/** `POST /api/cases/steps`: one step for all that match, in pieces. */
export const bulkStepSchema = z.strictObject({
  filter: caseFilterSchema,
  /** Only these of them. */
  ids: z.array(cursorSchema).min(1).max(200).optional(),
  step: caseStepSchema,
  /** Names the whole: the same in every piece. */
  bulk: cursorSchema,
  cursor: z.string().max(64).optional(),
})
export const bulkReportSchema = z.strictObject({
  changed: z.int(),
  /** Cases that the step is not allowed for, as they are. */
  skipped: z.int(),
  next: z.string().nullable(),
})
export type BulkReport = z.infer<typeof bulkReportSchema>

/** `POST /api/cases/undo`: takes a bulk step back, except for cases that were changed since. */
export const bulkUndoSchema = z.strictObject({
  bulk: cursorSchema,
  cursor: z.string().max(64).optional(),
})
