import * as z from 'zod'
import { digestStateSchema, intervalSchema } from '#contract/digests/view.ts'
import { inOrder } from '#contract/journey.ts'
import { GROUPINGS } from '#contract/words.ts'
import {
  askedDaySchema,
  daySchema,
  filterFields,
  kindSchema,
  scaleSchema,
} from '#contract/schemas.ts'

/** `GET /api/journeys/{id}/groups`. Both days are included. */
export const groupsQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    /** What sets the curves apart. */
    by: z.enum(GROUPINGS),
    /** The most asked one unless told. */
    kind: kindSchema.optional(),
    ...filterFields,
  }),
)

/** A stage as one group felt it. */
const groupStageSchema = z.strictObject({
  stage: z.string(),
  n: z.int(),
  /** Mean sentiment, −100…100, and its 95 % interval; null where there are too few answers. */
  sentiment: z.number().nullable(),
  interval: intervalSchema.nullable(),
  state: digestStateSchema.nullable(),
})

export const groupSchema = z.strictObject({
  /** One of what the curves are set apart by; '' of those of whom none is known. */
  id: z.string(),
  n: z.int(),
  stages: z.array(groupStageSchema),
})
export type GroupCurve = z.infer<typeof groupSchema>

export const groupsSchema = z.strictObject({
  range: z.strictObject({ from: daySchema, to: daySchema }),
  by: z.enum(GROUPINGS),
  /** The one instrument that all are drawn by; null without answers. */
  scale: scaleSchema.nullable(),
  /** Answers of other instruments, which are in none of the curves. */
  others: z.int(),
  /** The largest first, those of whom nothing is known last; six at most. */
  groups: z.array(groupSchema),
  /** Groups that are too small to be among them. */
  left: z.int(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Groups = z.infer<typeof groupsSchema>
