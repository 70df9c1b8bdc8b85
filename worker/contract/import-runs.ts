import * as z from 'zod'
import { IMPORT_TARGETS } from './delivery/words.ts'
import {
  importFileSchema,
  importMapSchema,
  importQuerySchema,
  namespaceSchema,
  orderMapSchema,
} from './imports.ts'
import { IMPORT_STATES, LIMITS } from './words.ts'

/** An import of a file: who, when, and what became of its answers. */
export const importRunSchema = z.strictObject({
  id: z.int(),
  target: z.enum(IMPORT_TARGETS),
  /** `undoing` until all its answers are out: ask again. */
  state: z.enum(IMPORT_STATES),
  file: z.string().nullable(),
  namespace: z.string().nullable(),
  /** Name of whoever began it. */
  by: z.string(),
  /** Unix milliseconds, both. */
  madeAt: z.int(),
  endedAt: z.int().nullable(),
  /** Rows that were read; answers of these rows are in one of the next four. */
  rows: z.int(),
  /** Answers that it brought, which undoing takes out again. */
  accepted: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  skipped: z.int(),
  /** Answers that undoing has taken out. */
  undone: z.int(),
})
export type ImportRun = z.infer<typeof importRunSchema>

/** `GET /api/imports`: the latest hundred, newest first. */
export const importListSchema = z.strictObject({ imports: z.array(importRunSchema) })
export type ImportList = z.infer<typeof importListSchema>

/**
 * `POST /api/imports`: what file is to come, and how it is read. Its pieces go to
 * `POST /api/import/answers?import=`. The map is kept for the next file with such columns.
 */
export const newImportSchema = z.strictObject({
  file: z.string().min(1).max(LIMITS.importFileName).optional(),
  namespace: namespaceSchema.optional(),
  map: importMapSchema.optional(),
  /** What the file holds; then `orderMap` is its map, and its pieces go to `/api/import/orders`. */
  target: z.enum(IMPORT_TARGETS).default('answers'),
  orderMap: orderMapSchema.optional(),
})

/** `PATCH /api/imports/{id}`: take no further piece; what landed stays until it is undone. */
export const importChangeSchema = z.strictObject({ state: z.literal('cancelled') })

/** What the values of a column look like. */
export const COLUMN_LOOKS = ['time', 'score', 'id', 'words', 'text', 'empty'] as const

/** A column of a file, and its first values. */
export const importColumnSchema = z.strictObject({
  name: z.string(),
  /** Up to five different ones that are not empty. */
  samples: z.array(z.string()),
  looks: z.enum(COLUMN_LOOKS),
})
export type PreviewColumn = z.infer<typeof importColumnSchema>

/** `POST /api/imports/preview` query, as that of a piece; the body is the file's first 64 KB at most. */
export const importPreviewQuerySchema = importQuerySchema
  .pick({ format: true, charset: true, separator: true, more: true })
  .extend({ target: z.enum(IMPORT_TARGETS).default('answers') })

/** `POST /api/imports/preview`: what the beginning of a file tells of it. Nothing is stored. */
export const importPreviewSchema = z.strictObject({
  file: importFileSchema,
  columns: z.array(importColumnSchema),
  /** What is said of its dates, as in a report. */
  dates: z.enum(['day-first', 'month-first', 'excel', 'unix', 'either']).nullable(),
  /** Whether it has our own columns, so that it needs no map. */
  isOwn: z.boolean(),
  /** The map by which a file with such columns was read last. */
  kept: z.record(z.string(), z.unknown()).nullable(),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>
