import * as z from 'zod'
import { scaleSchema } from '#contract/schemas.ts'
import { digestStateSchema, intervalSchema, placeSchema, viewFields } from './view.ts'

/** From one touchpoint to the next that the same person answered at. */
export const momentSchema = z.strictObject({
  from: placeSchema,
  to: placeSchema,
  scales: z.tuple([scaleSchema, scaleSchema]),
  /** Pairs of answers by the same people. */
  n: z.int(),
  /** Scored answers on either side, by whomever; null for a guest, who could tell who has no pair. */
  nFrom: z.int().nullable(),
  nTo: z.int().nullable(),
  /**
   * Hodges–Lehmann of later − earlier in points of sentiment; of ridits × 200 where `isRidit`. Where
   * `differentPeople`, the difference of means.
   */
  difference: z.number(),
  interval: intervalSchema,
  /** Rank-biserial −1…1; null where `differentPeople`. */
  effect: z.number().nullable(),
  /** People who went from happy to unhappy, and back; null where `differentPeople`, and for a guest. */
  worse: z.int().nullable(),
  better: z.int().nullable(),
  /** Benjamini–Hochberg over all of the map. */
  q: z.number(),
  /** At least 20 pairs, q at most .05 and 15 points or more. */
  isMoment: z.boolean(),
  /** Fewer than 20 pairs: the two are compared by whoever answered there. */
  differentPeople: z.boolean(),
  /** Two instruments: each answer by its place among all answers of its own. */
  isRidit: z.boolean(),
  state: digestStateSchema,
})
export type Moment = z.infer<typeof momentSchema>

/** `GET /api/journeys/{id}/moments`: moments first, then by |difference| × n. */
export const momentsSchema = z.strictObject({
  ...viewFields,
  moments: z.array(momentSchema),
  isHidden: z.boolean(),
})
export type Moments = z.infer<typeof momentsSchema>
