import * as z from 'zod'
import { namesSchema } from '#contract/names.ts'
import { daySchema, handleSchema, textSchema } from '#contract/schemas.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { LIMITS } from '#contract/words.ts'
import { LEAST_TURN, TEXT_FIELDS } from './words.ts'

/** How long a survey is asked, and how much. A change is no new revision: no answer hangs on it. */
export const surveyPlanSchema = z.strictObject({
  /** First and last day on which it is asked, in the site's time zone; null for no bound. */
  startsOn: daySchema.nullable().default(null),
  endsOn: daySchema.nullable().default(null),
  /** Answers after which it ends; counted every hour. */
  endsAfter: z.int().min(1).max(LIMITS.plannedAnswers).nullable().default(null),
  /** A steady sample: so many answers in 30 days, spread evenly, instead of a fixed share. */
  perMonth: z.int().min(1).max(LIMITS.plannedAnswers).nullable().default(null),
  /**
   * Asked in turn with others of its touchpoint: the share of visitors that gets this question and
   * none of the others. It stands above a fixed share and a steady sample; null for neither.
   */
  turn: z.number().min(LEAST_TURN).max(1).nullable().default(null),
})
export type SurveyPlan = z.output<typeof surveyPlanSchema>

/** The share of visitors that a survey is shown to, and from when it held. */
export interface StatedShare {
  /** Unix milliseconds. */
  since: number
  /** The least of it where it is a steady sample, which moves. Null where nothing was stated. */
  share: number | null
  /** The most of a steady sample. */
  most?: number
}

/** A survey as one document: what the builder edits, a file holds, and publishing checks. */
export const surveyDocumentSchema = z.strictObject({
  name: textSchema(LIMITS.mapName).trim().min(1),
  names: namesSchema.default({}),
  touchpoint: handleSchema,
  definition: surveyDefinitionSchema,
  plan: surveyPlanSchema.prefault({}),
})
export type SurveyDocument = z.output<typeof surveyDocumentSchema>

/** The version of the format: what a file of another one would mean is not guessed. */
export const SURVEY_FORMAT = 1

/** A survey as a file. */
export const surveyFileSchema = z.strictObject({
  format: z.literal(SURVEY_FORMAT),
  survey: surveyDocumentSchema,
})
export type SurveyFile = z.output<typeof surveyFileSchema>

/** Fields whose keys are languages, or properties of an event: their order says nothing. */
const UNORDERED = new Set<string>([...TEXT_FIELDS, 'where'])

/** A survey as it is written to a file: the same survey is the same bytes. */
export function toSurveyFile(survey: SurveyDocument): SurveyFile {
  return { format: SURVEY_FORMAT, survey: inOrder(surveyDocumentSchema.parse(survey)) }
}

function inOrder<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(inOrder) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    UNORDERED.has(key) && typeof one === 'object' && one !== null
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inOrder(one),
  ])
  return Object.fromEntries(entries) as Value
}
