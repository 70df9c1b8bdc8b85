import * as z from 'zod'
import { channelSchema, kindSchema, scaleSchema, traitsSchema } from '#contract/schemas.ts'
import { summarySchema } from '#contract/insight/summary.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { REFERENCES } from '#contract/words.ts'
import { TOPICS } from './words.ts'

/*
 * What is told to other systems. What people wrote and who they are is left out unless an endpoint may
 * have it, so both are optional in every message.
 */

const placeSchema = z.strictObject({ id: z.string(), name: z.string() })

/** Who gave an answer, as far as it is known. */
export const personSchema = z.strictObject({
  respondent: z.string().nullable(),
  orderRef: z.string().nullable(),
  customerRef: z.string().nullable(),
  /** How far the references can be trusted; null where there are none. */
  reference: z.enum(REFERENCES).nullable(),
  traits: traitsSchema,
  /** The page, without query. */
  url: z.string().nullable(),
})
export type MessagePerson = z.infer<typeof personSchema>

/** `data` of `answer.created`. */
export const answerDataSchema = z.strictObject({
  id: z.string(),
  journey: z.string(),
  stage: placeSchema,
  touchpoint: placeSchema,
  survey: placeSchema.extend({ revision: z.int() }),
  kind: kindSchema,
  scale: scaleSchema,
  score: z.number().nullable(),
  /** Codes of pain points or reasons. */
  choices: z.array(z.string()),
  channel: channelSchema,
  lang: z.string(),
  segment: z.string(),
  persona: z.string(),
  /** Local day of the site. */
  day: z.string(),
  /** Unix milliseconds. */
  answeredAt: z.int(),
  comment: z.string().nullable().optional(),
  person: personSchema.optional(),
})
export type AnswerData = z.infer<typeof answerDataSchema>

/**
 * What a case is told by, as it is put into the outbox. Words and people never stand in it: they are
 * read from the answer when it is sent, if the endpoint may have them.
 */
export const caseBodySchema = z.strictObject({
  id: z.string().max(64),
  state: z.string().max(40),
  priority: z.string().max(40).nullable(),
  issue: z.enum(ISSUE_TYPES).nullable(),
  touchpoint: placeSchema.nullable(),
  /** The answer that it came from. */
  answer: z.string().nullable(),
  score: z.number().nullable(),
  scale: scaleSchema.nullable(),
  /** Unix milliseconds, both. */
  openedAt: z.int(),
  dueAt: z.int().nullable(),
  /** Why it was resolved, and what was done: words of the field. */
  cause: z.string().max(200).nullable(),
  action: z.string().max(200).nullable(),
  /** Its page in the dashboard. */
  link: z.string().max(500),
  /** Names of colleagues who were mentioned, of `case.mentioned`. */
  mentioned: z.array(z.string().max(200)).optional(),
})
export type CaseBody = z.infer<typeof caseBodySchema>

/** `data` of `case.opened`, `case.changed`, `case.resolved` and `case.mentioned`. */
export const caseDataSchema = caseBodySchema.extend({
  comment: z.string().nullable().optional(),
  person: personSchema.optional(),
})
export type CaseData = z.infer<typeof caseDataSchema>

/** `data` of `incident.raised` and `incident.ended`, which is also how it is put into the outbox: it names nobody. */
export const incidentBodySchema = z.strictObject({
  id: z.string().max(64),
  /** Carrier, warehouse or the like: whom it is about. */
  about: z.string().max(200),
  issue: z.enum(ISSUE_TYPES).nullable(),
  /** Answers with the issue, and answers in all. */
  bad: z.int(),
  total: z.int(),
  /** Share of the issue in usual times, 0…1. */
  usual: z.number(),
  /** Unix milliseconds, both: since when, and when it was noticed. */
  since: z.int(),
  at: z.int(),
  /** Its likeliest end, Unix milliseconds; null while it lasts. */
  until: z.int().nullable(),
  link: z.string().max(500),
})
export type IncidentData = z.infer<typeof incidentBodySchema>

/** `data` of `alert.raised` and `alert.ended`, which is also how it is put into the outbox: it names nobody. */
export const alertBodySchema = z.strictObject({
  id: z.string().max(300),
  journey: z.string(),
  stage: placeSchema,
  touchpoint: placeSchema,
  scale: scaleSchema,
  /** Of the day on which it was raised: unhappy answers, and answers in all; never fewer than five. */
  unhappy: z.int(),
  answers: z.int(),
  /** Share of unhappy answers in usual times, and its moving average, 0…1. */
  usual: z.number(),
  average: z.number(),
  /** Local days of the site, both; null while it lasts. */
  raisedOn: z.string(),
  endedOn: z.string().nullable(),
  /** It is as usual again, or what is usual is learnt anew since something was changed there. */
  why: z.enum(['calm', 'anew']).nullable(),
  link: z.string().max(500),
})
export type AlertData = z.infer<typeof alertBodySchema>

/** `data` of `connection.gap`: a sender was not to be had for longer than it remembers. */
export const gapBodySchema = z.strictObject({
  id: z.string().max(64),
  name: z.string().max(200),
  sender: z.string().max(40),
  /** Unix milliseconds, both: since when nothing was heard, and when it was noticed. */
  since: z.int(),
  at: z.int(),
})
export type GapData = z.infer<typeof gapBodySchema>

/**
 * `data` of `ask.due`: a customer who is to be asked, by who has their address. Words are the receiver's.
 */
export const askDataSchema = z.strictObject({
  /** The same for the same experience. */
  id: z.string(),
  /** Whether a parcel has arrived, or how it went after a case. */
  ask: z.enum(['arrived', 'again']),
  survey: placeSchema,
  case: z.string().nullable(),
  carrier: z.string(),
  /** Of the order; null where the shop has told none. */
  lang: z.string().nullable(),
  /** The customer's own page with the question, and where they opt out. */
  link: z.string(),
  optOut: z.string(),
  /** When the link is over, Unix milliseconds. */
  until: z.int(),
  /** Whose it is: the shop's own id. Left out unless the endpoint may have people. */
  order: z.string().optional(),
})
export type AskData = z.infer<typeof askDataSchema>

/** The body of a webhook, by its `type`. */
export const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('answer.created'),
    /** When it happened, ISO 8601 in UTC. */
    timestamp: z.iso.datetime(),
    data: answerDataSchema,
  }),
  z.strictObject({
    type: z.enum(['case.opened', 'case.changed', 'case.resolved', 'case.mentioned']),
    timestamp: z.iso.datetime(),
    data: caseDataSchema,
  }),
  z.strictObject({
    type: z.literal('incident.raised'),
    timestamp: z.iso.datetime(),
    data: incidentBodySchema,
  }),
  z.strictObject({
    type: z.literal('connection.gap'),
    timestamp: z.iso.datetime(),
    data: gapBodySchema,
  }),
  z.strictObject({
    type: z.literal('ask.due'),
    timestamp: z.iso.datetime(),
    data: askDataSchema,
  }),
  z.strictObject({
    type: z.literal('alert.raised'),
    timestamp: z.iso.datetime(),
    data: alertBodySchema,
  }),
  z.strictObject({
    type: z.literal('alert.ended'),
    timestamp: z.iso.datetime(),
    data: alertBodySchema,
  }),
  z.strictObject({
    type: z.literal('summary.weekly'),
    timestamp: z.iso.datetime(),
    data: summarySchema,
  }),
  z.strictObject({
    type: z.literal('incident.ended'),
    timestamp: z.iso.datetime(),
    data: incidentBodySchema,
  }),
])
export type Message = z.infer<typeof messageSchema>

export const topicSchema = z.enum(TOPICS)
