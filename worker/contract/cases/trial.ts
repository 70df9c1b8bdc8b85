import * as z from 'zod'
import { CASE_LIMITS, TRIAL_LIMITS, TRIAL_SIZES } from '#contract/cases/words.ts'

/*
 * Trials of how long after an experience customers are asked how it went: each is asked after one of two
 * or three delays, as chance has it.
 */

const daysSchema = z
  .array(z.int().min(0).max(CASE_LIMITS.refundDays))
  .min(TRIAL_LIMITS.fewest)
  .max(TRIAL_LIMITS.most)
  .refine((days) => days.every((day, at) => day > (days[at - 1] ?? -1)), {
    error: 'must rise: each number of days once, the smallest first',
  })

/** `POST /api/ask-trials`: one that is running ends with it. */
export const newTrialSchema = z.strictObject({
  /** Whole days after the experience. */
  days: daysSchema,
  /** How many scored answers it takes; fixed from then on. */
  answers: z.literal(TRIAL_SIZES),
  /** The newest trial that its maker knew of; 0 for none, and one less than a site has at most. */
  seen: z
    .int()
    .min(0)
    .max(TRIAL_LIMITS.trials - 1),
})

/** `PATCH /api/ask-trials`. @property stop the trial that ends before it has its answers, for good */
export const trialChangeSchema = z.strictObject({ stop: z.int().min(1) })
