import * as z from 'zod'
import { askedDaySchema, cursorSchema, siteKeySchema } from '#contract/schemas.ts'
import { ACTOR_KINDS, AUDIT_ACTIONS } from '#contract/rights.ts'
import { SEPARATORS } from '#contract/words.ts'

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

/**
 * `GET /api/audit.ndjson`: all entries of a selection, newest first. A page of the dashboard names its
 * site, since another tab may have chosen another one meanwhile.
 */
export const auditLinesQuerySchema = auditQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({ site: siteKeySchema.optional() })

/** `GET /api/audit.csv`: the same; spreadsheets of many countries want a semicolon between cells. */
export const auditFileQuerySchema = auditLinesQuerySchema.extend({
  separator: z.enum(SEPARATORS).default(','),
})

/** `GET /api/audit/check`: compares the log with its seals, a part at a time. */
export const auditCheckQuerySchema = z.strictObject({
  cursor: z
    .string()
    .max(40)
    .regex(/^[ds]:[0-9a-f-]*$/, { error: 'must be the `next` of the part before' })
    .optional(),
})
export const auditCheckSchema = z.strictObject({
  /** Entries that this part covers. */
  checked: z.int(),
  /** Up to when the part reaches, Unix milliseconds; null for an empty one. */
  sealedTo: z.int().nullable(),
  /** The span whose entries are not as they were sealed, Unix milliseconds. */
  broken: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  /** The part to go on with; null at the end. */
  next: z.string().nullable(),
})
export type AuditCheck = z.infer<typeof auditCheckSchema>
