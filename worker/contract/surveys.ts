import * as z from 'zod'
import {
  channelSchema,
  handleSchema,
  kindSchema,
  languageSchema,
  scaleSchema,
  textSchema,
} from './schemas.ts'
import { LIMITS } from './words.ts'
import {
  DEVICES,
  FREQUENCIES,
  SURFACES,
  TRIGGERS,
  URL_MATCHES,
  URL_OPERATORS,
} from './surveys/words.ts'

/** One text in several languages: `{ en: 'How was it?', pl: 'Jak było?' }`. */
export const localizedSchema = z
  .record(languageSchema, textSchema(300).min(1))
  .refine((texts) => Object.keys(texts).length > 0, { error: 'at least one language' })
export type Localized = z.infer<typeof localizedSchema>

/** A pain point or reason that an answer may name. */
export const choiceSchema = z.strictObject({ code: handleSchema, label: localizedSchema })

/** A reason chip, offered for raw scores `from`…`to` only. */
export const reasonSchema = choiceSchema.extend({
  from: z.int().min(0).max(10),
  to: z.int().min(0).max(10),
})

/** The optional second step: chips that depend on the score, and a sentence. */
export const followUpSchema = z.strictObject({
  /** Asked above the chips, by raw score: the first entry whose range holds the score. */
  questions: z
    .array(z.strictObject({ from: z.int(), to: z.int(), text: localizedSchema }))
    .default([]),
  reasons: z.array(reasonSchema).max(LIMITS.choices).default([]),
  comment: z.boolean().default(true),
})

/** When a question is due. `where` compares properties of the tracked event. */
export const triggerSchema = z.strictObject({
  on: z.enum(TRIGGERS),
  event: z.string().max(64).optional(),
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** CSS selector of what is clicked or comes into view. */
  selector: z.string().min(1).max(LIMITS.selector).optional(),
  /** How much of the page is scrolled through, in percent of its height. */
  depth: z.int().min(1).max(100).optional(),
  /** Seconds in which the page is in view, for `dwell`. */
  seconds: z.int().min(1).max(3600).optional(),
  /** Seconds to wait; every rule is checked again when they are over. */
  delay: z.number().min(0).max(3600).default(0),
})

/** Compared with path and query of the page (`/cart?step=2`), never with the host. */
export const urlRuleSchema = z.strictObject({
  op: z.enum(URL_OPERATORS),
  value: z.string().max(300),
})

/** Who is asked. An absent list means everyone. */
export const audienceSchema = z.strictObject({
  devices: z.array(z.enum(DEVICES)).optional(),
  languages: z.array(languageSchema).optional(),
  segments: z.array(handleSchema).optional(),
})

/** Everything about a survey that an answer depends on; a change makes a new revision. */
export const surveyDefinitionSchema = z.strictObject({
  kind: kindSchema,
  scale: scaleSchema,
  question: localizedSchema,
  /** Words for the two ends of a numbered scale. */
  ends: z.strictObject({ low: localizedSchema, high: localizedSchema }).optional(),
  choices: z.array(choiceSchema).max(LIMITS.choices).default([]),
  multiple: z.boolean().default(false),
  /** Choices and reasons in another order for each visitor; `other` and `none` stay last. */
  shuffle: z.boolean().default(false),
  followUp: followUpSchema.optional(),
  thanks: localizedSchema.optional(),
  channel: channelSchema.default('web'),
  /** Absent means a card. `inline` stands in the page's `<div data-wayfelt="<survey id>">`. */
  surface: z.enum(SURFACES).optional(),
  trigger: triggerSchema,
  /** Positive rules as `urlMatch` says, and all of the negative ones, must hold. */
  urls: z.array(urlRuleSchema).max(20).default([]),
  urlMatch: z.enum(URL_MATCHES).default('any'),
  audience: audienceSchema.default({}),
  /** Share of visitors asked, 0…1; stored with each answer. */
  sample: z.number().gt(0).max(1).default(1),
  frequency: z.enum(FREQUENCIES).default('once'),
  /** Days between two displays when `recurring`. */
  everyDays: z.int().min(1).max(3650).default(90),
  maxDisplays: z.int().min(1).max(100).default(3),
})
export type SurveyDefinition = z.infer<typeof surveyDefinitionSchema>
export type SurveyDefinitionInput = z.input<typeof surveyDefinitionSchema>
