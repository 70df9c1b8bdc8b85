import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import type * as z from 'zod'
import type { FieldError } from '#contract/problem.ts'
import { AppError } from '#worker/errors.ts'

/** Checks query or path parameters against a schema; a failure names each field and its reason. */
export function validate<Target extends 'query' | 'param', Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  return validator(target, (value: ValidationTargets[Target]): z.output<Schema> =>
    parse(schema, value),
  )
}

/**
 * Parses a JSON body of at most `limit` bytes. The content type does not matter: `text/plain`
 * saves a shop's page the preflight.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit: number,
): Promise<z.output<Schema>> {
  return parse(schema, parseJson(await readText(request, limit)))
}

/** Checks a value against a schema. @throws AppError `invalid`, with the fields */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.flatMap(toFieldErrors)
  throw new AppError('invalid', 'Some fields are not as expected; see `fields`.', fields)
}

/** A declared length is the platform's promise; only a body without one must be counted as it comes. */
async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = new AppError('too_large', `The body must not be larger than ${limit} bytes.`)
  const declared = request.headers.get('content-length')
  if (Number(declared ?? 0) > limit) throw tooLarge
  if (declared) {
    const body = await request.arrayBuffer()
    if (body.byteLength > limit) throw tooLarge
    return decode(body)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge
    chunks.push(chunk)
  }
  return decode(await new Blob(chunks).arrayBuffer())
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new AppError('malformed_json', 'The body is not valid UTF-8.')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('malformed_json', 'The body is not valid JSON.')
  }
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
