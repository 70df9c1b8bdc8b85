import * as z from 'zod'
import { TRIAL_PHASES, TRIAL_VERDICTS } from '#contract/cases/words.ts'

/* What is told of a trial of when to ask. */

const intervalSchema = z.strictObject({ low: z.number(), high: z.number() })

const armSchema = z.strictObject({
  days: z.int(),
  /** Experiences for which this delay was drawn, and those of them that the trial has asked about. */
  drawn: z.int(),
  asked: z.int(),
  /** Scored answers so far. */
  answered: z.int(),
  /** Of those whose time to answer is over: answered of drawn, with the Wilson interval as shares. */
  rate: z.strictObject({ x: z.int(), n: z.int(), interval: intervalSchema.nullable() }),
  /** Mean sentiment −100…100; null before the end, and under five answers. */
  mean: z.number().nullable(),
  /** Its 95 % interval; null where there is none. */
  interval: intervalSchema.nullable(),
  /** Standard deviation in points; null like the mean. */
  deviation: z.number().nullable(),
})
export type TrialArm = z.infer<typeof armSchema>

const pairSchema = z.strictObject({
  /** Delays in days; the later less the earlier is told. */
  from: z.int(),
  to: z.int(),
  /** Points, with the interval that holds for all pairs at once. */
  value: z.number(),
  low: z.number(),
  high: z.number(),
})
export type TrialPair = z.infer<typeof pairSchema>

const trialSchema = z.strictObject({
  id: z.int(),
  days: z.array(z.int()),
  /** Unix milliseconds. */
  startedAt: z.int(),
  closedAt: z.int().nullable(),
  stoppedAt: z.int().nullable(),
  /** From when on it is judged; null while that is open. */
  judgedAt: z.int().nullable(),
  phase: z.enum(TRIAL_PHASES),
  /** Scored answers that it has, and those that it takes. */
  answers: z.int(),
  planned: z.int(),
  /** The difference in points that was said to be found four times in five. */
  detectable: z.number(),
  /** The same by the answers that came; null before the end. */
  reached: z.number().nullable(),
  arms: z.array(armSchema),
  pairs: z.array(pairSchema),
  verdict: z.enum(TRIAL_VERDICTS),
  /** The pair that the verdict rests on, among `pairs`; null for none. */
  found: z.int().nullable(),
  /** Whether the delays were answered differently often; p of the chi-square test. Null before the end. */
  rates: z.strictObject({ differ: z.boolean(), p: z.number() }).nullable(),
})
export type AskTrial = z.infer<typeof trialSchema>

/** `GET /api/ask-trials`. */
export const trialsViewSchema = z.strictObject({
  /** The newest; null before the first. */
  trial: trialSchema.nullable(),
  /** What a trial could show. */
  outlook: z.strictObject({
    /** Standard deviation of the sentiment in points, and of how many answers; 0 where it is assumed. */
    deviation: z.number(),
    of: z.int(),
    /** For each size the difference in points that is found four times in five, of two and of three delays. */
    sizes: z.array(z.strictObject({ answers: z.int(), two: z.number(), three: z.number() })),
  }),
})
export type TrialsView = z.infer<typeof trialsViewSchema>
