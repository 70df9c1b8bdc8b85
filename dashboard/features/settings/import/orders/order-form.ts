import type { ImportPreview } from '#contract/import-runs.ts'
import { ORDER_COLUMNS, ORDER_TIMES } from '#contract/delivery/words.ts'
import { DATE_ORDERS, type DateOrder } from '#contract/words.ts'
import type { MapJson } from '#dashboard/features/settings/import/api.ts'
import type { MapFaults } from '#dashboard/features/settings/import/map/map-form.ts'

/** What a column of a file may mean; whose codes its statuses are is told for all rows. */
export type OrderField = Exclude<(typeof ORDER_COLUMNS)[number], 'vocabulary'>
export const ORDER_FIELDS: OrderField[] = ORDER_COLUMNS.filter((name) => name !== 'vocabulary')

/** How the columns of a file of orders are read. '' is not chosen. */
export interface OrderForm {
  columns: Partial<Record<OrderField, string>>
  /** `iso` where the year comes first, or a month has its name. */
  dates: DateOrder | 'iso' | ''
  timezone: string
  /** Of all rows, where no column says it. */
  currency: string
  /** Whose codes the statuses are; '' for Wayfelt's own words. */
  vocabulary: string
}

/** What shops and couriers call their columns, in English, Polish and Russian; the first that fits. */
const NAMES: [OrderField, RegExp][] = [
  ['tracking_code', /track|list przew|nr przesy|numer przesy|waybill|трек|отслеж/i],
  [
    'order_id',
    /^(order[ _-]?(id|no|nr|number)?|name|id|zam[oó]wieni[ea]|nr zam.*|заказ|номер заказа)$/i,
  ],
  ['refunded_at', /refund|zwrot|возврат/i],
  ['promised', /promis|obiecan|обещ/i],
  ['estimate', /estimat|szacow|ожида/i],
  ['placed_at', /creat|placed|ordered|date_add|z[łl]o[żz](on|en)|utworz|создан|оформ/i],
  ['changed_at', /chang|updat|modif|zmian|измен|обновл/i],
  [
    'status_at',
    /deliver(ed|y).*(at|date|time)|status.*(at|date|time)|dor[ęe]cz.*dat|дата.*(достав|статус)/i,
  ],
  ['status', /status|stan przesy|статус/i],
  ['carrier', /carrier|courier|kurier|przewo[źz]nik|перевоз|курьер/i],
  ['currency', /currency|walut|валют/i],
  ['country', /country|kraj|стран/i],
  ['postcode', /post.?code|zip|kod poczt|индекс/i],
  ['email', /e-?mail|почт/i],
  ['value', /total|amount|value|kwot|warto[śs][ćc]|suma|сумм/i],
  ['customer', /customer.?(id|no)|klient|клиент/i],
]

/** The form filled in as far as the names of the columns tell: each stands for one thing. */
export function guessOrders({ columns, dates }: ImportPreview, timezone: string): OrderForm {
  const found: OrderForm['columns'] = {}
  for (const { name } of columns) {
    const own = ORDER_FIELDS.find((field) => field === name.trim().toLowerCase())
    const field = own ?? NAMES.find(([, pattern]) => pattern.test(name.trim()))?.[0]
    if (field && (own || found[field] === undefined)) found[field] = name
  }
  const hasTime = ORDER_TIMES.some((field) => found[field] !== undefined)
  const time = columns.find(({ looks }) => looks === 'time')?.name
  if (!hasTime && time !== undefined) found.placed_at = time
  return {
    columns: found,
    dates: dates === null ? 'iso' : dates === 'either' ? '' : dates,
    timezone,
    currency: '',
    vocabulary: '',
  }
}

/** What is still to be filled in. */
export function orderFaults({ columns, dates, currency }: OrderForm): MapFaults {
  const faults: MapFaults = {}
  if (!columns.order_id && !columns.tracking_code) faults['order_id'] = 'missing'
  if (!ORDER_TIMES.some((field) => columns[field])) faults['changed_at'] = 'missing'
  if (!dates) faults['dates'] = 'missing'
  if (!columns.currency && columns.value && !/^[A-Za-z]{3}$/.test(currency.trim()))
    faults['fixed'] = 'missing'
  return faults
}

/** The map that a form without faults says. */
export function toOrderMap({ columns, dates, timezone, currency, vocabulary }: OrderForm): MapJson {
  const order = DATE_ORDERS.find((known) => known === dates)
  const isDay = (field: string) => field === 'promised' || field === 'estimate'
  const source = (field: OrderField, column: string) =>
    ORDER_TIMES.some((time) => time === field) || isDay(field)
      ? { column, timezone, ...(order ? { dates: order } : {}) }
      : column
  const named = ORDER_FIELDS.flatMap((field) => {
    const column = columns[field]
    return column ? [[field, source(field, column)] as const] : []
  })
  const fixed = currency.trim().toUpperCase()
  return {
    ...Object.fromEntries(named),
    ...(!columns.currency && fixed ? { currency: { value: fixed } } : {}),
    ...(vocabulary ? { vocabulary: { value: vocabulary } } : {}),
  }
}
