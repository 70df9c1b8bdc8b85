import * as z from 'zod'
import { daySchema, handleSchema, scaleSchema } from '#contract/schemas.ts'

/** `POST /api/alerts/anew`: where what is usual is learnt anew. */
export const alertPlaceSchema = z.strictObject({
  stage: handleSchema,
  touchpoint: handleSchema,
  scale: scaleSchema,
})

export const alertSchema = z.strictObject({
  stage: z.string(),
  touchpoint: z.string(),
  scale: scaleSchema,
  /** The local day by whose answers it was raised, with small days before it. */
  raisedOn: daySchema,
  /** Of that day: unhappy answers, and answers in all; never fewer than a value needs. */
  unhappy: z.int(),
  answers: z.int(),
  /** Usual share of unhappy answers, and its moving average on that day, 0…1. */
  usual: z.number(),
  average: z.number(),
  /** Which limit it was beyond: of the day alone, of the average, or both. */
  chart: z.enum(['day', 'average', 'both']),
  /** The first of three days that were as usual again; null while it lasts. */
  endedOn: daySchema.nullable(),
  /** As usual again, or what is usual is learnt anew since something was changed there. */
  why: z.enum(['calm', 'anew']).nullable(),
})
export type Alert = z.infer<typeof alertSchema>

/** `GET /api/alerts`: the last hundred, the last to be raised first. */
export const alertsSchema = z.strictObject({
  /** The last day that was looked at; null before the first. */
  through: daySchema.nullable(),
  alerts: z.array(alertSchema),
  /** Places where it is known what is usual, and those where that is still being learnt. */
  watched: z.int(),
  learning: z.int(),
})
export type Alerts = z.infer<typeof alertsSchema>
