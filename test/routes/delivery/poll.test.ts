import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Connection, MadeConnection } from '#contract/delivery/connections.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { accountOf, askedOf, outboxOf } from '#test/support/outside/calls.ts'
import type { BaseAccount } from '#test/support/outside/base.ts'
import { makeEndpoint, makeTenant } from '#test/support/world.ts'

/* Base sends nothing: its journal is asked for what has changed. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const seconds = (at: number) => Math.floor(at / 1000)

async function shop(account: BaseAccount = {}) {
  const site = await makeTenant()
  const browser = await signIn(site, { role: 'manager' })
  const token = `base-${crypto.randomUUID()}`
  await accountOf(token, account)
  const made = await browser('/api/connections', {
    method: 'POST',
    body: JSON.stringify({ sender: 'base', name: 'Base', secret: token }),
  })
  const { id }: MadeConnection = await made.json()
  const rows = async (table: string) =>
    (
      await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`)
        .bind(site.db.siteId)
        .all<Record<string, unknown>>()
    ).results
  const facts = async () => {
    const list: { connections: Connection[] } = await (await browser('/api/connections')).json()
    return list.connections[0]?.poll
  }
  return { site, browser, token, id, rows, facts }
}

const order = (id: number, more: object = {}) => ({
  order_id: id,
  date_confirmed: seconds(Date.now() - DAY),
  date_in_status: seconds(Date.now() - DAY),
  currency: 'PLN',
  email: `buyer${id}@example.pl`,
  products: [{ price_brutto: 149.9, quantity: 1 }],
  delivery_price: 0,
  ...more,
})
const log = (id: number | string, order_id: number, ago = MINUTE) => ({
  id,
  order_id,
  log_type: 18,
  date: seconds(Date.now() - ago),
})
const pack = (id: number, more: object = {}) => ({
  package_id: id,
  courier_code: 'inpostkurier',
  courier_package_nr: `62${id}`,
  tracking_status: 5,
  tracking_status_date: seconds(Date.now() - MINUTE),
  ...more,
})
const OUTAGE = { failure: { status: 503, body: 'down' }, failAfter: 0 }

describe('a sender that is asked', () => {
  test('has its orders and packages taken over once, and is asked for news from there on', async () => {
    const { site, token, rows, facts } = await shop({
      logs: [log(11, 7), log(12, 8), log(13, 7)],
      orders: { 7: order(7), 8: order(8) },
      packages: { 7: [pack(1)], 8: [] },
    })
    const now = Date.now()
    // First everything that is new, then a look whether that was all.
    expect(await runJob(site, now)).toBeLessThanOrEqual(now)
    await runJob(site, now)
    expect(await rows('orders')).toMatchObject([
      { id: '7', value_minor: 14_990, currency: 'PLN' },
      { id: '8' },
    ])
    expect((await rows('orders'))[0]?.['email_hash']).toMatch(/^em1_/)
    expect(await rows('shipments')).toMatchObject([
      { carrier: 'inpost', code: '621', order_id: '7' },
    ])
    expect((await askedOf(token)).map((call) => call.replace(/ .*last_log_id.*/, ' from'))).toEqual(
      [
        'getJournalList {}',
        'getOrders {"order_id":7,"get_unconfirmed_orders":true}',
        'getOrderPackages {"order_id":7}',
        'getOrders {"order_id":8,"get_unconfirmed_orders":true}',
        'getOrderPackages {"order_id":8}',
        'getJournalList from',
      ],
    )
    const kept = await rows('messages')
    expect(kept).toMatchObject([{ repeats: 0 }, { repeats: 0 }])
    // A change is told by the journal; what is known already is not asked for again.
    await accountOf(token, {
      logs: [log(13, 7), log(14, 8, 0)],
      packages: { 8: [pack(2, { tracking_status: 6 })] },
    })
    await runJob(site, now + 6 * MINUTE)
    await runJob(site, now + 6 * MINUTE)
    expect((await askedOf(token)).slice(6)).toEqual([
      'getJournalList {"last_log_id":13}',
      'getOrders {"order_id":8,"get_unconfirmed_orders":true}',
      'getOrderPackages {"order_id":8}',
      'getJournalList {"last_log_id":14}',
    ])
    expect(await rows('shipments')).toHaveLength(2)
    expect(await facts()).toMatchObject({ failure: null, tries: 0, gap: null })
  })

  test('that breaks off in the middle is asked again, and nothing is lost or doubled', async () => {
    const { site, token, rows, facts } = await shop({
      logs: [log(11, 7), log(12, 8)],
      orders: { 7: order(7), 8: order(8) },
      packages: { 7: [pack(1)], 8: [pack(2)] },
      // The journal, and the first order whole.
      failure: { status: 503, body: 'down' },
      failAfter: 3,
    })
    const now = Date.now()
    const next = await runJob(site, now)
    expect([next, (await rows('orders')).length]).toEqual([now + 5 * MINUTE, 1])
    expect(await facts()).toMatchObject({ failure: 'refused', tries: 1, next })
    await accountOf(token, { failure: null })
    await runJob(site, next)
    await runJob(site, next)
    expect(await rows('orders')).toMatchObject([{ id: '7' }, { id: '8' }])
    expect(await rows('shipments')).toHaveLength(2)
    expect((await askedOf(token)).filter((call) => call.includes('getOrders'))).toHaveLength(3)
    expect(await facts()).toMatchObject({ failure: null, tries: 0 })
  })

  test('of little room goes on where it stopped, turn by turn', async () => {
    const many = Array.from({ length: 12 }, (_, index) => index + 1)
    const { site, rows } = await shop({
      logs: many.map((id) => log(id, id)),
      orders: Object.fromEntries(many.map((id) => [id, order(id)])),
      packages: Object.fromEntries(many.map((id) => [id, [pack(id)]])),
    })
    const now = Date.now()
    let turns = 0
    while ((await runJob(site, now, 40)) <= now && turns < 20) turns += 1
    expect(await rows('orders')).toHaveLength(many.length)
    expect(await rows('messages')).toMatchObject(many.map(() => ({ repeats: 0 })))
    expect(turns).toBeGreaterThan(1)
  })

  test.each([
    [
      'token',
      { failure: { status: 200, body: '{"status":"ERROR","error_code":"ERROR_BAD_TOKEN"}' } },
    ],
    [
      'throttled',
      { failure: { status: 200, body: '{"status":"ERROR","error_code":"ERROR_BLOCKED_TOKEN"}' } },
    ],
    ['throttled', { failure: { status: 429, body: '' } }],
    ['refused', { failure: { status: 500, body: '' } }],
    ['refused', { failure: { status: 200, body: '{"status":"ERROR","error_code":"ERROR_X"}' } }],
    ['unreadable', { failure: { status: 200, body: '<html>' } }],
    [
      'redirected',
      { failure: { status: 302, body: '', location: 'https://outside.example/thief' } },
    ],
  ] as const)('is left alone for longer each time it says: %s', async (failure, account) => {
    const { site, rows, facts } = await shop(account)
    let now = Date.now()
    const waits = []
    for (const _ of [1, 2, 3]) {
      const next = await runJob(site, now)
      waits.push((next - now) / MINUTE)
      now = next
    }
    expect(waits).toEqual([5, 10, 20])
    expect(await facts()).toMatchObject({ failure, tries: 3, at: null })
    expect(await rows('messages')).toEqual([])
  })

  test('keeps ids beyond 2⁵³ exact, also in what it is asked', async () => {
    const id = '9007199254740993'
    const { site, token } = await shop({ logs: [] })
    await env.DB.prepare('UPDATE connections SET poll = ? WHERE site_id = ?')
      .bind(
        JSON.stringify({
          cursor: { id, at: Date.now() },
          at: null,
          tries: 0,
          failure: null,
          gap: null,
        }),
        site.db.siteId,
      )
      .run()
    await runJob(site, Date.now())
    expect(await askedOf(token)).toEqual([`getJournalList {"last_log_id":${id}}`])
  })
})

describe('an outage', () => {
  test('of less than three days loses nothing and raises no alarm', async () => {
    const { site, token, rows, facts } = await shop({ logs: [] })
    const start = Date.now()
    await runJob(site, start)
    await accountOf(token, OUTAGE)
    let now = start + 5 * MINUTE
    while (now < start + 3 * DAY - 6 * 60 * MINUTE) now = await runJob(site, now)
    await accountOf(token, { failure: null, logs: [log(5, 9)], orders: { 9: order(9) } })
    await runJob(site, start + 3 * DAY - 1)
    expect(await rows('orders')).toMatchObject([{ id: '9' }])
    expect((await facts())?.gap).toBeNull()
  })

  test('of three days raises an alarm once, on the page and to other systems, and says what is missing', async () => {
    const { site, token, facts } = await shop({ logs: [] })
    await makeEndpoint(site, { topics: ['connection.gap'] })
    const start = Date.now()
    await runJob(site, start)
    await accountOf(token, OUTAGE)
    await runJob(site, start + 3 * DAY)
    expect(await facts()).toMatchObject({ gap: { since: start, until: null } })
    const alarms = async () =>
      (await outboxOf(site.db.siteId)).filter(({ topic }) => topic === 'connection.gap')
    expect((await alarms()).map(({ body }) => JSON.parse(body ?? '') as unknown)).toMatchObject([
      { name: 'Base', sender: 'base', since: start },
    ])
    await runJob(site, start + 4 * DAY)
    await accountOf(token, { failure: null })
    await runJob(site, start + 5 * DAY)
    expect(await alarms()).toHaveLength(1)
    expect(await facts()).toMatchObject({
      failure: null,
      gap: { since: start, until: start + 2 * DAY },
    })
  })

  test('of a quiet shop is none: the journal was read to its end all the time', async () => {
    const { site, facts } = await shop({ logs: [log(1, 7, DAY)], orders: { 7: order(7) } })
    const start = Date.now()
    for (let now = start; now < start + 5 * DAY; now += DAY) {
      await runJob(site, now)
      await runJob(site, now)
    }
    expect((await facts())?.gap).toBeNull()
  })

  test('that a new token ends is not forgotten, and reads the journal from its beginning', async () => {
    const { site, browser, id, facts } = await shop({ logs: [log(50, 1)], orders: { 1: order(1) } })
    const start = Date.now()
    await runJob(site, start)
    await runJob(site, start)
    const next = `base-${crypto.randomUUID()}`
    await accountOf(next, { logs: [log(3, 2)], orders: { 2: order(2) } })
    const changed = await browser(`/api/connections/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ secret: next }),
    })
    expect(changed.status).toBe(200)
    await runJob(site, start + 4 * DAY)
    expect(await askedOf(next)).toContain('getJournalList {}')
    expect((await facts())?.gap).toMatchObject({ since: start })
  })
})

describe('asking now', () => {
  test('takes over what is new at once, and says how it went', async () => {
    const { browser, id, rows } = await shop({ logs: [log(1, 7)], orders: { 7: order(7) } })
    const asked = await browser(`/api/connections/${id}/poll`, { method: 'POST' })
    expect(asked.status).toBe(200)
    expect(await asked.json()).toMatchObject({ poll: { failure: null, gap: null } })
    expect(await rows('orders')).toMatchObject([{ id: '7' }])
  })

  test('is refused for a sender that calls by itself, without a token, and after its end', async () => {
    const { browser, id } = await shop()
    const make = async (body: object): Promise<MadeConnection> =>
      await (
        await browser('/api/connections', { method: 'POST', body: JSON.stringify(body) })
      ).json()
    const other = await make({ sender: 'generic', name: 'Own' })
    const bare = await make({ sender: 'base', name: 'Later' })
    await browser(`/api/connections/${id}`, { method: 'DELETE' })
    for (const one of [other.id, bare.id, id])
      expect((await browser(`/api/connections/${one}/poll`, { method: 'POST' })).status).toBe(409)
  })
})
