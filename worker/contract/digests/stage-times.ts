import * as z from 'zod'
import { digestStateSchema, intervalSchema, shareSchema, viewFields } from './view.ts'

export const stageTimeSchema = z.strictObject({
  stage: z.string(),
  /** Journeys that came into the stage, that left it for another, and that are still in it. */
  entered: z.int(),
  left: z.int(),
  open: z.int(),
  /** Days until half have left (Kaplan–Meier); null where fewer than half did. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
  frameDays: z.number().nullable(),
  /** Share still in the stage after its frame, 0…1; null without a frame or anybody at risk then. */
  beyondFrame: z.strictObject({ share: z.number(), interval: intervalSchema }).nullable(),
  /** Share still in the stage after so many days. */
  curve: z.array(
    z.strictObject({
      days: z.number(),
      share: z.number(),
      interval: intervalSchema,
      atRisk: z.int(),
    }),
  ),
  /** Of those who entered in the compared weeks. */
  previous: z.strictObject({ entered: z.int(), median: z.number().nullable() }).nullable(),
  /** Left for an earlier stage, of all who left. */
  back: shareSchema.nullable(),
  state: digestStateSchema,
})
export type StageTime = z.infer<typeof stageTimeSchema>

/** `GET /api/journeys/{id}/stage-times`: from a person's first answer in a stage to the next stage. */
export const stageTimesSchema = z.strictObject({
  ...viewFields,
  stages: z.array(stageTimeSchema),
})
export type StageTimes = z.infer<typeof stageTimesSchema>
