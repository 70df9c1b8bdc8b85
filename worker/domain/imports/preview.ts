import type { ImportFormat, ImportMap } from '#contract/imports.ts'
import type { PreviewColumn } from '#contract/import-runs.ts'
import { ORDER_COLUMNS, type ImportTargetName } from '#contract/delivery/words.ts'
import { type Charset, type DateOrder, LIMITS, REQUIRED_COLUMNS } from '#contract/words.ts'
import { readRows, type FileKind } from '#worker/domain/imports/file/read-rows.ts'
import type { Cell, FileRow } from '#worker/domain/imports/file/rows.ts'
import { checkColumns } from '#worker/domain/imports/map/check-map.ts'
import { checkOrderColumns } from '#worker/domain/imports/orders/order-map.ts'
import { nameKey } from '#worker/domain/imports/map/names.ts'
import { orderOf, parseInstant } from '#worker/domain/imports/row/instants.ts'
import { parseScore } from '#worker/domain/imports/row/scores.ts'

/** Rows that tell what a column holds, and how much of them is shown. */
const LOOKED_AT = 50
const SAMPLES = 5
const LONGEST_SAMPLE = 80
const LONGEST_NAME = 200
const MOST_SCORE = 10
const MOST_WORDS = 12
const SOME_ROWS = 8
const LONGEST_ID = 64
/** Numbers alone may be days of Excel or Unix times, or just numbers: then the name decides. */
const TIME_NAME = /date|time|when|day|czas|data|dnia|дата|время|когда/i
const ID_NAME = /(^|[^\p{L}])(id|nr|no|numer|number|token|номер)([^\p{L}]|$)|#/iu

/** The beginning of a file. What is null is told by its content. */
export interface FileStart {
  bytes: Uint8Array
  /** Whether these are all of it. */
  isWhole: boolean
  format: ImportFormat | null
  charset: Charset | null
  separator: string | null
}

/** What the beginning of a file tells of it. */
export interface Preview {
  file: FileKind
  columns: PreviewColumn[]
  dates: DateOrder | 'either' | null
  isOwn: boolean
}

/** Looks at the first rows of a file. @throws AppError `invalid` for what is no table of text */
export async function previewFile(
  { bytes, isWhole, ...told }: FileStart,
  target: ImportTargetName = 'answers',
): Promise<Preview> {
  let names: string[] = []
  let file: FileKind = { format: 'csv', charset: null, separator: null }
  const rows: FileRow[] = []
  const onColumns = (columns: string[]) => (names = columns)
  const asked = { ...told, chunks: once(bytes), needs: [], onColumns }
  for await (const read of readRows({ ...asked, isStart: true, isWhole })) {
    file = { format: read.format, charset: read.charset, separator: read.separator }
    rows.push(...read.rows.slice(0, LOOKED_AT - rows.length))
  }
  const cells = rows.flatMap((row) => ('cells' in row ? [row.cells] : []))
  if (names.length === 0) names = [...new Set(cells.flatMap((row) => [...row.keys()]))]
  const values = (name: string) => cells.map((row) => textOf(row.get(name)))
  const unique = [...new Set(names)].slice(0, LIMITS.listedColumns)
  const columns = unique.map((name) => toColumn(name, values(name)))
  const time = columns.find(({ looks }) => looks === 'time')
  const keys = new Set(names.map(nameKey))
  return {
    file,
    columns,
    dates: time ? orderIn(values(time.name)) : null,
    isOwn:
      target === 'orders'
        ? checkOrderColumns({}, names).length === 0
        : REQUIRED_COLUMNS.every((name) => keys.has(name)),
  }
}

/** The first of some maps by which a file with these columns can be read. */
export function fittingMap(
  maps: ImportMap[],
  columns: string[],
  target: ImportTargetName = 'answers',
): ImportMap | null {
  const isOrders = target === 'orders'
  const faults = (map: ImportMap) =>
    isOrders ? checkOrderColumns(map.columns, columns) : checkColumns(map, columns)
  // Only a map of orders has one of these.
  const fits = (map: ImportMap) =>
    isOrders === ORDER_COLUMNS.some((name) => name !== 'lang' && name in map.columns)
  return maps.find((map) => fits(map) && faults(map).length === 0) ?? null
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

function textOf(cell: Cell | undefined): string {
  return Array.isArray(cell) ? cell.join('|') : String(cell ?? '').trim()
}

function toColumn(name: string, all: string[]): PreviewColumn {
  const values = all.filter((value) => value !== '')
  const samples = [...new Set(values)].slice(0, SAMPLES)
  return {
    name: name.slice(0, LONGEST_NAME),
    samples: samples.map((text) => text.slice(0, LONGEST_SAMPLE).toWellFormed()),
    looks: looksOf(name, values),
  }
}

function looksOf(name: string, values: string[]): PreviewColumn['looks'] {
  if (values.length === 0) return 'empty'
  if (values.every((value) => isTime(value, name))) return 'time'
  const scores = values.map(parseScore)
  const isScore = scores.every((score) => score !== null && score <= MOST_SCORE)
  if (isScore && !ID_NAME.test(name)) return 'score'
  const different = new Set(values).size
  const isShort = values.every((value) => value.length <= LONGEST_ID && !/\s/.test(value))
  if (different === values.length && isShort && (ID_NAME.test(name) || different >= SOME_ROWS))
    return 'id'
  return different <= MOST_WORDS && 2 * different <= values.length ? 'words' : 'text'
}

function isTime(value: string, name: string): boolean {
  if (/^\d+([.,]\d+)?$/.test(value)) return orderOf(value) !== null && TIME_NAME.test(name)
  return (['day-first', 'month-first'] as const).some(
    (dates) => typeof parseInstant(value, { timezone: 'UTC', dates }) === 'number',
  )
}

/** How dates are written, where one value can be nothing else and none speaks against it. */
function orderIn(values: string[]): DateOrder | 'either' | null {
  const orders = new Set(values.map(orderOf))
  const certain = (['day-first', 'month-first', 'excel', 'unix'] as const).filter((order) =>
    orders.has(order),
  )
  if (certain.length > 1) return 'either'
  return certain[0] ?? (orders.has('either') ? 'either' : null)
}
