import { importMapSchema, type ImportMap, type orderMapSchema } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { AppError } from '#worker/errors.ts'
import { parse } from '#worker/http/validate.ts'

/** How a map is checked, by what its file holds. */
type MapSchema = typeof importMapSchema | typeof orderMapSchema

/** What the body of a piece holds. */
export interface PieceBody {
  /** The map that stands before the file, if there is one. */
  map: ImportMap | null
  file: AsyncGenerator<Uint8Array>
}

/**
 * Takes the map off the beginning of a body.
 * @param mapBytes how long it is; undefined for none
 * @throws AppError `invalid` for what is no map, `unsupported_media_type` for a form
 */
export async function splitBody(
  request: Request,
  mapBytes: number | undefined,
  schema: MapSchema = importMapSchema,
): Promise<PieceBody> {
  if (request.headers.get('content-type')?.startsWith('multipart/'))
    throw new AppError('unsupported_media_type', 'Send the file itself as the body, not a form.')
  const chunks = cappedBody(request)
  if (mapBytes === undefined) return { map: null, file: chunks }
  const head = new Uint8Array(mapBytes)
  let filled = 0
  let rest = new Uint8Array()
  while (filled < mapBytes) {
    const { value, done } = await chunks.next()
    if (done) break
    const taken = value.subarray(0, mapBytes - filled)
    head.set(taken, filled)
    filled += taken.length
    rest = value.slice(taken.length)
  }
  const map = parseMap(new TextDecoder().decode(head.subarray(0, filled)), schema)
  return { map, file: behind(rest) }

  async function* behind(start: Uint8Array): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start
    yield* chunks
  }
}

/** Reads a map of JSON. @throws AppError `invalid` */
export function parseMap(text: string, schema: MapSchema = importMapSchema): ImportMap {
  try {
    return parse(schema, JSON.parse(text))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', 'The map is not valid JSON.', [
      { field: 'map', reason: 'must be JSON, URL-encoded' },
    ])
  }
}

/**
 * The body in pieces, up to the limit. A body that does not tell its size is stopped on the way:
 * its first rows have landed then, and count as duplicates when the parts are sent.
 */
async function* cappedBody(request: Request): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.importBytes) throw tooLarge()
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LIMITS.importBytes) throw tooLarge()
    yield chunk
  }
}

function tooLarge(): AppError {
  return new AppError(
    'too_large',
    'One call takes 25 MB. Send a larger file in pieces, or use `npm run import`.',
  )
}
