import * as z from 'zod'
import { handleSchema, textSchema } from '#contract/schemas.ts'
import { LIMITS } from '#contract/words.ts'

/** `POST /api/shares`: a read-only view for somebody without an account. */
export const newShareSchema = z.strictObject({
  name: textSchema(LIMITS.shareName).trim().min(1),
  /** Journeys that the link shows. */
  journeys: z.array(handleSchema).min(1).max(LIMITS.shareJourneys),
  /** Whether it also shows what people wrote. */
  comments: z.boolean().default(false),
  days: z.int().min(1).max(LIMITS.shareDays).default(30),
})
export type NewShare = z.output<typeof newShareSchema>

export const shareItemSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  journeys: z.array(z.string()),
  comments: z.boolean(),
  createdAt: z.int(),
  expiresAt: z.int(),
  revokedAt: z.int().nullable(),
  /** Name of whoever made it; null for one who has no account here any more. */
  maker: z.string().nullable(),
})
/** `GET /api/shares`: newest first, also those that are over. */
export const shareListSchema = z.strictObject({ shares: z.array(shareItemSchema) })
export type ShareList = z.infer<typeof shareListSchema>

/** The link is shown this once. */
export const shareReceiptSchema = z.strictObject({ share: shareItemSchema, link: z.string() })
export type ShareReceipt = z.infer<typeof shareReceiptSchema>

/** `POST /api/shared/open`: the slug behind the `#` of a share link is exchanged for a cookie. */
export const openShareSchema = z.strictObject({ slug: z.string().regex(/^[A-Za-z0-9]{43}$/) })

/** `GET /api/shared`: what a guest may look at. */
export const sharedViewSchema = z.strictObject({
  name: z.string(),
  site: z.strictObject({ name: z.string() }),
  comments: z.boolean(),
  expiresAt: z.int(),
})
export type SharedView = z.infer<typeof sharedViewSchema>
