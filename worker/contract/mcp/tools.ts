import * as z from 'zod'
import {
  askedDaySchema,
  cursorSchema,
  filterFields,
  handleSchema,
  kindSchema,
  languageSchema,
  scaleSchema,
  textSchema,
} from '#contract/schemas.ts'
import { localizedSchema } from '#contract/surveys.ts'
import { COMPARISONS, LIMITS } from '#contract/words.ts'
import type { Permission } from '#contract/rights.ts'

/*
 * The tools that `/mcp` offers to programs which speak the Model Context Protocol. Each is one call of
 * `/api`, made with the caller's own key, so it means and may what that call means and may.
 */

const lang = languageSchema.optional().describe('Language of names, such as pl')
const journey = handleSchema.describe('Id of a journey, from list_journeys')
const from = askedDaySchema.describe('First day, YYYY-MM-DD, in the site’s time zone')
const to = askedDaySchema.describe('Last day, included')

const periodFields = { journey, from, to, lang }

const compare = z
  .enum(COMPARISONS)
  .exclude(['none'])
  .default('previous')
  .describe('The same days before, or a year before')

/** One curve, as `GET /api/journeys/{id}/curve`. */
const curveFields = {
  ...periodFields,
  ...filterFields,
  kind: z
    .union([kindSchema, z.literal('mixed')])
    .optional()
    .describe('One kind of question; left out, the one that is asked most'),
}

/** What somebody may ask each tool for. */
export const MCP_TOOLS = {
  list_journeys: {
    needs: 'figures:read',
    input: z.strictObject({ lang }),
  },
  read_curve: {
    needs: 'figures:read',
    input: z.strictObject(curveFields),
  },
  read_moves: {
    needs: 'figures:read',
    input: z.strictObject({
      ...curveFields,
      compare,
      by: z.enum(['touchpoint', 'stage']).default('touchpoint'),
    }),
  },
  read_why: {
    needs: 'figures:read',
    input: z.strictObject({
      ...curveFields,
      compare,
      stage: handleSchema,
      touchpoint: handleSchema.optional().describe('Left out, the whole stage'),
    }),
  },
  read_pains: {
    needs: 'figures:read',
    input: z.strictObject({ ...periodFields, compare }),
  },
  read_moments: {
    needs: 'figures:read',
    input: z.strictObject(periodFields),
  },
  read_answers: {
    needs: 'figures:read',
    input: z.strictObject({
      journey: journey.optional(),
      stage: handleSchema.optional(),
      touchpoint: handleSchema.optional(),
      from: from.optional(),
      to: to.optional(),
      ...filterFields,
      commented: z.boolean().optional().describe('Only those with a comment'),
      find: textSchema(LIMITS.find)
        .min(1)
        .optional()
        .describe('Beginnings of words of the comment'),
      cursor: cursorSchema.optional().describe('next of the page before'),
      limit: z.int().min(1).max(50).default(20),
      lang,
    }),
  },
  draft_survey: {
    needs: 'surveys:draft',
    writes: true,
    input: z.strictObject({
      id: handleSchema.describe('A new id, such as checkout-effort'),
      name: textSchema(LIMITS.mapName).trim().min(1),
      touchpoint: handleSchema,
      scale: scaleSchema,
      question: localizedSchema
        .optional()
        .describe('By language, {"en": "…"}; left out, the usual question of the scale'),
    }),
  },
} satisfies Record<string, McpToolTerms>

interface McpToolTerms {
  /** What the key needs: a tool that it may not call is not listed. */
  needs: Permission
  input: z.ZodType
  /** Set where it changes something. */
  writes?: true
}

export type McpToolName = keyof typeof MCP_TOOLS
/** What a tool is called with, once checked. */
export type McpInput<Name extends McpToolName> = z.output<(typeof MCP_TOOLS)[Name]['input']>
