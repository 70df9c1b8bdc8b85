import * as z from 'zod'
import { instantSchema } from '#contract/schemas.ts'
import { BANDS } from '#contract/words.ts'
import { barriersSchema } from './barriers.ts'
import {
  differenceSchema,
  digestStateSchema,
  intervalSchema,
  shareSchema,
  viewFields,
} from './view.ts'

const bandSchema = z.enum(BANDS)

/** `hidden`: too few, and no share is told. */
const stateSchema = z.enum([...digestStateSchema.options, 'hidden'])

/** What became of the journeys that answered in a stage; the counts add up to `reached`. */
const funnelStageSchema = z.strictObject({
  stage: z.string(),
  reached: z.int(),
  /** Of all at the first stage: who came here from stage to stage in the order of the map; null there. */
  strict: shareSchema.nullable(),
  /** Of all at the first stage: who came here after it, whatever lay between; null there. */
  eventual: shareSchema.nullable(),
  /** Answered in a later stage afterwards. */
  advanced: z.int(),
  /** Last heard of here, and the time frame has passed since. */
  dropped: z.int(),
  /** Last heard of here, 80 % of the frame or more ago. */
  atRisk: z.int(),
  /** Last heard of here, less long ago. */
  open: z.int(),
  /** Last heard of in an earlier stage. */
  back: z.int(),
  /** Last heard of here, and this is the last stage. */
  completed: z.int(),
  /** Dropped of those advanced or dropped: open ones are neither. */
  dropOff: shareSchema.nullable(),
  /** After so many days without an answer; of a stage without a frame, those that end any journey. */
  frameDays: z.number(),
  state: stateSchema,
})

/** Of those who felt so in a stage, who went on to a later one within the window. */
const bandShareSchema = z.strictObject({
  band: bandSchema,
  taken: shareSchema.nullable(),
  /** Their window is still open: in no share. */
  waiting: z.int(),
})

const goneOnSchema = z.strictObject({
  stage: z.string(),
  windowDays: z.number(),
  /** Unhappy, middling, happy. */
  bands: z.array(bandShareSchema),
  /** Happy minus unhappy with Newcombe's interval, and q over all stages; null where either has too few. */
  difference: differenceSchema.nullable(),
  state: stateSchema,
})

/** Who came back, by what the answer before felt like (Kaplan–Meier). */
const cameBackSchema = z.strictObject({
  bands: z.array(
    z.strictObject({
      band: bandSchema,
      n: z.int(),
      came: z.int(),
      /** Share that came back within so many days; only where enough were watched as long. */
      within: z.array(
        z.strictObject({ days: z.int(), share: z.number(), interval: intervalSchema }),
      ),
      /** Share that has not come back after so many days. */
      curve: z.array(z.strictObject({ days: z.number(), share: z.number(), atRisk: z.int() })),
      state: stateSchema,
    }),
  ),
  /** Happy less unhappy of `within` (MOVER), for the days told of both. */
  differences: z.array(
    z.strictObject({ days: z.int(), difference: z.number(), interval: intervalSchema }),
  ),
  /** Happy against unhappy over all days; null where either has too few. */
  logRank: z.strictObject({ chiSquare: z.number(), p: z.number() }).nullable(),
})

/** `GET /api/journeys/{id}/onward`: what people did beside what they felt. Nothing here says why. */
export const onwardSchema = z.strictObject({
  ...viewFields,
  funnel: z.strictObject({
    /** Journeys whose last answer lies in these weeks. */
    journeys: z.int(),
    /** Of them those of more answers than a path tells: in no stage below. */
    longer: z.int(),
    stages: z.array(funnelStageSchema),
  }),
  goneOn: z.array(goneOnSchema),
  barriers: barriersSchema,
  /** Another journey of the same person, by how the one before ended. */
  visits: cameBackSchema,
  /**
   * Another order of the same customer, by the last answer about the first one, over all of the shop, as
   * it was counted last; null before, and for employees.
   */
  orders: z
    .strictObject({ countedAt: instantSchema, orders: z.int(), ...cameBackSchema.shape })
    .nullable(),
})
export type Onward = z.infer<typeof onwardSchema>
export type FunnelStage = Onward['funnel']['stages'][number]
export type GoneOn = Onward['goneOn'][number]
