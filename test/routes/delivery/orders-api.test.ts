import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import type { OrderPage } from '#contract/delivery/orders.ts'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeTenant } from '#test/support/world.ts'

/* Orders and parcels by the API: with a secret key, in the words of docs/connections.md. */

async function program(scopes: string[] = ['orders:write']) {
  const site = await makeTenant()
  const owner = await signIn(site, { role: 'owner' })
  const made = await owner('/api/keys', {
    method: 'POST',
    body: JSON.stringify({ kind: 'secret', name: 'Shop', scopes, days: 30 }),
  })
  const { plain } = await made.json<{ plain: string }>()
  const tell = async (body: unknown) =>
    await fetchWorker('/api/orders', {
      method: 'POST',
      headers: { authorization: `Bearer ${plain}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const rows = async (table: string) =>
    (
      await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`)
        .bind(site.db.siteId)
        .all<Record<string, unknown>>()
    ).results
  return { site, owner, tell, rows }
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const order = (id: string, more: object = {}) => ({ id, changedAt: ago(60), ...more })
const parcel = { carrier: 'InPost', code: '6200', order: '1' }

test('a batch with a key of that scope is taken over, and the same again changes nothing', async () => {
  const { owner, tell, rows } = await program()
  const batch = {
    orders: [
      order('1', { email: 'ann@mail.example', value: '149.90', currency: 'PLN' }),
      order('2'),
    ],
    parcels: [{ ...parcel, status: 'in_transit', at: ago(50) }],
  }
  const told = await tell(batch)
  expect([told.status, await told.json()]).toEqual([
    200,
    { orders: 2, parcels: 1, isRepeated: false },
  ])
  expect(await rows('orders')).toMatchObject([{ id: '1', value_minor: 14_990 }, { id: '2' }])
  expect(await rows('shipments')).toMatchObject([{ order_id: '1', status: 'in_transit' }])
  const before = JSON.stringify([await rows('orders'), await rows('shipments')])
  expect(await (await tell(batch)).json()).toMatchObject({ isRepeated: true })
  expect(JSON.stringify([await rows('orders'), await rows('shipments')])).toBe(before)
  expect(await rows('messages')).toMatchObject([{ repeats: 1 }])
  const log: AuditPage = await (await owner('/api/audit')).json()
  expect(log.entries.filter(({ action }) => action === 'orders.told')).toMatchObject([
    { details: { orders: 2, parcels: 1 } },
  ])
})

test('what comes late never takes a newer state back, and ids keep all their digits', async () => {
  const { tell, rows } = await program()
  const id = '820982911946154511'
  await tell({ orders: [order(id, { changedAt: ago(10), value: '20', currency: 'PLN' })] })
  await tell({ parcels: [{ ...parcel, order: id, status: 'delivered', at: ago(10) }] })
  await tell(`{"orders":[{"id":${id},"changedAt":"${ago(30)}","value":"10","currency":"PLN"}]}`)
  await tell({ parcels: [{ ...parcel, order: id, status: 'out_for_delivery', at: ago(30) }] })
  expect(await rows('orders')).toMatchObject([{ id, value_minor: 2000 }])
  expect(await rows('shipments')).toMatchObject([{ status: 'delivered', order_id: id }])
})

test('without the scope nothing is taken, and what is not in the words is refused by its field', async () => {
  const { tell, rows } = await program()
  const reader = await program(['answers:write', 'people:read'])
  expect((await reader.tell({ orders: [order('1')] })).status).toBe(403)
  const misspelt = await tell({ orders: [{ ...order('1'), valeu: '1' }] })
  expect([misspelt.status, JSON.stringify(await misspelt.json())]).toEqual([
    422,
    expect.stringContaining('valeu') as string,
  ])
  const many = Array.from({ length: DELIVERY_LIMITS.batch + 1 }, (_, index) => order(`${index}`))
  expect((await tell({ orders: many })).status).toBe(422)
  expect((await tell({ orders: many.slice(1) })).status).toBe(200)
  for (const body of ['', '[]', 'null', '{"orders":', '"x"'])
    expect((await tell(body)).status).toBe(422)
  expect(await rows('orders')).toHaveLength(DELIVERY_LIMITS.batch)
})

test('a customer who is forgotten is forgotten of the kept batch, too', async () => {
  const { owner, tell, rows } = await program()
  await tell({ orders: [order('77', { email: 'canary@mail.example' })] })
  expect(JSON.stringify(await rows('messages'))).toContain('canary')
  const erased = await owner('/api/privacy/erasures', {
    method: 'POST',
    body: JSON.stringify({ subject: { kind: 'email', value: 'canary@mail.example' } }),
  })
  expect(erased.status).toBeLessThan(300)
  for (const table of ['messages', 'orders'])
    expect(JSON.stringify(await rows(table))).not.toContain('canary')
})

test('an order is found by its number, key, tracking code or e-mail address, whole and by nobody else', async () => {
  const { owner, tell } = await program()
  await tell({
    orders: [
      order('1', { number: '2026/1', key: 'wc_1', email: 'Ann@mail.example' }),
      order('2', { email: 'bob@mail.example' }),
      order('3'),
    ],
    parcels: [
      { carrier: 'DPD', code: 'aa 11', order: '2', status: 'in_transit', at: ago(50) },
      { carrier: 'InPost', code: 'AA11', order: '3', status: 'in_transit', at: ago(50) },
    ],
  })
  const find = async (text: string) => {
    const found = await owner(`/api/orders?find=${encodeURIComponent(text)}`)
    const page: OrderPage = await found.json()
    return page.orders.map(({ id }) => id)
  }
  expect(await find('1')).toEqual(['1'])
  expect(await find('#2026/1')).toEqual(['1'])
  expect(await find('wc_1')).toEqual(['1'])
  expect(await find(' ann@MAIL.example ')).toEqual(['1'])
  expect(await find('AA 11')).toEqual(['3', '2'])
  expect(await find('bob')).toEqual([])
  expect(await find("' OR 1=1 --")).toEqual([])
  const other = await program()
  const elsewhere = await other.owner('/api/orders?find=AA11')
  expect(await elsewhere.json()).toEqual({ orders: [], next: null })
})
