import * as z from 'zod'
import { cursorSchema } from '#contract/schemas.ts'
import { caseRulesSchema } from '#contract/cases/rules.ts'
import { CASE_RULE_PROBLEMS } from '#contract/cases/words.ts'

/* The rules that open cases, as the site's people manage them. */

/** `GET /api/case-rules`. */
export const rulesViewSchema = z.strictObject({
  rules: caseRulesSchema,
  seq: z.int(),
  /** Groups of conditions that no answer can fulfil, and why. */
  neverTrue: z.array(
    z.strictObject({
      rule: z.string(),
      group: z.int(),
      why: z.enum(CASE_RULE_PROBLEMS),
      conditions: z.array(z.int()),
    }),
  ),
})
export type RulesView = z.infer<typeof rulesViewSchema>

/** `PUT /api/case-rules`: all of them, over those that were read as `seq`. */
export const rulesBodySchema = z.strictObject({ rules: caseRulesSchema, seq: z.int().min(0) })

/** `POST /api/case-rules/dry-run`: what the rules would have opened in the last thirty days, in pieces. */
export const dryRunSchema = z.strictObject({
  rules: caseRulesSchema,
  cursor: cursorSchema.optional(),
})
export const dryRunReportSchema = z.strictObject({
  /** Answers that this piece looked at, and cases it would have opened, all and by rule. */
  answers: z.int(),
  cases: z.int(),
  byRule: z.record(z.string(), z.int()),
  next: z.string().nullable(),
})
export type DryRunReport = z.infer<typeof dryRunReportSchema>
