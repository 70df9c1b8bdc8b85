import * as z from 'zod'
import { daySchema } from '#contract/schemas.ts'
import { mapDocumentSchema } from './document.ts'
import { editSchema, refusalSchema } from './edits.ts'
import { MAP_LIMITS } from './limits.ts'

/** An edit that was made, by whom and when. */
export const madeEditSchema = z.strictObject({
  seq: z.int(),
  edit: editSchema,
  by: z.strictObject({ id: z.string(), name: z.string() }),
  at: z.int(),
})
export type MadeEdit = z.output<typeof madeEditSchema>

/** `GET /api/journeys/{id}/draft` */
export const draftSchema = z.strictObject({
  /** The map as it would be published; the published one while nothing is drafted. */
  document: mapDocumentSchema,
  published: mapDocumentSchema,
  /** The published version. */
  version: z.int(),
  /** Whether there is a draft. */
  isOpen: z.boolean(),
  /** Number of the last edit, from which one's own go on. */
  seq: z.int(),
  /** How current the published stages are. */
  stages: z.array(
    z.strictObject({
      id: z.string(),
      /** Last day of the last week with an answer, today at most; null for none. */
      answeredOn: daySchema.nullable(),
      /** The day from which it is as it is; null for one that was never edited. */
      editedOn: daySchema.nullable(),
      /** Since when nothing has come, where that is too long; null where it is current. */
      staleSince: daySchema.nullable(),
    }),
  ),
  /** Touchpoints that were ever answered, with the last day as above. */
  touchpoints: z.array(z.strictObject({ id: z.string(), answeredOn: daySchema })),
  /** The draft's latest edits. */
  edits: z.array(madeEditSchema),
})
export type Draft = z.output<typeof draftSchema>

/** `GET /api/journeys/{id}/draft/edits` */
export const editsQuerySchema = z.strictObject({ after: z.coerce.number().int().min(0) })

/** `POST /api/journeys/{id}/draft/edits` */
export const newEditsSchema = z.strictObject({
  /** Number of the last edit that the author knows of. */
  after: z.int().min(0),
  edits: z.array(editSchema).min(1).max(MAP_LIMITS.edits),
})

/** What was made since, one's own among it; and what was not done. */
export const editsSchema = z.strictObject({
  seq: z.int(),
  edits: z.array(madeEditSchema),
  refused: z.array(z.strictObject({ id: z.string(), ...refusalSchema.shape })),
})
export type Edits = z.output<typeof editsSchema>

/** `POST /api/journeys/{id}/draft/publish`: what was looked at, and nothing else. */
export const publishSchema = z.strictObject({ seq: z.int().min(0) })
export const publishedSchema = z.strictObject({
  version: z.int(),
  /** The day from which it holds, in the site's time zone. */
  day: daySchema,
})
