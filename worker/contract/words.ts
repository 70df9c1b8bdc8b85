import * as z from 'zod'

/** What a survey asks. One kind per survey. */
export const KINDS = [
  'csat',
  'emotion',
  'pain_point',
  'nps',
  'ces',
  'expectation',
  'arrived',
  'text',
] as const
export const kindSchema = z.enum(KINDS)
export type Kind = z.infer<typeof kindSchema>

/**
 * The instrument behind a score: its kind, its raw range and the direction of its good end.
 * Answers and rollups are keyed by it, so that two instruments are never added up by accident.
 * `lowest` and `highest` are null where the answer carries no score.
 */
export const SCALES = {
  csat5: { kind: 'csat', lowest: 1, highest: 5, higherIsBetter: true },
  csat7: { kind: 'csat', lowest: 1, highest: 7, higherIsBetter: true },
  emotion5: { kind: 'emotion', lowest: 1, highest: 5, higherIsBetter: true },
  nps11: { kind: 'nps', lowest: 0, highest: 10, higherIsBetter: true },
  ces7_agree: { kind: 'ces', lowest: 1, highest: 7, higherIsBetter: true },
  ces7_effort: { kind: 'ces', lowest: 1, highest: 7, higherIsBetter: false },
  ces5_effort: { kind: 'ces', lowest: 1, highest: 5, higherIsBetter: false },
  expectation3: { kind: 'expectation', lowest: 1, highest: 3, higherIsBetter: true },
  arrived2: { kind: 'arrived', lowest: 0, highest: 1, higherIsBetter: true },
  choice: { kind: 'pain_point', lowest: null, highest: null, higherIsBetter: true },
  text: { kind: 'text', lowest: null, highest: null, higherIsBetter: true },
} as const satisfies Record<
  string,
  { kind: Kind; lowest: number | null; highest: number | null; higherIsBetter: boolean }
>
export const scaleSchema = z.enum(
  // Object.keys loses the literal keys; SCALES is the single source of them.
  Object.keys(SCALES) as [keyof typeof SCALES, ...(keyof typeof SCALES)[]],
)
export type Scale = z.infer<typeof scaleSchema>

/** Where the touchpoint was met. The first seven are online. */
export const CHANNELS = [
  'web',
  'app',
  'email',
  'sms',
  'chat',
  'social',
  'ads',
  'store',
  'phone',
  'courier',
  'locker',
  'print',
  'tv',
  'word_of_mouth',
] as const
export const channelSchema = z.enum(CHANNELS)
export type Channel = z.infer<typeof channelSchema>

/** Languages in which the widget's own words exist. Questions may exist in any language. */
export const WIDGET_LANGUAGES = ['en', 'pl', 'ru', 'de', 'ar'] as const
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number]

/** A BCP 47 tag such as `pl` or `pt-BR`. */
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** A readable handle that is unique within its site: `checkout`, `parcel-locker`, `q_2`. */
export const handleSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9_-]*$/)

/** The publishable key of a site. It may stand in a page's source. */
export const siteKeySchema = z
  .string()
  .max(64)
  .regex(/^wf_pk_[A-Za-z0-9]+$/)

export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A calendar day in the site's time zone, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()

/**
 * Text that survives storage byte for byte. A lone surrogate has no UTF-8 form and SQLite's JSON
 * functions end a string at NUL, so both are refused instead of being stored as something else.
 */
export function textSchema(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => text.isWellFormed(), { error: 'lone surrogate: this text has no UTF-8 form' })
    .refine((text) => !text.includes('\0'), { error: 'NUL character: not allowed in text' })
}
