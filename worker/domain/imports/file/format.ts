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

/** Files that people mean to be tables: how they begin, and what to do with them. */
const FOREIGN: { bytes: number[]; says: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    says: 'The file is an Excel workbook (xlsx) or another zip archive. Open it, and save the sheet as "CSV UTF-8".',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    says: 'The file is an old Excel workbook (xls). Open it, and save the sheet as "CSV UTF-8".',
  },
  { bytes: [0x1f, 0x8b], says: 'The file is compressed (gz). Unpack it first.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], says: 'The file is a PDF. Export the table as CSV instead.' },
]

/** The format that a content type or a file name promises; null if it promises none. */
export function namedFormat(typeOrName: string): ImportFormat | null {
  const name = typeOrName.toLowerCase().split(';')[0]?.trim() ?? ''
  if (/\.(csv|tsv|txt)$/.test(name)) return 'csv'
  if (/\.(ndjson|jsonl)$/.test(name)) return 'ndjson'
  return TYPES[name] ?? null
}

/**
 * The format of a file by its first character.
 * @param text the start of the file; null comes back while it holds too little
 */
export function sniffedFormat(text: string): ImportFormat | null {
  const start = text.trimStart()
  if (start === '' || start === '[') return null
  return start.startsWith('{') ? 'ndjson' : 'csv'
}

/** @throws AppError `invalid` that names what a file is which is no table of text */
export function refuseForeign(start: Uint8Array): void {
  const known = FOREIGN.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte))
  if (known) throw new AppError('invalid', known.says)
}

/** @throws AppError `invalid` for JSON that is not one object a line, and for web pages */
export function refuseOtherText(text: string): void {
  const start = text.trimStart()
  if (/^\[\s*[[{\]]/.test(start))
    throw new AppError('invalid', 'The file is a JSON array. Send one JSON object a line instead.')
  if (/^\{\s*\n/.test(start))
    throw new AppError(
      'invalid',
      'The file is one JSON object over several lines. Send one object a line instead.',
    )
  if (/^<(!doctype|html|table|\?xml)/i.test(start))
    throw new AppError(
      'invalid',
      'The file is a web page or XML, whatever its name says. Open it, and save it as "CSV UTF-8".',
    )
}
