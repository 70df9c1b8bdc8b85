import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VOCABULARIES } from '#contract/delivery/words.ts'
import { generic } from '#worker/domain/delivery/senders/generic.ts'
import { FACTS, heardIn, post } from '../payloads.ts'

const HEADERS = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1763800000' }
const read = (body: unknown) => heardIn(generic(post(body, HEADERS), FACTS))
const detailOf = (body: unknown) => {
  const answer = generic(post(body, HEADERS), FACTS)
  return 'refusal' in answer ? [answer.refusal, answer.detail] : []
}
const parcel = { code: 'a 1', at: '2026-11-20T09:30:00+01:00' }

test('the example of the documentation is read', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/connections.md'), 'utf8')
  const example = /```json\n(\{[^]*?\n\})\n```/.exec(page)?.[1] ?? ''
  const heard = read(example)
  expect(heard).toMatchObject({ same: 'msg_1', at: 1_763_800_000_000, isKnown: true })
  expect(heard.orders).toHaveLength(1)
  expect(heard.parcels).toHaveLength(2)
  expect(heard.orders[0]).toMatchObject({
    id: '100234',
    valueMinor: 14_990,
    promised: '2026-11-21',
  })
})

test('an order and its numbers are exact', () => {
  const text = `{"orders":[{"id":820982911946154508,"number":"#1001","changedAt":"2026-11-20T09:30:00Z","value":149.9,"currency":"PLN"}]}`
  expect(read(text).orders).toEqual([
    {
      id: '820982911946154508',
      number: '1001',
      changedAt: Date.parse('2026-11-20T09:30:00Z'),
      valueMinor: 14_990,
      currency: 'PLN',
    },
  ])
})

test('a parcel is told in our words, or in a code of a known vocabulary', () => {
  const parcels = [
    { ...parcel, status: 'lost', carrier: 'DPD Polska', order: '#1001' },
    { ...parcel, status: 'exception', issue: 'damaged' },
    { ...parcel, raw: 'Exception_012', vocabulary: 'aftership' },
    { ...parcel, raw: 'TRANSIT', vocabulary: 'shippo' },
    { ...parcel, raw: 'wrong_item', vocabulary: 'medusa' },
    { ...parcel, raw: 'beamed', vocabulary: 'inpost', status: 'delivered' },
  ]
  expect(read({ parcels }).parcels.map(({ status, issue, raw }) => [status, issue, raw])).toEqual([
    ['lost', 'lost', 'lost'],
    ['exception', 'damaged', 'exception'],
    ['exception', 'damaged', 'Exception_012'],
    ['in_transit', null, 'TRANSIT'],
    [null, 'wrong_item', 'wrong_item'],
    ['delivered', null, 'beamed'],
  ])
  expect(read({ parcels }).parcels[0]).toMatchObject({ carrier: 'dpd', code: 'A1', order: '1001' })
})

test('every vocabulary by its name is there', () => {
  for (const vocabulary of VOCABULARIES)
    expect(read({ parcels: [{ ...parcel, raw: 'x', vocabulary }] }).parcels[0]?.isUnknown).toBe(
      true,
    )
})

test('a request to forget or to tell is one', () => {
  const requests = [
    { kind: 'erase-customer', customer: 7, orders: [1, '2'] },
    { kind: 'erase-shop' },
  ]
  expect(read({ requests }).requests).toEqual([
    { kind: 'erase-customer', customer: '7', orders: ['1', '2'] },
    { kind: 'erase-shop', orders: [] },
  ])
})

test('a slip of the pen is named by its place', () => {
  const order = { id: '1', changedAt: '2026-11-20T09:30:00Z' }
  expect(detailOf({ orders: [{ ...order, chnagedAt: 1 }] })).toEqual([
    'malformed',
    expect.stringContaining('orders.0'),
  ])
  expect(detailOf({ parcels: [{ at: parcel.at }] })[1]).toBe('parcels.0: give code, id or both')
  for (const bad of [
    { orders: [{ id: '1' }] },
    { orders: [{ ...order, changedAt: '2026-11-20 09:30' }] },
    { orders: [{ ...order, id: 'x'.repeat(129) }] },
    { orders: [{ ...order, id: { $ne: 1 } }] },
    { orders: Array.from({ length: 101 }, () => order) },
    { parcels: [{ at: parcel.at }] },
    { parcels: [{ ...parcel, raw: 'x' }] },
    { parcels: [{ ...parcel, status: 'gone' }] },
    { parcels: [{ ...parcel, url: 'javascript:alert(1)' }] },
    { orders: 'none' },
    { other: 1 },
  ])
    expect(detailOf(bad)[0], JSON.stringify(bad).slice(0, 80)).toBe('malformed')
  expect(detailOf('[]')[0]).toBe('malformed')
})
