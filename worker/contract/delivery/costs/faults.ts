import * as z from 'zod'
import { FAULT_DAYS, FAULTS, ISSUE_TYPES } from '#contract/delivery/words.ts'
import { siteKeySchema } from '#contract/schemas.ts'
import { SEPARATORS } from '#contract/words.ts'

/* Whose doing issues were, carrier by carrier; and what a carrier is shown of it. */

const daysSchema = z.coerce.number().pipe(z.literal(FAULT_DAYS)).default(90)

/** `GET /api/delivery/faults`. */
export const faultQuerySchema = z.strictObject({ days: daysSchema })

export const faultReportSchema = z.strictObject({
  /** Issues from then on were looked at, Unix milliseconds. */
  since: z.int(),
  /** How many; and whether there were more than five thousand, of which these are the newest. */
  issues: z.int(),
  isPart: z.boolean(),
  /** The one with most issues first. */
  carriers: z.array(
    z.strictObject({
      carrier: z.string(),
      /** Parcels with an issue, and their issues. */
      parcels: z.int(),
      issues: z.int(),
      /** Issues of which an agent has said whose doing they were. */
      confirmed: z.int(),
      faults: z.record(z.enum(FAULTS), z.int()),
    }),
  ),
})
export type FaultReport = z.infer<typeof faultReportSchema>

/** `GET /api/delivery/evidence.csv`: a line an issue of one carrier, newest first. */
export const evidenceQuerySchema = z.strictObject({
  carrier: z.string().max(60),
  days: daysSchema,
  type: z.enum(ISSUE_TYPES).optional(),
  fault: z.enum(FAULTS).optional(),
  separator: z.enum(SEPARATORS).default(','),
  /** The key of the site that is shown: a link cannot send the header. */
  site: siteKeySchema.optional(),
})
