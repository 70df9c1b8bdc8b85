import type { ImportColumns } from '#contract/imports.ts'
import type { FieldError } from '#contract/problem.ts'
import { ORDER_COLUMNS, ORDER_TIMES } from '#contract/delivery/words.ts'
import { LIMITS } from '#contract/words.ts'
import type { Cell } from '#worker/domain/imports/file/rows.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'
import { columnsOf, compileSource, SKIPPED, timesOf } from '#worker/domain/imports/map/source.ts'
import type { Times } from '#worker/domain/imports/row/instants.ts'
import { isTimezone } from '#worker/domain/time-zone.ts'

type OrderColumn = (typeof ORDER_COLUMNS)[number]

/** A row of a file of orders under our column names; what is missing or empty is ''. */
export interface MappedOrder {
  cell: (name: OrderColumn) => Cell
  /** How the times of a column are written. */
  times: (name: OrderColumn) => Times
}

/** Either of these says what a row is about. */
const NAMES = ['order_id', 'tracking_code'] as const
const LONGEST_NAME = 200

/** What is wrong with a map by itself; empty when nothing is. */
export function checkOrderMap(map: ImportColumns): FieldError[] {
  return Object.entries(map).flatMap(([name, source]) => {
    const { timezone } = timesOf(source)
    return timezone === undefined || isTimezone(timezone)
      ? []
      : [{ field: `map.${name}.timezone`, reason: 'is not the name of a time zone' }]
  })
}

/** What is wrong with a map, given the columns of a CSV file; empty when nothing is. */
export function checkOrderColumns(map: ImportColumns, columns: string[]): FieldError[] {
  const keys = columns.map(nameKey)
  const used = new Set<string>([...ORDER_COLUMNS, ...neededOrderKeys(map)])
  const has = (names: readonly string[]) => names.some((name) => map[name] ?? keys.includes(name))
  const need = (names: readonly string[]) =>
    has(names)
      ? []
      : [{ field: names[0] ?? '', reason: `a file of orders needs one of: ${names.join(', ')}` }]
  return [
    ...Object.entries(map).flatMap(([field, source]) =>
      columnsOf(source)
        .filter((column) => !keys.includes(nameKey(column)))
        .map(() => ({ field, reason: 'the map takes it from a column that is not there' })),
    ),
    ...need(NAMES),
    ...need(ORDER_TIMES),
    ...columns
      .filter((_, at) => used.has(keys[at] ?? '') && keys.indexOf(keys[at] ?? '') < at)
      .map((field) => ({ field, reason: 'this column is there twice' })),
  ]
}

/** Keys of the columns without which no row can be read. */
export function neededOrderKeys(map: ImportColumns): string[] {
  return [...new Set(Object.values(map).flatMap(columnsOf).map(nameKey))]
}

/** Prepares a map for reading rows; a column that it does not name is read from that of its name. */
export function compileOrderMap(map: ImportColumns, timezone: string) {
  const used = new Set<string>([...ORDER_COLUMNS, ...neededOrderKeys(map)])
  const sources = new Map(
    ORDER_COLUMNS.map((name) => [name, compileSource(map[name] ?? name)] as const),
  )
  const ignored = new Set<string>()
  return {
    ignored: () => [...ignored],
    read(line: number, cells: ReadonlyMap<string, Cell>): MappedOrder {
      const keyed = new Map<string, Cell>()
      for (const [name, cell] of cells) {
        const key = nameKey(name)
        if (!keyed.has(key)) keyed.set(key, cell)
        if (!used.has(key) && cell !== '' && ignored.size < LIMITS.listedColumns)
          ignored.add(name.slice(0, LONGEST_NAME))
      }
      return {
        cell(name) {
          const cell = sources.get(name)?.({ line, cells: keyed }) ?? ''
          return cell === SKIPPED ? '' : cell
        },
        times(name) {
          const told = timesOf(map[name])
          return { timezone: told.timezone ?? timezone, dates: told.dates }
        },
      }
    },
  }
}
