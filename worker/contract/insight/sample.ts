import * as z from 'zod'
import { inOrder } from '#contract/journey.ts'
import { askedDaySchema, daySchema } from '#contract/schemas.ts'
import { FILTERS } from '#contract/words.ts'

/** What is known of everybody who was asked, or of every parcel. */
export const SAMPLE_VARIABLES = [...FILTERS, 'carrier', 'trouble'] as const

/** `empty` nobody was asked or answered · `few` under 30 answers · `alike` nothing tells people apart. */
export const SAMPLE_STATES = ['ok', 'few', 'alike', 'empty'] as const

/** `GET /api/journeys/{id}/sample`. Both days are included. */
export const sampleQuerySchema = inOrder(
  z.strictObject({ from: askedDaySchema, to: askedDaySchema }),
)

const categorySchema = z.strictObject({
  /** A name of the map, a carrier, `yes` or `no`; '' where none is known, null for all the rare ones. */
  value: z.string().nullable(),
  asked: z.int(),
  answered: z.int(),
  /** Below 0 where fewer answer than on the whole. */
  unconditional: z.number(),
  /** What is left of it among people who are alike in all else; at least 0. */
  conditional: z.number(),
})

export const samplePartSchema = z.strictObject({
  state: z.enum(SAMPLE_STATES),
  asked: z.int(),
  answered: z.int(),
  /** Null unless the state is `ok`. */
  found: z
    .strictObject({
      /** 1 where all are as likely to answer, 0 at worst; less what chance adds. */
      r: z.number(),
      raw: z.number(),
      /** 95 %. */
      interval: z.tuple([z.number(), z.number()]).nullable(),
      /** By how many standard deviations a mean can be off at most. */
      worst: z.number(),
      /** What goes most with answering or not, and which of its values; null where chance may do it. */
      bias: z
        .strictObject({ variable: z.enum(SAMPLE_VARIABLES), value: z.string().nullable() })
        .nullable(),
      variables: z.array(
        z.strictObject({
          variable: z.enum(SAMPLE_VARIABLES),
          unconditional: z.number(),
          conditional: z.number(),
          categories: z.array(categorySchema),
        }),
      ),
    })
    .nullable(),
})
export type SamplePart = z.infer<typeof samplePartSchema>

export const sampleSchema = z.strictObject({
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** Displays of this journey's questions, by what the page said of its visitors. */
  shown: samplePartSchema,
  /** All parcels of the site, answered about or not, by carrier and by what tracking saw. */
  parcels: samplePartSchema,
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Sample = z.infer<typeof sampleSchema>
