import * as z from 'zod'
import { textSchema } from '#contract/schemas.ts'
import { PARCEL_STATUS_NAMES } from '#contract/delivery/words.ts'

/* Orders, as a list. One order with all that is known of it: `cases/story.ts`. */

/** `GET /api/orders`: by id, the newest ids first where the shop counts up; all, or those of one name. */
export const orderQuerySchema = z.strictObject({
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(25),
  /** An order's id, number or key, a tracking code, or an e-mail address: whole, not a part of it. */
  find: textSchema(254).trim().min(1).optional(),
})

export const orderItemSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  state: z.enum(['open', 'cancelled', 'deleted']),
  placedAt: z.int().nullable(),
  valueMinor: z.int().nullable(),
  currency: z.string().nullable(),
  promised: z.string().nullable(),
  refundedAt: z.int().nullable(),
  parcels: z.array(z.strictObject({ carrier: z.string(), status: z.enum(PARCEL_STATUS_NAMES) })),
})
export type OrderItem = z.infer<typeof orderItemSchema>

export const orderPageSchema = z.strictObject({
  orders: z.array(orderItemSchema),
  next: z.string().nullable(),
})
export type OrderPage = z.infer<typeof orderPageSchema>
