import * as z from 'zod'
import {
  CHANNELS,
  FIRST_DAY,
  KINDS,
  LAST_DAY,
  LIMITS,
  SCALE_NAMES,
  UUID_PATTERN,
  type FilterName,
} from './words.ts'

/* The atoms that every subject's schemas are made of. */

export const kindSchema = z.enum(KINDS)
export const scaleSchema = z.enum(SCALE_NAMES)
export const channelSchema = z.enum(CHANNELS)

/** A BCP 47 tag such as `pl` or `pt-BR`. */
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** A readable handle that is unique within its site: `checkout`, `parcel-locker`, `q_2`. */
export const handleSchema = z
  .string()
  .max(LIMITS.handle)
  .regex(/^[a-z0-9][a-z0-9_-]*$/)

/** The filters of every query for figures or answers. */
export const filterFields = {
  channel: channelSchema.optional(),
  segment: handleSchema.optional(),
  persona: handleSchema.optional(),
} satisfies Record<FilterName, z.ZodType>

/** The publishable key of a site. It may stand in a page's source. */
export const siteKeySchema = z
  .string()
  .max(64)
  .regex(/^wf_pk_[A-Za-z0-9]+$/)

/** Made by the client once per answer or event and kept through every retry. */
export const clientIdSchema = z.string().toLowerCase().regex(UUID_PATTERN)

/** A calendar day in the site's time zone, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()

/** A day that somebody asks about, within `FIRST_DAY`…`LAST_DAY`: arithmetic ends at the ends of time. */
export const askedDaySchema = daySchema.refine((day) => day >= FIRST_DAY && day <= LAST_DAY, {
  error: `must lie in ${FIRST_DAY}…${LAST_DAY}`,
})

/** Where a page of a list goes on: the `next` of the page before, which is the id of an entry. */
export const cursorSchema = z
  .string()
  .regex(UUID_PATTERN, { error: 'must be the `next` of the page before' })

/** Unix milliseconds. The upper bound is the last instant a Date can hold. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000)

/** Somebody, by a name that the shop gives and that says nothing to us. */
export const respondentSchema = textSchema(128).min(1)

/** What a fact about the respondent is called. */
export const traitNameSchema = z
  .string()
  .max(LIMITS.trait)
  .regex(/^[A-Za-z0-9_.-]+$/)

/** Facts about the respondent that the shop passes on: `{ segment: 'b2b' }`. */
export const traitsSchema = z
  .record(traitNameSchema, z.union([textSchema(256), z.number(), z.boolean()]))
  .refine((traits) => Object.keys(traits).length <= LIMITS.traits, {
    error: `at most ${LIMITS.traits} traits`,
  })
export type Traits = z.infer<typeof traitsSchema>

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
