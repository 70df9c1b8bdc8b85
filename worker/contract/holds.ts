import * as z from 'zod'
import { handleSchema, instantSchema } from './schemas.ts'
import { LIMITS, SOURCE_PATTERN } from './words.ts'

/** Why answers are held: a source, a span or a selection that somebody chose, or the day's budget. */
const HOLD_KINDS = ['source', 'span', 'selection', 'budget'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** What became of answers that look unlike the rest. */
const SUSPICION_STATES = ['open', 'held', 'genuine'] as const
export type SuspicionState = (typeof SUSPICION_STATES)[number]

/** A network as a code: HMAC of a /24 or /64 with the day's salt, 64 bits as hex. */
export const sourceSchema = z.string().regex(SOURCE_PATTERN)

/**
 * `POST /api/holds`: what to keep out of every figure. All that is named must hold of an answer. A
 * span is of the server's clock, when answers came in, both ends included.
 */
export const holdQuerySchema = z
  .strictObject({
    source: sourceSchema.optional(),
    touchpoint: handleSchema.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    ids: z.array(z.string().max(64)).min(1).max(LIMITS.heldIds).optional(),
  })
  .refine(
    ({ source, ids, from, to }) => source ?? ids ?? (from !== undefined && to !== undefined),
    {
      path: ['source'],
      error: 'name a source, answers, or a span with both its ends',
    },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'the span ends before it starts',
  })
export type HoldQuery = z.infer<typeof holdQuerySchema>

export const holdSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(HOLD_KINDS),
  wanted: z
    .strictObject({
      source: sourceSchema.optional(),
      touchpoint: z.string().optional(),
      from: z.int().optional(),
      to: z.int().optional(),
      ids: z.array(z.string()).optional(),
    })
    .nullable(),
  madeAt: z.int(),
  /** Answers and events that it keeps out, or kept out until it was released. */
  answers: z.int(),
  events: z.int(),
  releasedAt: z.int().nullable(),
})
export type Hold = z.infer<typeof holdSchema>

/** `GET /api/holds`: the latest first. */
export const holdListSchema = z.strictObject({ holds: z.array(holdSchema) })
export type HoldList = z.infer<typeof holdListSchema>

/** `PATCH /api/holds/{id}`: let its answers count again, or not after all. */
export const holdChangeSchema = z.strictObject({ released: z.boolean() })

const suspicionFields = {
  touchpoint: z.string(),
  stage: z.string(),
  journey: z.string(),
  source: sourceSchema,
  firstAt: z.int(),
  lastAt: z.int(),
  answers: z.int(),
  /** Answers at the touchpoint on the same days, from anywhere. */
  total: z.int(),
  /** Cards that the source told of. */
  shown: z.int(),
  /** Answers within a second of their display. */
  quick: z.int(),
  lowest: z.int().nullable(),
  highest: z.int().nullable(),
}
export const suspicionSchema = z.strictObject({
  ...suspicionFields,
  foundAt: z.int(),
  state: z.enum(SUSPICION_STATES),
})
export type Suspicion = z.infer<typeof suspicionSchema>

/** `GET /api/suspicions`: answers of one source that look unlike the rest, the most first. */
export const suspicionListSchema = z.strictObject({ suspicions: z.array(suspicionSchema) })
export type SuspicionList = z.infer<typeof suspicionListSchema>

/** `PATCH /api/suspicions`: what somebody who knows says of one. Holding goes by `POST /api/holds`. */
export const suspicionChangeSchema = z.strictObject({
  touchpoint: handleSchema,
  source: sourceSchema,
  state: z.enum(['open', 'genuine']),
})
export type SuspicionChange = z.infer<typeof suspicionChangeSchema>

/** `GET /api/sources?stage=…`: where the answers of the last eight days came from. */
export const sourcesQuerySchema = z.strictObject({ stage: handleSchema })
export const sourcesSchema = z.strictObject({
  /** Sources with more than three answers, the most first. */
  sources: z.array(
    z.strictObject({
      source: sourceSchema,
      firstAt: z.int(),
      lastAt: z.int(),
      answers: z.int(),
      held: z.int(),
      shown: z.int(),
      quick: z.int(),
      /** −100…100; null where none of the answers has a score. */
      sentiment: z.number().nullable(),
    }),
  ),
  /** All other sources together. */
  rest: z.strictObject({
    sources: z.int(),
    answers: z.int(),
    shown: z.int(),
    quick: z.int(),
    sentiment: z.number().nullable(),
  }),
})
export type Sources = z.infer<typeof sourcesSchema>
