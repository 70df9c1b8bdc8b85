import * as z from 'zod'
import { JOURNEY_KINDS, TEMPLATES } from './words.ts'

/** Where the build puts what sites start from, as a file beside the dashboard's. */
export const TEMPLATE_FILE = '/templates.json'

/** `GET /api/templates`: what a site may start from, named in the reader's language. */
export const templateListSchema = z.strictObject({
  templates: z.array(
    z.strictObject({
      id: z.enum(TEMPLATES),
      /** The id of the journey that it makes; a site that has one cannot start from it again. */
      journey: z.string(),
      name: z.string(),
      kind: z.enum(JOURNEY_KINDS),
      /** Names of its stages, in their order. */
      stages: z.array(z.string()),
      /** How many it has, in all stages. */
      touchpoints: z.int(),
      /** How many it suggests. */
      questions: z.int(),
    }),
  ),
})
export type TemplateList = z.infer<typeof templateListSchema>
