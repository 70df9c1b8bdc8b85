import * as z from 'zod'
import { intervalSchema } from '#contract/digests/view.ts'
import { inOrder } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { askedDaySchema, daySchema, filterFields } from '#contract/schemas.ts'

/** `GET /api/journeys/{id}/heard`. Both days are included. */
export const heardQuerySchema = inOrder(
  z.strictObject({
    from: askedDaySchema,
    to: askedDaySchema,
    ...filterFields,
    ...readerQuerySchema.shape,
  }),
)

const sourceSchema = z.strictObject({
  code: z.string(),
  /** As its question said it last; null where the question has no name for it. */
  name: z.string().nullable(),
  n: z.int(),
  /** Of all answers to the question, 0…1, with Wilson's 95 %; null where there are too few. */
  share: z.number().nullable(),
  interval: intervalSchema.nullable(),
})

export const heardQuestionSchema = z.strictObject({
  survey: z.string(),
  name: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  n: z.int(),
  /** Whether the choices stand in another order for each person, as it is asked now. */
  isShuffled: z.boolean(),
  /** The most named first, `other` last. */
  sources: z.array(sourceSchema),
  /** What those wrote who chose `other`, the newest first; none for who may not read comments. */
  others: z.array(z.strictObject({ day: daySchema, lang: z.string(), text: z.string() })),
})
export type HeardQuestion = z.infer<typeof heardQuestionSchema>

export const heardSchema = z.strictObject({
  range: z.strictObject({ from: daySchema, to: daySchema }),
  /** Each question of where people heard of the shop, the most answered first. */
  questions: z.array(heardQuestionSchema),
  /** Answers that a question needs before anything is said of it. */
  least: z.int(),
  /** Where not all answers of these days were looked at: how many of each touchpoint, the newest. */
  cutAt: z.int().nullable(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.int() }),
})
export type Heard = z.infer<typeof heardSchema>
