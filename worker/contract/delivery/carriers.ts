import * as z from 'zod'
import { daySchema } from '#contract/schemas.ts'
import { BAD, FIGURE_DAYS, WATCH_STATES, ISSUE_TYPES } from '#contract/delivery/words.ts'

/* Figures of carriers: counts and shares, and nothing of a person. */

const intervalSchema = z.tuple([z.number(), z.number()])
/** `hidden`: fewer than five, so no figure is shown · `few`: fewer than thirty · `empty`: none. */
const stateSchema = z.enum(['ok', 'few', 'hidden', 'empty'])

/** A share of counts, and how far it can be trusted. */
export const shareSchema = z.strictObject({
  /** null where it is too few for the reader to see. */
  x: z.int().nullable(),
  n: z.int(),
  /** x / n, 0…1. */
  share: z.number().nullable(),
  /** Wilson's 95 % interval of it. */
  interval: intervalSchema.nullable(),
  state: stateSchema,
})
export type Share = z.infer<typeof shareSchema>

const heardFirstSchema = z.strictObject({
  /** Issues that customers told of before tracking saw them. */
  n: z.int(),
  /** Median hours by which they were first; null for none. */
  hours: z.number().nullable(),
})

const saidSeenSchema = z.strictObject({
  issue: z.enum(ISSUE_TYPES),
  state: stateSchema,
  /** Answered parcels: only the customer, only tracking, both. null where they are too few to be shown. */
  saidOnly: z.int().nullable(),
  seenOnly: z.int().nullable(),
  both: z.int().nullable(),
  /** Seen by tracking, of parcels whose customers are silent. */
  silent: z.int().nullable(),
  /** Of the answered, how many customers say it. */
  said: shareSchema,
  /** The share among all parcels if no silent customer had it, and if all of them had. */
  bounds: intervalSchema.nullable(),
  heardFirst: heardFirstSchema,
  /** Who can see it at all. */
  seenBy: z.enum(['tracking', 'customer', 'both']),
})
export type SaidSeenRow = z.infer<typeof saidSeenSchema>

const carrierSchema = z.strictObject({
  /** Lower case; '' for one that nobody has named. */
  carrier: z.string(),
  parcels: z.int(),
  delivered: z.int(),
  /** Delivered by the end of the day that was promised first, of those with a promise. */
  promise: shareSchema,
  /** The same by the carrier's own first estimate. */
  estimate: shareSchema,
  /** Parcels with any issue, said or seen. */
  troubled: shareSchema,
  /** Parcels whose customers are known to have been asked: by a link of their own, or by answering. */
  asked: z.int(),
  /** Parcels that were answered about, of all. */
  answered: shareSchema,
  /** −100…100 of the answers about the delivery, one an order. */
  sentiment: z.strictObject({
    n: z.int(),
    mean: z.number().nullable(),
    interval: intervalSchema.nullable(),
    state: stateSchema,
  }),
  /** Steps whose code no vocabulary knows. */
  unknown: z.int(),
  heardFirst: heardFirstSchema,
  /** Whether customers of parcels with an issue that tracking saw surely answer more, or less, often. */
  answersDiffer: z.boolean(),
  issues: z.array(saidSeenSchema),
})
export type CarrierFigures = z.infer<typeof carrierSchema>

/** `GET /api/delivery/carriers`. */
export const carriersQuerySchema = z.strictObject({
  days: z.coerce
    .number()
    .pipe(z.union(FIGURE_DAYS.map((days) => z.literal(days))))
    .default(28),
})
export const carriersSchema = z.strictObject({
  /** Local days of the first step of a parcel, both included. */
  range: z.strictObject({ from: daySchema, to: daySchema }),
  carriers: z.array(carrierSchema),
  /** Carriers whose customers answer least and most, where that surely differs; else null. */
  uneven: z.strictObject({ least: z.string(), most: z.string() }).nullable(),
})
export type Carriers = z.infer<typeof carriersSchema>

const streamIssueSchema = z.enum([...ISSUE_TYPES, BAD])

export const incidentSchema = z.strictObject({
  id: z.string(),
  carrier: z.string(),
  issue: streamIssueSchema,
  /** Unix milliseconds: its likeliest beginning, when it was noticed, its likeliest end. */
  startedAt: z.int(),
  alarmedAt: z.int(),
  endedAt: z.int().nullable(),
  /** Whether it ended only because nobody answered for two weeks. */
  isSilent: z.boolean(),
  /** Answers about the carrier in that time, and those with the issue. */
  answers: z.int(),
  named: z.int(),
  usual: z.number(),
  /** Times the usual share, with its 95 % interval. */
  times: z.number(),
  interval: intervalSchema.nullable(),
  /** Days between two false alarms of its stream, as it was planned. */
  falseDays: z.number().nullable(),
  /** What tracking saw of it since shortly before it began; null for bad answers. */
  tracking: z
    .strictObject({
      /** Parcels with the issue by tracking, and those with it by the customer only. */
      seen: z.int(),
      saidOnly: z.int(),
      heardFirst: heardFirstSchema,
    })
    .nullable(),
})
export type Incident = z.infer<typeof incidentSchema>

/** `GET /api/delivery/incidents`: the newest fifty, and how closely is watched. */
export const incidentsSchema = z.strictObject({
  incidents: z.array(incidentSchema),
  /** False alarms that are to be expected in so many days, over all carriers and issues together. */
  falseAlarms: z.strictObject({ most: z.int(), days: z.int() }),
  /** When the usual shares were frozen, Unix milliseconds; null while they are not. */
  frozenAt: z.int().nullable(),
  watched: z.array(
    z.strictObject({
      carrier: z.string(),
      issue: streamIssueSchema,
      state: z.enum(WATCH_STATES),
      /** null where it is not known. */
      usual: z.number().nullable(),
      perDay: z.number().nullable(),
      /** Answers a day that it would take; null where they suffice or nothing would do. */
      neededPerDay: z.number().nullable(),
      /** Days until half of all incidents of three times the usual share are found. */
      medianDays: z.number().nullable(),
    }),
  ),
})
export type Incidents = z.infer<typeof incidentsSchema>
