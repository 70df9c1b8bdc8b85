import * as z from 'zod'
import { clientIdSchema, handleSchema, languageSchema, textSchema } from '#contract/schemas.ts'
import {
  RECIPIENT_CHANNELS,
  RECIPIENT_OUTCOMES,
  RECIPIENT_LIMITS,
} from '#contract/channels/words.ts'
import { LIMITS } from '#contract/words.ts'

/*
 * People who are asked one by one. Their addresses are hashed and forgotten: whoever sends the rows of
 * a file gets links by the numbers of the rows, and puts the two together.
 */

const cellSchema = textSchema(RECIPIENT_LIMITS.cell).optional()

/** A row of a file of recipients, as it was written. What it lacks is an outcome, and no error. */
export const recipientRowSchema = z.strictObject({
  /** Its number in the file: the same list and row is always the same link. */
  line: z.int().min(1).max(RECIPIENT_LIMITS.lines),
  email: cellSchema,
  phone: cellSchema,
  /** `consent` or `notice`, also in Polish or Russian. */
  basis: cellSchema,
  /** The day of it, and where it was. */
  basisOn: cellSchema,
  basisFrom: cellSchema,
  order: cellSchema,
  lang: cellSchema,
  segment: cellSchema,
})
export type RecipientRow = z.infer<typeof recipientRowSchema>

const rowsSchema = z
  .array(recipientRowSchema)
  .min(1)
  .max(RECIPIENT_LIMITS.rows)
  .refine((rows) => new Set(rows.map(({ line }) => line)).size === rows.length, {
    error: 'a line twice',
  })

/** `POST /api/recipients/plan`: what would become of the rows. Nothing is stored. */
export const recipientPlanSchema = z.strictObject({
  survey: handleSchema,
  channel: z.enum(RECIPIENT_CHANNELS),
  rows: rowsSchema,
})

/** `POST /api/recipients`. */
export const newRecipientListSchema = z.strictObject({
  survey: handleSchema,
  channel: z.enum(RECIPIENT_CHANNELS),
  /** What people call it: "Orders of November". */
  name: textSchema(LIMITS.codeName).trim().min(1),
  /** For so many days its links work. */
  days: z.int().min(1).max(RECIPIENT_LIMITS.days).default(30),
})
export type NewRecipientList = z.input<typeof newRecipientListSchema>

/** `POST /api/recipients/{code}/links`: asks these people. The same rows again get the same links. */
export const recipientLinksSchema = z.strictObject({ rows: rowsSchema })

/** `POST /api/recipients/{code}/reminders`: once for those who have not answered. */
export const recipientRemindersSchema = z.strictObject({
  /** Made once for the reminder: the same one again gets the same people. */
  run: clientIdSchema,
  /** For those who were asked so many days ago or earlier. */
  days: z.int().min(1).max(RECIPIENT_LIMITS.days),
  rows: rowsSchema,
})

/** What became of each row. */
export const recipientResultSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      line: z.int(),
      outcome: z.enum(RECIPIENT_OUTCOMES),
      /** Where this person is asked; null where they are not, and in a plan. */
      link: z.string().nullable(),
      /** Where they say that they are not to be asked any more: also a mail's `List-Unsubscribe`. */
      optOut: z.string().nullable(),
    }),
  ),
})
export type RecipientResult = z.infer<typeof recipientResultSchema>

export const recipientListSchema = z.strictObject({
  /** With what its links begin. */
  code: z.string(),
  survey: z.string(),
  channel: z.enum(RECIPIENT_CHANNELS),
  name: z.string(),
  madeAt: z.int(),
  maker: z.string(),
  /** Unix milliseconds. */
  endsAt: z.int(),
  asked: z.int(),
  answered: z.int(),
  reminded: z.int(),
})
export type RecipientList = z.infer<typeof recipientListSchema>

/** `GET /api/recipients`: newest first. */
export const recipientListsSchema = z.strictObject({
  lists: z.array(recipientListSchema),
  /** Addresses that are not to be asked any more. */
  optOuts: z.int(),
})
export type RecipientLists = z.infer<typeof recipientListsSchema>

export const recipientMailQuerySchema = z.strictObject({ lang: languageSchema.optional() })
