import * as z from 'zod'
import { intervalSchema, placeSchema } from '#contract/digests/view.ts'
import { daySchema, scaleSchema } from '#contract/schemas.ts'
import { gapSchema, meanSchema } from './segments.ts'

/** What counts who passes: events of the shop's page, displays of a question, or only answers. */
const REACHES = ['reached', 'shown', 'answered'] as const

/** A touchpoint, and what it would bring if everybody felt there as its best segment does. */
const opportunitySchema = z.strictObject({
  ...placeSchema.shape,
  scale: scaleSchema,
  /** ε² of the touchpoint, of the sum of all told ones: 0…1. */
  importance: z.number(),
  importanceInterval: intervalSchema,
  /** Everybody there. */
  own: meanSchema,
  /** The segment whose interval ends highest below. */
  best: meanSchema.extend({ segment: z.string() }),
  /** The best segment less everybody. */
  gap: gapSchema,
  /** People who pass, and how many that is of the busiest touchpoint: 0…1. */
  people: z.int(),
  reach: z.number(),
  /** Importance × gap × reach, in points, with a seeded bootstrap's 95 %. */
  gain: z.number(),
  interval: intervalSchema,
})
export type Opportunity = z.infer<typeof opportunitySchema>

/** `GET /api/journeys/{id}/opportunities`: associations, and nobody has said how easy any is. */
export const opportunitiesSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  timezone: z.string(),
  outcome: z.strictObject({ stage: z.string(), scale: scaleSchema }).nullable(),
  /** Answers to the outcome that were looked at. */
  n: z.int(),
  /** By what passing is counted: the first of these that is known of every touchpoint here. */
  reachOf: z.enum(REACHES),
  /** The surest first: by the lower end of the gain. */
  opportunities: z.array(opportunitySchema),
  /** Touchpoints whose importance is not told from chance, or where the happier give less. */
  notTold: z.int(),
  /** Important touchpoints where no segment can be compared. */
  noSegment: z.int(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Opportunities = z.infer<typeof opportunitiesSchema>
