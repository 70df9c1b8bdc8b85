import { expect, test } from 'vitest'
import { base } from '#worker/domain/delivery/senders/shops/base.ts'
import {
  advance,
  changedOrders,
  gapSince,
  readJournal,
} from '#worker/domain/delivery/senders/shops/base-journal.ts'
import { FACTS, heardIn, payload, post } from '../../payloads.ts'

const DAY = 86_400_000
const read = (body: unknown, query: Record<string, string> = {}) =>
  heardIn(base(post(body, {}, { query }), FACTS))

test('orders are read; what a status means is the merchant’s own choice', () => {
  const heard = read(payload('published/base-orders.json'))
  expect(heard.topic).toBe('getOrders')
  expect(heard.orders).toEqual([
    {
      id: '1630473',
      number: '534534234',
      email: 'test@test.com',
      phone: '693123123',
      placedAt: 1_407_841_256_000,
      changedAt: FACTS.receivedAt,
      valueMinor: 5000,
      currency: 'GBP',
      postcode: 'E2 8HQ',
    },
  ])
  expect(heard.parcels).toEqual([
    {
      carrier: '',
      code: '0042348723648234',
      order: '1630473',
      status: null,
      issue: null,
      raw: '',
      at: 1_407_841_256_000,
    },
  ])
})

test('packages are read with the status that Base gives every courier’s', () => {
  const packages = [
    {
      package_id: 77013,
      courier_package_nr: '62234',
      courier_code: 'inpostkurier',
      tracking_status_date: 1_763_800_000,
      tracking_status: 8,
      tracking_url: 'https://inpost.pl/62234',
    },
    { package_id: 77014, courier_package_nr: 'R1', courier_code: 'dpd', package_type: 1 },
    { package_id: 77015, courier_package_nr: '', courier_code: 'dpd', tracking_status: 99 },
  ]
  expect(read({ status: 'SUCCESS', packages }, { order_id: '1630473' }).parcels).toEqual([
    {
      carrier: 'inpost',
      code: '62234',
      senderId: '77013',
      order: '1630473',
      status: 'available_for_pickup',
      issue: null,
      raw: '8',
      at: 1_763_800_000_000,
      url: 'https://inpost.pl/62234',
    },
    {
      carrier: 'dpd',
      code: null,
      senderId: '77015',
      order: '1630473',
      status: null,
      issue: null,
      raw: '99',
      isUnknown: true,
      at: FACTS.receivedAt,
    },
  ])
})

test('an error or another answer is kept as unknown', () => {
  const error = { status: 'ERROR', error_code: 'ERROR_BAD_TOKEN', error_message: 'x' }
  expect(read(error)).toMatchObject({ isKnown: false, topic: 'ERROR_BAD_TOKEN' })
  expect(read({ status: 'SUCCESS', inventories: [] }).isKnown).toBe(false)
  expect(read({ status: 'SUCCESS', logs: [] })).toMatchObject({ isKnown: true, orders: [] })
  expect(base(post('no'), FACTS)).toMatchObject({ refusal: 'malformed' })
})

const log = (id: string | number, order_id: number, date: number) => ({
  id,
  order_id,
  date,
  log_type: 18,
})

test('the journal is read in the order of its ids, exact also beyond 2⁵³', () => {
  const text = `{"status":"SUCCESS","logs":[
    {"id":9007199254740993,"order_id":3,"log_type":18,"date":1763800300},
    {"id":9007199254740992,"order_id":2,"log_type":1,"date":1763800200},
    {"id":456,"order_id":1,"log_type":13,"date":1763800100},
    {"id":"x","order_id":1,"date":1763800100},
    {"id":457,"order_id":1,"date":"never"}]}`
  const entries = readJournal(text)
  expect(entries?.map(({ id, order, type }) => [id, order, type])).toEqual([
    ['456', '1', '13'],
    ['9007199254740992', '2', '1'],
    ['9007199254740993', '3', '18'],
  ])
  expect(readJournal('{"status":"ERROR"}')).toBeNull()
  expect(readJournal('{"status":"SUCCESS"}')).toBeNull()
})

test('the cursor goes forward only, and names each changed order once', () => {
  const answer = {
    status: 'SUCCESS',
    logs: [log(7, 1, 1_763_800_100), log(8, 2, 1_763_800_200), log(9, 1, 1_763_800_300)],
  }
  const entries = readJournal(JSON.stringify(answer)) ?? []
  const cursor = { id: '7', at: 1_763_800_100_000 }
  expect(changedOrders(null, entries)).toEqual(['1', '2'])
  expect(changedOrders(cursor, entries)).toEqual(['2', '1'])
  expect(advance(cursor, entries)).toEqual({ id: '9', at: 1_763_800_300_000 })
  expect(advance({ id: '10', at: 5 }, entries)).toEqual({ id: '10', at: 5 })
  expect(advance(null, [])).toBeNull()
})

test('a poller that slept longer than the journal remembers knows since when', () => {
  const cursor = { id: '7', at: FACTS.receivedAt }
  expect(gapSince(cursor, FACTS.receivedAt + 3 * DAY - 1)).toBeNull()
  expect(gapSince(cursor, FACTS.receivedAt + 3 * DAY)).toBe(FACTS.receivedAt)
  expect(gapSince(null, FACTS.receivedAt)).toBeNull()
})
