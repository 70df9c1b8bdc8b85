import * as z from 'zod'
import { keyScopeSchema } from '#contract/accounts/permissions.ts'
import { textSchema } from '#contract/schemas.ts'
import { KEY_SCOPES } from '#contract/rights.ts'
import { LIMITS } from '#contract/words.ts'

export const keyNameSchema = textSchema(LIMITS.keyName).trim().min(1)

const common = {
  id: z.string(),
  name: z.string(),
  createdAt: z.int(),
  expiresAt: z.int().nullable(),
  /** To the day for publishable keys, to the hour for secret ones; null if never. */
  usedAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
  /** Name of whoever made it; null for one who has no account here, and for a site's first key. */
  maker: z.string().nullable(),
}
export const keyItemSchema = z.discriminatedUnion('kind', [
  /** Stands in the shop's page: may send answers, may read nothing. */
  z.strictObject({ kind: z.literal('publishable'), ...common, key: z.string() }),
  z.strictObject({
    kind: z.literal('secret'),
    ...common,
    /** The last four characters: all that is kept of the key besides its hash. */
    last4: z.string(),
    scopes: z.array(keyScopeSchema),
  }),
])
export type KeyItem = z.infer<typeof keyItemSchema>

/** `GET /api/keys`: newest first, revoked ones too. */
export const keyListSchema = z.strictObject({ keys: z.array(keyItemSchema) })
export type KeyList = z.infer<typeof keyListSchema>

/** `POST /api/keys`. `days` until it expires; absent means never. */
export const newKeySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('publishable'),
    name: keyNameSchema,
    days: z.int().min(1).max(LIMITS.keyDays).optional(),
  }),
  z.strictObject({
    kind: z.literal('secret'),
    name: keyNameSchema,
    scopes: z.array(keyScopeSchema).min(1).max(KEY_SCOPES.length),
    days: z.int().min(1).max(LIMITS.keyDays).optional(),
  }),
])
export type NewKey = z.infer<typeof newKeySchema>

/** `plain` is shown this once. */
export const keyReceiptSchema = z.strictObject({ key: keyItemSchema, plain: z.string() })
export type KeyReceipt = z.infer<typeof keyReceiptSchema>

/** `GET /api/signing-keys`: what the shop's server signs tokens of orders and customers with. */
export const signingKeyItemSchema = z.strictObject({
  /** The `kid` that stands in the token. */
  id: z.string(),
  createdAt: z.int(),
  revokedAt: z.int().nullable(),
})
export const signingKeyListSchema = z.strictObject({ keys: z.array(signingKeyItemSchema) })
export type SigningKeyList = z.infer<typeof signingKeyListSchema>

/** `POST /api/signing-keys`: the secret is shown this once. */
export const signingKeyReceiptSchema = z.strictObject({
  key: signingKeyItemSchema,
  secret: z.string(),
})
export type SigningKeyReceipt = z.infer<typeof signingKeyReceiptSchema>
