import { describe, expect, test } from 'vitest'
import {
  type CostOrder,
  firstOrders,
  toCustomer,
  valueCuts,
} from '#worker/domain/delivery/figures/cost-customers.ts'
import {
  costResult,
  MOST_GROUPS,
  countSlice,
  cutSlice,
  MOST_ORDERS,
  SLICE_ORDERS,
  startCosts,
} from '#worker/domain/delivery/figures/cost-run.ts'
import { stagesOf } from '#worker/domain/delivery/figures/cost-stages.ts'
import { splitFaults } from '#worker/domain/delivery/figures/fault-split.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-20T12:00:00Z')
const STAGES = { delivery: 'delivery', later: ['use', 'return'] }
const BY = { stages: STAGES, cuts: { PLN: [100, 200] }, timezone: 'Europe/Warsaw', now: NOW }

function order(facts: Partial<CostOrder> = {}): CostOrder & { placedAt: number } {
  return {
    customer: 'anna',
    id: 'o1',
    number: null,
    key: null,
    state: 'open',
    valueMinor: 150,
    currency: 'PLN',
    country: 'PL',
    region: '00',
    replaces: null,
    placedAt: NOW - 200 * DAY,
    ...facts,
  } as CostOrder & { placedAt: number }
}

describe('a customer', () => {
  test('is followed from the first order, and what replaces it was not bought', () => {
    const first = order({ placedAt: NOW - 100 * DAY })
    const [found] = firstOrders([
      order({ id: 'o2', placedAt: NOW - 70 * DAY }),
      order({ id: 'o3', placedAt: NOW - 90 * DAY, replaces: 'o1' }),
      order({ id: 'o4', placedAt: NOW - 80 * DAY, state: 'cancelled' }),
      order({ id: 'o5', placedAt: NOW - 300 * DAY, state: 'deleted' }),
      order({ id: 'o6', placedAt: null }),
      first,
    ])
    expect(found).toEqual({ order: first, others: [NOW - 70 * DAY] })
  })

  test('bought again or not when the days are over, and is neither before', () => {
    const bought = (placedDaysAgo: number, againAfter: number | null) => {
      const placedAt = NOW - placedDaysAgo * DAY
      const others = againAfter === null ? [] : [placedAt + againAfter * DAY]
      const customer = toCustomer(
        { order: order({ placedAt }), others },
        { issues: [], answers: [] },
        BY,
      )
      return [customer?.boughtIn60, customer?.boughtIn90]
    }
    expect(bought(200, 60)).toEqual([true, true])
    expect(bought(200, 61)).toEqual([false, true])
    expect(bought(200, null)).toEqual([false, false])
    expect(bought(200, 0)).toEqual([false, false])
    expect(bought(75, 3)).toEqual([true, null])
    expect(bought(59, 3)).toEqual([null, null])
  })

  test('has the mean of the answers at each stage, the month of the site’s clocks and a band', () => {
    const answer = (stageId: string, score: number) => ({
      stageId,
      scale: 'csat5' as const,
      score,
      at: 0,
    })
    const facts = {
      issues: [],
      answers: [answer('delivery', 1), answer('delivery', 5), answer('use', 4), answer('pay', 1)],
    }
    const placedAt = Date.parse('2026-04-30T22:30:00Z')
    expect(toCustomer({ order: order({ placedAt }), others: [] }, facts, BY)).toMatchObject({
      firstMonth: '2026-05',
      valueBand: 1,
      region: 'PL 00',
      atDelivery: 0,
      later: 50,
    })
    const unknown = order({ valueMinor: null, region: null, country: null })
    expect(
      toCustomer({ order: unknown, others: [] }, { issues: [], answers: [] }, BY),
    ).toMatchObject({ valueBand: 3, region: ' ', atDelivery: null, later: null })
  })

  test('whose order was cancelled counts only with an issue of it', () => {
    const first = { order: order({ state: 'cancelled' }), others: [] }
    expect(toCustomer(first, { issues: [], answers: [] }, BY)).toBeNull()
    const lost = { issue: 'lost', carrier: 'dpd' } as const
    expect(toCustomer(first, { issues: [lost], answers: [] }, BY)?.issues).toEqual([lost])
  })
})

test('thirds of the values are told by currency', () => {
  const values = [1, 2, 3, 4].map((valueMinor) => order({ valueMinor }))
  expect(
    valueCuts([...values, order({ currency: 'EUR', valueMinor: 9 }), order({ valueMinor: null })]),
  ).toEqual({ PLN: [2, 3], EUR: [9, 9] })
})

describe('a slice', () => {
  const many = (customer: string, count: number) =>
    Array.from({ length: count }, (_, index) => order({ customer, id: `${customer}${index}` }))

  test('ends where a customer does, who is whole in the next one', () => {
    const slice = cutSlice([...many('a', SLICE_ORDERS - 2), ...many('b', 2)])
    expect(slice).toMatchObject({ after: 'a', isLast: false })
    expect(slice.orders).toHaveLength(SLICE_ORDERS - 2)
  })

  test('passes over somebody with more orders than it holds: that is a till', () => {
    const slice = cutSlice(many('till', SLICE_ORDERS))
    expect(slice).toMatchObject({ after: 'till', isLast: false, orders: [], firsts: [] })
  })

  test('is the last where it is not full', () => {
    expect(cutSlice(many('a', 3))).toMatchObject({ after: 'a', isLast: true })
    expect(cutSlice([])).toMatchObject({ after: '', isLast: true })
  })

  test('of the last lane ends the count, and so do a hundred thousand orders, told as a part', () => {
    const nothing = { factsOf: new Map(), timezone: 'UTC', now: NOW }
    const slice = cutSlice(many('a', 3))
    const first = countSlice(startCosts(STAGES), slice, nothing)
    expect(first).toMatchObject({ isOver: false, isPart: false, run: { lane: 'customer' } })
    expect(countSlice(first.run, slice, nothing)).toMatchObject({ isOver: true, isPart: false })
    const nearly = { ...startCosts(STAGES), orders: MOST_ORDERS - 1 }
    const { isOver, isPart, run } = countSlice(nearly, slice, nothing)
    expect([isOver, isPart]).toEqual([false, true])
    expect(costResult(run, isPart)).toMatchObject({ isPart: true, customers: 1, costs: [] })
  })

  test('of more kinds of customers than a row of the database holds ends it, too', () => {
    const full = { ...startCosts(STAGES), groups: MOST_GROUPS - 1 }
    const nothing = { factsOf: new Map(), timezone: 'UTC', now: NOW }
    expect(countSlice(full, cutSlice(many('a', 1)), nothing).isPart).toBe(true)
  })

  test('keeps nobody: what goes from step to step are counts', () => {
    const slice = cutSlice([order({ customer: 'anna@shop.example', id: 'secret', number: 'N-7' })])
    const { run } = countSlice(startCosts(STAGES), slice, {
      factsOf: new Map(),
      timezone: 'UTC',
      now: NOW,
    })
    expect(JSON.stringify(run)).not.toMatch(/anna|secret|N-7/)
  })
})

describe('the stage that counts as delivery', () => {
  const stage = (id: string, name: string, channels: string[] = ['web']) => ({
    id,
    name,
    touchpoints: [{ channels }],
  })
  const journey = (...stages: ReturnType<typeof stage>[]) => ({ kind: 'customer' as const, stages })

  test.each(['Delivery', 'Dostawa', 'Доставка', 'Lieferung', 'La livraison', 'Entrega'])(
    'is called so: %s',
    (name) => {
      const map = journey(stage('a', 'Pay'), stage('b', name), stage('c', 'Use'))
      expect(stagesOf([map])).toEqual({ delivery: 'b', later: ['c'] })
    },
  )

  test('is the one that was chosen, else the first where a courier asks, else none', () => {
    const map = journey(stage('a', 'Pay'), stage('b', 'Parcel', ['courier']), stage('c', 'Use'))
    expect(stagesOf([map])).toEqual({ delivery: 'b', later: ['c'] })
    expect(stagesOf([map], 'a')).toEqual({ delivery: 'a', later: ['b', 'c'] })
    expect(stagesOf([journey(stage('a', 'Pay'))])).toEqual({ delivery: null, later: [] })
    expect(stagesOf([{ ...map, kind: 'employee' }])).toEqual({ delivery: null, later: [] })
  })

  test('has nothing of another journey after it', () => {
    const [shop, club] = [journey(stage('a', 'Delivery')), journey(stage('z', 'Points'))]
    expect(stagesOf([shop, club])).toEqual({ delivery: 'a', later: [] })
  })
})

test('two parcels of one order are two, and so are two without an order', () => {
  const issue = { type: 'late', carrier: 'dpd', fault: 'carrier', confirmedAt: null } as const
  const [split] = splitFaults([
    { ...issue, orderId: 'o', code: '1' },
    { ...issue, orderId: 'o', code: '2' },
    { ...issue, orderId: '', code: '3' },
    { ...issue, orderId: '', code: '3', type: 'damaged' },
  ])
  expect(split).toMatchObject({ parcels: 3, issues: 4, faults: { carrier: 4 } })
})
