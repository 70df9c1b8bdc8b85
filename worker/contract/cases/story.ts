import * as z from 'zod'
import { channelSchema, scaleSchema } from '#contract/schemas.ts'
import { caseItemSchema } from '#contract/cases/cases.ts'
import { answerLinksSchema } from '#contract/cases/links.ts'
import { CASE_ACTIONS_TAKEN, DISMISS_REASONS } from '#contract/cases/words.ts'
import { FAULTS, ISSUE_TYPES, PARCEL_STATUS_NAMES } from '#contract/delivery/words.ts'

/* What stands beside a case: its order, parcels, answers, links and notes; also the Order page. */

/** A parcel with what happened to it, oldest first. */
export const parcelSchema = z.strictObject({
  carrier: z.string(),
  /** null where the sender has told none yet. */
  code: z.string().nullable(),
  status: z.enum(PARCEL_STATUS_NAMES),
  statusAt: z.int(),
  deliveredAt: z.int().nullable(),
  /** The carrier's own estimate of the day. */
  estimate: z.string().nullable(),
  url: z.string().nullable(),
  events: z.array(
    z.strictObject({
      at: z.int(),
      /** The sender's own code. */
      code: z.string(),
      status: z.enum(PARCEL_STATUS_NAMES).nullable(),
      issue: z.enum(ISSUE_TYPES).nullable(),
      place: z.string().nullable(),
    }),
  ),
})
export type Parcel = z.infer<typeof parcelSchema>

export const orderIssueSchema = z.strictObject({
  id: z.string(),
  type: z.enum(ISSUE_TYPES),
  carrier: z.string(),
  code: z.string().nullable(),
  openedAt: z.int(),
  /** When tracking and when a customer told of it first. */
  seenAt: z.int().nullable(),
  saidAt: z.int().nullable(),
  confirmedAt: z.int().nullable(),
  fault: z.enum(FAULTS),
  /** Days after the promise, for `late`. */
  days: z.int().nullable(),
  closedAt: z.int().nullable(),
  /** Answers that hang on it. */
  answers: z.int(),
})

/** An answer of the order, as the story tells it. */
export const toldAnswerSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  touchpoint: z.string(),
  channel: channelSchema,
  scale: scaleSchema,
  score: z.int().nullable(),
  sentiment: z.number().nullable(),
  reasons: z.array(z.string()),
  comment: z.string().nullable(),
})
export type ToldAnswer = z.infer<typeof toldAnswerSchema>

/** `GET /api/orders/{id}`: all that is known of an order. */
export const orderStorySchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  state: z.enum(['open', 'cancelled', 'deleted']),
  placedAt: z.int().nullable(),
  valueMinor: z.int().nullable(),
  currency: z.string().nullable(),
  country: z.string().nullable(),
  /** The day that was promised first, and later ones. */
  promised: z.string().nullable(),
  promises: z.array(z.strictObject({ at: z.int(), day: z.string() })),
  refundedAt: z.int().nullable(),
  replaces: z.string().nullable(),
  parcels: z.array(parcelSchema),
  issues: z.array(orderIssueSchema),
  answers: z.array(toldAnswerSchema),
  cases: z.array(
    z.strictObject({ id: z.string(), number: z.int(), state: z.string(), openedAt: z.int() }),
  ),
  /** The site's, in which its days are told. */
  timezone: z.string(),
})
export type OrderStory = z.infer<typeof orderStorySchema>

/** What happened in a case. */
export const caseEventSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  who: z.string(),
  /** `opened`, or what was done: the `do` of a step. */
  kind: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  note: z.string().nullable(),
})
export type CaseEvent = z.infer<typeof caseEventSchema>

/** `GET /api/cases/{id}`. */
export const caseSchema = caseItemSchema.extend({
  openedBy: z.string(),
  dueFirst: z.int().nullable(),
  dueResolve: z.int().nullable(),
  firstContactAt: z.int().nullable(),
  waitingSince: z.int().nullable(),
  resolvedAt: z.int().nullable(),
  cause: z.enum(ISSUE_TYPES).nullable(),
  action: z.enum(CASE_ACTIONS_TAKEN).nullable(),
  costMinor: z.int().nullable(),
  currency: z.string().nullable(),
  claimRef: z.string().nullable(),
  dismissal: z.enum(DISMISS_REASONS).nullable(),
  /** What becomes of asking the customer again. */
  askAgain: z.enum(['', 'due', 'asked', 'answered', 'skipped']),
  /** When they are, as far as that is known; null while what it waits for has not happened. */
  askAgainAt: z.int().nullable(),
  /** When they were asked last. */
  askedAt: z.int().nullable(),
  /** null where it has none. */
  story: orderStorySchema.nullable(),
  links: answerLinksSchema.shape.links,
  /** What a decision about one of them names. */
  linksVersion: answerLinksSchema.shape.version,
  events: z.array(caseEventSchema),
  /** Said versus seen: answers that name the same issue of the same carrier, and tracking's, in 28 days. */
  alike: z.strictObject({ said: z.int(), seen: z.int(), days: z.int() }).nullable(),
})
export type Case = z.infer<typeof caseSchema>

/** `GET /api/case-people`: whom a case may be given to. */
export const casePeopleSchema = z.strictObject({
  people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  teams: z.array(z.string()),
  /** The reader's own id; null for a key. */
  me: z.string().nullable(),
  currency: z.string(),
})
export type CasePeople = z.infer<typeof casePeopleSchema>
