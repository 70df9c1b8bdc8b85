import * as z from 'zod'

/** One field that was refused, and why. `line` is set for rows of an import. */
export const fieldErrorSchema = z.strictObject({ field: z.string(), reason: z.string() })
export type FieldError = z.infer<typeof fieldErrorSchema>

/** The only error body of the API: `application/problem+json`. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable: programs may depend on it. */
  code: z.string(),
  /** For people: what happened and what to do. */
  detail: z.string(),
  requestId: z.string(),
  fields: z.array(fieldErrorSchema).optional(),
})
export type Problem = z.infer<typeof problemSchema>
