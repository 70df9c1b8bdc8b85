import * as z from 'zod'
import {
  importChangeSchema,
  importListSchema,
  importPreviewQuerySchema,
  importPreviewSchema,
  importRunSchema,
  newImportSchema,
} from '#contract/import-runs.ts'
import { importQuerySchema, importReportSchema, orderImportQuerySchema } from '#contract/imports.ts'
import { json, type Operation } from './operation.ts'

/** Files of answers: begun, sent in pieces, listed, and taken back. */
export const IMPORT_OPERATIONS = [
  {
    method: 'post',
    path: '/api/import/answers',
    summary:
      'Import answers from CSV or NDJSON, piece by piece: go on with `next` until it is null. Good rows land, bad rows are listed.',
    needs: 'answers:write',
    query: importQuerySchema,
    body: { type: 'text/csv', schema: z.string() },
    answers: { 200: importReportSchema },
  },
  {
    method: 'post',
    path: '/api/import/orders',
    summary:
      'Import orders and parcels from CSV or NDJSON, piece by piece, as answers are: a row is an order, a step of a parcel, or both.',
    needs: 'orders:write',
    query: orderImportQuerySchema,
    body: { type: 'text/csv', schema: z.string() },
    answers: { 200: importReportSchema },
  },
  {
    method: 'get',
    path: '/api/imports',
    summary: 'Imports of files, the latest first.',
    needs: 'answers:write',
    answers: { 200: importListSchema },
  },
  {
    method: 'post',
    path: '/api/imports',
    summary:
      'Begin an import with its map; its pieces name it. The first piece may begin one, too.',
    needs: 'answers:write',
    body: json(newImportSchema),
    answers: { 201: importRunSchema },
  },
  {
    method: 'post',
    path: '/api/imports/preview',
    summary:
      'What the beginning of a file tells of it, and the map that a file like it was read by.',
    needs: 'answers:write',
    query: importPreviewQuerySchema,
    body: { type: 'text/csv', schema: z.string() },
    answers: { 200: importPreviewSchema },
  },
  {
    method: 'patch',
    path: '/api/imports/:id',
    summary: 'Cancel an import that is running. What landed stays until it is undone.',
    needs: 'answers:write',
    body: json(importChangeSchema),
    answers: { 200: importRunSchema },
  },
  {
    method: 'post',
    path: '/api/imports/:id/undo',
    summary: 'Take all that an import brought out again. Call again until `state` is `undone`.',
    needs: 'site:manage',
    answers: { 200: importRunSchema },
  },
] as const satisfies Operation[]
