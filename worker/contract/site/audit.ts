import * as z from 'zod'
import { askedDaySchema, cursorSchema } from '#contract/schemas.ts'
import { ACTOR_KINDS, AUDIT_ACTIONS } from '#contract/rights.ts'

export const auditActionSchema = z.enum(AUDIT_ACTIONS)

/**
 * Facts about the change: the `name` that the target then had, names of fields, roles, counts. Never
 * a secret, never a shopper's data.
 */
export const auditDetailsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)
export type AuditDetails = z.infer<typeof auditDetailsSchema>

export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  actor: z.strictObject({ kind: z.enum(ACTOR_KINDS), id: z.string(), name: z.string() }),
  action: auditActionSchema,
  /** What was changed, by its id; null where the action says it all. */
  target: z.string().nullable(),
  details: auditDetailsSchema,
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** `GET /api/audit`: newest first; `next` is null on the last page. */
export const auditQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  action: auditActionSchema.optional(),
  /** Id of a user, key or share. */
  actor: z.string().max(64).optional(),
  from: askedDaySchema.optional(),
  to: askedDaySchema.optional(),
})
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
})
export type AuditPage = z.infer<typeof auditPageSchema>
