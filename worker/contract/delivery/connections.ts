import * as z from 'zod'
import { textSchema } from '#contract/schemas.ts'
import {
  DELIVERY_LIMITS,
  ISSUE_TYPES,
  MESSAGE_OUTCOMES,
  PARCEL_STATUS_NAMES,
  POLL_FAILURES,
  REFUSALS,
  SENDER_NAMES,
} from '#contract/delivery/words.ts'

/* Who sends orders and parcels, as the site's people manage it. */

/** What the sender signs with; absent where Wayfelt makes the secret. */
const secretSchema = textSchema(512).trim().min(1)

/** `POST /api/connections`. */
export const newConnectionSchema = z.strictObject({
  sender: z.enum(SENDER_NAMES),
  name: textSchema(DELIVERY_LIMITS.connectionName).trim().min(1),
  secret: secretSchema.optional(),
  /** Left out: true for a sender that can be asked. */
  asksBack: z.boolean().optional(),
})

/** `PATCH /api/connections/{id}`: another name, another secret of the sender, or a new one of ours. */
export const connectionChangeSchema = z
  .strictObject({
    name: textSchema(DELIVERY_LIMITS.connectionName).trim().min(1).optional(),
    secret: secretSchema.optional(),
    /** Makes a new secret or secret address; the old one stops working at once. */
    renew: z.literal(true).optional(),
    /** Whether the sender itself is asked before a message is believed, where it can be. */
    asksBack: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'say what to change')

export const connectionSchema = z.strictObject({
  id: z.string(),
  sender: z.enum(SENDER_NAMES),
  name: z.string(),
  /** Where the sender sends to, without its secret part. */
  url: z.string(),
  /** Whether the secret that the sender made is known here. */
  hasSecret: z.boolean(),
  madeAt: z.int(),
  maker: z.string(),
  endedAt: z.int().nullable(),
  /** The newest message. */
  last: z
    .strictObject({ at: z.int(), topic: z.string(), outcome: z.enum(MESSAGE_OUTCOMES) })
    .nullable(),
  /** Codes that no vocabulary knows, of the newest messages, the most frequent first. */
  unknown: z.array(z.strictObject({ code: z.string(), n: z.int() })),
  /** Refused calls ever, and the last one. */
  refusals: z.int(),
  refused: z.strictObject({ at: z.int(), reason: z.enum(REFUSALS), detail: z.string() }).nullable(),
  /** How asking goes, for a sender that sends nothing; null for the others, and before the first time. */
  poll: z
    .strictObject({
      /** When it answered last, and when it is asked next. */
      at: z.int().nullable(),
      next: z.int().nullable(),
      /** Why it does not answer now, and how often that was so in a row. */
      failure: z.enum(POLL_FAILURES).nullable(),
      tries: z.int(),
      /** The last outage that was longer than it remembers; `until` is null as long as it lasts. */
      gap: z.strictObject({ since: z.int(), until: z.int().nullable() }).nullable(),
    })
    .nullable(),
  /** Asking a sender itself before its messages are believed; null for one that cannot be asked. */
  rereads: z
    .strictObject({
      isOn: z.boolean(),
      /** Parcels that are still to be asked about, and those that were given up in the last thirty days. */
      pending: z.int(),
      givenUp: z.int(),
      /** Why the last of them that failed did, or why the sender does not answer at all. */
      failure: z.enum(POLL_FAILURES).nullable(),
    })
    .nullable(),
})
export type Connection = z.infer<typeof connectionSchema>

/** `GET /api/connections`: newest first, also those that were ended. */
export const connectionListSchema = z.strictObject({ connections: z.array(connectionSchema) })
export type ConnectionList = z.infer<typeof connectionListSchema>

/** A new connection, or one whose secret was renewed: what is shown once. */
export const madeConnectionSchema = connectionSchema.extend({
  /** The whole address, with its secret part where the sender signs nothing. */
  address: z.string(),
  /** What the sender has to sign with, where Wayfelt makes it. */
  secret: z.string().nullable(),
})
export type MadeConnection = z.infer<typeof madeConnectionSchema>

/** `GET /api/connections/{id}/messages`. */
export const messagesQuerySchema = z.strictObject({
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(25),
})

export const messageItemSchema = z.strictObject({
  id: z.string(),
  receivedAt: z.int(),
  topic: z.string(),
  outcome: z.enum(MESSAGE_OUTCOMES),
  orders: z.array(z.string()),
  unknown: z.array(z.string()),
  /** How often it came again: repeats change nothing. */
  repeats: z.int(),
  /** Whether its body is still there: it is not after an erasure. */
  hasBody: z.boolean(),
})
export type MessageItem = z.infer<typeof messageItemSchema>

export const messagePageSchema = z.strictObject({
  messages: z.array(messageItemSchema),
  next: z.string().nullable(),
})
export type MessagePage = z.infer<typeof messagePageSchema>

/** `POST /api/connections/{id}/replays`: reads kept messages anew, as the mapping is today. */
export const replaySchema = z.strictObject({
  /** Of all that are kept, or one. */
  message: z.string().max(40).optional(),
  /** True only says what would change. */
  dry: z.boolean(),
  cursor: z.string().max(40).optional(),
})
export type ReplayWish = z.output<typeof replaySchema>
export const replayReportSchema = z.strictObject({
  /** Messages that were read anew, and those that a reader knows now. */
  read: z.int(),
  known: z.int(),
  /** Orders and events of parcels in them. */
  orders: z.int(),
  parcels: z.int(),
  /** Parcels that the sender itself is asked about instead: nothing of their messages is taken over. */
  asked: z.int(),
  /** Codes that are still unknown. */
  unknown: z.array(z.string()),
  /** Where to go on; null at the end. */
  next: z.string().nullable(),
})
export type ReplayReport = z.infer<typeof replayReportSchema>

/** `POST /api/connections/{id}/test`: what was understood of a recorded message; nothing is stored. */
export const testReportSchema = z.strictObject({
  /** Why it would have been refused; null where it was let in. */
  refusal: z.enum(REFUSALS).nullable(),
  topic: z.string(),
  isKnown: z.boolean(),
  orders: z.int(),
  /** Its events of parcels, oldest first. */
  parcels: z.array(
    z.strictObject({
      carrier: z.string(),
      status: z.enum(PARCEL_STATUS_NAMES).nullable(),
      issue: z.enum(ISSUE_TYPES).nullable(),
    }),
  ),
  unknown: z.array(z.string()),
})
export type TestReport = z.infer<typeof testReportSchema>
