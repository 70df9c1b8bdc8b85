import * as z from 'zod'

/**
 * What values of a schema look like, as a JSON Schema that other programs read. For the build alone: the
 * deployed Worker has nothing that writes them (`worker/http/no-forms.ts`).
 */
export function formOf(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}
