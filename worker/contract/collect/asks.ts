import * as z from 'zod'
import {
  channelSchema,
  clientIdSchema,
  daySchema,
  handleSchema,
  instantSchema,
  kindSchema,
  respondentSchema,
  siteKeySchema,
  textSchema,
  traitsSchema,
} from '#contract/schemas.ts'
import { LIMITS, WITHHELD_REASONS } from '#contract/words.ts'

/** One budget of asks a person, over all surveys, channels and devices. */
export const askBudgetSchema = z.strictObject({
  /** At most so many asks in so many days. */
  most: z.int().min(1).max(100),
  days: z.int().min(1).max(LIMITS.budgetDays),
  /** A kind of question that is not asked within some days of another (or the same) kind. */
  gaps: z
    .array(
      z.strictObject({
        kind: kindSchema,
        after: kindSchema,
        days: z.int().min(1).max(LIMITS.budgetDays),
      }),
    )
    .max(20)
    .default([]),
})
export type AskBudget = z.output<typeof askBudgetSchema>

/**
 * `POST /v1/asks`: before somebody who is known is asked. What is granted is counted at once, so of
 * two devices at the same moment only as many ask as the budget has left.
 */
export const askBodySchema = z
  .strictObject({
    /** Made once for the ask, and kept through a retry; without one, each call is another ask. */
    id: clientIdSchema.optional(),
    site: siteKeySchema,
    survey: handleSchema,
    channel: channelSchema.default('web'),
    respondent: respondentSchema.nullish(),
    token: textSchema(2048).nullish(),
    /** As the page tells them with answers; nothing is made of them here. */
    traits: traitsSchema.optional(),
  })
  .refine(({ respondent, token }) => respondent || token, {
    path: ['respondent'],
    error: 'a respondent or a token: there is no budget for somebody unknown',
  })
export type AskBody = z.output<typeof askBodySchema>

export const askReplySchema = z.strictObject({
  /** Whether to ask. */
  granted: z.boolean(),
  /**
   * Why not, and from when it may be tried again, Unix milliseconds; null where it may, and for somebody
   * who asked not to be asked.
   */
  reason: z.enum(WITHHELD_REASONS).nullable(),
  until: instantSchema.nullable(),
})
export type AskReply = z.output<typeof askReplySchema>

/** `GET /api/asks`: how often people are asked, and what the budget has kept from them. */
export const askFiguresSchema = z.strictObject({
  /** Days that were looked at: up to today, in the site's time zone. */
  days: z.int(),
  /** People who were asked, as far as they are known, and asks each of them got. */
  people: z.int(),
  asks: z.int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  most: z.int(),
  /** Asks that were kept back, by survey and reason. */
  withheld: z.array(
    z.strictObject({ survey: z.string(), reason: z.enum(WITHHELD_REASONS), n: z.int() }),
  ),
  /** The day from which they are counted. */
  from: daySchema,
})
export type AskFigures = z.output<typeof askFiguresSchema>
export const askFiguresQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(LIMITS.budgetDays).default(30),
})
