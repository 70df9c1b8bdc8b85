import * as z from 'zod'
import { FAULTS, ISSUE_TYPES } from '#contract/delivery/words.ts'

/** `GET /api/delivery/issues`: newest first, by keyset. A filtered page may be short and not the last. */
export const issueQuerySchema = z.strictObject({
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(25),
  type: z.enum(ISSUE_TYPES).optional(),
  carrier: z.string().max(60).optional(),
  fault: z.enum(FAULTS).optional(),
  state: z.enum(['open', 'closed']).optional(),
})
export type IssueQuery = z.output<typeof issueQuerySchema>

export const issueItemSchema = z.strictObject({
  id: z.string(),
  type: z.enum(ISSUE_TYPES),
  carrier: z.string(),
  /** Its order; null for those who may not see people, and where none is known. */
  order: z.string().nullable(),
  openedAt: z.int(),
  /** When tracking and when a customer told of it first. */
  seenAt: z.int().nullable(),
  saidAt: z.int().nullable(),
  /** When an agent said whose doing it was. */
  confirmedAt: z.int().nullable(),
  fault: z.enum(FAULTS),
  /** Days after the promise, for `late`. */
  days: z.int().nullable(),
  closedAt: z.int().nullable(),
})
export type IssueItem = z.infer<typeof issueItemSchema>

export const issuePageSchema = z.strictObject({
  issues: z.array(issueItemSchema),
  next: z.string().nullable(),
})
export type IssuePage = z.infer<typeof issuePageSchema>

/** `PATCH /api/delivery/issues/{id}`: an agent says whose doing it was. */
export const issueChangeSchema = z.strictObject({ fault: z.enum(FAULTS) })
