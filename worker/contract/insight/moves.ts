import * as z from 'zod'
import { digestStateSchema, intervalSchema, shareSchema } from '#contract/digests/view.ts'
import { inOrder } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import {
  askedDaySchema,
  daySchema,
  filterFields,
  handleSchema,
  kindSchema,
} from '#contract/schemas.ts'
import { FILTERS } from '#contract/words.ts'

const MOVE_FIELDS = {
  from: askedDaySchema,
  to: askedDaySchema,
  /** Without one period beside the other nothing moves. */
  compare: z.enum(['previous', 'year']).default('previous'),
  kind: z.union([kindSchema, z.literal('mixed')]).optional(),
  ...filterFields,
  ...readerQuerySchema.shape,
}

/** `GET /api/journeys/{id}/moves`. Both days are included. */
export const movesQuerySchema = inOrder(
  z.strictObject({ ...MOVE_FIELDS, by: z.enum(['touchpoint', 'stage']).default('touchpoint') }),
)

const rangeSchema = z.strictObject({ from: daySchema, to: daySchema })
const VIEW_FIELDS = {
  journey: z.string(),
  kind: z.union([kindSchema, z.literal('mixed')]),
  range: rangeSchema,
  /** Null where none of the days has come. */
  previousRange: rangeSchema.nullable(),
  timezone: z.string(),
  meta: z.strictObject({ rowsRead: z.int(), ms: z.number() }),
}

const measuredSchema = z.strictObject({
  n: z.int(),
  sentiment: z.number(),
  interval: intervalSchema,
  state: digestStateSchema,
})
const changeSchema = z.strictObject({ difference: z.number(), interval: intervalSchema })
const testedSchema = changeSchema.extend({
  /** Benjamini–Hochberg over every change of this screen, of sentiment and of unhappy answers. */
  q: z.number(),
})

export const moveSchema = z.strictObject({
  stage: z.string(),
  /** Null where whole stages are compared. */
  touchpoint: z.string().nullable(),
  now: measuredSchema,
  before: measuredSchema,
  /** Of sentiment; of NPS that is the score itself. */
  change: testedSchema,
  /**
   * The end of the interval nearer to no move, in points of the move's own direction: so far it went at
   * least. Below 0 where the interval holds "no move". What the list is sorted by.
   */
  atLeast: z.number(),
  /** Answers of sentiment −50 or less, now and before, with Newcombe's interval of the difference. */
  unhappy: z.strictObject({ now: shareSchema, before: shareSchema, change: testedSchema }),
  /** The interval leaves out "no move", q ≤ .05, and 5 points or more. */
  isReal: z.boolean(),
  /** The question was worded anew in these days: before and after are answers to two questions. */
  isReworded: z.boolean(),
})
export type Move = z.infer<typeof moveSchema>

export const movesSchema = z.strictObject({
  ...VIEW_FIELDS,
  /** The surest first. */
  moves: z.array(moveSchema),
  /** Places with too few answers on either side, and how many. */
  hidden: z.array(
    z.strictObject({
      stage: z.string(),
      touchpoint: z.string().nullable(),
      n: z.int(),
      before: z.int(),
    }),
  ),
})
export type Moves = z.infer<typeof movesSchema>

/** What a move may come from: parts that rollups tell apart. */
export const MIX_DIMENSIONS = ['touchpoint', 'instrument', ...FILTERS] as const

/** `GET /api/journeys/{id}/moves/why`: of a stage, or of one of its touchpoints. */
export const whyQuerySchema = inOrder(
  z.strictObject({ ...MOVE_FIELDS, stage: handleSchema, touchpoint: handleSchema.optional() }),
)

const sideSchema = z.strictObject({ n: z.int(), sentiment: z.number().nullable() })
const mixCellSchema = z.strictObject({
  /** '' where nothing is known; null for all that are too few to stand alone. */
  value: z.string().nullable(),
  now: sideSchema,
  before: sideSchema,
  /** Points that another share of it among the answers brought. */
  mix: z.number(),
  /** Points that its own answers brought; 0 where it has none in one period. */
  rate: z.number(),
})
const mixSchema = z.strictObject({
  dimension: z.enum(MIX_DIMENSIONS),
  mix: z.number(),
  rate: z.number(),
  /** 95 %, of the rate part, at these shares. */
  rateInterval: intervalSchema,
  /** Simpson: the parts went one way and the whole the other. */
  isReversed: z.boolean(),
  cells: z.array(mixCellSchema),
})
export type Mix = z.infer<typeof mixSchema>

export const whySchema = z.strictObject({
  ...VIEW_FIELDS,
  stage: z.string(),
  touchpoint: z.string().nullable(),
  now: sideSchema,
  before: sideSchema,
  /** Null where either side has too few answers: then nothing is told. */
  change: changeSchema.nullable(),
  /** Those in which answers differ at all, the largest mix first. */
  dimensions: z.array(mixSchema),
})
export type Why = z.infer<typeof whySchema>
