import { expect, test } from 'vitest'
import type { CostReport } from '#contract/delivery/costs/costs.ts'
import type { Onward } from '#contract/digests/onward.ts'
import { signIn } from '#test/support/calls.ts'
import { makeShop, numbers, storeOrders, type MadeOrder } from '#test/support/costs.ts'

const DAY_MS = 86_400_000
const PATH = '/api/journeys/shopping/onward?from=2026-01-01&to=2026-01-31'

/** Customers of the last hundred days; the happy order again more often, and sooner. */
function orders(now: number): MadeOrder[] {
  const random = numbers(11)
  return Array.from({ length: 700 }, (_, index): MadeOrder[] => {
    const score = 1 + Math.floor(random() * 5)
    const order: MadeOrder = {
      id: `o${index}`,
      number: null,
      email: index % 3 === 0 ? null : `hash-${index}`,
      customer: `c${index}`,
      placedAt: now - (2 + Math.floor(random() * 98)) * DAY_MS - 3600_000,
      state: 'open',
      valueMinor: 1000,
      region: null,
      replaces: null,
      issues: [],
      atDelivery: index % 4 === 0 ? null : score,
      later: null,
    }
    const days = 1 + Math.floor(random() * (120 - score * 15))
    const placedAt = order.placedAt + days * DAY_MS
    const second = { ...order, id: `p${index}`, placedAt, atDelivery: null }
    // What was cancelled or replaces another was not bought.
    if (index % 17 === 0) return [order, { ...second, state: 'cancelled' }]
    if (index % 19 === 0) return [order, { ...second, replaces: order.id }]
    return placedAt < now && random() < score / 6 ? [order, second] : [order]
  }).flat()
}

test('who orders again is what the orders and answers themselves say, as of the count', async () => {
  const shop = await makeShop()
  const see = await signIn(shop, { role: 'owner' })
  const read = async () => await (await see(PATH)).json<Onward>()
  expect((await read()).orders).toBeNull()
  const made = orders(Date.now())
  await storeOrders(shop, made)
  const step = async (again: boolean) =>
    await (
      await see('/api/delivery/costs', { method: 'POST', body: JSON.stringify({ again }) })
    ).json<CostReport>()
  let report = await step(true)
  const startedAt = report.running?.startedAt ?? 0
  while (report.running) report = await step(false)
  expect(JSON.stringify(report)).not.toContain('again')
  const { orders: told, meta } = await read()
  expect(told?.orders).toBe(made.length)

  const sums = [0, 1, 2].map(() => ({ n: 0, came: 0 }))
  const next = new Map(
    made
      .filter(({ id, state, replaces }) => id.startsWith('p') && state === 'open' && !replaces)
      .map(({ id, placedAt }) => [id.slice(1), placedAt]),
  )
  for (const { id, atDelivery, placedAt } of made) {
    if (!id.startsWith('o') || atDelivery === null) continue
    const sum = sums[Math.sign(atDelivery - 3) + 1]
    if (!sum) continue
    const answered = placedAt + 1
    const watched = Math.floor((startedAt - answered) / DAY_MS)
    sum.n += 1
    const came = Math.ceil(((next.get(id.slice(1)) ?? Infinity) - answered) / DAY_MS)
    if (came <= watched) sum.came += 1
  }
  expect(told?.bands.map(({ n, came }) => ({ n, came }))).toEqual(sums)
  expect(Math.min(...sums.map(({ came }) => came))).toBeGreaterThan(5)
  expect(told?.logRank?.p).toBeLessThan(0.05)
  expect(told?.bands[2]?.within.map(({ days }) => days)).toEqual([60])
  // One row of what was counted, however many orders there are.
  expect(meta.rowsRead).toBeLessThan(60)
})

test('where there are no orders it says so', async () => {
  const shop = await makeShop()
  const see = await signIn(shop, { role: 'owner' })
  await see('/api/delivery/costs', { method: 'POST', body: JSON.stringify({ again: true }) })
  const { orders: told } = await (await see(PATH)).json<Onward>()
  expect(told).toMatchObject({ orders: 0, logRank: null })
  expect(told?.bands.every(({ n, state }) => n === 0 && state === 'hidden')).toBe(true)
})
