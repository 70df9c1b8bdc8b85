import * as z from 'zod'
import { readerQuerySchema } from './names.ts'
import {
  askedDaySchema,
  channelSchema,
  daySchema,
  filterFields,
  handleSchema,
  kindSchema,
  languageSchema,
  scaleSchema,
  textSchema,
} from './schemas.ts'
import { COMPARISONS, JOURNEY_KINDS, LIMITS, NODE_STATES, TEMPLATES } from './words.ts'

export const touchpointSchema = z.strictObject({
  id: z.string(),
  stage: z.string(),
  name: z.string(),
  channels: z.array(channelSchema),
  /** Desired actions that `completed` events may name. */
  actions: z.array(z.string()),
})
export const stageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  order: z.int(),
  /** Days in which a customer is expected to pass the stage; null when there is no frame. */
  frameDays: z.number().nullable(),
  touchpoints: z.array(touchpointSchema),
})
/** Something by its id, and what it is called in the reader's language. */
const namedSchema = z.strictObject({ id: z.string(), name: z.string() })

export const journeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(JOURNEY_KINDS),
  version: z.int(),
  stages: z.array(stageSchema),
  /** Question kinds that this journey has ever asked, the most used first. */
  kinds: z.array(kindSchema),
  /** What its answers can be filtered by. */
  segments: z.array(namedSchema),
  personas: z.array(namedSchema),
})
export type Journey = z.infer<typeof journeySchema>

/** `GET /api/journeys`: what the dashboard needs to know before it asks for a curve. */
export const journeyListSchema = z.strictObject({
  site: z.strictObject({
    key: z.string(),
    name: z.string(),
    timezone: z.string(),
    /** Today in the site's time zone. */
    today: daySchema,
    /** The first and last day that have any answer; null before the first one. */
    answered: z.strictObject({ first: daySchema, last: daySchema }).nullable(),
  }),
  journeys: z.array(journeySchema),
})
export type JourneyList = z.infer<typeof journeyListSchema>

/**
 * `POST /api/journeys`: a template's map with its questions (those of a shop are live, all others
 * drafts), or a map without any stage yet.
 */
export const newJourneySchema = z.union([
  z.strictObject({
    template: z.enum(TEMPLATES),
    /** Of its names, where the template has it; otherwise they are English. */
    language: languageSchema,
  }),
  z.strictObject({
    /** Unique within the site; it stands in addresses. */
    id: handleSchema,
    name: textSchema(LIMITS.mapName).trim().min(1),
    kind: z.enum(JOURNEY_KINDS),
  }),
])
export const journeyReceiptSchema = z.strictObject({ id: z.string() })

const LONGEST_RANGE_MS = 10 * 366 * 86_400_000

/** A query whose days are in order, and no more than can be summed at once. */
export function inOrder<Query extends z.ZodType<{ from: string; to: string }>>(
  query: Query,
): Query {
  return query
    .refine(({ from, to }) => from <= to, {
      path: ['to'],
      error: 'the range ends before it starts',
    })
    .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= LONGEST_RANGE_MS, {
      path: ['to'],
      error: 'the range is longer than ten years',
    })
}

/** `GET /api/journeys/{id}/curve`. Both days are included. */
export const curveQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    compare: z.enum(COMPARISONS).default('none'),
    ...filterFields,
    /** One instrument a curve; `mixed` puts all scored kinds on one axis, and says so. */
    kind: z.union([kindSchema, z.literal('mixed')]).optional(),
    /** As if what looks forged and nobody has decided about were held; for those who may hold. */
    without: z.enum(['suspicions']).optional(),
    ...readerQuerySchema.shape,
  }),
)
export type CurveQuery = z.infer<typeof curveQuerySchema>

const intervalSchema = z.tuple([z.number(), z.number()])

/** The instrument's own figure beside the common sentiment scale. */
export const metricSchema = z.strictObject({
  /** `csat`: share of top-two answers 0…1 · `nps`: −100…100 · others: see docs/method.md. */
  name: z.string(),
  value: z.number(),
  interval: intervalSchema,
})

const measureFields = {
  /** Scored answers. */
  n: z.int(),
  /** Times the question was shown, where that was recorded; null where it was not. */
  asked: z.int().nullable(),
  /** Answers to what was recorded as shown, divided by that: 0…1; null where nothing was. */
  responseRate: z.number().nullable(),
  /** 95 % interval of the rate where displays were sampled; null where all were counted. */
  rateInterval: z.tuple([z.number(), z.number()]).nullable(),
  /** −100…100; null when hidden or empty. */
  sentiment: z.number().nullable(),
  interval: intervalSchema.nullable(),
  /** Pulled towards the journey's mean; what the curve draws when the state is `few`. */
  shrunk: z.number().nullable(),
  state: z.enum(NODE_STATES),
  metric: metricSchema.nullable(),
}

/** The same figures for the compared period, and the move from there to here. */
export const previousSchema = z.strictObject({
  ...measureFields,
  /** As the node's own; null where it was measured with another instrument, too. */
  histogram: z.record(z.string(), z.int()).nullable(),
  change: z
    .strictObject({
      difference: z.number(),
      interval: intervalSchema,
      /** Benjamini–Hochberg over the stages (or touchpoints) of this view. */
      q: z.number(),
    })
    .nullable(),
})

const nodeFields = {
  id: z.string(),
  name: z.string(),
  order: z.int(),
  ...measureFields,
  /** The instrument of the histogram; null when hidden, empty or measured with more than one. */
  scale: scaleSchema.nullable(),
  /** Answers per raw score; null where `scale` is. */
  histogram: z.record(z.string(), z.int()).nullable(),
  /** van der Eijk, −1 (split) … 1 (one mind). */
  agreement: z.number().nullable(),
  previous: previousSchema.nullable(),
  /** The team's assumed sentiment; null until the map has one. */
  assumed: z.number().nullable(),
}
export const curveTouchpointSchema = z.strictObject({
  ...nodeFields,
  channels: z.array(channelSchema),
})
export const curveStageSchema = z.strictObject({
  ...nodeFields,
  frameDays: z.number().nullable(),
  /** Whether it was taken out of the map since these answers. */
  retired: z.boolean(),
  touchpoints: z.array(curveTouchpointSchema),
})
export type CurveTouchpoint = z.infer<typeof curveTouchpointSchema>
export type CurveStage = z.infer<typeof curveStageSchema>

/** What the page opens with. The dashboard words it in the reader's language. */
export const headlineSchema = z.discriminatedUnion('type', [
  /** Too little to say anything. */
  z.strictObject({ type: z.literal('few') }),
  /** A stage moved, and the move is real (q ≤ 0.05 and at least 5 points). */
  z.strictObject({
    type: z.enum(['fell', 'rose']),
    stage: z.string(),
    sentiment: z.number(),
    difference: z.number(),
    interval: intervalSchema,
    q: z.number(),
  }),
  /** Nothing moved: the lowest stage is where to look. */
  z.strictObject({
    type: z.literal('lowest'),
    stage: z.string(),
    sentiment: z.number(),
    compared: z.boolean(),
  }),
])

export const curveSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  previousRange: z.strictObject({ from: daySchema, to: daySchema }).nullable(),
  timezone: z.string(),
  kind: z.union([kindSchema, z.literal('mixed')]),
  /** True when more than one scale is on the axis. */
  mixed: z.boolean(),
  n: z.int(),
  headline: headlineSchema,
  stages: z.array(curveStageSchema),
  /** What happened in these days; nothing for a guest. */
  history: z.strictObject({
    /** Days from which another version of the map holds. */
    mapChanged: z.array(daySchema),
    /**
     * Days, of the compared period too, on which a question of the shown kind began another series: it
     * was worded anew, so answers of before and after are of two questions.
     */
    reworded: z.array(z.strictObject({ on: daySchema, stage: z.string(), touchpoint: z.string() })),
    annotations: z.array(z.strictObject({ on: daySchema, text: z.string() })),
  }),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type Curve = z.infer<typeof curveSchema>
