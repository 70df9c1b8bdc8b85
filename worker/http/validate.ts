import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import { checkValue, type Checked, type Schema } from '#contract/check-value.ts'
import { AppError } from '#worker/errors.ts'

/** Checks query or path parameters against a schema; a failure names each field and its reason. */
export function validate<Target extends 'query' | 'param', Of extends Schema>(
  target: Target,
  schema: Of,
) {
  return validator(target, (value: ValidationTargets[Target]): Checked<Of> => parse(schema, value))
}

/**
 * Parses a JSON body of at most `limit` bytes. The content type does not matter: `text/plain`
 * saves a shop's page the preflight.
 */
export async function readJson<Of extends Schema>(
  request: Request,
  schema: Of,
  limit: number,
): Promise<Checked<Of>> {
  return parse(schema, parseJson(await readText(request, limit)))
}

/** Reads the fields of a form that a page without scripts has sent, of at most `limit` bytes. */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, limit))
}

/** Checks a value against a schema. @throws AppError `invalid`, with the fields */
export function parse<Of extends Schema>(schema: Of, value: unknown): Checked<Of> {
  const checked = checkValue(schema, value)
  if ('data' in checked) return checked.data
  throw new AppError('invalid', 'Some fields are not as expected; see `fields`.', checked.fields)
}

/**
 * Reads a body of at most `limit` bytes. A declared length is the platform's promise; only a body
 * without one must be counted as it comes.
 * @throws AppError `too_large`, `malformed_json` for what is not UTF-8
 */
export async function readText(
  request: Request,
  limit: number,
  decode = decodeText,
): Promise<string> {
  const declared = request.headers.get('content-length')
  if (Number(declared ?? 0) > limit) throw tooLarge(limit)
  if (declared) {
    const body = await request.arrayBuffer()
    if (body.byteLength > limit) throw tooLarge(limit)
    return decode(body)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return decode(await new Blob(chunks).arrayBuffer())
}

/** Made only when it is thrown: an error and its stack cost as much as the rest of a body. */
function tooLarge(limit: number): AppError {
  return new AppError('too_large', `The body must not be larger than ${limit} bytes.`)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
const exactUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes UTF-8 with its byte order mark, where it has one: what was signed are all bytes. */
export function decodeExactly(bytes: ArrayBuffer): string {
  return decodeText(bytes, exactUtf8)
}

function decodeText(bytes: ArrayBuffer, decoder = utf8): string {
  try {
    return decoder.decode(bytes)
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
