import { describe, expect, it } from 'vitest'
import { orderMapSchema } from '#contract/imports.ts'
import {
  guessOrders,
  orderFaults,
  toOrderMap,
} from '#dashboard/features/settings/import/orders/order-form.ts'
import { makeColumn, makePreview } from '#test/dashboard/support/imports.ts'

const guess = (...names: string[]) =>
  guessOrders(makePreview({ columns: names.map((name) => makeColumn(name)) }), 'Europe/Warsaw')

describe('the form of a file of orders', () => {
  it.each([
    [
      'Shopify',
      ['Name', 'Email', 'Created at', 'Currency', 'Total', 'Tracking number'],
      {
        order_id: 'Name',
        email: 'Email',
        placed_at: 'Created at',
        currency: 'Currency',
        value: 'Total',
        tracking_code: 'Tracking number',
      },
    ],
    [
      'Polish',
      ['Zamówienie', 'Data złożenia', 'Kwota', 'Numer przesyłki', 'Status', 'Kurier'],
      {
        order_id: 'Zamówienie',
        placed_at: 'Data złożenia',
        value: 'Kwota',
        tracking_code: 'Numer przesyłki',
        status: 'Status',
        carrier: 'Kurier',
      },
    ],
    [
      'Russian',
      ['Номер заказа', 'Создан', 'Сумма', 'Трек-номер', 'Статус', 'Перевозчик'],
      {
        order_id: 'Номер заказа',
        placed_at: 'Создан',
        value: 'Сумма',
        tracking_code: 'Трек-номер',
        status: 'Статус',
        carrier: 'Перевозчик',
      },
    ],
    ['own', ['order_id', 'changed_at'], { order_id: 'order_id', changed_at: 'changed_at' }],
  ])('knows what the columns of a %s file mean', (_, names, columns) => {
    expect(guess(...names).columns).toEqual(columns)
  })

  it('takes the first column of times where no name tells one', () => {
    const columns = [makeColumn('Nr'), makeColumn('Kiedy', 'time')]
    expect(guessOrders(makePreview({ columns }), 'UTC').columns.placed_at).toBe('Kiedy')
  })

  it('asks for what a row is about, for a time and a currency, before anything is sent', () => {
    expect(orderFaults(guess('Total'))).toEqual({
      order_id: 'missing',
      changed_at: 'missing',
      fixed: 'missing',
    })
    const form = { ...guess('Order', 'Created', 'Total'), currency: ' pln ' }
    expect(orderFaults(form)).toEqual({})
    expect(orderFaults({ ...form, dates: '' })).toEqual({ dates: 'missing' })
  })

  it('says a map that the API takes', () => {
    const form = {
      ...guess('Order', 'Created', 'Total', 'Status', 'Tracking', 'Promised'),
      currency: 'pln',
      vocabulary: 'inpost',
      dates: 'day-first' as const,
    }
    const map = toOrderMap(form)
    const time = { timezone: 'Europe/Warsaw', dates: 'day-first' }
    expect(map).toEqual({
      order_id: 'Order',
      placed_at: { column: 'Created', ...time },
      value: 'Total',
      promised: { column: 'Promised', ...time },
      tracking_code: 'Tracking',
      status: 'Status',
      currency: { value: 'PLN' },
      vocabulary: { value: 'inpost' },
    })
    expect(orderMapSchema.safeParse(map).success).toBe(true)
  })
})
