import { checkValue } from '#contract/check-value.ts'
import {
  toldOrderSchema,
  toldParcelSchema,
  type GenericMessage,
} from '#contract/delivery/generic.ts'
import { ORDER_TIMES, type ORDER_COLUMNS } from '#contract/delivery/words.ts'
import { localDay } from '#worker/domain/days.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import type { HeardOrder, HeardParcel, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { heardOf } from '#worker/domain/delivery/senders/generic.ts'
import type { Fault } from '#worker/domain/imports/file/rows.ts'
import { cellReader, type CellReader } from '#worker/domain/imports/row/cells.ts'
import { parseInstant } from '#worker/domain/imports/row/instants.ts'
import type { MappedOrder } from './order-map.ts'

/** What a row tells: an order, a step of a parcel, or both. */
export interface OrderRow {
  order: HeardOrder | null
  parcel: HeardParcel | null
}

type OrderColumn = (typeof ORDER_COLUMNS)[number]

const DAY_MS = 86_400_000
/** 2000: nothing was shipped before. */
const EARLIEST = 946_684_800_000

/** What the fields of our own words are called in a file. */
const COLUMNS: Record<string, OrderColumn> = {
  id: 'order_id',
  number: 'order_number',
  changedAt: 'changed_at',
  placedAt: 'placed_at',
  refundedAt: 'refunded_at',
  code: 'tracking_code',
  at: 'status_at',
  order: 'order_id',
  raw: 'status',
}

/**
 * Reads a row in the words of the API, so that both refuse the same. When something happened is never
 * guessed: a row without any time is refused.
 */
export function checkOrder(row: MappedOrder, facts: ReaderFacts): OrderRow | { faults: Fault[] } {
  const read = cellReader()
  const cell = (name: OrderColumn) => read.word(name, row.cell(name)).trim()
  const word = (name: OrderColumn) =>
    cell(name)
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
  const [changed, placed, refunded, stepped] = ORDER_TIMES.map((name) =>
    instantIn(read, row, { name, text: cell(name), facts }),
  )
  const [id, code] = [cell('order_id'), cell('tracking_code')]
  if (id === '' && code === '') read.refuse('row', 'has neither order_id nor tracking_code')
  const changedAt = changed ?? placed ?? stepped
  if (changedAt === undefined && read.faults.length === 0)
    read.refuse('changed_at', 'is needed, or placed_at, or status_at: a row must say when')
  if (code !== '' && trackingCode(code) === null)
    read.refuse('tracking_code', 'is no tracking code')
  const days = { read, row, facts }
  const vocabulary = word('vocabulary')
  const said = vocabulary === '' ? { status: word('status') } : { vocabulary, raw: cell('status') }
  const order = filled({
    id,
    number: cell('order_number').replace(/^#\s*/, ''),
    email: cell('email'),
    customer: cell('customer'),
    placedAt: placed,
    changedAt,
    refundedAt: refunded,
    state: word('state'),
    value: decimal(cell('value')),
    currency: cell('currency').toUpperCase(),
    country: cell('country').toUpperCase(),
    postcode: cell('postcode'),
    lang: cell('lang').replace('_', '-'),
    promised: dayIn('promised', cell('promised'), days),
  })
  const parcel = filled({
    carrier: cell('carrier'),
    code,
    order: id,
    ...said,
    issue: word('issue'),
    at: stepped ?? changedAt,
    estimate: dayIn('estimate', cell('estimate'), days),
  })
  if (read.faults.length > 0) return { faults: read.faults }
  return heardIn({ order: id === '' ? null : order, parcel: code === '' ? null : parcel }, facts)
}

function heardIn(
  { order, parcel }: { order: object | null; parcel: object | null },
  facts: ReaderFacts,
): OrderRow | { faults: Fault[] } {
  const told: GenericMessage = {}
  const faults: Fault[] = []
  if (order) {
    const checked = checkValue(toldOrderSchema, order)
    if ('data' in checked) told.orders = [checked.data]
    else faults.push(...checked.fields.map(toFault))
  }
  if (parcel) {
    const checked = checkValue(toldParcelSchema, parcel)
    if ('data' in checked) told.parcels = [checked.data]
    else faults.push(...checked.fields.map(toFault))
  }
  if (faults.length > 0) return { faults }
  const heard = heardOf(told, facts)
  return { order: heard.orders[0] ?? null, parcel: heard.parcels[0] ?? null }
}

function toFault({ field, reason }: { field: string; reason: string }): Fault {
  return { field: COLUMNS[field] ?? (field || 'row'), reason }
}

/** The fields that stand in the row; numbers are times. */
function filled(fields: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
}

interface Asked {
  name: (typeof ORDER_TIMES)[number]
  text: string
  facts: ReaderFacts
}

function instantIn(read: CellReader, row: MappedOrder, { name, text, facts }: Asked) {
  if (text === '') return undefined
  const instant = parseInstant(text, row.times(name))
  if (typeof instant !== 'number') read.refuse(name, instant.reason)
  else if (instant < EARLIEST) read.refuse(name, 'is before 2000')
  else if (instant > facts.receivedAt + DAY_MS) read.refuse(name, 'is in the future')
  else return instant
  return undefined
}

/** A day as it stands, or that of a time on the clocks of the file. */
function dayIn(
  name: 'promised' | 'estimate',
  text: string,
  { read, row, facts }: { read: CellReader; row: MappedOrder; facts: ReaderFacts },
): string {
  if (text === '') return ''
  const times = row.times(name)
  const instant = parseInstant(text, times)
  if (typeof instant === 'number') return localDay(instant, times.timezone ?? facts.timezone)
  read.refuse(name, 'must be a day such as 2026-03-01')
  return ''
}

/** `1 149,90` and `1.149,90` as programs write them; the last sign is the decimal one. */
function decimal(text: string): string {
  const plain = text.replaceAll(/[\s\u00A0\u202F']/g, '')
  const at = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'))
  if (at === -1) return plain
  return `${plain.slice(0, at).replaceAll(/[.,]/g, '')}.${plain.slice(at + 1)}`
}
