import * as z from 'zod'
import { clientIdSchema, handleSchema } from '#contract/schemas.ts'
import { shallowJsonSchema } from '#contract/shallow-json.ts'
import { MAP_LISTS, STAGE_LISTS, type Edit } from './apply.ts'

/*
 * One step of somebody who edits a map. It names what it found (`was`), so that it never overwrites
 * what its author has not seen; and it has an id, so that a repeat changes nothing.
 */

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
    value: shallowJsonSchema,
    was: shallowJsonSchema,
  }),
  z.strictObject({
    ...step,
    do: z.literal('add'),
    list: z.enum([...MAP_LISTS, ...STAGE_LISTS]),
    ...place,
    part: z.object({ id: handleSchema }).catchall(shallowJsonSchema),
  }),
  z.strictObject({ ...step, do: z.literal('move'), part: handleSchema, ...place }),
  z.strictObject({ ...step, do: z.literal('remove'), part: handleSchema, was: shallowJsonSchema }),
]) satisfies z.ZodType<Edit>

/** Why an edit was not done, and what stands there now. */
export const refusalSchema = z.strictObject({
  reason: z.enum(['gone', 'changed', 'taken', 'unknown', 'invalid']),
  now: shallowJsonSchema,
})
