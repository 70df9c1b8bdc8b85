import * as z from 'zod'

/** How deep a part of a map or survey goes, with room: a body could nest deeper than any stack. */
const DEEPEST = 12

function isShallow(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every((one) => isShallow(one, left - 1))
}

/** A value of JSON, looked at only as deep as a map or a survey goes. */
export const shallowJsonSchema = z
  .custom<z.core.util.JSONType>((value) => value !== undefined && isShallow(value), {
    error: 'is nested too deep',
  })
  .meta({ description: 'Any JSON that is not nested deeper than a map.' })
