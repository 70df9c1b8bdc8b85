import * as z from 'zod'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { NODE_STATES } from '#contract/words.ts'

/* What goes with a delivery issue of a carrier: docs/method.md, "What an issue goes with". */

/** `POST /api/delivery/costs`: goes on with a count by one step; `again` begins a new one. */
export const costStepSchema = z.strictObject({
  again: z.boolean().default(false),
  /** The stage that counts as delivery; without it the one that is called so. */
  stage: z.string().max(64).optional(),
})

const countsSchema = {
  state: z.enum(NODE_STATES),
  /** Matched customers with the issue, those without any whom they were compared with, and those whom nobody is like. */
  n: z.int(),
  controls: z.int(),
  unmatched: z.int(),
}
/** Those with the issue minus those like them: points of sentiment, or shares −1…1. */
export const costFigureSchema = z.strictObject({
  ...countsSchema,
  /** With its 95 % interval; absent where there are too few for any number. */
  difference: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
})
export type CostFigureItem = z.infer<typeof costFigureSchema>

export const issueCostSchema = z.strictObject({
  issue: z.enum(ISSUE_TYPES),
  carrier: z.string(),
  customers: z.int(),
  claim: z.literal('association'),
  atDelivery: costFigureSchema,
  later: costFigureSchema,
  boughtIn60: costFigureSchema,
  boughtIn90: costFigureSchema,
})
export type IssueCostItem = z.infer<typeof issueCostSchema>

/** The last count, and how far the one under way is. */
export const costReportSchema = z.strictObject({
  /** Stages of the customers' journeys, in order. */
  stages: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** null before the first count. */
  counted: z
    .strictObject({
      at: z.int(),
      /** The stage that counts as delivery; null where none is known. */
      stage: z.string().nullable(),
      orders: z.int(),
      customers: z.int(),
      withIssue: z.int(),
      /** Whether there are more orders than one count reads: a hundred thousand. */
      isPart: z.boolean(),
      costs: z.array(issueCostSchema),
    })
    .nullable(),
  /** A count that is not over; null for none. */
  running: z.strictObject({ startedAt: z.int(), orders: z.int() }).nullable(),
})
export type CostReport = z.infer<typeof costReportSchema>
