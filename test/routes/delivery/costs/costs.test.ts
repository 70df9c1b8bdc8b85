import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { CostFigureItem, CostReport } from '#contract/delivery/costs/costs.ts'
import { countStep } from '#worker/db/delivery/costs/count-step.ts'
import { beginCosts, readCosts } from '#worker/db/delivery/costs/runs.ts'
import { readFacts, readSlice } from '#worker/db/delivery/costs/slices.ts'
import { cutSlice, startCosts } from '#worker/domain/delivery/figures/cost-run.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { asSystem } from '#test/support/world.ts'
import { makeShop, numbers, storeOrders, type MadeOrder } from '#test/support/costs.ts'

const DAY = 86_400_000
const START = Date.parse('2026-01-05T10:00:00Z')

/** Two hundred days of customers, some of whom come again; the late ones are sadder and come less. */
function madeUp(count: number, seed: number): MadeOrder[] {
  const random = numbers(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  return Array.from({ length: count }, (_, index): MadeOrder[] => {
    const isLate = random() < 0.3
    const byEmail = random() < 0.7
    const score = () =>
      Math.min(5, Math.max(1, Math.round(3.6 - (isLate ? 1.6 : 0) + random() * 2)))
    const order: MadeOrder = {
      id: `o${index}`,
      number: random() < 0.5 ? `N${index}` : null,
      email: byEmail ? `hash${Math.floor(random() * 1e9)}-${index}` : null,
      customer: byEmail && random() < 0.5 ? null : `c${index}`,
      placedAt: START + Math.floor(random() * 200) * DAY,
      state: 'open',
      valueMinor: random() < 0.9 ? 1000 + Math.floor(random() * 9000) : null,
      region: pick(['00', '30', null]),
      replaces: null,
      issues: isLate ? [{ type: 'late', carrier: pick(['dpd', 'inpost']) }] : [],
      atDelivery: random() < 0.6 ? score() : null,
      later: random() < 0.3 ? score() : null,
    }
    const again = { ...order, number: null, issues: [], atDelivery: null, later: null }
    const days = 5 + Math.floor(random() * 100)
    const isBack = random() < (isLate ? 0.25 : 0.5)
    const second = { ...again, id: `p${index}`, placedAt: order.placedAt + days * DAY }
    // A replacement is not bought, and a cancelled order neither.
    const kind = random()
    if (kind < 0.1) return [order, { ...second, replaces: order.id }]
    if (kind < 0.2) return [order, { ...second, state: 'cancelled' }]
    return isBack ? [order, second] : [order]
  }).flat()
}

/** The same once more, by hand: no code of the product is asked. */
function recount(orders: MadeOrder[], carrier: string) {
  const first = orders.filter(({ id }) => id.startsWith('o'))
  // The first five hundred by address stand for all, but for the last, whose orders may be cut off.
  const sample = orders
    .filter(({ email }) => email !== null)
    .toSorted((a, b) => ((a.email ?? '') < (b.email ?? '') ? -1 : 1))
    .slice(0, 500)
  const sorted = sample
    .filter(({ email }) => email !== sample.at(-1)?.email)
    .flatMap(({ valueMinor }) => (valueMinor === null ? [] : [valueMinor]))
    .toSorted((a, b) => a - b)
  const quantile = (p: number) => {
    const place = p * (sorted.length - 1)
    const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    return low + (high - low) * (place % 1)
  }
  const band = (value: number | null) =>
    value === null ? 9 : value > quantile(2 / 3) ? 2 : value > quantile(1 / 3) ? 1 : 0
  const like = ({ placedAt, valueMinor, region }: MadeOrder) =>
    [new Date(placedAt).toISOString().slice(0, 7), band(valueMinor), region].join()
  const without = first.filter(({ issues }) => issues.length === 0)
  const having = first.filter(({ issues }) => issues.some((one) => one.carrier === carrier))
  return function figure(valueOf: (order: MadeOrder) => number | null) {
    let [n, controls, unmatched, difference] = [0, 0, 0, 0]
    const groups = new Set(having.map(like))
    for (const group of groups) {
      const values = (some: MadeOrder[]) =>
        some.filter((one) => like(one) === group).flatMap((one) => valueOf(one) ?? [])
      const [own, others] = [values(having), values(without)]
      if (own.length === 0) continue
      if (others.length === 0) {
        unmatched += own.length
        continue
      }
      const mean = (some: number[]) => some.reduce((a, b) => a + b, 0) / some.length
      n += own.length
      controls += others.length
      difference += own.length * (mean(own) - mean(others))
    }
    return { n, controls, unmatched, difference: difference / n }
  }
}

function expectSame(found: CostFigureItem, wanted: ReturnType<ReturnType<typeof recount>>): void {
  const { difference, ...counts } = wanted
  expect(found).toMatchObject(counts)
  expect(found.difference).toBeCloseTo(difference, 9)
  expect(found.low).toBeLessThan(difference)
  expect(found.high).toBeGreaterThan(difference)
}

test('a count by steps comes to what a count by hand does', async () => {
  const site = await makeShop()
  const orders = madeUp(2400, 7)
  await storeOrders(site, orders)
  const agent = await signIn(site, { role: 'agent' })
  const step = async (body: object) =>
    await (
      await agent('/api/delivery/costs', { method: 'POST', body: JSON.stringify(body) })
    ).json<CostReport>()
  expect(await (await agent('/api/delivery/costs')).json()).toMatchObject({
    counted: null,
    running: null,
    stages: [{ id: 'purchase' }, { id: 'parcel', name: 'Delivery' }, { id: 'use' }],
  })
  let report = await step({ again: true })
  let steps = 1
  while (report.running) {
    expect(report.running.orders).toBeGreaterThan(0)
    report = await step({})
    steps += 1
  }
  expect(steps).toBeGreaterThan(3)
  const { counted } = report
  expect(counted).toMatchObject({
    stage: 'parcel',
    customers: 2400,
    orders: orders.length,
    withIssue: orders.filter(({ issues }) => issues.length > 0).length,
    isPart: false,
  })
  expect(counted?.costs.map(({ issue, carrier }) => `${issue} ${carrier}`).toSorted()).toEqual([
    'late dpd',
    'late inpost',
  ])
  for (const cost of counted?.costs ?? []) {
    const figure = recount(orders, cost.carrier)
    const sentiment = (score: number | null) => (score === null ? null : (score - 3) * 50)
    const bought = (days: number) => (order: MadeOrder) => {
      const until = order.placedAt + days * DAY
      const second = orders.find(({ id }) => id === order.id.replace('o', 'p'))
      const isBought =
        second !== undefined &&
        second.replaces === null &&
        second.state === 'open' &&
        second.placedAt <= until
      return until > Date.now() ? null : Number(isBought)
    }
    expectSame(
      cost.atDelivery,
      figure(({ atDelivery }) => sentiment(atDelivery)),
    )
    expectSame(
      cost.later,
      figure(({ later }) => sentiment(later)),
    )
    expectSame(cost.boughtIn60, figure(bought(60)))
    expectSame(cost.boughtIn90, figure(bought(90)))
    expect(cost).toMatchObject({ claim: 'association' })
    expect(cost.customers).toBe(
      orders.filter(({ issues }) => issues.some((one) => one.carrier === cost.carrier)).length,
    )
  }
  const kept = await env.DB.prepare('SELECT run FROM issue_costs WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<string | null>('run')
  expect(kept).toBeNull()
})

test('a step reads a bounded number of rows, and a look at the last count two', async () => {
  const site = await makeShop()
  await storeOrders(site, madeUp(1500, 8))
  const { meter } = site.db
  const before = meter.rowsRead
  const slice = cutSlice(await readSlice(site.db, { lane: 'email', after: '' }))
  expect(slice.orders.length).toBeGreaterThan(450)
  await readFacts(site.db, slice.firsts)
  expect(meter.rowsRead - before).toBeLessThan(4000)
  const looked = meter.rowsRead
  await readCosts(site.db)
  expect(meter.rowsRead - looked).toBeLessThanOrEqual(2)
})

test('of two who step at once one does, and nothing is counted twice', async () => {
  const site = await makeShop()
  await storeOrders(site, madeUp(1500, 9))
  const agent = await signIn(site, { role: 'agent' })
  const step = async (body: object) =>
    await (
      await agent('/api/delivery/costs', { method: 'POST', body: JSON.stringify(body) })
    ).json<CostReport>()
  let report = await step({ again: true })
  while (report.running) {
    const [a, b] = await Promise.all([step({}), step({})])
    report = a.running ? b : a
  }
  expect(report.counted?.customers).toBe(1500)
})

test('a count whose page was closed is brought to its end by the site’s job', async () => {
  const site = await makeShop()
  await storeOrders(site, madeUp(1500, 12))
  const agent = await signIn(site, { role: 'agent' })
  // Its job has nothing to do for long.
  await env.DB.prepare('UPDATE due_sites SET due_at = ?2 WHERE site_id = ?1')
    .bind(site.db.siteId, Date.now() + 1000 * DAY)
    .run()
  const post = { method: 'POST', body: JSON.stringify({ again: true }) }
  const begun = await (await agent('/api/delivery/costs', post)).json<CostReport>()
  expect(begun.running).not.toBeNull()
  const now = Date.now()
  const due = await env.DB.prepare('SELECT due_at FROM due_sites WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<number>('due_at')
  expect(due).toBeLessThanOrEqual(now)
  let turns = 0
  while ((await runJob(site, now)) <= now) turns += 1
  expect(turns).toBeGreaterThan(1)
  const { counted, running } = await (await agent('/api/delivery/costs')).json<CostReport>()
  expect(running).toBeNull()
  expect(counted).toMatchObject({ at: now, customers: 1500 })
})

test('a step that comes late takes nothing back', async () => {
  const site = await makeShop()
  await storeOrders(site, madeUp(1500, 10))
  const db = asSystem(site)
  const begun = await beginCosts(db, startCosts({ delivery: 'parcel', later: [] }))
  await countStep(db, begun, 'Europe/Warsaw')
  const first = await readCosts(db)
  if (!first) throw new Error('It was begun.')
  await countStep(db, first, 'Europe/Warsaw')
  const second = await readCosts(db)
  await countStep(db, begun, 'Europe/Warsaw')
  expect(await readCosts(db)).toEqual(second)
  expect(second?.run?.orders).toBeGreaterThan(first.run?.orders ?? 0)
})

test('too few are told without a number; a viewer may look, and count nothing', async () => {
  const site = await makeShop()
  await storeOrders(site, madeUp(12, 3))
  const [agent, viewer] = [
    await signIn(site, { role: 'agent' }),
    await signIn(site, { role: 'viewer' }),
  ]
  const post = { method: 'POST', body: JSON.stringify({ again: true }) }
  expect((await viewer('/api/delivery/costs', post)).status).toBe(403)
  expect((await agent('/api/delivery/costs', post)).status).toBe(200)
  const { counted } = await (await viewer('/api/delivery/costs')).json<CostReport>()
  const figures = (counted?.costs ?? []).flatMap(({ atDelivery, boughtIn60 }) => [
    atDelivery,
    boughtIn60,
  ])
  expect(figures.length).toBeGreaterThan(0)
  for (const { state, difference } of figures) {
    expect(['hidden', 'empty']).toContain(state)
    expect(difference).toBeUndefined()
  }
})

test('another stage can be called the delivery; one that is none is refused', async () => {
  const site = await makeShop()
  const agent = await signIn(site, { role: 'agent' })
  const post = async (stage: string) =>
    await agent('/api/delivery/costs', {
      method: 'POST',
      body: JSON.stringify({ again: true, stage }),
    })
  expect((await post('nowhere')).status).toBe(422)
  expect((await (await post('use')).json<CostReport>()).counted?.stage).toBe('use')
})
