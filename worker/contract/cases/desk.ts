import * as z from 'zod'
import { openingHoursSchema } from '#contract/cases/clock.ts'
import { CASE_LIMITS, PRIORITIES } from '#contract/cases/words.ts'
import { handleSchema, textSchema } from '#contract/schemas.ts'

/* How a site works on its cases: hours, terms, teams. */

const minutes = z.int().min(1).max(CASE_LIMITS.termMinutes)

export const deskSchema = z.strictObject({
  hours: openingHoursSchema,
  /** Business minutes until the customer is to be reached, and until the case is to be resolved. */
  firstContact: minutes,
  resolution: minutes,
  /** From which age on a case is more urgent, the youngest first. */
  escalations: z
    .array(z.strictObject({ afterMinutes: minutes, priority: z.enum(PRIORITIES) }))
    .max(CASE_LIMITS.escalations)
    .refine(
      (steps) => steps.every((step, at) => step.afterMinutes > (steps[at - 1]?.afterMinutes ?? 0)),
      {
        error: 'ages must rise',
      },
    ),
  teams: z.array(textSchema(CASE_LIMITS.team).trim().min(1)).max(CASE_LIMITS.teams),
  /** ISO 4217: what things cost in. */
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'three capital letters, such as PLN' }),
  /** Days after a refund before the customer is asked how it went. */
  refundDays: z.int().min(0).max(CASE_LIMITS.refundDays),
  /** Days after another resolution before they are asked; null: only where an agent says so. */
  againDays: z.int().min(0).max(CASE_LIMITS.refundDays).nullable().default(7),
  /** The surveys that ask how it went, and whether a parcel has arrived; null asks nobody. */
  againSurvey: handleSchema.nullable().default(null),
  arrivedSurvey: handleSchema.nullable().default(null),
})
export type Desk = z.infer<typeof deskSchema>

/** `GET /api/case-desk`. */
export const deskViewSchema = z.strictObject({ desk: deskSchema, seq: z.int() })
export type DeskView = z.infer<typeof deskViewSchema>

/** `PUT /api/case-desk`. @property seq of the one that was read, 0 before the first */
export const deskBodySchema = z.strictObject({ desk: deskSchema, seq: z.int().min(0) })
