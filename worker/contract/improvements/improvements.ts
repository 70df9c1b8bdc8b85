import * as z from 'zod'
import { askedDaySchema, handleSchema, scaleSchema, textSchema } from '#contract/schemas.ts'
import { SCALES } from '#contract/words.ts'
import { IMPROVEMENT_LIMITS, JUDGINGS, PHASES, VERDICTS } from './words.ts'

const nameSchema = textSchema(IMPROVEMENT_LIMITS.name).trim().min(1)
/** A scale with a score: its share of good answers is what is judged. */
const judgedScaleSchema = scaleSchema.refine((scale) => SCALES[scale].lowest !== null, {
  error: 'must be a scale with scores',
})
const weeksSchema = z.int().min(1).max(IMPROVEMENT_LIMITS.weeks)

/** Where something is improved, and by which answers that is judged. */
const placeFields = {
  journey: handleSchema,
  stage: handleSchema,
  /** Only answers of this one; null for all of the stage. */
  touchpoint: handleSchema.nullable().default(null),
  scale: judgedScaleSchema,
  /** A stage that the change does not touch: its own move is taken off. */
  control: handleSchema.nullable().default(null),
}

/** `POST /api/improvements`: all of it is fixed from then on but the name. */
export const newImprovementSchema = z.strictObject({
  ...placeFields,
  name: nameSchema,
  /** The solution of the map that it is, by its id. */
  solution: handleSchema.nullable().default(null),
  /** The pain point that it is to take away, in the team's words. */
  pain: textSchema(IMPROVEMENT_LIMITS.pain).trim().min(1).nullable().default(null),
  startsOn: askedDaySchema,
  /** Whole weeks that are judged; as many before the start are what they are compared with. */
  weeks: weeksSchema,
  /** Days from the start that are not judged yet, while customers get used to it. */
  washoutDays: z.int().min(0).max(IMPROVEMENT_LIMITS.washoutDays).default(0),
  /** The smallest change that is worth it, in points of the share. */
  worthwhile: z.int().min(1).max(IMPROVEMENT_LIMITS.worthwhile).default(5),
  judging: z.enum(JUDGINGS),
})
export type NewImprovement = z.output<typeof newImprovementSchema>

/** `PATCH /api/improvements/:id`: a new name, or the end before its time. What is judged stays. */
export const improvementChangeSchema = z
  .strictObject({ name: nameSchema.optional(), stop: z.literal(true).optional() })
  .refine(({ name, stop }) => name !== undefined || stop, { error: 'nothing is changed' })

export const improvementsQuerySchema = z.strictObject({ journey: handleSchema })

/** `GET /api/improvements/plan`: what the traffic of the last weeks could tell. */
export const planQuerySchema = z.strictObject({
  journey: handleSchema,
  stage: handleSchema,
  touchpoint: handleSchema.optional(),
  control: handleSchema.optional(),
  scale: judgedScaleSchema,
})

const countsSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  n: z.int(),
  /** Good answers; null where they are too few, or not to be told before the verdict. */
  good: z.int().nullable(),
  /** Wilson's interval of their share, 0…1; null where `good` is. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
/** Points, −200…200, with an interval of 95 %. */
const changeSchema = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

export const improvementSchema = z.strictObject({
  id: z.string(),
  ...placeFields,
  name: z.string(),
  solution: z.string().nullable(),
  pain: z.string().nullable(),
  startsOn: z.string(),
  plannedEnd: z.string(),
  weeks: z.int(),
  washoutDays: z.int(),
  worthwhile: z.int(),
  judging: z.enum(JUDGINGS),
  maker: z.string(),
  madeAt: z.int(),
  /** Whether it was written down after it had begun: whoever chose may have known the answers. */
  hindsight: z.boolean(),
  /** The day on which it was stopped before its time. */
  stoppedOn: z.string().nullable(),
  phase: z.enum(PHASES),
  verdict: z.enum(VERDICTS),
  /** The day on which the verdict fell; null before. */
  decidedOn: z.string().nullable(),
  before: countsSchema,
  after: countsSchema,
  control: handleSchema.nullable(),
  untouched: z.strictObject({ before: countsSchema, after: countsSchema }).nullable(),
  /** How many answers the planned end should find, by those before. */
  expected: z.int(),
  change: changeSchema.nullable(),
  /** What may be expected of the planned end, in points; null where too little is known. */
  outlook: z
    .strictObject({
      /** Half-width of the interval. */
      halfWidth: z.number(),
      /** The change that would be seen four times in five. */
      detectable: z.number(),
    })
    .nullable(),
  /** Others that began at this stage, or at the untouched one, in its time. */
  overlaps: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Day by day, with the interval that holds on all of them; empty where it is judged once. */
  days: z.array(changeSchema.extend({ day: z.string(), n: z.int() })),
})
export type Improvement = z.output<typeof improvementSchema>

/** `GET /api/improvements`: those of a journey, the last to start first. */
export const improvementListSchema = z.strictObject({
  today: z.string(),
  improvements: z.array(improvementSchema),
})
export type ImprovementList = z.output<typeof improvementListSchema>

export const improvementPlanSchema = z.strictObject({
  /** Answers a week, of the last four. */
  weekly: z.number(),
  /** Share of good ones, 0…1; null where they are too few. */
  share: z.number().nullable(),
  /** Change in points that is seen four times in five, after so many weeks. */
  weeks: z.array(z.strictObject({ weeks: z.int(), plannedEnd: z.number(), anyTime: z.number() })),
})
export type ImprovementPlan = z.output<typeof improvementPlanSchema>
