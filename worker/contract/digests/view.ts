import * as z from 'zod'
import { inOrder } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { askedDaySchema, daySchema, filterFields, instantSchema } from '#contract/schemas.ts'
import { COMPARISONS, FILTERS } from '#contract/words.ts'

/** What is kept of a journey is kept by whole weeks: a range is widened to the weeks it touches. */
export const digestQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    compare: z.enum(COMPARISONS).default('none'),
    /** Taken so that a view may keep its address; an answer says which of them it ignores. */
    ...filterFields,
    ...readerQuerySchema.shape,
  }),
)
export type DigestQuery = z.infer<typeof digestQuerySchema>

export const intervalSchema = z.tuple([z.number(), z.number()])
const rangeSchema = z.strictObject({ from: daySchema, to: daySchema })

/** What every view of kept counts says of itself. */
export const viewFields = {
  journey: z.string(),
  /** The whole weeks that are counted, both days included. */
  range: rangeSchema,
  previousRange: rangeSchema.nullable(),
  timezone: z.string(),
  /** Everything up to then is counted; null before the first answer was read, and for a guest. */
  readTo: instantSchema.nullable(),
  /** Whether answers wait to be counted: a later look sees more. */
  isBehind: z.boolean(),
  /** Filters of the question that do not apply here. */
  ignored: z.array(z.enum(FILTERS)),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
}

/** `hidden` is not told, `few` is told with a warning. */
export const digestStateSchema = z.enum(['ok', 'few'])

/** A share 0…1 of `n` in `of`, with Wilson's 95 % interval; null where `of` is 0. */
export const shareSchema = z.strictObject({
  n: z.int(),
  of: z.int(),
  share: z.number(),
  interval: intervalSchema,
})
export type Share = z.infer<typeof shareSchema>

/** Of two shares, −1…1, with Newcombe's 95 % interval and q over all that are told beside it. */
export const differenceSchema = z.strictObject({
  difference: z.number(),
  interval: intervalSchema,
  q: z.number(),
})

/** A place on the map. */
export const placeSchema = z.strictObject({ stage: z.string(), touchpoint: z.string() })
