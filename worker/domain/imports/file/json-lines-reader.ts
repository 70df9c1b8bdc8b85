import {
  BROKEN,
  LONGEST_ROW,
  NOT_UTF8,
  type Cell,
  type FileRow,
  type RowReader,
} from '#worker/domain/imports/file/rows.ts'

/** What a key without a name is called in reports. */
const NAMELESS = '(no name)'
const SHAPE = 'must be one JSON object with texts, numbers and true or false'
/** Where JavaScript's numbers may lose digits. */
const LONG_NUMBER = /\d{16}/
const TOO_LONG = 'is longer than 256 KB'

/** Reads NDJSON: one object a line. Empty lines are passed over. `traits` may be an object. */
export function jsonLinesReader(): RowReader {
  let rest = ''
  let line = 1
  /** Inside a line that was given up for its length. */
  let skipping = false

  function take(text: string): FileRow[] {
    const rows: FileRow[] = []
    const lines = text.split('\n')
    rest = lines.pop() ?? ''
    for (const content of lines) {
      if (!skipping) rows.push(...toRow(content, line))
      skipping = false
      line += 1
    }
    if (rest.length <= LONGEST_ROW) return rows
    if (!skipping) rows.push(refuse(line, TOO_LONG))
    skipping = true
    rest = ''
    return rows
  }

  return {
    push: (text) =>
      text.includes('\n') || rest.length > LONGEST_ROW ? take(rest + text) : hold(text),
    end: (isWhole = true) => (rest === '' || !isWhole ? [] : take(`${rest}\n`)),
    line: () => (skipping ? null : line),
    head: () => 1,
    separator: () => null,
  }

  function hold(text: string): FileRow[] {
    rest += text
    return []
  }
}

function toRow(content: string, line: number): FileRow[] {
  const text = content.trim()
  if (text === '') return []
  if (content.length > LONGEST_ROW) return [refuse(line, TOO_LONG)]
  if (text.includes(BROKEN)) return [refuse(line, NOT_UTF8)]
  const object = parseObject(text)
  if (!object) return [refuse(line, SHAPE)]
  const cells = new Map<string, Cell>()
  for (const [key, value] of flatten(object)) {
    if (!isCell(value)) return [{ line, fault: { field: key, reason: `row ${SHAPE}` } }]
    cells.set(key.trim() || NAMELESS, value)
  }
  return cells.size === 0 ? [refuse(line, SHAPE)] : [{ line, cells }]
}

/** Whole numbers beyond 2^53 are texts: two ids must not become the same. */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source ?? value
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** `{"traits":{"vip":true}}` means the same as `{"trait.vip":true}`. */
function flatten(object: Record<string, unknown>): [string, unknown][] {
  return Object.entries(object).flatMap(([key, value]): [string, unknown][] =>
    key === 'traits' && isObject(value)
      ? Object.entries(value).map(([name, trait]) => [`trait.${name}`, trait])
      : [[key, value]],
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCell(value: unknown): value is Cell {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function refuse(line: number, reason: string): FileRow {
  return { line, fault: { field: 'row', reason } }
}
