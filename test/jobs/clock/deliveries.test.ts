import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { HeardOrder, HeardParcel } from '#worker/domain/delivery/heard.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import { makeAsking, rowsOf, tellAt } from '#test/support/clock.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'
import { asSystem } from '#test/support/world.ts'

/* What the job finds of orders without anybody telling it. */

const T = Date.parse('2026-11-10T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const ORDER: HeardOrder = { id: '9001', number: '1001', changedAt: T, state: 'open' }
const PROMISED = { ...ORDER, promised: '2026-11-12' }
const PARCEL: HeardParcel = {
  carrier: 'inpost',
  code: '6200',
  order: '1001',
  status: 'in_transit',
  issue: null,
  at: T,
  raw: 'taken_by_courier',
}

interface Issue {
  type: string
  code: string
  fault: string
  days: number | null
  seen_at: number | null
  said_at: number | null
  closed_at: number | null
}
const issuesOf = async (site: TestSite) => await rowsOf<Issue>(site, 'delivery_issues')
const watchesOf = async (site: TestSite) =>
  await rowsOf<{ order_id: string; due_at: number }>(site, 'delivery_watches')
const warsaw = (text: string) => Date.parse(`${text}+01:00`)

describe('an order that is not there', () => {
  test('is late when the first promised day is over on the customer’s clocks, and not before', async () => {
    const site = await makeSite()
    const london = { ...PROMISED, id: '9002', number: '1002', country: 'GB' }
    await tellAt(site, { orders: [PROMISED, london], parcels: [PARCEL] }, T)
    await tellAt(site, { parcels: [{ ...PARCEL, code: '6300', order: '1002' }] }, T + 1)
    // A later promise changes nothing.
    await tellAt(
      site,
      { orders: [{ ...PROMISED, changedAt: T + 5, promised: '2026-11-20' }] },
      T + 5,
    )
    await runJob(site, T + HOUR)
    expect(await runJob(site, warsaw('2026-11-12T23:59:00'))).toBeLessThanOrEqual(
      warsaw('2026-11-13T00:59:00'),
    )
    expect(await issuesOf(site)).toEqual([])
    await runJob(site, warsaw('2026-11-13T00:00:00'))
    expect(await issuesOf(site)).toMatchObject([
      {
        type: 'late',
        code: '6200',
        days: 1,
        seen_at: warsaw('2026-11-13T00:00:00'),
        fault: 'carrier',
      },
    ])
    await runJob(site, warsaw('2026-11-13T01:00:00'))
    expect((await issuesOf(site)).map(({ code }) => code).toSorted()).toEqual(['6200', '6300'])
  })

  test('is late after 23 or 25 hours where clocks change on that day', async () => {
    const site = await makeSite()
    const spring = { ...ORDER, promised: '2026-03-29', changedAt: Date.parse('2026-03-27T09:00Z') }
    const told = Date.parse('2026-03-27T09:00:00Z')
    await tellAt(site, { orders: [spring], parcels: [{ ...PARCEL, at: told }] }, told)
    // The day began at 23:00 in UTC and ended at 22:00.
    await runJob(site, Date.parse('2026-03-29T21:59:59Z'))
    expect(await issuesOf(site)).toEqual([])
    await runJob(site, Date.parse('2026-03-29T22:00:00Z'))
    expect(await issuesOf(site)).toMatchObject([{ type: 'late' }])
  })

  test('is closed when it is delivered, with the days that it took', async () => {
    const site = await makeSite()
    await tellAt(site, { orders: [PROMISED], parcels: [PARCEL] }, T)
    await runJob(site, T + HOUR)
    await runJob(site, T + 4 * DAY)
    const came = T + 6 * DAY
    await tellAt(site, { parcels: [{ ...PARCEL, at: came, status: 'delivered', raw: 'd' }] }, came)
    expect(await issuesOf(site)).toMatchObject([
      { type: 'late', code: '6200', days: 4, closed_at: came },
    ])
    await runJob(site, came + HOUR)
    await runJob(site, came + 3 * DAY)
    expect(await watchesOf(site)).toEqual([])
    expect(await issuesOf(site)).toHaveLength(1)
  })

  test('is the warehouse’s while nothing was handed over, and one issue once a parcel is known', async () => {
    const site = await makeSite()
    await tellAt(site, { orders: [PROMISED] }, T)
    await runJob(site, T + HOUR)
    await runJob(site, T + 4 * DAY)
    expect(await issuesOf(site)).toMatchObject([{ type: 'late', code: '', fault: 'warehouse' }])
    await tellAt(site, { parcels: [{ ...PARCEL, at: T + 4 * DAY }] }, T + 4 * DAY)
    await runJob(site, T + 4 * DAY + HOUR)
    expect(await issuesOf(site)).toMatchObject([{ type: 'late', code: '6200', fault: 'carrier' }])
  })

  test('is nobody’s doing where the weather has held it up, and felt late all the same', async () => {
    const site = await makeSite()
    const storm = { ...PARCEL, issue: 'weather_delay' as const, at: T + DAY, raw: 'storm' }
    await tellAt(site, { orders: [PROMISED], parcels: [PARCEL, storm] }, T + DAY)
    await runJob(site, T + DAY + HOUR)
    await runJob(site, T + 4 * DAY)
    const late = async () => (await issuesOf(site)).filter(({ type }) => type === 'late')
    expect(await late()).toMatchObject([{ fault: 'nobody' }])
    const came = { ...PARCEL, at: T + 5 * DAY, status: 'delivered' as const, raw: 'd' }
    await tellAt(site, { parcels: [came] }, T + 5 * DAY)
    expect(await late()).toMatchObject([{ fault: 'nobody', days: 3, closed_at: T + 5 * DAY }])
  })

  test('is nobody’s doing in a storm also where it was delivered before the job looked', async () => {
    const site = await makeSite()
    const storm = { ...PARCEL, issue: 'weather_delay' as const, at: T + DAY, raw: 'storm' }
    const came = { ...PARCEL, at: T + 5 * DAY, status: 'delivered' as const, raw: 'd' }
    await tellAt(site, { orders: [PROMISED], parcels: [storm] }, T + DAY)
    await tellAt(site, { parcels: [came] }, T + 5 * DAY)
    const late = (await issuesOf(site)).filter(({ type }) => type === 'late')
    expect(late).toMatchObject([{ fault: 'nobody', days: 3 }])
  })

  test('is not late once it is cancelled, and what an agent has said of the fault stays', async () => {
    const site = await makeSite()
    await tellAt(site, { orders: [PROMISED], parcels: [PARCEL] }, T)
    await runJob(site, T + HOUR)
    await runJob(site, T + 4 * DAY)
    await env.DB.prepare(
      "UPDATE delivery_issues SET fault = 'customer', confirmed_at = 1 WHERE site_id = ?",
    )
      .bind(site.db.siteId)
      .run()
    await runJob(site, T + 5 * DAY + HOUR)
    const [late] = await issuesOf(site)
    expect(late).toMatchObject({ type: 'late', fault: 'customer', days: 3, closed_at: null })
    await tellAt(
      site,
      { orders: [{ ...ORDER, changedAt: T + 6 * DAY, state: 'cancelled' }] },
      T + 6 * DAY,
    )
    await runJob(site, T + 6 * DAY + 11 * HOUR)
    const closed = (await issuesOf(site)).map((issue) => issue.closed_at)
    expect(closed).toEqual([T + 6 * DAY + 11 * HOUR, T + 6 * DAY + 11 * HOUR])
    expect(await watchesOf(site)).toEqual([])
  })
})

describe('a parcel of which nothing is heard', () => {
  test('is stalled after the usual five days, and no more once it moves', async () => {
    const site = await makeSite()
    await tellAt(site, { parcels: [PARCEL] }, T)
    await runJob(site, T + HOUR)
    await runJob(site, T + 5 * DAY - 1)
    expect(await issuesOf(site)).toEqual([])
    await runJob(site, T + 5 * DAY)
    expect(await issuesOf(site)).toMatchObject([{ type: 'stalled', seen_at: T + 5 * DAY }])
    const moved = { ...PARCEL, at: T + 6 * DAY, raw: 'out', status: 'out_for_delivery' as const }
    await tellAt(site, { parcels: [moved] }, T + 6 * DAY)
    await runJob(site, T + 6 * DAY + HOUR)
    await runJob(site, T + 9 * DAY)
    expect(await issuesOf(site)).toMatchObject([{ type: 'stalled', closed_at: expect.any(Number) }])
    await runJob(site, T + 11 * DAY)
    expect(await issuesOf(site)).toMatchObject([{ type: 'stalled', closed_at: null }])
    const came = { ...PARCEL, at: T + 12 * DAY, raw: 'd', status: 'delivered' as const }
    await tellAt(site, { parcels: [came] }, T + 12 * DAY)
    expect(await issuesOf(site)).toMatchObject([{ type: 'stalled', closed_at: T + 12 * DAY }])
  })

  test('is stalled by its own carrier’s pace where that is known', async () => {
    const site = await makeSite()
    const fast = Array.from({ length: 40 }, (_, n) =>
      [0, 6, 12, 18].map((hours): HeardParcel => ({
        ...PARCEL,
        code: `fast-${n}`,
        order: `old-${n}`,
        at: T - 9 * DAY + hours * HOUR,
        status: hours === 18 ? 'delivered' : 'in_transit',
        raw: `scan-${hours}`,
      })),
    )
    await tellAt(site, { parcels: fast.flat() }, T - 8 * DAY)
    await tellAt(site, { parcels: [PARCEL] }, T)
    await runJob(site, T + HOUR)
    await runJob(site, T + 2 * DAY + HOUR)
    expect(await issuesOf(site)).toMatchObject([
      { type: 'stalled', code: '6200', seen_at: T + 2 * DAY },
    ])
  })
})

describe('the cursor', () => {
  test('leaves out no message that comes late, and an order of before it', async () => {
    const site = await makeSite()
    await tellAt(site, { orders: [PROMISED] }, T)
    await runJob(site, T + HOUR)
    const late = { ...PROMISED, id: '9003', number: '1003' }
    await tellAt(site, { orders: [late], came: T + HOUR }, T - HOUR)
    await tellAt(site, { orders: [{ ...late, id: '9004', number: '1004' }] }, T + 2 * HOUR)
    await runJob(site, T + 3 * HOUR)
    expect((await watchesOf(site)).map((one) => one.order_id)).toEqual(['9001', '9003', '9004'])
  })

  test('costs a message no written row more, and a run little however many orders there are', async () => {
    const site = await makeSite()
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...PROMISED,
      id: `o${n}`,
      number: `n${n}`,
    }))
    await tellAt(site, { orders: many }, T)
    await runJob(site, T + HOUR)
    const rows = { read: 0 }
    const database = watched(env.DB, { after: (meta) => (rows.read += meta.rows_read) })
    const own = { ...openDirectory(database), siteId: site.db.siteId }
    // Nothing is due: a look at what is due reads no order.
    await runJob({ ...site, own }, T + 2 * HOUR)
    expect(rows.read).toBeLessThan(40)
    expect(await watchesOf(site)).toHaveLength(300)
  })

  test('and its watches go on where a run was killed, and two at once find each issue once', async () => {
    const site = await makeSite()
    await tellAt(site, { orders: [PROMISED], parcels: [PARCEL] }, T)
    const job = async (word: string | null, now: number) => {
      const made = (sql: string) => {
        if (word !== null && sql.includes(word)) throw new Error('killed')
      }
      const own = { ...openDirectory(watched(env.DB, { made })), siteId: site.db.siteId }
      return await runJob({ ...site, own }, now)
    }
    await expect(job('watchNews', T + HOUR)).rejects.toThrow('killed')
    await job(null, T + HOUR)
    await expect(job('settleWatches', T + 4 * DAY)).rejects.toThrow('killed')
    expect(await issuesOf(site)).toEqual([])
    await Promise.all([job(null, T + 4 * DAY), job(null, T + 4 * DAY), job(null, T + 4 * DAY)])
    expect(await issuesOf(site)).toHaveLength(1)
  })
})

test('of an order that was erased nothing is watched, and nothing is asked', async () => {
  const { site } = await makeAsking()
  await tellAt(site, { orders: [PROMISED], parcels: [PARCEL] }, T)
  await runJob(site, T + HOUR)
  await forgetOrders(asSystem(site), ['9001'])
  expect(await watchesOf(site)).toEqual([])
  await runJob(site, T + 4 * DAY)
  expect(await issuesOf(site)).toEqual([])
  expect(await rowsOf(site, 'order_asks')).toEqual([])
})
