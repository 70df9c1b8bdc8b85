import * as z from 'zod'
import { namesSchema, readerQuerySchema } from '#contract/names.ts'
import { daySchema, handleSchema, kindSchema, scaleSchema } from '#contract/schemas.ts'
import { SURVEY_STATES } from '#contract/surveys/words.ts'
import { NODE_STATES } from '#contract/words.ts'

/** `GET /api/surveys`: what is asked at one touchpoint, or anywhere on the site. */
export const surveysQuerySchema = z.strictObject({
  touchpoint: handleSchema.optional(),
  ...readerQuerySchema.shape,
})

/** How many of the latest days of answers a list of surveys tells. */
export const SURVEY_LIST_DAYS = 28

/** A survey as a list has it. */
export const listedSurveySchema = z.strictObject({
  id: z.string(),
  /** In the reader's language; `names` has all of them. */
  name: z.string(),
  names: namesSchema,
  kind: kindSchema,
  scale: scaleSchema,
  state: z.enum(SURVEY_STATES),
  /** First and last day on which it is asked, as published; null for no bound. */
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  /** The revision that is asked now; 0 before the first was published. */
  revision: z.int(),
  touchpoint: z.string(),
  /** What is asked, in the reader's language; null before the first revision. */
  question: z.string().nullable(),
  /** What came in on these days for this touchpoint and scale; surveys that share both share it. */
  answers: z.strictObject({
    /** With a score and without one. */
    n: z.int(),
    /** By the scored answers, as at a node of the curve. */
    state: z.enum(NODE_STATES),
    /** −100…100; null where it may not be told, or the scale has no score. */
    sentiment: z.number().nullable(),
  }),
})
export type ListedSurvey = z.infer<typeof listedSurveySchema>

export const surveyListSchema = z.strictObject({
  /** The days that `answers` are of, the last one today; both included. */
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** In the order of their touchpoints' ids, then their own. */
  surveys: z.array(listedSurveySchema),
})
export type SurveyList = z.infer<typeof surveyListSchema>
