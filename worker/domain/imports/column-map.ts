import { type ImportMap, type ImportSource } from '#contract/imports.ts'
import type { FieldError } from '#contract/problem.ts'
import { IMPORT_COLUMNS, type ImportColumn, LIMITS, REQUIRED_COLUMNS } from '#contract/words.ts'
import type { Cell } from '#worker/domain/imports/file/rows.ts'
import { isTimezone } from '#worker/domain/time-zone.ts'

/** One row under our column names; what is missing or empty is ''. */
export interface MappedRow {
  columns: Record<ImportColumn, Cell>
  traits: Map<string, Cell>
}

export interface ColumnMap {
  read(cells: ReadonlyMap<string, Cell>): MappedRow
  /** Time zone of `answered_at` values without an offset. */
  timezone: string | undefined
  /** Columns seen so far that nothing reads. */
  ignored(): string[]
}

const TRAIT = 'trait.'

/** What is wrong with a map by itself; empty when nothing is. */
export function checkMap(map: ImportMap): FieldError[] {
  return Object.entries(map).flatMap(([target, source]) => {
    const timezone = timezoneOf(source)
    if (timezone === undefined) return []
    const field = `map.${target}.timezone`
    if (target !== 'answered_at') return [{ field, reason: 'only answered_at has a time zone' }]
    return isTimezone(timezone) ? [] : [{ field, reason: 'is not the name of a time zone' }]
  })
}

/** What is wrong with a map, given the columns of a CSV file; empty when nothing is. */
export function checkColumns(map: ImportMap, columns: string[]): FieldError[] {
  const missing = Object.entries(map).flatMap(([target, source]) =>
    columnsOf(source)
      .filter((column) => !columns.includes(column))
      .map(() => ({ field: target, reason: 'the map takes it from a column that is not there' })),
  )
  const absent = REQUIRED_COLUMNS.filter((name) => !map[name] && !columns.includes(name))
  return [
    ...missing,
    ...absent.map((field) => ({ field, reason: 'this column is missing and the map has none' })),
  ]
}

/**
 * Prepares a map for reading rows. A column of ours that the map does not name is read from the
 * file's column of that name; so are `trait.*` columns.
 */
export function compileMap(map: ImportMap): ColumnMap {
  const sources = IMPORT_COLUMNS.map((name) => [name, map[name] ?? name] as const)
  const traitSources = Object.entries(map).filter(([target]) => target.startsWith(TRAIT))
  const known = new Set<string>([
    ...sources.flatMap(([, source]) => columnsOf(source)),
    ...traitSources.flatMap(([, source]) => columnsOf(source)),
  ])
  const ignored = new Set<string>()

  return {
    timezone: map.answered_at && timezoneOf(map.answered_at),
    ignored: () => [...ignored],
    read(cells) {
      const traits = new Map<string, Cell>()
      for (const [name, cell] of cells) {
        if (name.startsWith(TRAIT) && !map[name]) traits.set(name.slice(TRAIT.length), cell)
        else if (name !== '' && !known.has(name) && ignored.size < LIMITS.listedColumns)
          ignored.add(name.slice(0, 200))
      }
      for (const [target, source] of traitSources)
        traits.set(target.slice(TRAIT.length), readSource(source, cells))
      return { columns: readColumns(sources, cells), traits }
    },
  }
}

function readColumns(
  sources: (readonly [ImportColumn, ImportSource])[],
  cells: ReadonlyMap<string, Cell>,
): Record<ImportColumn, Cell> {
  // Every column of ours has a source, so the entries are complete.
  return Object.fromEntries(
    sources.map(([name, source]) => [name, readSource(source, cells)]),
  ) as Record<ImportColumn, Cell>
}

function readSource(source: ImportSource, cells: ReadonlyMap<string, Cell>): Cell {
  if (typeof source === 'string') return cells.get(source) ?? ''
  if ('value' in source) return source.value
  if ('columns' in source) {
    const parts = source.columns.map((column) => cells.get(column) ?? '')
    return parts.every((part) => part === '') ? '' : parts.join(source.separator)
  }
  const cell = cells.get(source.column) ?? ''
  if (cell === '') return source.default ?? ''
  const { replace } = source
  return replace && Object.hasOwn(replace, String(cell)) ? (replace[String(cell)] ?? cell) : cell
}

function columnsOf(source: ImportSource): string[] {
  if (typeof source === 'string') return [source]
  if ('columns' in source) return source.columns
  return 'column' in source ? [source.column] : []
}

function timezoneOf(source: ImportSource): string | undefined {
  return typeof source === 'object' && 'timezone' in source ? source.timezone : undefined
}
