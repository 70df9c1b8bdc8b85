import * as z from 'zod'
import { listedLinksFields } from './cases/links.ts'
import { sourceSchema } from './holds.ts'
import { inOrder } from './journey.ts'
import { readerQuerySchema } from './names.ts'
import {
  askedDaySchema,
  cursorSchema,
  channelSchema,
  filterFields,
  handleSchema,
  kindSchema,
  scaleSchema,
  siteKeySchema,
  textSchema,
} from './schemas.ts'
import { LIMITS, SEPARATORS } from './words.ts'

/** One stored answer as the dashboard reads it. */
export const answerSchema = z.strictObject({
  id: z.string(),
  /** The id that its sender knows it by, where that is another; for those who may see people. */
  senderId: z.string().nullable(),
  journey: z.string(),
  stage: z.string(),
  touchpoint: z.string(),
  survey: z.string(),
  revision: z.int(),
  scale: scaleSchema,
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

/** An answer in a list. What would single it out is null for the guest of a share link. */
const listedAnswerSchema = answerSchema.extend({
  /** What each of `choices` is called in the reader's language; null where its question has no name. */
  choiceNames: z.array(z.string().nullable()),
  survey: z.string().nullable(),
  revision: z.int().nullable(),
  channel: channelSchema.nullable(),
  /** Told to a guest only with a comment. */
  lang: z.string().nullable(),
  answeredAt: z.int().nullable(),
  ...listedLinksFields,
})
export type ListedAnswer = z.infer<typeof listedAnswerSchema>

/**
 * `GET /api/answers`: newest first; `next` is null on the last page. A guest gets one page in no
 * order, whatever `limit` and `cursor` say.
 */
export const answersQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  journey: handleSchema.optional(),
  stage: handleSchema.optional(),
  touchpoint: handleSchema.optional(),
  from: askedDaySchema.optional(),
  to: askedDaySchema.optional(),
  ...filterFields,
  kind: z.union([kindSchema, z.literal('mixed')]).optional(),
  commented: z.enum(['1']).optional(),
  /** Beginnings of words that a comment has all of, whatever their accents and capitals. */
  find: textSchema(LIMITS.find).trim().min(1).optional(),
  /** For those who may hold: what is held instead of what counts, and what one network sent. */
  held: z.enum(['1']).optional(),
  source: sourceSchema.optional(),
  ...readerQuerySchema.shape,
})
export type AnswersQuery = z.infer<typeof answersQuerySchema>

/**
 * `GET /api/answers.ndjson`: all answers of a selection, newest first. A page of the dashboard names
 * its site, since another tab may have chosen another one meanwhile.
 */
export const answersLinesQuerySchema = answersQuerySchema
  .omit({ cursor: true, limit: true, lang: true })
  .extend({ site: siteKeySchema.optional() })

/** `GET /api/answers.csv`: the same; spreadsheets of many countries want a semicolon between cells. */
export const answersFileQuerySchema = answersLinesQuerySchema.extend({
  separator: z.enum(SEPARATORS).default(','),
})

export const answersPageSchema = z.strictObject({
  answers: z.array(listedAnswerSchema),
  next: z.string().nullable(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type AnswersPage = z.infer<typeof answersPageSchema>

/** Where a list looks. Both days are included. */
const placeSchema = z.strictObject({
  journey: handleSchema.optional(),
  stage: handleSchema.optional(),
  touchpoint: handleSchema.optional(),
  from: askedDaySchema,
  to: askedDaySchema,
  ...filterFields,
})

/** `GET /api/answers/kinds`: what was asked where a list looks. */
export const answerKindsQuerySchema = inOrder(placeSchema)

/** Answers of each kind that has any, the most first. */
export const answerKindsSchema = z.strictObject({
  kinds: z.array(z.strictObject({ kind: kindSchema, n: z.int() })),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type AnswerKinds = z.infer<typeof answerKindsSchema>

/** `GET /api/answers/reasons`: what people chose where a list looks. */
export const reasonsQuerySchema = inOrder(
  placeSchema.extend({
    kind: z.union([kindSchema, z.literal('mixed')]).optional(),
    ...readerQuerySchema.shape,
  }),
)

/** Reasons and options that were picked, the most picked first. */
export const reasonsSchema = z.strictObject({
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      /** In the reader's language; null where its question has no name for it. */
      name: z.string().nullable(),
      n: z.int(),
    }),
  ),
  /** Answers in which anything was chosen. */
  n: z.int(),
  /** False where only the newest answers were looked at. */
  isAll: z.boolean(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
})
export type Reasons = z.infer<typeof reasonsSchema>
