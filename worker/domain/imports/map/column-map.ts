import type { ImportColumns, ImportMap } from '#contract/imports.ts'
import { type DateOrder, IMPORT_COLUMNS, type ImportColumn, LIMITS } from '#contract/words.ts'
import type { Cell } from '#worker/domain/imports/file/rows.ts'
import { answersOf, neededKeys } from '#worker/domain/imports/map/check-map.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'
import {
  compileSource,
  SKIPPED,
  timesOf,
  type KeyedRow,
  type ReadSource,
} from '#worker/domain/imports/map/source.ts'

/** One answer of a row under our column names; what is missing or empty is ''. */
export interface MappedAnswer {
  columns: Record<ImportColumn, Cell>
  traits: Map<string, Cell>
  times: { timezone: string | undefined; dates: DateOrder | undefined }
}

export interface ColumnMap {
  /** The answers of a row; `skipped` for those that were not given. */
  read(line: number, cells: ReadonlyMap<string, Cell>): (MappedAnswer | 'skipped')[]
  /** Answers in a row. */
  width: number
  /** Columns seen so far that nothing reads. */
  ignored(): string[]
}

const TRAIT = 'trait.'
/** What a CSV column without a name is called. */
const NAMELESS = /^column \d+$/
const LONGEST_NAME = 200

/**
 * Prepares a map for reading rows. A column of ours that the map does not name is read from the
 * file's column of that name; so are `trait.*` columns.
 * @param namespace stands before every id
 */
export function compileMap(map: ImportMap, namespace: string | null): ColumnMap {
  const used = new Set<string>([...IMPORT_COLUMNS, ...neededKeys(map)])
  const answers = answersOf(map).map(compileAnswer)
  const keyOf = remember(nameKey)
  const ignored = new Set<string>()
  const overruled = new Set(answersOf(map).flatMap((columns) => Object.keys(columns).map(nameKey)))

  function keyed(cells: ReadonlyMap<string, Cell>) {
    const byKey = new Map<string, Cell>()
    const traits = new Map<string, Cell>()
    for (const [name, cell] of cells) {
      const key = keyOf(name)
      if (!byKey.has(key)) byKey.set(key, cell)
      if (used.has(key)) continue
      if (key.startsWith(TRAIT) && !overruled.has(key))
        traits.set(name.trim().slice(TRAIT.length), cell)
      else if (ignored.size < LIMITS.listedColumns && !(NAMELESS.test(key) && isBlank(cell)))
        ignored.add(name.slice(0, LONGEST_NAME))
    }
    return { byKey, traits }
  }

  return {
    width: answers.length,
    ignored: () => [...ignored],
    read(line, cells) {
      const { byKey, traits } = keyed(cells)
      return answers.map((read) => {
        const answer = read({ line, cells: byKey }, traits)
        if (answer !== 'skipped')
          answer.columns.answer_id = idOf(answer, { namespace, isWide: map.answers !== null })
        return answer
      })
    },
  }
}

function compileAnswer(columns: ImportColumns) {
  const own = IMPORT_COLUMNS.map((name) => [name, compileSource(columns[name] ?? name)] as const)
  const named = Object.entries(columns)
    .filter(([target]) => target.startsWith(TRAIT))
    .map(([target, source]) => [target.slice(TRAIT.length), compileSource(source)] as const)
  const times = timesOf(columns.answered_at)

  return (row: KeyedRow, found: ReadonlyMap<string, Cell>): MappedAnswer | 'skipped' => {
    const cells = readAll(own, row)
    const traits = readAll(named, row)
    if (!cells || !traits) return 'skipped'
    return {
      // Every column of ours has a source, so the entries are complete.
      columns: Object.fromEntries(cells) as Record<ImportColumn, Cell>,
      traits: new Map([...found, ...traits]),
      times,
    }
  }
}

/** @returns null where one of the sources says that the answer was not given */
function readAll<Name extends string>(
  sources: (readonly [Name, ReadSource])[],
  row: KeyedRow,
): [Name, Cell][] | null {
  const read: [Name, Cell][] = []
  for (const [name, source] of sources) {
    const cell = source(row)
    if (cell === SKIPPED) return null
    read.push([name, cell])
  }
  return read
}

/** `namespace/id`, and in rows of several answers `…/touchpoint/kind`; an empty id stays empty. */
function idOf(
  { columns }: MappedAnswer,
  { namespace, isWide }: { namespace: string | null; isWide: boolean },
): Cell {
  const { answer_id: id, touchpoint, kind } = columns
  if (Array.isArray(id) || isBlank(id) || (namespace === null && !isWide)) return id
  const parts = isWide ? [id, touchpoint, kind] : [id]
  const text = parts.map((part) => String(part).trim()).join('/')
  return namespace === null ? text : `${namespace}/${text}`
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

function remember(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const computed = compute(text)
    if (known.size < 1000) known.set(text, computed)
    return computed
  }
}
