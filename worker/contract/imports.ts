import * as z from 'zod'
import { IMPORT_COLUMNS, LIMITS } from './words.ts'

const columnNameSchema = z.string().min(1).max(200)

/**
 * Where a column's value comes from:
 * another column's name · a fixed `value` · a `column` with a time zone for local times, a table of
 * replacements, or a default for empty cells · several `columns` joined.
 */
export const importSourceSchema = z.union([
  columnNameSchema,
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({
    column: columnNameSchema,
    /** IANA name; for `answered_at` without an offset of its own. */
    timezone: z.string().min(1).max(64).optional(),
    /** What stands in the file → what it means here; other values stay as they are. */
    replace: z.record(z.string(), z.string()).optional(),
    default: z.string().optional(),
  }),
  z.strictObject({
    columns: z.array(columnNameSchema).min(2).max(10),
    separator: z.string().max(10).default(':'),
  }),
])
export type ImportSource = z.infer<typeof importSourceSchema>

/** A map file: our column → where its value is found in a foreign file. */
export const importMapSchema = z.record(
  z.union([z.enum(IMPORT_COLUMNS), z.string().regex(/^trait\.[A-Za-z0-9_.-]{1,64}$/)], {
    error: 'not a column of an answer file; see docs/import.md',
  }),
  importSourceSchema,
)
export type ImportMap = z.infer<typeof importMapSchema>

export const importFormatSchema = z.enum(['csv', 'ndjson'])
export type ImportFormat = z.infer<typeof importFormatSchema>

/** `POST /api/import/answers` query; the map is JSON of `importMapSchema`. */
export const importQuerySchema = z.strictObject({
  format: importFormatSchema.optional(),
  map: z.string().max(8000).optional(),
  dry: z.enum(['1']).optional(),
  /** The most rows to look at in this call. More than the default takes more CPU than a free plan has. */
  rows: z.coerce.number().int().min(1).max(LIMITS.importRowsAtMost).default(LIMITS.importRows),
  /** Which piece of the file this is: `next.from` of the piece before. */
  from: z
    .string()
    .regex(/^[0-9a-f-]{36}\.[1-9]\d{0,11}\.\d{1,15}$/)
    .optional(),
  /** The file goes on behind this piece: its last line is no row unless it has an end. */
  more: z.enum(['1']).optional(),
})

export const importRejectionSchema = z.strictObject({
  /** 1-based line of the file on which the row starts. */
  line: z.int(),
  /** The first column at fault; `row` when the row could not be read at all. */
  field: z.string(),
  /** What is wrong there, then what is wrong in further columns. Cells are never quoted. */
  reason: z.string(),
})
export type ImportRejection = z.infer<typeof importRejectionSchema>

/** Where the next piece of a file begins. */
export const importNextSchema = z.strictObject({
  /** What the next call says as `from`. */
  from: z.string(),
  /** The first byte of the file that it sends. */
  byte: z.int(),
  /** So many bytes of the file's beginning stand before it: the line that names the columns. */
  head: z.int(),
})
export type ImportNext = z.infer<typeof importNextSchema>

/** Every row is accepted, a duplicate or rejected, so the three counts add up to the rows read. */
export const importReportSchema = z.strictObject({
  job: z.string(),
  dryRun: z.boolean(),
  accepted: z.int(),
  duplicate: z.int(),
  /** Rows refused in all; `rejected` lists the first 1,000 of them, in the file's order. */
  rejectedCount: z.int(),
  rejected: z.array(importRejectionSchema),
  /** Columns of the file that neither their name nor the map gives a meaning; the first 100. */
  ignoredColumns: z.array(z.string()),
  /** Archived surveys made for answers whose question is not on the site; `import-checkout-csat`. */
  createdSurveys: z.array(z.string()),
  /** Where the next piece begins; null once the file is over. */
  next: importNextSchema.nullable(),
  /** Said where the file is not over. */
  notice: z.string().nullable(),
})
export type ImportReport = z.infer<typeof importReportSchema>
