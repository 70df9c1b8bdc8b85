import * as z from 'zod'
import { channelSchema, handleSchema, languageSchema, textSchema } from '#contract/schemas.ts'
import { localizedSchema } from '#contract/surveys.ts'
import { SURVEY_STATES } from '#contract/surveys/words.ts'
import { LIMITS, SCALE_NAMES } from '#contract/words.ts'

/* Short codes: what a printed square, a mail, a message or a kiosk leads to. */

/** When a device that many people use begins anew, in seconds. */
export const kioskSettingsSchema = z.strictObject({
  /** After the thanks. */
  reset: z.int().min(2).max(60).default(5),
  /** After somebody has begun and gone away. */
  idle: z.int().min(10).max(600).default(45),
})
export type KioskSettings = z.infer<typeof kioskSettingsSchema>

/** `POST /api/codes`. */
export const newCodeSchema = z.strictObject({
  survey: handleSchema,
  channel: channelSchema,
  /** What people call the place: "Till 2, Warsaw". */
  name: textSchema(LIMITS.codeName).trim().min(1),
  kiosk: kioskSettingsSchema.prefault({}),
})
export type NewCode = z.input<typeof newCodeSchema>

export const codeItemSchema = z.strictObject({
  /** Eight digits and letters, without I, L, O and U. */
  code: z.string(),
  survey: z.string(),
  channel: channelSchema,
  name: z.string(),
  kiosk: kioskSettingsSchema,
  madeAt: z.int(),
  maker: z.string(),
  endedAt: z.int().nullable(),
  /** Its page. */
  link: z.string(),
})
export type CodeItem = z.infer<typeof codeItemSchema>

/** `GET /api/codes`: newest first, also those that are over, and the surveys that one may be made for. */
export const codeListSchema = z.strictObject({
  codes: z.array(codeItemSchema),
  surveys: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      state: z.enum(SURVEY_STATES),
      scale: z.enum(SCALE_NAMES),
      question: localizedSchema,
    }),
  ),
  /** The site's language. */
  language: z.string(),
})
export type CodeList = z.infer<typeof codeListSchema>

/** `GET /api/codes/{code}/mail`: what is put into a mail or a message. */
export const mailBlockSchema = z.strictObject({
  lang: z.string(),
  question: z.string(),
  /** A table with one link an answer, dressed in attributes that mail programs keep. */
  html: z.string(),
  /** The same for mails without HTML. */
  text: z.string(),
  /** One short text with the link. */
  sms: z.string(),
})
export type MailBlock = z.infer<typeof mailBlockSchema>

export const mailQuerySchema = z.strictObject({ lang: languageSchema.optional() })

/**
 * What a hosted page may be asked with. None of it can fail: whoever reads a mail must not pay for what
 * a mail program has made of its link.
 */
export const pageQuerySchema = z.object({
  lang: z
    .string()
    .transform((tag) => tag.replaceAll('_', '-'))
    .pipe(languageSchema)
    .optional()
    .catch(undefined),
  /** A score that is chosen already, and sent by nothing but Send. */
  s: z.coerce.number().pipe(z.int()).optional().catch(undefined),
  /** The same of a choice. */
  c: handleSchema.optional().catch(undefined),
  /** A device that many people use, by its name. */
  kiosk: textSchema(LIMITS.codeName).trim().optional().catch(undefined),
})
export type PageQuery = z.infer<typeof pageQuerySchema>
