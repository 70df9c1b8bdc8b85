import * as z from 'zod'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { digestStateSchema, intervalSchema, placeSchema } from '#contract/digests/view.ts'
import { channelSchema, daySchema, scaleSchema } from '#contract/schemas.ts'
import { standoutsQuerySchema } from './standouts.ts'

/** `GET /api/journeys/{id}/drivers`: `kind` is that of the outcome, NPS where it is asked unless told. */
export const driversQuerySchema = standoutsQuerySchema

/** What an earlier touchpoint has to do with the outcome, by people who answered both. */
const touchpointDriverSchema = z.strictObject({
  ...placeSchema.shape,
  scale: scaleSchema,
  n: z.int(),
  /** Mean sentiment there of the same people, −100…100. */
  performance: z.number(),
  performanceInterval: intervalSchema,
  /** Kruskal–Wallis of the outcome over unhappy, neutral and happy there: ε² = H / (n − 1), 0…1. */
  effect: z.number(),
  interval: intervalSchema,
  h: z.number(),
  df: z.int(),
  p: z.number(),
  q: z.number(),
  /** Mean outcome of the happy less that of the unhappy, in points of sentiment; null without both. */
  difference: z.number().nullable(),
  /** q at most .05. */
  isTold: z.boolean(),
  state: digestStateSchema,
})
export type TouchpointDriver = z.infer<typeof touchpointDriverSchema>

/** Something that is known of everybody's order, or of everybody who answered. */
const factSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('issue'), value: z.enum(ISSUE_TYPES) }),
  z.strictObject({ of: z.literal('channel'), value: channelSchema }),
])
export type DriverFact = z.infer<typeof factSchema>

const factDriverSchema = z.strictObject({
  fact: factSchema,
  /** Whom it holds of. */
  having: z.int(),
  /** Johnson's relative weight: its part of R², with a seeded bootstrap's 95 % interval. */
  weight: z.number(),
  interval: intervalSchema,
  /** Mean outcome of those it holds of, less that of the others, in points of sentiment. */
  difference: z.number(),
  /** Surely more than a column of noise. */
  isTold: z.boolean(),
})
export type FactDriver = z.infer<typeof factDriverSchema>

/** Peak–end of persons with three earlier answers or more of one scale. */
const peakEndSchema = z.strictObject({
  scale: scaleSchema,
  n: z.int(),
  /** Means over these persons, −100…100. */
  mean: z.number(),
  peakEnd: z.number(),
  /** Pearson's correlation of each with the outcome, with Fisher's interval; null where nothing varies. */
  meanR: z.number().nullable(),
  meanInterval: intervalSchema.nullable(),
  peakEndR: z.number().nullable(),
  peakEndInterval: intervalSchema.nullable(),
})

export const driversSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  timezone: z.string(),
  /** What is to be explained: where it is asked last. Null where it was never asked. */
  outcome: z.strictObject({ stage: z.string(), scale: scaleSchema }).nullable(),
  /** Answers to it that were looked at: the newest, 800 at most. */
  n: z.int(),
  isCut: z.boolean(),
  /** The strongest first; of those with enough people only. */
  touchpoints: z.array(touchpointDriverSchema),
  facts: z.strictObject({
    /** `few` too few answers for so many facts · `alike` nothing is known that tells people apart. */
    state: z.enum(['ok', 'few', 'alike']),
    /** Answers whose order is known, and as many as it takes. */
    n: z.int(),
    needed: z.int(),
    r2: z.number(),
    /** Weight of the column of noise. */
    noise: z.number(),
    /** The heaviest first. */
    drivers: z.array(factDriverSchema),
  }),
  peakEnd: peakEndSchema.nullable(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Drivers = z.infer<typeof driversSchema>
