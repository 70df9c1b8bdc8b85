import * as z from 'zod'

/** Columns of an answer file. `trait.*` columns become traits. */
export const IMPORT_COLUMNS = [
  'answer_id',
  'answered_at',
  'touchpoint',
  'kind',
  'score',
  'comment',
  'choices',
  'channel',
  'lang',
  'respondent',
  'order_ref',
  'segment',
  'persona',
] as const

/**
 * Where a column's value comes from: another column's name; a fixed `value`; or a column with a
 * time zone (for local times without an offset), a replacement table, or several columns joined.
 */
export const importSourceSchema = z.union([
  z.string().min(1),
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({
    column: z.string().min(1),
    timezone: z.string().optional(),
    replace: z.record(z.string(), z.string()).optional(),
  }),
])

/** A map file: our column → where its value is found in a foreign file. */
export const importMapSchema = z.record(
  z.union([z.enum(IMPORT_COLUMNS), z.string().regex(/^trait\.[A-Za-z0-9_.-]+$/)]),
  importSourceSchema,
)
export type ImportMap = z.infer<typeof importMapSchema>

/** `POST /api/import/answers` query. The map travels as a JSON query value or a multipart field is not needed. */
export const importQuerySchema = z.strictObject({
  format: z.enum(['csv', 'ndjson']).optional(),
  map: z.string().max(8000).optional(),
  dry: z.enum(['1']).optional(),
})

export const importRejectionSchema = z.strictObject({
  /** 1-based line of the file on which the row starts. */
  line: z.int(),
  field: z.string(),
  reason: z.string(),
})
export type ImportRejection = z.infer<typeof importRejectionSchema>

export const importReportSchema = z.strictObject({
  job: z.string(),
  dryRun: z.boolean(),
  accepted: z.int(),
  duplicate: z.int(),
  /** Rows refused in all; `rejected` lists the first 1,000 of them. */
  rejectedCount: z.int(),
  rejected: z.array(importRejectionSchema),
})
export type ImportReport = z.infer<typeof importReportSchema>
