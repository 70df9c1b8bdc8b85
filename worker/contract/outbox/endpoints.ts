import * as z from 'zod'
import { clientIdSchema, cursorSchema, textSchema } from '#contract/schemas.ts'
import { topicSchema } from './messages.ts'
import {
  DISABLED_REASONS,
  ENDPOINT_KINDS,
  ENDPOINT_STATES,
  ENDPOINTS,
  OUTBOX_LANGUAGES,
  OUTBOX_LIMITS,
  SEND_OUTCOMES,
  TOPICS,
  type EndpointKind,
  type TicketField,
  type Topic,
} from './words.ts'

/* Where messages go: webhooks, chats, mail and systems for tickets. */

/** What an endpoint may have, and what its kind needs beside an address. */
export const endpointSettingsSchema = z.strictObject({
  /** Whether it is told who answered, as far as that is known. */
  people: z.boolean().default(false),
  /** Whether it is told what people wrote. */
  comments: z.boolean().default(false),
  /** The language of what is written for people. */
  lang: z.enum(OUTBOX_LANGUAGES).default('en'),
  /** Zendesk, Gorgias: whose token it is. */
  email: textSchema(254).trim().optional(),
  /** Chatwoot: numbers of the account and of the inbox. */
  account: z.int().min(1).optional(),
  inbox: z.int().min(1).optional(),
  /** Zammad: the group that gets the tickets. */
  group: textSchema(100).trim().optional(),
})
export type EndpointSettings = z.infer<typeof endpointSettingsSchema>

const nameSchema = textSchema(OUTBOX_LIMITS.name).trim().min(1)
const urlSchema = textSchema(OUTBOX_LIMITS.url).trim().min(1)
const topicsSchema = z.array(topicSchema).min(1).max(TOPICS.length)
/** What a system for tickets lets us in by. It is kept sealed and never shown. */
const tokenSchema = textSchema(OUTBOX_LIMITS.token)
  .trim()
  .min(1)
  .regex(/^[\x21-\x7e]+$/, { error: 'must be letters, digits and signs of ASCII' })

/** `POST /api/endpoints`. */
export const newEndpointSchema = z
  .strictObject({
    kind: z.enum(ENDPOINT_KINDS),
    name: nameSchema,
    url: urlSchema,
    topics: topicsSchema,
    settings: endpointSettingsSchema.prefault({}),
    token: tokenSchema.optional(),
  })
  .superRefine(({ kind, topics, settings, token }, c) => {
    for (const [field, reason] of misfits(kind, {
      topics,
      settings,
      hasToken: token !== undefined,
    }))
      c.addIssue({ code: 'custom', path: field.split('.'), message: reason })
  })
export type NewEndpoint = z.input<typeof newEndpointSchema>
export type CheckedEndpoint = z.output<typeof newEndpointSchema>

/** What of an endpoint does not fit its kind: fields with their reasons. */
export function misfits(
  kind: EndpointKind,
  set: { topics: Topic[]; settings: Partial<Record<TicketField, unknown>>; hasToken: boolean },
): [field: string, reason: string][] {
  const facts = ENDPOINTS[kind]
  const allowed: readonly Topic[] = facts.topics
  return [
    ...(set.topics.some((topic) => !allowed.includes(topic))
      ? [['topics', `may only be: ${allowed.join(', ')}`] as [string, string]]
      : []),
    ...(facts.needsToken && !set.hasToken ? [['token', 'is needed'] as [string, string]] : []),
    ...facts.fields
      .filter((field) => !set.settings[field])
      .map((field): [string, string] => [`settings.${field}`, 'is needed']),
  ]
}

/** `POST /api/endpoints/import`: all of them or none. */
export const endpointImportSchema = z.strictObject({
  endpoints: z.array(newEndpointSchema).min(1).max(OUTBOX_LIMITS.endpoints),
})

/** `PATCH /api/endpoints/{id}`: what is named is changed. */
export const changedEndpointSchema = z.strictObject({
  name: nameSchema.optional(),
  url: urlSchema.optional(),
  topics: topicsSchema.optional(),
  settings: endpointSettingsSchema.optional(),
  token: tokenSchema.optional(),
  /** `on` also for one that was disabled. */
  state: z.enum(['on', 'off']).optional(),
})
export type ChangedEndpoint = z.input<typeof changedEndpointSchema>

/** One endpoint, as its people see it. */
export const endpointItemSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ENDPOINT_KINDS),
  name: z.string(),
  url: z.string(),
  topics: z.array(topicSchema),
  settings: endpointSettingsSchema,
  state: z.enum(ENDPOINT_STATES),
  /** Why it was disabled; null where it was not. */
  reason: z.enum(DISABLED_REASONS).nullable(),
  /** Whether a token is kept. */
  hasToken: z.boolean(),
  /** The public key of signatures `v1a`; null for what is not signed. */
  publicKey: z.string().nullable(),
  madeAt: z.int(),
  maker: z.string(),
  /** Unix milliseconds of the last message that came through; null for none. */
  deliveredAt: z.int().nullable(),
  /** The last try that failed. */
  failedAt: z.int().nullable(),
  failure: z.enum(SEND_OUTCOMES).nullable(),
  /** Messages that wait for their turn or next try; 100 stands for more. */
  waiting: z.int(),
})
export type EndpointItem = z.infer<typeof endpointItemSchema>

/** `GET /api/endpoints`: the newest first. */
export const endpointListSchema = z.strictObject({
  endpoints: z.array(endpointItemSchema),
  /** Whether this deployment can send mail. */
  hasMail: z.boolean(),
})
export type EndpointList = z.infer<typeof endpointListSchema>

/** The endpoint and, once, the secret that its messages are signed with; null for what is not signed. */
export const endpointReceiptSchema = z.strictObject({
  endpoint: endpointItemSchema,
  secret: z.string().nullable(),
})
export type EndpointReceipt = z.infer<typeof endpointReceiptSchema>

export const endpointImportReceiptSchema = z.strictObject({
  made: z.array(endpointReceiptSchema),
})
export type EndpointImportReceipt = z.infer<typeof endpointImportReceiptSchema>

/** One try of a message. */
export const sendItemSchema = z.strictObject({
  id: z.string(),
  /** The message's own id, the same over all tries: `webhook-id`. */
  message: z.string(),
  /** `test` for one that somebody tried out. */
  topic: z.union([topicSchema, z.literal('test')]),
  subject: z.string(),
  at: z.int(),
  /** From 1. */
  attempt: z.int(),
  outcome: z.enum(SEND_OUTCOMES),
  /** Of HTTP; null where no answer came. */
  status: z.int().nullable(),
  ms: z.int(),
  /** The beginning of the answer. */
  reply: z.string(),
  /** When it is tried again; null where it is not. */
  nextAt: z.int().nullable(),
})
export type SendItem = z.infer<typeof sendItemSchema>

/** `GET /api/endpoints/{id}/sends`: newest first; `next` is null on the last page. */
export const sendsQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const sendPageSchema = z.strictObject({
  sends: z.array(sendItemSchema),
  next: z.string().nullable(),
})
export type SendPage = z.infer<typeof sendPageSchema>

/** `POST /api/endpoints/{id}/replay`: a message of the log, or an answer, under the same id. */
export const replaySchema = z.union([
  z.strictObject({ message: z.string().regex(/^msg_[0-9a-f]{32}$/) }),
  z.strictObject({ answer: clientIdSchema }),
])
export const replayReceiptSchema = z.strictObject({ message: z.string() })
export type ReplayReceipt = z.infer<typeof replayReceiptSchema>
