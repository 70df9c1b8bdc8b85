import * as z from 'zod'
import { daySchema } from '#contract/schemas.ts'
import { shareSchema } from '#contract/delivery/carriers.ts'
import { AD_HOC_KINDS } from '#contract/delivery/words.ts'

/* Parcels against their plan: counts and shares, and nothing of a person. */

/** Answers about parcels of a sort. */
const feelingSchema = z.strictObject({
  n: z.int(),
  /** −100…100; null where fewer than five answered. */
  mean: z.number().nullable(),
})

const planSchema = z.strictObject({
  /** Lower case; '' for one that nobody has named. The whole has none. */
  carrier: z.string().nullable(),
  parcels: z.int(),
  /** No day was promised, or the order was called off. */
  noPlan: z.int(),
  /** Not delivered, and the promised day is not over: judged by nobody yet. */
  open: z.int(),
  /** Wholly as planned, of those that are not open. Hidden with fewer than ten of them. */
  asPlanned: shareSchema,
  /** Parcels of each planned step by what became of it; null where they are too few. */
  steps: z
    .strictObject({
      told: z.strictObject({ completed: z.int(), failing: z.int() }),
      delivered: z.strictObject({ completed: z.int(), failing: z.int(), missing: z.int() }),
    })
    .nullable(),
  /** Parcels with a plan that had a step which nobody planned, the most frequent first. */
  adhoc: z.array(z.strictObject({ kind: z.enum(AD_HOC_KINDS), n: z.int() })),
  /** null where it is not to be shown. */
  feeling: z
    .strictObject({
      asPlanned: feelingSchema,
      deviated: feelingSchema,
      /** Points that parcels as planned are above the others, with Welch's 95 % interval. */
      difference: z.number().nullable(),
      interval: z.tuple([z.number(), z.number()]).nullable(),
    })
    .nullable(),
})
export type PlanFigures = z.infer<typeof planSchema>

/** `GET /api/delivery/plan`; it takes the query of the carriers. */
export const plansSchema = z.strictObject({
  /** Local days of the first step of a parcel, both included. */
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** Parcels that were counted before plans were, and are still to be looked at: in no figure here. */
  unlooked: z.int(),
  whole: planSchema,
  /** The carrier with most parcels first. */
  carriers: z.array(planSchema),
})
export type Plans = z.infer<typeof plansSchema>
