import * as z from 'zod'
import { languageSchema } from '#contract/schemas.ts'
import { differenceSchema, digestStateSchema, shareSchema, viewFields } from './view.ts'

/** What somebody wrote about a pain. */
export const quoteSchema = z.strictObject({
  answer: z.string(),
  day: z.string(),
  score: z.int().nullable(),
  comment: z.string(),
  lang: languageSchema,
})

export const painSchema = z.strictObject({
  stage: z.string(),
  /** Where in the stage it was named, most often first. */
  touchpoints: z.array(z.string()),
  /** The code of a choice, or the id of a theme that was read from comments. */
  code: z.string(),
  /** What the choice is called; null where only comments told of it: a theme has words of its own. */
  name: z.string().nullable(),
  /** Answers that named it and were not happy (sentiment 0 at most, or without a score), of all there. */
  named: shareSchema,
  /**
   * Of all answers that named it, the happy ones too: ticked only, written only, or both; and by what they
   * felt. Null for a guest.
   */
  by: z
    .strictObject({
      ticked: z.int(),
      wrote: z.int(),
      both: z.int(),
      unhappy: z.int(),
      neutral: z.int(),
      happy: z.int(),
      unscored: z.int(),
    })
    .nullable(),
  /** Mean distance below 0 of the scored among the named, 0…100; null without any. */
  severity: z.number().nullable(),
  /** Named × severity: what the list is sorted by; by `named` alone where nothing has a score. */
  weight: z.number(),
  /** Rare but grave: it stays in sight, however few name it. */
  isGrave: z.boolean(),
  state: digestStateSchema,
  previous: shareSchema.nullable(),
  /** Newcombe's interval of the difference of shares, and q over all pains of the map. */
  change: differenceSchema.nullable(),
  /** Orders of unhappy answers, once an answer: value of unhappy orders, not a loss; none for a guest. */
  value: z.array(z.strictObject({ currency: z.string(), minor: z.int(), orders: z.int() })),
  /** The newest of the unhappy ones, five at most; none for a guest and who may not read comments. */
  quotes: z.array(quoteSchema),
})
export type Pain = z.infer<typeof painSchema>

/** `GET /api/journeys/{id}/pains`: the heaviest first. */
export const painsSchema = z.strictObject({
  ...viewFields,
  pains: z.array(painSchema),
  /** Answers per stage, whether they named anything or not. */
  asked: z.array(z.strictObject({ stage: z.string(), n: z.int() })),
  /** Whether something is not told since too few named it; for guests. */
  isHidden: z.boolean(),
})
export type Pains = z.infer<typeof painsSchema>
