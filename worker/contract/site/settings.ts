import * as z from 'zod'
import { askBudgetSchema } from '#contract/collect/asks.ts'
import { lookSchema } from './look.ts'
import { languageSchema, textSchema } from '#contract/schemas.ts'
import { ADDRESS_LIMITS, LIMITS, RETENTION_MONTHS } from '#contract/words.ts'

const siteNameSchema = textSchema(LIMITS.siteName).trim().min(1)
const timezoneSchema = z
  .string()
  .max(64)
  .refine(isTimezone, { error: 'no such time zone; use a name like Europe/Warsaw' })

/**
 * `https://shop.example`, without a path; `http` is for tests on one's own machine. `null` is what
 * browsers call a page or worker that is closed off, such as a checkout's extension.
 */
export const originSchema = z
  .string()
  .max(255)
  .regex(/^(null|https?:\/\/([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?)$/, {
    error: 'must be an origin like https://shop.example: in lower case, without a path',
  })

/** `GET /api/site` */
export const siteSettingsSchema = z.strictObject({
  key: z.string(),
  name: siteNameSchema,
  timezone: timezoneSchema,
  /** Language of a question where the visitor's own is not there. */
  language: languageSchema,
  /** Pages of these origins may send answers. */
  origins: z.array(originSchema).max(LIMITS.origins),
  /** Days without any question after one was shown; 0 means none. */
  cooldownDays: z.int().min(0).max(LIMITS.cooldownDays),
  /** How often somebody known is asked, whatever way; null for no bound. */
  askBudget: askBudgetSchema.nullable(),
  /** Answers and events a minute that one address may send: a school or an office may need more. */
  addressLimit: z.union(ADDRESS_LIMITS.map((limit) => z.literal(limit))),
  /** Rows written in a day above which displays are sampled the next day; the rate stays true. */
  sampleAbove: z.int().min(LIMITS.leastSampledRows).max(LIMITS.mostSampledRows),
  /** A paused site asks nothing and takes no answers. */
  paused: z.boolean(),
  /** Puts the counts of each day into the deployment's bucket at night, for programs that read files. */
  dropsCounts: z.boolean(),
  /** Whether the deployment has a bucket for them. */
  hasBucket: z.boolean(),
  /** How the card looks; null for its own looks. */
  look: lookSchema.nullable(),
  privacy: z.strictObject({
    /** Null keeps everything. */
    retentionMonths: z.union(RETENTION_MONTHS.map((months) => z.literal(months))).nullable(),
    /** Replaces e-mails, phone, card and PESEL numbers in comments before they are stored. */
    maskComments: z.boolean(),
    /** Keeps nothing that tells visitors apart where the browser sends Global Privacy Control. */
    honourGpc: z.boolean(),
  }),
})
export type SiteSettings = z.infer<typeof siteSettingsSchema>

/** `PATCH /api/site`: any part of it, but for the key and the time zone, which history hangs on, and what the deployment has. */
export const siteChangeSchema = z
  .strictObject({
    ...siteSettingsSchema
      .omit({ key: true, timezone: true, hasBucket: true, privacy: true })
      .partial().shape,
    privacy: siteSettingsSchema.shape.privacy.partial().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'must change something' })
export type SiteChange = z.infer<typeof siteChangeSchema>

/** `DELETE /api/site`: the site's own name, so that nobody ends it by mistake. */
export const siteEndSchema = z.strictObject({ name: siteNameSchema })

/** `POST /api/sites`: the person who makes a site owns it. */
export const newSiteSchema = z.strictObject({
  name: siteNameSchema,
  timezone: timezoneSchema,
  language: languageSchema,
  origins: z.array(originSchema).max(LIMITS.origins).default([]),
})
export type NewSiteBody = z.output<typeof newSiteSchema>
export const siteReceiptSchema = z.strictObject({ key: z.string() })

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
