import * as z from 'zod'
import {
  digestStateSchema,
  intervalSchema,
  placeSchema,
  shareSchema,
} from '#contract/digests/view.ts'
import { inOrder } from '#contract/journey.ts'
import {
  askedDaySchema,
  channelSchema,
  daySchema,
  filterFields,
  kindSchema,
  scaleSchema,
} from '#contract/schemas.ts'

/** From this many points on something is called out, as by the curve's headline. */
export const STANDOUT_POINTS = 5

/** `GET /api/journeys/{id}/standouts`. Both days are included. */
export const standoutsQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    /** The most asked one unless told. */
    kind: kindSchema.optional(),
    ...filterFields,
  }),
)

/** How often a touchpoint got the best score there is. */
const wowSchema = z.strictObject({
  ...placeSchema.shape,
  best: shareSchema,
  /** Times the share of the whole journey; null where nobody gave the best score. */
  lift: z.number().nullable(),
  /** Against all other touchpoints together, −1…1, with Newcombe's interval and q over the map. */
  difference: z.number(),
  interval: intervalSchema,
  q: z.number(),
  /** From 30 answers, with q at most .05 and five points or more. */
  isWow: z.boolean(),
  state: digestStateSchema,
})
export type Wow = z.infer<typeof wowSchema>

const channelMeanSchema = z.strictObject({
  channel: channelSchema,
  n: z.int(),
  mean: z.number(),
  interval: intervalSchema,
  /** Pulled towards the touchpoint's mean, −100…100. */
  shrunk: z.number(),
  state: digestStateSchema,
})

/** One touchpoint in its channels. */
const consistencySchema = z.strictObject({
  ...placeSchema.shape,
  /** 1 − SD of the shrunk means of its channels / 100: 1 where all are alike, 0 at worst. */
  index: z.number(),
  /** Kruskal–Wallis over these channels, and its effect H / (n − 1), 0…1. */
  h: z.number(),
  df: z.int(),
  p: z.number(),
  q: z.number(),
  effect: z.number(),
  /** The best first. */
  channels: z.array(channelMeanSchema),
  /** Channels with too few answers to be told. */
  hidden: z.int(),
  /** q at most .05, and the best and the worst five points or more apart. */
  isUneven: z.boolean(),
})
export type Consistency = z.infer<typeof consistencySchema>

/** A stage as the team assumes it, and as it was measured. */
const gapSchema = z.strictObject({
  stage: z.string(),
  assumed: z.number(),
  n: z.int(),
  mean: z.number(),
  /** mean − assumed, with the interval that the curve draws. */
  gap: z.number(),
  interval: intervalSchema,
  /** One-sample t test against the assumed value; q over the stages. */
  p: z.number(),
  q: z.number(),
  /** Wilcoxon's signed-rank test of the same, as a second look: it asks for the middle, not the mean. */
  ranksP: z.number(),
  /** q at most .05 and five points or more. */
  isReal: z.boolean(),
  state: digestStateSchema,
})
export type Gap = z.infer<typeof gapSchema>

const stageMeanSchema = z.strictObject({ stage: z.string(), n: z.int(), mean: z.number() })

/** One number for the journey, of one instrument. */
const indexSchema = z.strictObject({
  /** Mean of the stages, each by its answers, −100…100. */
  value: z.number(),
  interval: intervalSchema,
  /** The same with every stage counting alike. */
  even: z.number(),
  evenInterval: intervalSchema,
  n: z.int(),
  stages: z.array(stageMeanSchema),
  /** Stages with too few answers to be told: they are in neither figure. */
  hidden: z.int(),
  /** The stage furthest from 0, the last stage, and the mean of the two. */
  peak: stageMeanSchema,
  end: stageMeanSchema,
  peakEnd: z.number(),
})
export type JourneyIndex = z.infer<typeof indexSchema>

/** Where many are at either end, and few between. */
const splitSchema = z.strictObject({
  stage: z.string(),
  /** Null for the whole stage. */
  touchpoint: z.string().nullable(),
  agreement: z.number(),
  mean: z.number(),
  /** The two best scores, and the two worst; the one best and worst on a short scale. */
  loved: shareSchema,
  hated: shareSchema,
  state: digestStateSchema,
})
export type Split = z.infer<typeof splitSchema>

export const standoutsSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  timezone: z.string(),
  /** The one instrument that all of this is of: the most answered of the kind. Null without answers. */
  scale: scaleSchema.nullable(),
  /** Scored answers in it, and those of other instruments of the kind, which are left out. */
  n: z.int(),
  others: z.int(),
  /** Best scores of the whole journey; null on a scale of two steps. */
  best: shareSchema.nullable(),
  /** The surest first: by the lower end of the difference. */
  wow: z.array(wowSchema),
  /** The most uneven first. */
  consistency: z.array(consistencySchema),
  /** In the order of the map. */
  gaps: z.array(gapSchema),
  index: indexSchema.nullable(),
  /** The most split first. */
  splits: z.array(splitSchema),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Standouts = z.infer<typeof standoutsSchema>
