import * as z from 'zod'
import { inOrder } from '#contract/journey.ts'
import { askedDaySchema, daySchema, scaleSchema } from '#contract/schemas.ts'

/** `GET /api/journeys/{id}/weighted`. Both days are included. */
export const weightedQuerySchema = inOrder(
  z.strictObject({ from: askedDaySchema, to: askedDaySchema }),
)

/** A figure with its 95 % interval. */
const figureSchema = z.strictObject({
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]),
})

const figuresSchema = z.strictObject({
  /** Mean sentiment, −100…100. */
  sentiment: figureSchema,
  /** Share of good answers, 0…1. */
  good: figureSchema,
})

export const weightedViewSchema = z.strictObject({
  touchpoint: z.string(),
  stage: z.string(),
  scale: scaleSchema,
  /** Answers that were asked by a share which their question stated. */
  n: z.int(),
  /** As many equal answers tell as much, by Kish; null without answers. */
  effective: z.number().nullable(),
  /** Other answers of these questions in these days, in no figure here: asked by no stated share. */
  untold: z.int(),
  /** Each answer counted 1 / its share; null where there are too few. */
  weighted: figuresSchema.nullable(),
  /** The same answers, each counted once. */
  unweighted: figuresSchema.nullable(),
  questions: z.array(
    z.strictObject({
      survey: z.string(),
      name: z.string(),
      /** The least and most of the share that it is shown to now; null where it no longer is. */
      share: z.tuple([z.number(), z.number()]).nullable(),
      n: z.int(),
      /** Its answers by the shares that held, the largest first; of a steady sample its least and most. */
      byShare: z.array(
        z.strictObject({
          share: z.number(),
          most: z.number(),
          n: z.int(),
          /** Σ 1 / share over them: as many if everybody had been asked. */
          standFor: z.number(),
        }),
      ),
      figures: figuresSchema.nullable(),
    }),
  ),
})
export type WeightedView = z.infer<typeof weightedViewSchema>

export const weightedSchema = z.strictObject({
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** Touchpoints with questions in turn, or where not everybody was asked by one share; an entry a scale. */
  weighted: z.array(weightedViewSchema),
  /** The newest answers of each touchpoint that were looked at; older ones of these days are in nothing. */
  lookedAt: z.int(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Weighted = z.infer<typeof weightedSchema>
