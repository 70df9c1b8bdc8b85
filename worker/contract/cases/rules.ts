import * as z from 'zod'
import { handleSchema, scaleSchema, textSchema } from '#contract/schemas.ts'
import { CASE_LIMITS, PRIORITIES } from './words.ts'

/* Rules that open cases by themselves. */

const LEAST_START = CASE_LIMITS.wordStart

/** A word, several in a row, or the beginning of one: `damaged`, `not received`, `uszkodz*`. */
export const wordPatternSchema = textSchema(CASE_LIMITS.word)
  .trim()
  .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: 'must hold a letter or a digit' })
  .refine((text) => !text.slice(0, -1).includes('*'), { error: 'a * may stand at the end only' })
  .refine(
    (text) =>
      !text.endsWith('*') || new RegExp(`[\\p{L}\\p{N}]{${LEAST_START}}\\*$`, 'u').test(text),
    {
      error: `at least ${LEAST_START} letters must stand before a *`,
    },
  )

const handlesSchema = z.array(handleSchema).min(1).max(CASE_LIMITS.entries)

/** What an answer has to fulfil. All lists mean: one of these. */
export const caseConditionSchema = z.discriminatedUnion('kind', [
  /** On −100…100, whatever the scale; answers without a score never are. */
  z.strictObject({ kind: z.literal('sentiment'), atMost: z.number().min(-100).max(100) }),
  /** A raw score of one scale, both ends included. */
  z.strictObject({ kind: z.literal('score'), scale: scaleSchema, from: z.int(), to: z.int() }),
  z.strictObject({ kind: z.literal('stage'), in: handlesSchema }),
  z.strictObject({ kind: z.literal('touchpoint'), in: handlesSchema }),
  /** Codes of choices that the customer ticked. */
  z.strictObject({ kind: z.literal('choices'), in: handlesSchema }),
  z.strictObject({ kind: z.literal('segment'), in: handlesSchema }),
  z.strictObject({
    kind: z.literal('words'),
    in: z.array(wordPatternSchema).min(1).max(CASE_LIMITS.entries),
  }),
  /** A token of the shop says whose answer it is. */
  z.strictObject({ kind: z.literal('verified') }),
])
export type CaseCondition = z.infer<typeof caseConditionSchema>

/** A case is opened where every condition of any group holds. */
export const caseRuleSchema = z.strictObject({
  id: handleSchema,
  name: textSchema(CASE_LIMITS.ruleName).trim().min(1),
  isOn: z.boolean(),
  priority: z.enum(PRIORITIES),
  /** Who gets it; null for nobody yet. */
  owner: z.string().max(64).nullable(),
  groups: z
    .array(z.array(caseConditionSchema).min(1).max(CASE_LIMITS.conditions))
    .min(1)
    .max(CASE_LIMITS.groups),
})
export type CaseRule = z.infer<typeof caseRuleSchema>

/** All rules of a site, in the order in which they are tried. */
export const caseRulesSchema = z
  .array(caseRuleSchema)
  .max(CASE_LIMITS.rules)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    error: 'two rules have the same id',
  })
