import * as z from 'zod'
import { handleSchema, languageSchema, textSchema } from './schemas.ts'
import { LIMITS } from './words.ts'

/** A name in other languages: `{ pl: 'Dostawa', ru: 'Доставка' }`. Without any, the name stands. */
export const namesSchema = z
  .record(languageSchema, textSchema(LIMITS.mapName).trim().min(1))
  .refine((names) => Object.keys(names).length <= LIMITS.languages, {
    error: `at most ${LIMITS.languages} languages`,
  })
  .refine((names) => isEachOnce(Object.keys(names)), { error: 'a language stands twice' })
export type Names = z.infer<typeof namesSchema>

const namesById = z.record(handleSchema, namesSchema).default({})

/**
 * `GET` and `PUT /api/journeys/{id}/names`: the translations of a journey's names, by their ids. A
 * PUT replaces all of them: what it leaves out has none from then on.
 */
export const journeyNamesSchema = z.strictObject({
  journey: namesSchema.default({}),
  stages: namesById,
  touchpoints: namesById,
  /** Of the surveys that ask at its touchpoints. */
  surveys: namesById,
})
export type JourneyNames = z.output<typeof journeyNamesSchema>

/** The language that names are wanted in; without it `Accept-Language` counts, then the site's. */
export const readerQuerySchema = z.strictObject({ lang: languageSchema.optional() })

function isEachOnce(languages: string[]): boolean {
  return new Set(languages.map((tag) => tag.toLowerCase())).size === languages.length
}
