import * as z from 'zod'
import {
  channelSchema,
  handleSchema,
  kindSchema,
  languageSchema,
  siteKeySchema,
  textSchema,
  UUID_PATTERN,
} from './words.ts'

/** Largest accepted body of a public POST, in bytes, checked before anything is parsed. */
export const ANSWER_BYTES = 8 * 1024
export const COMMENT_LENGTH = 2000

/** Made by the client once per answer and kept through every retry. */
export const clientIdSchema = z.string().toLowerCase().regex(UUID_PATTERN)

/** Unix milliseconds. The upper bound is the last instant a Date can hold. */
const instantSchema = z.int().min(0).max(8_640_000_000_000_000)

export const respondentSchema = textSchema(128).min(1)

/** Facts about the respondent that the shop passes on: `{ segment: 'b2b' }`. */
export const traitsSchema = z
  .record(
    z
      .string()
      .max(64)
      .regex(/^[A-Za-z0-9_.-]+$/),
    z.union([textSchema(256), z.number(), z.boolean()]),
  )
  .refine((traits) => Object.keys(traits).length <= 20, { error: 'at most 20 traits' })
export type Traits = z.infer<typeof traitsSchema>

/** `POST /v1/answers`. */
export const answerBodySchema = z.strictObject({
  id: clientIdSchema,
  site: siteKeySchema,
  survey: handleSchema,
  revision: z.int().min(1).max(1_000_000),
  score: z.int().min(0).max(10).nullable(),
  choices: z.array(handleSchema).max(20).optional(),
  comment: textSchema(COMMENT_LENGTH).nullish(),
  channel: channelSchema,
  lang: languageSchema,
  url: textSchema(2048).nullish(),
  shownAt: instantSchema.optional(),
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

/** How an order or customer reference came: signed by the shop, imported, or merely claimed. */
export const REFERENCES = ['verified', 'imported', 'unverified'] as const
export type Reference = (typeof REFERENCES)[number]

/** One stored answer as the dashboard reads it. */
export const answerSchema = z.strictObject({
  id: z.string(),
  journey: z.string(),
  stage: z.string(),
  touchpoint: z.string(),
  survey: z.string(),
  revision: z.int(),
  scale: z.string(),
  score: z.int().nullable(),
  /** −100…100, or null where the question has no score. */
  sentiment: z.number().nullable(),
  choices: z.array(z.string()),
  comment: z.string().nullable(),
  channel: channelSchema,
  segment: z.string().nullable(),
  persona: z.string().nullable(),
  lang: z.string(),
  url: z.string().nullable(),
  /** Unix milliseconds, as the site's days count it. */
  answeredAt: z.int(),
  traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type Answer = z.infer<typeof answerSchema>

/** `GET /api/answers`: newest first; `next` is null on the last page. */
export const answersQuerySchema = z.strictObject({
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  journey: handleSchema.optional(),
  stage: handleSchema.optional(),
  touchpoint: handleSchema.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  channel: channelSchema.optional(),
  segment: handleSchema.optional(),
  persona: handleSchema.optional(),
  kind: z.union([kindSchema, z.literal('mixed')]).optional(),
  commented: z.enum(['1']).optional(),
})
export type AnswersQuery = z.infer<typeof answersQuerySchema>

export const answersPageSchema = z.strictObject({
  answers: z.array(answerSchema),
  next: z.string().nullable(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type AnswersPage = z.infer<typeof answersPageSchema>
