import * as z from 'zod'
import { daySchema, languageSchema, textSchema } from '#contract/schemas.ts'
import {
  DELIVERY_LIMITS,
  ISSUE_TYPES,
  PARCEL_STATUS_NAMES,
  VOCABULARIES,
} from '#contract/delivery/words.ts'

/** Orders, parcels and requests of one message. */
const MOST_ORDERS = 100
const MOST_PARCELS = 500
const MOST_REQUESTS = 100

/** An id, number or code. A number of JSON is as good as a text: its digits are kept, all of them. */
const referenceSchema = textSchema(DELIVERY_LIMITS.reference)
  .min(1)
  // oxlint-disable-next-line no-control-regex -- no reference has them
  .regex(/^[^\u0000-\u001F\u007F-\u009F]*$/)
/** ISO 8601 with its offset, or Unix seconds or milliseconds. */
const timeSchema = z
  .string()
  .max(40)
  .regex(/^(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)|\d{9,13})$/)

/** An order as a program tells it. */
export const toldOrderSchema = z.strictObject({
  id: referenceSchema,
  number: referenceSchema.optional(),
  /** The unguessable name that the order's page has. */
  key: referenceSchema.optional(),
  email: textSchema(254).optional(),
  phone: textSchema(40).optional(),
  customer: referenceSchema.optional(),
  placedAt: timeSchema.optional(),
  /** An older one changes nothing: give the time of the change, not that of sending. */
  changedAt: timeSchema,
  state: z.enum(['open', 'cancelled', 'deleted']).optional(),
  /** `149.90`, with a point. */
  value: z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,6})?$/)
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  postcode: textSchema(16).min(1).optional(),
  lang: languageSchema.optional(),
  promised: daySchema.optional(),
  refundedAt: timeSchema.optional(),
  replaces: referenceSchema.optional(),
})

/** Something that happened to a parcel, as a program tells it. */
export const toldParcelSchema = z
  .strictObject({
    carrier: textSchema(60).optional(),
    /** Tracking code. */
    code: referenceSchema.optional(),
    /** Your own id of the shipment. */
    id: referenceSchema.optional(),
    order: referenceSchema.optional(),
    status: z.enum(PARCEL_STATUS_NAMES).optional(),
    issue: z.enum(ISSUE_TYPES).optional(),
    /** A code of `vocabulary` as it came, in the place of `status` and `issue`. */
    raw: textSchema(DELIVERY_LIMITS.reference).min(1).optional(),
    vocabulary: z.enum(VOCABULARIES).optional(),
    /** When it happened. */
    at: timeSchema,
    estimate: daySchema.optional(),
    promised: daySchema.optional(),
    place: textSchema(DELIVERY_LIMITS.reference).optional(),
    url: z
      .url({ protocol: /^https$/ })
      .max(1000)
      .optional(),
  })
  .refine(({ code, id }) => code !== undefined || id !== undefined, {
    error: 'give code, id or both',
  })
  .refine(({ raw, vocabulary }) => (raw === undefined) === (vocabulary === undefined), {
    error: 'raw and vocabulary go together',
  })

const requestSchema = z.strictObject({
  kind: z.enum(['erase-customer', 'tell-customer', 'erase-shop']),
  customer: referenceSchema.optional(),
  email: textSchema(254).optional(),
  phone: textSchema(40).optional(),
  orders: z.array(referenceSchema).max(10_000).optional(),
})

/** `POST /api/orders`: the same words, by a secret key instead of a signature. */
export const orderBatchSchema = z.strictObject({
  orders: z.array(toldOrderSchema).max(DELIVERY_LIMITS.batch).optional(),
  parcels: z.array(toldParcelSchema).max(DELIVERY_LIMITS.batch).optional(),
})

/** What became of a batch. */
export const orderReceiptSchema = z.strictObject({
  /** Orders and steps of parcels in it. */
  orders: z.int(),
  parcels: z.int(),
  /** Whether the very same batch came before today: then nothing was done. */
  isRepeated: z.boolean(),
})
export type OrderReceipt = z.infer<typeof orderReceiptSchema>

/**
 * What a shop or a service of one's own sends, signed as Standard Webhooks have it; described in
 * docs/connections.md. Numbers of JSON arrive here as their digits.
 */
export const genericMessageSchema = z.strictObject({
  topic: textSchema(60).optional(),
  orders: z.array(toldOrderSchema).max(MOST_ORDERS).optional(),
  parcels: z.array(toldParcelSchema).max(MOST_PARCELS).optional(),
  requests: z.array(requestSchema).max(MOST_REQUESTS).optional(),
})
export type GenericMessage = z.infer<typeof genericMessageSchema>
