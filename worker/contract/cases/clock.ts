import * as z from 'zod'
import { daySchema } from '#contract/schemas.ts'
import { CASE_LIMITS } from './words.ts'

const DAY_MINUTES = 1440

/** A part of a day in minutes after midnight: `{ from: 540, to: 1020 }` is 9:00 to 17:00. */
const spanSchema = z
  .strictObject({ from: z.int().min(0).max(DAY_MINUTES), to: z.int().min(0).max(DAY_MINUTES) })
  .refine(({ from, to }) => from < to, { error: 'must end after it begins' })

/** When somebody is there to work on cases, on the clocks of the site's time zone. */
export const openingHoursSchema = z.strictObject({
  /** Monday to Sunday; an empty day is closed. */
  week: z
    .array(
      z
        .array(spanSchema)
        .max(CASE_LIMITS.spansADay)
        .refine((spans) => spans.every(({ from }, index) => from >= (spans[index - 1]?.to ?? 0)), {
          error: 'spans must stand in order and not overlap',
        }),
    )
    .length(7),
  /** Days on which nobody is there. */
  holidays: z.array(daySchema).max(CASE_LIMITS.holidays),
})
export type OpeningHours = z.infer<typeof openingHoursSchema>
