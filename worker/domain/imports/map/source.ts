import type { ImportSource } from '#contract/imports.ts'
import type { DateOrder } from '#contract/words.ts'
import type { Cell } from '#worker/domain/imports/file/rows.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'

/** A row of the file as a map reads it. */
export interface KeyedRow {
  /** 1-based, in the file. */
  line: number
  /** By `nameKey` of the column. */
  cells: ReadonlyMap<string, Cell>
}

/** What a source gives for an answer that was not given. */
export const SKIPPED = Symbol('skipped')

export type ReadSource = (row: KeyedRow) => Cell | typeof SKIPPED

/** `{row}` of a template. */
const ROW = 'row'
const PLACEHOLDER = /\{([^{}]+)\}/g

/** Prepares a source for reading many rows. */
export function compileSource(source: ImportSource): ReadSource {
  if (typeof source === 'string') return readColumn(source)
  if ('value' in source) return () => source.value
  if ('columns' in source) {
    const keys = source.columns.map(nameKey)
    return ({ cells }) => {
      const parts = keys.map((key) => cells.get(key) ?? '')
      return parts.every((part) => part === '') ? '' : parts.join(source.separator)
    }
  }
  if ('template' in source) return readTemplate(source.template)
  return readConverted(source)
}

/** Names of the columns that a source reads. */
export function columnsOf(source: ImportSource): string[] {
  if (typeof source === 'string') return [source]
  if ('columns' in source) return source.columns
  if ('template' in source) return namesIn(source.template).filter((name) => name !== ROW)
  return 'column' in source ? [source.column] : []
}

/** Whether a source gives other values to the same row of another file. */
export function namesRow(source: ImportSource): boolean {
  return (
    typeof source === 'object' && 'template' in source && namesIn(source.template).includes(ROW)
  )
}

/** How the times of a source are written. */
export function timesOf(source: ImportSource | undefined): {
  timezone: string | undefined
  dates: DateOrder | undefined
} {
  return typeof source === 'object' && 'column' in source
    ? { timezone: source.timezone, dates: source.dates }
    : { timezone: undefined, dates: undefined }
}

function readColumn(name: string): ReadSource {
  const key = nameKey(name)
  return ({ cells }) => cells.get(key) ?? ''
}

function readTemplate(template: string): ReadSource {
  const columns = new Map(namesIn(template).map((name) => [name, readColumn(name)]))
  return (row) =>
    template.replaceAll(PLACEHOLDER, (_, name: string) => {
      const cell = name === ROW ? row.line : columns.get(name)?.(row)
      return String(cell ?? '')
    })
}

function readConverted(source: Extract<ImportSource, { column: string }>): ReadSource {
  const read = readColumn(source.column)
  const skip = new Set(source.skip?.map(nameKey))
  const replace = new Map(
    Object.entries(source.replace ?? {}).map(([word, value]) => [nameKey(word), value]),
  )
  return (row) => {
    const cell = read(row)
    if (Array.isArray(cell)) return cell
    const word = nameKey(String(cell ?? ''))
    if (skip.has(word)) return SKIPPED
    if (word === '') return source.default ?? ''
    return replace.get(word) ?? cell
  }
}

function namesIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? [])
}
