import * as z from 'zod'

/** What values of a schema look like, as a JSON Schema that other programs read. */
export function formOf(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}
