import * as z from 'zod'
import { ORDER_COLUMNS } from './delivery/words.ts'
import { CHARSETS, DATE_ORDERS, IMPORT_COLUMNS, LIMITS, SEPARATORS } from './words.ts'

const columnNameSchema = z.string().min(1).max(200)
const wordsSchema = z.array(z.string().max(200)).max(200)

/**
 * Where a column's value comes from:
 * another column's name · a fixed `value` · a `column` with a time zone and an order for dates, a
 * table of replacements, words that mean "not asked", or a default for empty cells · several
 * `columns` joined · a `template` of columns, constants and `{row}`.
 */
export const importSourceSchema = z.union([
  columnNameSchema,
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({
    column: columnNameSchema,
    /** IANA name; for `answered_at` without an offset of its own. */
    timezone: z.string().min(1).max(64).optional(),
    /** For `answered_at` whose year does not come first. */
    dates: z.enum(DATE_ORDERS).optional(),
    /** What stands in the file → what it means here; other values stay as they are. */
    replace: z.record(z.string(), z.string()).optional(),
    /** Values of answers that were not given: such an answer is skipped. */
    skip: wordsSchema.optional(),
    default: z.string().optional(),
  }),
  z.strictObject({
    columns: z.array(columnNameSchema).min(2).max(10),
    separator: z.string().max(10).default(':'),
  }),
  z.strictObject({
    /** Names of columns in braces; `{row}` is the line on which the row starts. */
    template: z.string().min(1).max(400),
  }),
])
export type ImportSource = z.infer<typeof importSourceSchema>

const importColumnsSchema = z.record(
  z.union([z.enum(IMPORT_COLUMNS), z.string().regex(/^trait\.[A-Za-z0-9_.-]{1,64}$/)], {
    error: 'not a column of an answer file; see docs/import.md',
  }),
  importSourceSchema,
)
/** Our column → where its value is found in a foreign file. */
export type ImportColumns = z.infer<typeof importColumnsSchema>

/** What one row of the file holds: one answer, or one for each entry of `answers`. */
export interface ImportMap {
  /** Of every answer of a row. */
  columns: ImportColumns
  /** What each answer of a row has besides; null where a row is one answer. */
  answers: ImportColumns[] | null
}

/** The map of a file of orders and parcels: its columns, without the list of answers. */
export const orderMapSchema = z
  .partialRecord(
    z.enum(ORDER_COLUMNS, { error: 'not a column of a file of orders; see docs/import.md' }),
    importSourceSchema,
  )
  .transform((columns): ImportMap => ({ columns: columns as ImportColumns, answers: null }))

/** Of a file that has our own columns, one answer a row. */
export const NO_MAP: ImportMap = { columns: {}, answers: null }

/** A map file: columns, and for rows of several answers a list `answers` of further columns. */
export const importMapSchema = z
  .looseObject({
    answers: z.array(importColumnsSchema).min(1).max(LIMITS.importedAnswers).optional(),
  })
  .transform(({ answers = null, ...columns }, context): ImportMap => {
    const parsed = importColumnsSchema.safeParse(columns)
    if (parsed.success) return { columns: parsed.data, answers }
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })

export const importFormatSchema = z.enum(['csv', 'ndjson'])
export type ImportFormat = z.infer<typeof importFormatSchema>

/** What may stand before the ids of a file. */
export const namespaceSchema = z.string().regex(/^[\w.-]{1,60}$/)

/** Name of an import in paths and queries. */
export const importIdSchema = z.coerce.number().int().min(1).max(999_999_999)

/** `POST /api/import/answers` query; the map is JSON of `importMapSchema`. */
export const importQuerySchema = z.strictObject({
  format: importFormatSchema.optional(),
  /** For a map of any length: `mapBytes`, or `POST /api/imports`. */
  map: z.string().max(8000).optional(),
  /** So many bytes of the body stand before the file: the map. */
  mapBytes: z.coerce.number().int().min(2).max(LIMITS.importMapBytes).optional(),
  /** An import that was begun before, with its map and namespace; else the first piece begins one. */
  import: importIdSchema.optional(),
  /** What the file is called in the list of imports. */
  file: z.string().min(1).max(LIMITS.importFileName).optional(),
  dry: z.enum(['1']).optional(),
  /** Told by the content where it is not named. */
  charset: z.enum(CHARSETS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  /** Stands before every `answer_id`, so that two files with the same ids do not meet. */
  namespace: namespaceSchema.optional(),
  /** What becomes of a column of scores that does not fit its question; `refuse` unless told. */
  misfits: z.enum(['refuse', 'reject']).optional(),
  /** The most rows to look at in this call. More than the default takes more CPU than a free plan has. */
  rows: z.coerce.number().int().min(1).max(LIMITS.importRowsAtMost).default(LIMITS.importRows),
  /** Which piece of the file this is: `next.from` of the piece before. */
  from: z
    .string()
    .regex(/^[0-9a-f-]{36}\.[1-9]\d{0,11}\.\d{1,15}(\.[a-z0-9-]{0,20}\.\d?)?$/)
    .optional(),
  /** The file goes on behind this piece: its last line is no row unless it has an end. */
  more: z.enum(['1']).optional(),
})

/** `POST /api/import/orders` query; the map is JSON of `orderMapSchema`. */
export const orderImportQuerySchema = importQuerySchema.omit({ misfits: true, namespace: true })
export type OrderImportQuery = z.infer<typeof orderImportQuerySchema>

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

/** What a file turned out to be. */
export const importFileSchema = z.strictObject({
  format: importFormatSchema,
  /** Null while everything is ASCII. */
  charset: z.enum(CHARSETS).nullable(),
  /** Null for NDJSON. */
  separator: z.string().nullable(),
})

/**
 * Every answer is accepted, a duplicate, rejected or skipped, so the four counts add up to the rows
 * read, times the answers that the map finds in a row.
 */
export const importReportSchema = z.strictObject({
  job: z.string(),
  dryRun: z.boolean(),
  file: importFileSchema,
  /** Rows read, the header and empty lines left out. */
  rows: z.int(),
  accepted: z.int(),
  duplicate: z.int(),
  /** Answers that were not given, by the map's `skip`. */
  skipped: z.int(),
  /** Rows refused in all; `rejected` lists the first 1,000 of them, in the file's order. */
  rejectedCount: z.int(),
  rejected: z.array(importRejectionSchema),
  /** Answers that landed, but not as they stood in the file; `warned` lists the first 1,000. */
  warnedCount: z.int(),
  warned: z.array(importRejectionSchema),
  /** What the map should say, told by the values of the file. */
  suggestions: z.array(z.string()),
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
