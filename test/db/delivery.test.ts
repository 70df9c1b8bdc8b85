import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PARCEL_STATUS_NAMES } from '#contract/delivery/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { ParcelEvent } from '#worker/db/schema/act/orders.ts'
import type { HeardOrder, HeardParcel } from '#worker/domain/delivery/heard.ts'
import { makeBareSite, type TestSite } from '#test/support/site-factory.ts'
import { tell } from '#test/support/tell.ts'

const T = Date.parse('2026-11-10T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

const PARCEL: HeardParcel = {
  carrier: 'inpost',
  code: '6200',
  order: '1001',
  status: 'in_transit',
  issue: null,
  at: T,
  raw: 'taken_by_courier',
}
const ORDER: HeardOrder = { id: '9001', number: '1001', changedAt: T, state: 'open' }

async function rows<Row>({ siteId }: SiteDb, table: string): Promise<Row[]> {
  const query = env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ? ORDER BY 2, 3, 4`)
  return (await query.bind(siteId).all<Row>()).results
}

interface Shipment {
  carrier: string
  code: string
  order_id: string
  status: string
  delivered_at: number | null
  events: string
  estimate: string | null
}
const shipmentsOf = async ({ db }: TestSite) => await rows<Shipment>(db, 'shipments')
const issuesOf = async ({ db }: TestSite) =>
  await rows<Record<string, unknown>>(db, 'delivery_issues')

describe('a parcel', () => {
  test('moves to a higher rank only, however late its messages come, and keeps them all', async () => {
    const site = await makeBareSite()
    const at = (hours: number, status: HeardParcel['status'], raw: string) => ({
      ...PARCEL,
      at: T + hours * HOUR,
      status,
      raw,
    })
    await tell(site, { parcels: [at(30, 'delivered', 'delivered')] })
    await tell(site, { parcels: [at(2, 'in_transit', 'sent')] })
    await tell(site, { parcels: [at(20, 'out_for_delivery', 'out')] })
    const [parcel, ...others] = await shipmentsOf(site)
    expect(others).toEqual([])
    expect(parcel).toMatchObject({ status: 'delivered', delivered_at: T + 30 * HOUR })
    const codes = (JSON.parse(parcel?.events ?? '') as ParcelEvent[]).map(({ c }) => c)
    expect(codes.toSorted()).toEqual(['delivered', 'out', 'sent'])
  })

  test('that was delivered may travel back, and is not delivered again by an older message', async () => {
    const site = await makeBareSite()
    const delivered = { ...PARCEL, at: T + HOUR, status: 'delivered' as const, raw: 'delivered' }
    const back = { ...PARCEL, at: T + DAY, status: 'returning' as const, raw: 'returning' }
    const second = { ...delivered, at: T + 2 * HOUR, raw: 'signed' }
    for (const parcel of [delivered, back, second]) await tell(site, { parcels: [parcel] })
    expect(await shipmentsOf(site)).toMatchObject([{ status: 'returning' }])
    await tell(site, { parcels: [{ ...delivered, at: T + 3 * DAY, raw: 'redelivered' }] })
    expect(await shipmentsOf(site)).toMatchObject([
      { status: 'delivered', delivered_at: T + 3 * DAY },
    ])
  })

  test('is another one where the carrier uses its code again for another order', async () => {
    const site = await makeBareSite()
    await tell(site, { parcels: [{ ...PARCEL, status: 'delivered', raw: 'delivered' }] })
    await tell(site, { parcels: [{ ...PARCEL, order: '2002', at: T + 300 * DAY }] })
    expect(await shipmentsOf(site)).toMatchObject([
      { order_id: '1001', status: 'delivered' },
      { order_id: '2002', status: 'in_transit' },
    ])
  })

  test('finds its order whichever is told first, and by the number that people use', async () => {
    const site = await makeBareSite()
    const { order: _, ...lonely } = PARCEL
    await tell(site, { parcels: [{ ...lonely, issue: 'damaged', raw: 'damaged' }] })
    expect(await shipmentsOf(site)).toMatchObject([{ order_id: '' }])
    await tell(site, { orders: [ORDER] })
    await tell(site, { parcels: [{ ...PARCEL, at: T + HOUR, raw: 'next' }] })
    await tell(site, {
      parcels: [{ ...lonely, at: T + 2 * HOUR, status: 'delivered', raw: 'done' }],
    })
    expect(await shipmentsOf(site)).toMatchObject([{ order_id: '9001', status: 'delivered' }])
    expect(await issuesOf(site)).toMatchObject([{ order_id: '9001', type: 'damaged' }])
  })

  test('without a code is known by the id of its sender, and gets its code later', async () => {
    const site = await makeBareSite()
    const unnamed = { ...PARCEL, code: null, senderId: '49' }
    await tell(site, { parcels: [unnamed] })
    await tell(site, { parcels: [{ ...PARCEL, senderId: '49', at: T + HOUR, raw: 'labelled' }] })
    const { order: _, ...nameless } = unnamed
    await tell(site, {
      parcels: [{ ...nameless, carrier: '', at: T + 2 * HOUR, status: 'delivered', raw: 'done' }],
    })
    expect(await shipmentsOf(site)).toMatchObject([
      { carrier: 'inpost', code: '6200', order_id: '1001', status: 'delivered' },
    ])
  })

  test('told of with its whole history is one row of writing, and what its steps one by one make of it', async () => {
    const step = fc.record(
      {
        status: fc.constantFrom(...PARCEL_STATUS_NAMES),
        at: fc.integer({ min: 0, max: 6 }).map((hours) => T + hours * HOUR),
        raw: fc.constantFrom('a', 'b', 'c'),
        estimate: fc.constantFrom('2026-11-15', '2026-11-18'),
        url: fc.constantFrom('https://a.example/1', 'https://a.example/2'),
      },
      { requiredKeys: ['status', 'at', 'raw'] },
    )
    const histories = fc.sample(fc.array(step, { minLength: 2, maxLength: 9 }), {
      numRuns: 60,
      seed: 1017,
    })
    for (const history of histories) {
      const [whole, stepwise] = [await makeBareSite(), await makeBareSite()]
      const parcels = history.map((one) => ({ ...PARCEL, ...one }))
      const { written } = await tell(whole, { parcels })
      for (const one of parcels.toSorted((a, b) => a.at - b.at))
        await tell(stepwise, { parcels: [one] })
      const left = async (site: TestSite) =>
        (await shipmentsOf(site)).map((row) => ({ ...row, site_id: 0, told_in: '' }))
      expect(await left(whole), JSON.stringify(history)).toEqual(await left(stepwise))
      // Its own, the parcel's and the entry by its order.
      expect(written).toBe(3)
    }
  })

  test('keeps the newest sixty events, and the estimate of the newest one', async () => {
    const site = await makeBareSite()
    const history = Array.from({ length: 70 }, (_, n) => ({
      ...PARCEL,
      at: T + n * HOUR,
      raw: `scan-${n}`,
      estimate: n < 40 ? '2026-11-15' : '2026-11-18',
    }))
    await tell(site, { parcels: history.toReversed() })
    const [parcel] = await shipmentsOf(site)
    const events = JSON.parse(parcel?.events ?? '') as ParcelEvent[]
    expect(events).toHaveLength(60)
    expect(events[0]?.c).toBe('scan-10')
    expect(parcel?.estimate).toBe('2026-11-18')
  })
})

describe('a delivery issue', () => {
  test('is one for a kind and parcel, seen when it was seen first', async () => {
    const site = await makeBareSite()
    const failed = { ...PARCEL, issue: 'failed_attempt' as const, status: 'attempted' as const }
    await tell(site, { parcels: [{ ...failed, at: T + DAY, raw: 'second' }] })
    await tell(site, { parcels: [{ ...failed, at: T, raw: 'first' }] })
    expect(await issuesOf(site)).toMatchObject([
      { type: 'failed_attempt', seen_at: T, opened_at: T, fault: 'carrier', said_at: null },
    ])
  })

  test('of being late follows the first promise, in days of the site, not the carrier', async () => {
    const site = await makeBareSite()
    await tell(site, { orders: [{ ...ORDER, promised: '2026-11-12' }] })
    await tell(site, { orders: [{ ...ORDER, changedAt: T + 1, promised: '2026-11-20' }] })
    // 23:30 in Warsaw on the 12th is in time; half an hour past midnight is late.
    const delivered = { ...PARCEL, status: 'delivered' as const, raw: 'delivered' }
    await tell(site, { parcels: [{ ...delivered, at: Date.parse('2026-11-12T22:30:00Z') }] })
    expect(await issuesOf(site)).toEqual([])
    const late = { ...delivered, code: '6300', at: Date.parse('2026-11-14T23:30:00Z') }
    await tell(site, { parcels: [late] })
    expect(await issuesOf(site)).toMatchObject([{ type: 'late', code: '6300', days: 3 }])
    const [order] = await rows<{ promised: string; promises: string }>(site.db, 'orders')
    expect(order).toMatchObject({ promised: '2026-11-12' })
    expect(JSON.parse(order?.promises ?? '')).toEqual([{ at: T + 1, day: '2026-11-20' }])
  })
})

describe('an order', () => {
  test('is changed by newer messages only, and an older one fills what was not known', async () => {
    const site = await makeBareSite()
    await tell(site, { orders: [{ ...ORDER, changedAt: T + 5, valueMinor: 4900 }] })
    await tell(site, {
      orders: [{ ...ORDER, changedAt: T + 1, valueMinor: 100, state: 'cancelled' }],
    })
    await tell(site, { orders: [{ ...ORDER, changedAt: T + 9, email: 'Ann@Shop.example' }] })
    const [order] = await rows<Record<string, unknown>>(site.db, 'orders')
    expect(order).toMatchObject({ value_minor: 4900, state: 'cancelled', changed_at: T + 9 })
    expect(order?.['email_hash']).toMatch(/^em1_/)
  })
})

describe('a message', () => {
  test('that comes again is counted and changes nothing, in one written row', async () => {
    const site = await makeBareSite()
    const message = { id: 'same', orders: [ORDER], parcels: [PARCEL] }
    expect(await tell(site, message)).toMatchObject({ isNew: true })
    expect(await tell(site, message)).toEqual({ isNew: false, written: 1 })
    expect(await rows(site.db, 'messages')).toMatchObject([{ repeats: 1 }])
  })

  test.each([
    ['a new order with number and address', { orders: [{ ...ORDER, email: 'ann@shop.example' }] }],
    ['a new parcel', { parcels: [{ ...PARCEL, senderId: '49' }] }],
  ])('of %s writes four rows at most', async (_, message) => {
    const site = await makeBareSite()
    expect((await tell(site, message)).written).toBeLessThanOrEqual(4)
  })

  test('of another step of a known parcel writes two, and of damage to it four', async () => {
    const site = await makeBareSite()
    await tell(site, { orders: [ORDER], parcels: [PARCEL] })
    const next = { ...PARCEL, at: T + HOUR, raw: 'out', status: 'out_for_delivery' as const }
    expect((await tell(site, { parcels: [next] })).written).toBe(2)
    const damaged = { ...PARCEL, at: T + 2 * HOUR, raw: 'damaged', issue: 'damaged' as const }
    expect((await tell(site, { parcels: [damaged] })).written).toBe(4)
  })

  test('that is the first news of a parcel since the job looked writes no row for it', async () => {
    const site = await makeBareSite()
    await tell(site, { orders: [ORDER], parcels: [PARCEL] })
    const next = { ...PARCEL, at: T + HOUR, raw: 'out', status: 'out_for_delivery' as const }
    expect((await tell(site, { parcels: [next] })).written).toBe(2)
    const damaged = { ...PARCEL, at: T + 2 * HOUR, raw: 'damaged', issue: 'damaged' as const }
    expect((await tell(site, { parcels: [damaged] })).written).toBe(4)
    const late = { ...PARCEL, at: T + 90 * 24 * HOUR, raw: 'came', status: 'delivered' as const }
    expect((await tell(site, { parcels: [late] })).written).toBeLessThanOrEqual(4)
    expect(await rows(site.db, 'parcel_news')).toEqual([])
  })

  test('that replaces an order, with number and address, writes four rows, and is found by the address', async () => {
    const site = await makeBareSite()
    const email = 'ann@shop.example'
    await tell(site, { orders: [{ ...ORDER, email }] })
    const replacement = { ...ORDER, id: 'again', number: '2026/99', email, replaces: ORDER.id }
    expect((await tell(site, { orders: [replacement] })).written).toBe(4)
  })
})
