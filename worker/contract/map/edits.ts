import * as z from 'zod'
import { clientIdSchema, handleSchema } from '#contract/schemas.ts'
import { MAP_LISTS, STAGE_LISTS, type Edit } from './apply.ts'

/*
 * One step of somebody who edits a map. It names what it found (`was`), so that it never overwrites
 * what its author has not seen; and it has an id, so that a repeat changes nothing.
 */

/** How deep a part of a map goes, with room: a body could nest deeper than any stack. */
const DEEPEST = 12

function isShallow(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every((one) => isShallow(one, left - 1))
}

/** A value of JSON, looked at only as deep as a map goes. */
const valueSchema = z
  .custom<z.core.util.JSONType>((value) => value !== undefined && isShallow(value), {
    error: 'is nested too deep',
  })
  .meta({ description: 'Any JSON that is not nested deeper than a map.' })

const step = { id: clientIdSchema }
const place = {
  /** The id of the stage, or of the map. */
  parent: handleSchema,
  /** The id of the part that comes behind it; null for the end. */
  before: handleSchema.nullable(),
}

/** What it brings is checked on the whole map: every field of a part must be there. */
export const editSchema = z.discriminatedUnion('do', [
  z.strictObject({
    ...step,
    do: z.literal('set'),
    /** The id of a part, or of the map itself. */
    part: handleSchema,
    field: z.string().max(40),
    value: valueSchema,
    was: valueSchema,
  }),
  z.strictObject({
    ...step,
    do: z.literal('add'),
    list: z.enum([...MAP_LISTS, ...STAGE_LISTS]),
    ...place,
    part: z.object({ id: handleSchema }).catchall(valueSchema),
  }),
  z.strictObject({ ...step, do: z.literal('move'), part: handleSchema, ...place }),
  z.strictObject({ ...step, do: z.literal('remove'), part: handleSchema, was: valueSchema }),
]) satisfies z.ZodType<Edit>

/** Why an edit was not done, and what stands there now. */
export const refusalSchema = z.strictObject({
  reason: z.enum(['gone', 'changed', 'taken', 'unknown', 'invalid']),
  now: valueSchema,
})
