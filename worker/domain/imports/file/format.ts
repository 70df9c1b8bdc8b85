import type { ImportFormat } from '#contract/imports.ts'
import { AppError } from '#worker/errors.ts'

const TYPES: Record<string, ImportFormat> = {
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/x-jsonlines': 'ndjson',
}

/** The format that a content type or a file name promises; null if it promises none. */
export function namedFormat(typeOrName: string): ImportFormat | null {
  const name = typeOrName.toLowerCase().split(';')[0]?.trim() ?? ''
  if (/\.(csv|tsv|txt)$/.test(name)) return 'csv'
  if (/\.(ndjson|jsonl)$/.test(name)) return 'ndjson'
  return TYPES[name] ?? null
}

/**
 * The format of a file by its first character.
 * @param text the start of the file; null comes back while it holds white space only
 * @throws AppError `invalid` for a JSON array
 */
export function sniffedFormat(text: string): ImportFormat | null {
  const first = text.trimStart()[0]
  if (first === undefined) return null
  if (first === '[')
    throw new AppError('invalid', 'The file is a JSON array. Send one JSON object a line instead.')
  return first === '{' ? 'ndjson' : 'csv'
}

/** @throws AppError `invalid` if the file starts as UTF-16 does */
export function refuseUtf16(start: Uint8Array): void {
  const [first, second] = start
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (marked || first === 0 || second === 0)
    throw new AppError('invalid', 'The file is not UTF-8 but looks like UTF-16. Save it as UTF-8.')
}
