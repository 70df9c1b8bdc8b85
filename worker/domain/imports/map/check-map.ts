import type { ImportColumns, ImportMap, ImportSource } from '#contract/imports.ts'
import type { FieldError } from '#contract/problem.ts'
import { IMPORT_COLUMNS, REQUIRED_COLUMNS } from '#contract/words.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'
import { columnsOf, namesRow, timesOf } from '#worker/domain/imports/map/source.ts'
import { isTimezone } from '#worker/domain/time-zone.ts'

/** The columns of each answer of a row. */
export function answersOf({ columns, answers }: ImportMap): ImportColumns[] {
  return answers ? answers.map((own) => ({ ...columns, ...own })) : [columns]
}

/** What is wrong with a map by itself; empty when nothing is. */
export function checkMap(map: ImportMap, namespace: string | null): FieldError[] {
  const faults = answersOf(map).flatMap((columns) =>
    Object.entries(columns).flatMap(([target, source]) => checkSource(target, source)),
  )
  const id = map.columns.answer_id
  if (id && namesRow(id) && namespace === null)
    faults.push({
      field: 'map.answer_id',
      reason: '{row} is the same in every file: give this one a namespace of its own',
    })
  return unique(faults)
}

/** What is wrong with a map, given the columns of a CSV file; empty when nothing is. */
export function checkColumns(map: ImportMap, columns: string[]): FieldError[] {
  const keys = columns.map(nameKey)
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  const faults = answersOf(map).flatMap((answer) => [
    ...Object.entries(answer).flatMap(([target, source]) =>
      columnsOf(source)
        .filter((column) => !keys.includes(nameKey(column)))
        .map(() => ({ field: target, reason: 'the map takes it from a column that is not there' })),
    ),
    ...REQUIRED_COLUMNS.filter((name) => !answer[name] && !keys.includes(name)).map((field) => ({
      field,
      reason: 'this column is missing and the map has none',
    })),
  ])
  const used = new Set<string>([...IMPORT_COLUMNS, ...neededKeys(map)])
  const doubled = columns.filter((_, index) => {
    const key = keys[index] ?? ''
    return twice.has(key) && (used.has(key) || key.startsWith('trait.'))
  })
  return unique([
    ...faults,
    ...doubled.map((field) => ({ field, reason: 'this column is there twice' })),
  ])
}

/** Keys of the columns without which no row can be read. */
export function neededKeys(map: ImportMap): string[] {
  const keys = answersOf(map).flatMap((answer) => [
    ...Object.values(answer).flatMap(columnsOf),
    ...REQUIRED_COLUMNS.filter((name) => !answer[name]),
  ])
  return [...new Set(keys.map(nameKey))]
}

function checkSource(target: string, source: ImportSource): FieldError[] {
  const { timezone, dates } = timesOf(source)
  if (target !== 'answered_at') {
    const given = timezone ? 'timezone' : dates && 'dates'
    if (!given) return []
    return [{ field: `map.${target}.${given}`, reason: 'only answered_at is a time' }]
  }
  if (timezone === undefined || isTimezone(timezone)) return []
  return [{ field: `map.${target}.timezone`, reason: 'is not the name of a time zone' }]
}

function unique(faults: FieldError[]): FieldError[] {
  const seen = new Map(faults.map((fault) => [`${fault.field}\n${fault.reason}`, fault]))
  return [...seen.values()]
}
