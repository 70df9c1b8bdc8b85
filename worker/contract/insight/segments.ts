import * as z from 'zod'
import { intervalSchema, placeSchema, shareSchema } from '#contract/digests/view.ts'
import { inOrder } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import {
  askedDaySchema,
  daySchema,
  filterFields,
  instantSchema,
  kindSchema,
  scaleSchema,
} from '#contract/schemas.ts'

/** Answers that a segment needs at a touchpoint, and the others there, before both are compared. */
export const SEGMENT_LEAST = 20

const { segment: _, ...otherFilters } = filterFields

/** `GET /api/journeys/{id}/segments`. Both days are included; segments are what is compared. */
export const segmentsQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    /** The most asked one unless told. */
    kind: kindSchema.optional(),
    ...otherFilters,
    ...readerQuerySchema.shape,
  }),
)

export const meanSchema = z.strictObject({ n: z.int(), mean: z.number() })
/** Points of sentiment, the segment less the others, with 95 %. */
export const gapSchema = z.strictObject({ difference: z.number(), interval: intervalSchema })

/** A segment at one touchpoint, beside everybody else there. */
const segmentCellSchema = z.strictObject({
  ...placeSchema.shape,
  segment: z.string(),
  scale: scaleSchema,
  own: meanSchema,
  others: meanSchema,
  ...gapSchema.shape,
  /** Benjamini–Hochberg over all cells. */
  q: z.number(),
  /** q at most .05, and five points or more. */
  isReal: z.boolean(),
})
export type SegmentCell = z.infer<typeof segmentCellSchema>

/** A pain that a segment names more often than others who answer at the same touchpoints. */
const segmentPainSchema = z.strictObject({
  code: z.string(),
  /** As its question says it; null for a theme of comments. */
  name: z.string().nullable(),
  own: shareSchema,
  others: shareSchema,
  /** How many of the segment would name it if it did as often as all, touchpoint by touchpoint. */
  expected: z.number(),
  /** Mantel–Haenszel's ratio of shares over touchpoints, with 95 %; null where none of the others names it. */
  times: z.number().nullable(),
  interval: intervalSchema.nullable(),
  /** Log-likelihood keyness, with q over all segments and pains. */
  g2: z.number(),
  q: z.number(),
  /** q at most .05, named by five or more, and oftener than expected. */
  isKey: z.boolean(),
})
export type SegmentPain = z.infer<typeof segmentPainSchema>

const segmentSchema = z.strictObject({
  segment: z.string(),
  /** Its answers of this kind. */
  n: z.int(),
  /** Cells that could be compared. */
  cells: z.int(),
  /** All of them together as they come; null without any. */
  crude: gapSchema.nullable(),
  /** Touchpoint by touchpoint, weighted by the segment's own answers; null without any. */
  within: gapSchema.nullable(),
  /** Simpson: the two go opposite ways. */
  isReversed: z.boolean(),
  /** The surest first; those that are named more come before those named less. */
  pains: z.array(segmentPainSchema),
})
export type SegmentGap = z.infer<typeof segmentSchema>

export const segmentsSchema = z.strictObject({
  journey: z.string(),
  range: z.strictObject({ from: daySchema, to: daySchema }),
  timezone: z.string(),
  kind: kindSchema,
  /** Answers of this kind, and those of them whose segment is not known: they are among the others. */
  n: z.int(),
  unknown: z.int(),
  segments: z.array(segmentSchema),
  /** The worst first. */
  cells: z.array(segmentCellSchema),
  /** Cells with answers that are too few, on either side. */
  few: z.int(),
  /** Pains are counted by whole weeks, up to `readTo`; answers to the pains' questions looked at. */
  pains: z.strictObject({
    range: z.strictObject({ from: daySchema, to: daySchema }),
    readTo: instantSchema.nullable(),
    isBehind: z.boolean(),
    answers: z.int(),
  }),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Segments = z.infer<typeof segmentsSchema>
