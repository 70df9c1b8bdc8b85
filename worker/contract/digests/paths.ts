import * as z from 'zod'
import { channelSchema } from '#contract/schemas.ts'
import { digestStateSchema, intervalSchema, shareSchema, viewFields } from './view.ts'

export const STEP_KINDS = ['start', 'forward', 'back', 'loop', 'end'] as const

export const stepSchema = z.strictObject({
  /** Touchpoints; null is where journeys begin, or end. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  kind: z.enum(STEP_KINDS),
  /** Of all that came to `from`, those that went on to `to`; of a start, of all journeys. */
  taken: shareSchema,
  state: digestStateSchema,
})
export type Step = z.infer<typeof stepSchema>

export const pathSchema = z.strictObject({
  /** Touchpoints in their order; eight at most. */
  steps: z.array(z.string()),
  /** Whether it went on after these eight. */
  isLonger: z.boolean(),
  taken: shareSchema,
  /** Mean of all its scored answers, −100…100; null without any. */
  sentiment: z.number().nullable(),
  state: digestStateSchema,
})
export type Path = z.infer<typeof pathSchema>

/** `GET /api/journeys/{id}/paths`: who answered more than once, by their answers in order. */
export const pathsSchema = z.strictObject({
  ...viewFields,
  /** Journeys: answers of one person with less than thirty days between them. */
  walks: z.int(),
  /** The most taken first. */
  steps: z.array(stepSchema),
  /** The fifty most taken, and how many journeys took another. */
  paths: z.array(pathSchema),
  others: z.int(),
  /** Steps to an earlier stage or touchpoint, and to the same again, of all steps. */
  back: shareSchema.nullable(),
  loops: shareSchema.nullable(),
  /** From the channel of an answer to that of the next. */
  switches: z.array(z.strictObject({ from: channelSchema, to: channelSchema, taken: shareSchema })),
  changed: z
    .array(
      z.strictObject({
        from: z.string().nullable(),
        to: z.string().nullable(),
        difference: z.number(),
        interval: intervalSchema,
        q: z.number(),
      }),
    )
    .nullable(),
})
export type Paths = z.infer<typeof pathsSchema>
