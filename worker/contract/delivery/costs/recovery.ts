import * as z from 'zod'

/*
 * `GET /api/delivery/recovery`: what became of customers after cases, over the newest thousand cases.
 * Sentiment and buying stand side by side; neither alone says that somebody came back.
 */

const intervalSchema = z.strictObject({ low: z.number(), high: z.number() })
/** A share with what it was counted of. The interval is null where nothing was counted. */
const rateSchema = z.strictObject({
  x: z.int(),
  n: z.int(),
  interval: intervalSchema.nullable(),
})
export type Rate = z.infer<typeof rateSchema>

/** Of cases that were met, in milliseconds; null for none. */
const timesSchema = z.strictObject({
  n: z.int(),
  /** Cases for which it has not happened yet. */
  open: z.int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
})
export type Times = z.infer<typeof timesSchema>

/** Mean sentiments −100…100 of the same customers at three times. */
const moodSchema = z.strictObject({
  /** Customers with all of them; under five no mean is told. */
  n: z.int(),
  /** Answers before the failure; null in pairs, which only know the failure and after it. */
  before: z.number().nullable(),
  failure: z.number().nullable(),
  after: z.number().nullable(),
})
export type Mood = z.infer<typeof moodSchema>

/** How long customers waited for the first contact, beside what they said after the case. */
const responseSchema = z.strictObject({
  contacted: z.int(),
  /** Not contacted yet, or not before the case was done. */
  notYet: z.int(),
  /**
   * Open minutes within which half were contacted, those not contacted censored; null while fewer than
   * half were, and under five.
   */
  median: z.number().nullable(),
  bands: z.array(
    z.strictObject({
      /** Open minutes until the first contact, at most; null for all that took longer. */
      upTo: z.int().nullable(),
      /** Answers after the case; under five no mean is told. */
      n: z.int(),
      /** Mean sentiment −100…100 with its 95 % interval. */
      mean: z.number().nullable(),
      interval: intervalSchema.nullable(),
    }),
  ),
  /** Answers after a case that nobody was contacted in before its resolution: in no band. */
  without: z.int(),
  /** Answers that the test needs. */
  least: z.int(),
  /** Kruskal–Wallis over the bands that are told; null for too few. */
  test: z
    .strictObject({ chiSquare: z.number(), df: z.int(), p: z.number(), n: z.int() })
    .nullable(),
})

const boughtSchema = z.strictObject({
  days: z.union([z.literal(60), z.literal(90)]),
  /** Of all, of those who moved up, and of the others who answered; days over, customer known. */
  all: rateSchema,
  movedUp: rateSchema,
  notMovedUp: rateSchema,
  silent: rateSchema,
})

export const recoveryReportSchema = z.strictObject({
  /** Cases that were looked at, the newest; and whether there are older ones. */
  cases: z.int(),
  isPart: z.boolean(),
  /** When the oldest of them was opened; null for none. */
  since: z.int().nullable(),
  resolved: z.int(),
  /** Of the resolved: asked again, and what came of it. */
  asked: z.int(),
  answered: z.int(),
  skipped: z.int(),
  waiting: z.int(),
  /** Those who were asked and are silent: neither content nor not. */
  silent: z.int(),
  pairs: moodSchema,
  triples: moodSchema,
  bought: z.array(boughtSchema),
  rates: z.strictObject({
    /** Low answers with a case, of the low ones among the newest two thousand answers. */
    coverage: rateSchema,
    /** Moved up by a face or more, of those with both scores. */
    rescued: rateSchema,
    /** Between nobody and everybody of the silent having moved up; null where nobody was asked. */
    rescueBounds: intervalSchema.nullable(),
    recontact: rateSchema,
    reopened: rateSchema,
    /** Second failures of a customer or order. */
    repeated: rateSchema,
  }),
  firstContact: timesSchema,
  resolution: timesSchema,
  /** Null where the desk has no opening hours. */
  response: responseSchema.nullable(),
  costs: z.array(
    z.strictObject({
      currency: z.string(),
      n: z.int(),
      totalMinor: z.int(),
      medianMinor: z.number(),
    }),
  ),
  /** Cases that are not done, by days since they were opened. */
  backlog: z.array(
    z.strictObject({
      /** At least so many days, and fewer than the next. */
      days: z.int(),
      open: z.int(),
      waiting: z.int(),
    }),
  ),
  /** Whether more than five thousand are not done: these are the oldest. */
  isBacklogPart: z.boolean(),
})
export type RecoveryReport = z.infer<typeof recoveryReportSchema>
