import * as z from 'zod'
import { kindSchema, scaleSchema } from './schemas.ts'

/** Something that a cell may hold, and what it is called in the reader's language. */
const namedSchema = z.strictObject({ id: z.string(), name: z.string() })

/** One column of the files of answers. */
const columnSchema = z.strictObject({
  /** As the file names it. */
  name: z.string(),
  file: z.enum(['csv', 'ndjson']),
  meaning: z.string(),
  /** When a cell is empty, or null; null where it never is. */
  missing: z.string().nullable(),
  /** What the value looks like: a JSON Schema with its bounds and the values of a list. */
  form: z.record(z.string(), z.unknown()),
  /** The part of the codebook that says what its values are called. */
  labels: z.enum(['scales', 'choices', 'places', 'segments', 'personas']).nullable(),
})

/** `GET /api/answers/codebook`: what stands in the files of answers. */
export const codebookSchema = z.strictObject({
  columns: z.array(columnSchema),
  /** What each score means on each instrument. */
  scales: z.array(
    z.strictObject({
      scale: scaleSchema,
      kind: kindSchema,
      /** Null where answers carry no score. */
      lowest: z.int().nullable(),
      highest: z.int().nullable(),
      higherIsBetter: z.boolean(),
      /** Whether its steps are shown as the five faces. */
      faces: z.boolean(),
      /** Steps with words of their own: all of them, or the two ends, unless a survey says them otherwise. */
      points: z.array(z.strictObject({ score: z.int(), label: z.string() })),
    }),
  ),
  /** Codes of choices and reasons, as each survey said them last. */
  choices: z.array(
    z.strictObject({
      survey: z.string(),
      code: z.string(),
      label: z.string(),
      sort: z.enum(['choice', 'reason']),
    }),
  ),
  /** False where only the newest revisions of surveys were looked at. */
  hasAllChoices: z.boolean(),
  /** Journeys with their stages and touchpoints, those that were taken out of the map too. */
  places: z.array(
    namedSchema.extend({
      stages: z.array(namedSchema.extend({ touchpoints: z.array(namedSchema) })),
    }),
  ),
  segments: z.array(namedSchema),
  personas: z.array(namedSchema),
})
/** Where the build writes its columns, for the Worker to read. */
export const COLUMNS_FILE = '/answer-columns.json'

export type Codebook = z.infer<typeof codebookSchema>
