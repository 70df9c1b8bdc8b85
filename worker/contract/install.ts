import * as z from 'zod'
import { siteKeySchema, textSchema } from './schemas.ts'
import { FINDING_KINDS } from './words.ts'

/** `POST /v1/check`: sent by the widget from a page opened with the checker's link. */
export const checkBodySchema = z.strictObject({
  site: siteKeySchema,
  /** From the checker's link; ties a page with a wrong key to the site that is being set up. */
  check: z.string().regex(/^[0-9a-f]{32}$/),
  url: textSchema(2048).nullish(),
  /** False where the browser keeps nothing for this page. */
  storage: z.boolean().optional(),
  /**
   * Directives that blocked something of the widget, with what they blocked. Absent where the
   * checker's own file was refused: the loader says only that much.
   */
  csp: z
    .array(z.strictObject({ directive: textSchema(64), blocked: textSchema(512) }))
    .max(10)
    .optional(),
})
export type CheckBody = z.infer<typeof checkBodySchema>

/** What the page gets to know: all that is wrong with it, or `loaded` alone. */
export const checkResultSchema = z.strictObject({ findings: z.array(z.enum(FINDING_KINDS)) })
export type CheckResult = z.infer<typeof checkResultSchema>

export const findingSchema = z.strictObject({
  kind: z.enum(FINDING_KINDS),
  at: z.int(),
  /** Origin of the page; null if the browser sent none. */
  origin: z.string().nullable(),
  /** What else helps: the key that was used, the directive that blocked. */
  detail: z.string(),
})
export type Finding = z.infer<typeof findingSchema>

/** `POST /api/install/check`: begins a check; open any page of the shop with `#wayfelt-check=…`. */
export const checkReceiptSchema = z.strictObject({
  /** `wayfelt-check=<32 hex digits>`, to stand behind the `#` of a page's address. */
  fragment: z.string(),
  expiresAt: z.int(),
})
export type CheckReceipt = z.infer<typeof checkReceiptSchema>

export const testAnswerSchema = z.strictObject({
  id: z.string(),
  at: z.int(),
  survey: z.string(),
  score: z.int().nullable(),
  comment: z.string().nullable(),
  origin: z.string().nullable(),
})

/** `GET /api/install`: all that the install page shows. */
export const installSchema = z.strictObject({
  /** The newest publishable key that works; null when all were revoked. */
  key: z.string().nullable(),
  origins: z.array(z.string()),
  /** When a page with one of the site's keys last asked for its questions, noted once a day. */
  heardAt: z.int().nullable(),
  /** Live surveys, for the test answer. */
  surveys: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** What the widget told since the last check began, newest first. */
  findings: z.array(findingSchema),
  /** When the check ends; null when none runs. */
  checkingUntil: z.int().nullable(),
  /** Answers given on a page opened with the checker's link: shown here, counted nowhere. */
  testAnswers: z.array(testAnswerSchema),
  /** When the first real answer came; null before. */
  firstAnswerAt: z.int().nullable(),
})
export type Install = z.infer<typeof installSchema>
