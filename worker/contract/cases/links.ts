import * as z from 'zod'
import { ISSUE_TYPES, LINK_METHODS, DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { textSchema } from '#contract/schemas.ts'

/* What answers hang together with: orders and delivery issues. */

/** What an answer hangs together with, and how sure that is. */
export const caseLinkSchema = z.strictObject({
  kind: z.enum(['order', 'issue']),
  /** Id; '' for a reader who may not see people, where it is an order's. */
  target: z.string(),
  /** What people call it: an order's number, or the kind of an issue. */
  name: z.string(),
  method: z.enum(LINK_METHODS),
  /** 0…1. */
  confidence: z.number(),
  /** A suggestion is no link until somebody confirms it; one that was rejected is not made again. */
  state: z.enum(['suggested', 'linked', 'rejected']),
  /** Who confirmed or rejected it; '' where nobody has. */
  by: z.string(),
})
export type CaseLink = z.infer<typeof caseLinkSchema>

/** `GET /api/answers/{id}/links`. */
export const answerLinksSchema = z.strictObject({
  links: z.array(caseLinkSchema),
  /** Changes with each change; what is decided names it. */
  version: z.string(),
  /** Its case; null for none. */
  caseId: z.string().nullable(),
})
export type AnswerLinks = z.infer<typeof answerLinksSchema>

/** `PUT /api/answers/{id}/links` and `PUT /api/cases/{id}/links`: what somebody says of one of them. */
export const linkDecisionSchema = z.strictObject({
  kind: z.enum(['order', 'issue']),
  /** An order's id, number or key; an issue's id. */
  target: textSchema(DELIVERY_LIMITS.reference).trim().min(1),
  /** Linked by hand or confirmed; rejected; or neither any more. */
  state: z.enum(['linked', 'rejected', 'none']),
  /** The `version` that its reader saw: somebody else's decision in between is told, not overwritten. */
  version: textSchema(40),
})
export type LinkDecisionBody = z.output<typeof linkDecisionSchema>

/** What an answer in a list hangs together with; null for readers who may not see people. */
export const listedLinksFields = {
  order: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
  issue: z.enum(ISSUE_TYPES).nullable(),
  caseId: z.string().nullable(),
}
