import * as z from 'zod'
import { daySchema, handleSchema, instantSchema, siteKeySchema } from '#contract/schemas.ts'
import { FUNNEL_DAYS, FUNNEL_LIMITS, FUNNEL_SHARES, FUNNEL_STEPS } from '#contract/surveys/words.ts'

const stepSchema = z.enum(FUNNEL_STEPS)
const everySchema = z.union(FUNNEL_SHARES.map((share) => z.literal(share)))

/**
 * `POST /v1/funnel`: where the views of one page ended for each survey, told once when the page is
 * left. Numbers only: neither whose page it was, nor which.
 */
export const funnelBodySchema = z.strictObject({
  site: siteKeySchema,
  /** One page in so many tells; counted only where the site says the same. */
  every: everySchema,
  counts: z
    .array(
      z.strictObject({
        survey: handleSchema,
        step: stepSchema,
        n: z.int().min(1).max(FUNNEL_LIMITS.views),
      }),
    )
    .min(1)
    .max(FUNNEL_LIMITS.lines),
})
export type FunnelBody = z.output<typeof funnelBodySchema>
export type FunnelLine = FunnelBody['counts'][number]

/** How many of its lines were counted: those of surveys that are live. */
export const funnelReceiptSchema = z.strictObject({ accepted: z.int() })
export type FunnelReceipt = z.output<typeof funnelReceiptSchema>

/** That a site counts, and until when; off by itself from then on. */
export const countWhySchema = z.strictObject({ every: everySchema, until: instantSchema })
export type CountWhy = z.output<typeof countWhySchema>

/** `PUT /api/funnel`: counts for so many days from now; none ends it at once. */
export const countWhyBodySchema = z.strictObject({
  days: z.int().min(0).max(FUNNEL_LIMITS.days),
  every: everySchema.default(10),
})
export const countWhyReplySchema = z.strictObject({ counting: countWhySchema.nullable() })

/** `GET /api/surveys/{id}/funnel` */
export const funnelQuerySchema = z.object({
  days: z.coerce
    .number()
    .pipe(z.union(FUNNEL_DAYS.map((days) => z.literal(days))))
    .default(28),
})
export const funnelSchema = z.strictObject({
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** What the site counts now; null while it does not. */
  counting: countWhySchema.nullable(),
  /** Days of the range on which anything was counted. */
  days: z.int(),
  /** Page views that were counted, and how many there were by them. */
  counted: z.int(),
  views: z.int(),
  /** Of the steps that there were, in their order: counted, and by them of all page views. */
  steps: z.array(z.strictObject({ step: stepSchema, counted: z.int(), views: z.int() })),
})
export type Funnel = z.output<typeof funnelSchema>
