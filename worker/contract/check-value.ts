import type * as z from 'zod'
import type { FieldError } from './problem.ts'

/** A schema of the contract, and what comes out of it. */
export type Schema = z.ZodType
export type Checked<Of extends Schema> = z.output<Of>

/** A value in its schema's form, or every field that is not as expected and why. */
export function checkValue<Of extends Schema>(
  schema: Of,
  value: unknown,
): { data: Checked<Of> } | { fields: FieldError[] } {
  const result = schema.safeParse(value)
  return result.success
    ? { data: result.data }
    : { fields: result.error.issues.flatMap(toFieldErrors) }
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: pathOf([...issue.path, key]),
      reason: 'unknown field',
    }))
  }
  return [{ field: pathOf(issue.path), reason: issue.message }]
}

function pathOf(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
