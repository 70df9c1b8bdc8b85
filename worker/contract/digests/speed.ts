import * as z from 'zod'
import { scaleSchema } from '#contract/schemas.ts'
import { digestStateSchema, shareSchema, viewFields } from './view.ts'

/** Nobody reads a question and chooses in less, milliseconds. */
export const QUICK_BELOW_MS = 1000

/** Answers of one instrument at one touchpoint, with and without the quick ones. */
export const placeSpeedSchema = z.strictObject({
  stage: z.string(),
  touchpoint: z.string(),
  scale: scaleSchema,
  /** Quick answers of those of which it is known how long they took. */
  quick: shareSchema,
  /** Mean sentiment of the timed answers, −100…100. */
  all: z.number(),
  /** The same without the quick ones; null where either are too few, 5 or an employee journey's 10. */
  without: z.number().nullable(),
  state: digestStateSchema,
})
export type PlaceSpeed = z.infer<typeof placeSpeedSchema>

/** `GET /api/journeys/{id}/speed`: where the quick ones change most first. None of them is ever dropped. */
export const speedSchema = z.strictObject({
  ...viewFields,
  quickBelowMs: z.int(),
  /** All places together; null where nothing was timed. */
  quick: shareSchema.nullable(),
  places: z.array(placeSpeedSchema),
})
export type Speed = z.infer<typeof speedSchema>
