import * as z from 'zod'
import { answerSchema } from './answers.ts'
import { textSchema } from './schemas.ts'
import { LIMITS, REFERENCES, SUBJECT_KINDS } from './words.ts'

/** What a person is found by. An e-mail is compared by its keyed hash; it is stored nowhere. */
export const subjectSchema = z.strictObject({
  kind: z.enum(SUBJECT_KINDS),
  value: textSchema(LIMITS.subject).trim().min(1),
})
export type Subject = z.infer<typeof subjectSchema>

/**
 * `POST /api/privacy/export`: what is held about one person. A page looks at a bounded number of
 * answers; call again with `cursor` until `next` is null.
 */
export const subjectExportQuerySchema = z.strictObject({
  subject: subjectSchema,
  cursor: z.string().max(64).optional(),
})
/** Rows as they are stored, with the names of their columns; nested values are JSON. */
const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
const heldSchema = z.strictObject({
  orders: rowsSchema,
  parcels: rowsSchema,
  issues: rowsSchema,
  cases: rowsSchema,
  /** Notes among them. */
  caseEvents: rowsSchema,
  /** Lists of people who were asked by a link of their own. */
  recipients: rowsSchema,
  optOuts: rowsSchema,
})
export type Held = z.infer<typeof heldSchema>
export const subjectExportSchema = z.strictObject({
  answers: z.array(
    answerSchema.extend({
      respondent: z.string().nullable(),
      orderRef: z.string().nullable(),
      customerRef: z.string().nullable(),
      reference: z.enum(REFERENCES).nullable(),
      /** What the map calls them today, beside their ids; the id itself where it is gone. */
      names: z.strictObject({
        journey: z.string(),
        stage: z.string(),
        touchpoint: z.string(),
        survey: z.string(),
      }),
      /** Unix milliseconds. */
      shownAt: z.int().nullable(),
      receivedAt: z.int(),
    }),
  ),
  /** What is held beside answers: of orders and lists with the first page, of cases with that of their answer. */
  held: heldSchema,
  /** Answers looked at by this call. */
  scanned: z.int(),
  next: z.string().nullable(),
})
export type SubjectExport = z.infer<typeof subjectExportSchema>

/**
 * `POST /api/privacy/erasures`: forgets one person. Scores, stages and days stay as counts. Works
 * on a bounded number of answers; call again with `id` until `state` is `done`. The site's job goes
 * on by itself when nobody does.
 */
export const erasureBodySchema = z.union([
  z.strictObject({ subject: subjectSchema }),
  z.strictObject({ id: z.string().max(64) }),
])
export const erasureSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(SUBJECT_KINDS),
  state: z.enum(['running', 'done']),
  /** Answers looked at, and of them erased. */
  scanned: z.int(),
  erased: z.int(),
  /** Answers of the site when it began: for a progress bar. */
  total: z.int(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
})
export type Erasure = z.infer<typeof erasureSchema>
/**
 * `GET /api/privacy/erasures`: the latest hundred, newest first. Who was erased is not kept, but for
 * a keyed hash for eight days, in case an answer from before comes in late.
 */
export const erasureListSchema = z.strictObject({ erasures: z.array(erasureSchema) })
export type ErasureList = z.infer<typeof erasureListSchema>
