import * as z from 'zod'
import { intervalSchema } from '#contract/digests/view.ts'
import { OUTBOX_LANGUAGES } from '#contract/outbox/words.ts'
import { daySchema, scaleSchema } from '#contract/schemas.ts'

/** How much is told of a week; what is left out stands on the pages. */
export const SUMMARY_MOST = { journeys: 3, moves: 3, pains: 3, alerts: 5 }

const placeSchema = z.strictObject({ id: z.string(), name: z.string() })

const moveSchema = z.strictObject({
  stage: placeSchema,
  touchpoint: placeSchema,
  /** Of sentiment, in points, and the end of its interval nearer to no move. */
  difference: z.number(),
  interval: intervalSchema,
  atLeast: z.number(),
  n: z.int(),
  before: z.int(),
})

const painSchema = z.strictObject({
  stage: placeSchema,
  code: z.string(),
  /** What the choice is called; null where only comments told of it. */
  name: z.string().nullable(),
  /** Answers that named it and were not happy, of all there. */
  named: z.int(),
  of: z.int(),
})

const journeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Scored answers of all kinds of question, in this week and in the one before. */
  answers: z.int(),
  before: z.int(),
  /** One index of the journey, −100…100; null where no stage has enough answers. */
  index: z.strictObject({ value: z.number(), interval: intervalSchema, n: z.int() }).nullable(),
  /** Its move since the week before; null where it was not made of the same stages and scale. */
  change: z.strictObject({ difference: z.number(), interval: intervalSchema }).nullable(),
  /** What moved for sure, as on the page of moves, the surest first. */
  moves: z.array(moveSchema),
  /** What was named most, where enough named it. */
  pains: z.array(painSchema),
})
export type SummaryJourney = z.infer<typeof journeySchema>

const alertedSchema = z.strictObject({
  stage: placeSchema,
  touchpoint: placeSchema,
  scale: scaleSchema,
  on: daySchema,
})

/** A week of a site in words and figures: `data` of `summary.weekly`, and how it is put into the outbox. */
export const summarySchema = z.strictObject({
  /** `week/` with its Monday. */
  id: z.string().max(64),
  /** Its Monday and its Sunday, local days of the site. */
  from: daySchema,
  to: daySchema,
  /** The language of `text`: the site's, if it is one of these. */
  lang: z.enum(OUTBOX_LANGUAGES),
  /** A line each. */
  text: z.string().max(6000),
  answers: z.int(),
  before: z.int(),
  /** Those with most answers. */
  journeys: z.array(journeySchema),
  raised: z.array(alertedSchema),
  ended: z.array(alertedSchema),
  link: z.string().max(500),
})
export type Summary = z.infer<typeof summarySchema>

/** `GET /api/summary`: of the last week that is over; null before the first. */
export const lastSummarySchema = z.strictObject({ summary: summarySchema.nullable() })
export type LastSummary = z.infer<typeof lastSummarySchema>
