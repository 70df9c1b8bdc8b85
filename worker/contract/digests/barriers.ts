import * as z from 'zod'
import { differenceSchema, digestStateSchema, shareSchema } from './view.ts'

const sideSchema = z.strictObject({ n: z.int(), of: z.int(), share: z.number() })

/** A pain and what goes with it on the way to the next stage. */
const barrierSchema = z.strictObject({
  stage: z.string(),
  code: z.string(),
  /** What the choice is called; null where only comments told of it. */
  name: z.string().nullable(),
  /** Of the journeys that ended here and could name it: who did. */
  rate: shareSchema,
  /** Of those who named it: who ended here. Null where either side has too few. */
  named: sideSchema.nullable(),
  /**
   * Of the others who could have, at the same touchpoints: who ended here. The share is as if they lay over
   * these as those do who named it, so it need not be `n` / `of`.
   */
  others: sideSchema.nullable(),
  /** Named less others with Newcombe's interval, and q over all rows; null where either has too few. */
  difference: differenceSchema.nullable(),
  /** May still go on, and named it: in no share. */
  open: z.int(),
  state: digestStateSchema,
})

/** What those name who do not go on to a later stage. Nothing here says that it stopped them. */
export const barriersSchema = z.strictObject({
  /** Journeys that a share needs on either side. */
  least: z.int(),
  /** Pains of stages of which too few journeys have ended: of them nothing is told. */
  untold: z.int(),
  /** What goes most with ending first. */
  rows: z.array(barrierSchema),
})
export type Barriers = z.infer<typeof barriersSchema>
export type Barrier = Barriers['rows'][number]
