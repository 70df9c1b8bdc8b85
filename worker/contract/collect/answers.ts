import * as z from 'zod'
import {
  channelSchema,
  clientIdSchema,
  handleSchema,
  instantSchema,
  languageSchema,
  respondentSchema,
  siteKeySchema,
  textSchema,
  traitsSchema,
} from '#contract/schemas.ts'
import { LIMITS } from '#contract/words.ts'

/** `POST /v1/answers`. */
export const answerBodySchema = z.strictObject({
  id: clientIdSchema,
  site: siteKeySchema,
  survey: handleSchema,
  revision: z.int().min(1).max(1_000_000),
  score: z.int().min(0).max(10).nullable(),
  choices: z.array(handleSchema).max(LIMITS.choices).optional(),
  comment: textSchema(LIMITS.comment).nullish(),
  channel: channelSchema,
  lang: languageSchema,
  url: textSchema(2048).nullish(),
  shownAt: instantSchema.optional(),
  /** No event tells of the display: the answer counts it, too. */
  displayed: z.boolean().optional(),
  answeredAt: instantSchema,
  respondent: respondentSchema.nullish(),
  traits: traitsSchema.optional(),
  sample: z.number().gt(0).max(1).optional(),
  token: textSchema(2048).nullish(),
})
export type AnswerBody = z.infer<typeof answerBodySchema>

/** What a shopper's browser gets back. `duplicate` is true when the answer was there already. */
export const answerReceiptSchema = z.strictObject({ id: z.string(), duplicate: z.boolean() })
export type AnswerReceipt = z.infer<typeof answerReceiptSchema>
