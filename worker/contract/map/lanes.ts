import * as z from 'zod'
import { inOrder } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import {
  askedDaySchema,
  channelSchema,
  daySchema,
  filterFields,
  kindSchema,
} from '#contract/schemas.ts'
import { EVIDENCE_GRADES, GRADED_LANES, TOUCHPOINT_GAPS } from './limits.ts'

/** `GET /api/journeys/{id}/lanes`. Both days are included. */
export const lanesQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    ...filterFields,
    /** The instrument of the emotion, as on the curve. */
    kind: z.union([kindSchema, z.literal('mixed')]).optional(),
    ...readerQuerySchema.shape,
  }),
)
export type LanesQuery = z.infer<typeof lanesQuerySchema>

const gradeSchema = z.enum(EVIDENCE_GRADES)
const noteSchema = z.strictObject({ id: z.string(), text: z.string() })

export const laneTouchpointSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  channels: z.array(channelSchema),
  /** What is missing there in the range; null where nothing is. */
  gap: z.enum(TOUCHPOINT_GAPS).nullable(),
})

export const laneActionSchema = z.strictObject({
  touchpoint: z.string(),
  event: z.string(),
  /** In the team's words; the event's own name where it has none. */
  name: z.string(),
  withinDays: z.int().nullable(),
  /** Times the touchpoint was reached, and the action completed, in the range. */
  reached: z.int(),
  completed: z.int(),
  /** The day from which these were counted, where there are more than may be read; else null. */
  countedFrom: daySchema.nullable(),
})

export const painSchema = z.strictObject({
  /** Reasons that people picked who were not content, the most picked first. */
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      /** In the reader's language; null where its question has no name for it. */
      name: z.string().nullable(),
      n: z.int(),
    }),
  ),
  /** Answers in which one was picked; null where there are too few to be told. */
  n: z.int().nullable(),
  /** Answers that were looked at, the newest. */
  lookedAt: z.int(),
  /** False where only the newest answers were looked at. */
  isAll: z.boolean(),
  /** Whether a reason was left out because too few picked it. */
  isHidden: z.boolean(),
})

export const laneStageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  reviewOn: daySchema.nullable(),
  staleSince: daySchema.nullable(),
  needs: z.array(noteSchema),
  barriers: z.array(noteSchema),
  solutions: z.array(noteSchema.extend({ startsOn: daySchema.nullable() })),
  touchpoints: z.array(laneTouchpointSchema),
  actions: z.array(laneActionSchema),
  pain: painSchema,
  /** Where the stage's sentiment is from. */
  emotion: z.enum(['measured', 'assumed', 'empty']),
  /** The sentiment that the team assumes, −100…100; null until it has said one. */
  assumed: z.number().nullable(),
  grades: z.strictObject(
    // An entry for every lane.
    Object.fromEntries(GRADED_LANES.map((lane) => [lane, gradeSchema])) as Record<
      (typeof GRADED_LANES)[number],
      typeof gradeSchema
    >,
  ),
})
export type LaneStage = z.infer<typeof laneStageSchema>
export type LaneAction = z.infer<typeof laneActionSchema>
export type PainPoints = z.infer<typeof painSchema>

/** Where the journey turns between two stages, for the ones who answered there: not the same people. */
export const stageMomentSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Sentiment of the second less that of the first. */
  difference: z.number(),
  /** 95 %. */
  interval: z.tuple([z.number(), z.number()]),
  people: z.literal('different'),
})
export type StageMoment = z.infer<typeof stageMomentSchema>

export const lanesSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  kind: z.union([kindSchema, z.literal('mixed')]),
  stages: z.array(laneStageSchema),
  moments: z.array(stageMomentSchema),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type Lanes = z.infer<typeof lanesSchema>
