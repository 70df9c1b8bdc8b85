import { describe, expect, test } from 'vitest'
import type { IssueType } from '#contract/delivery/words.ts'
import {
  addCustomer,
  type CostTally,
  type Customer as Counted,
  groupsOf,
  issueOf,
  valueBand,
} from '#worker/domain/delivery/figures/cost-tally.ts'
import { costOf } from '#worker/domain/delivery/figures/issue-cost.ts'
import { numbers } from './random-answers.ts'

const LATE = { issue: 'late', carrier: 'dpd' } as const

type Customer = Omit<Counted, 'issues'> & { issue: IssueType | null; carrier: string }

function tallyOf(customers: readonly Customer[]): CostTally {
  const tally: CostTally = {}
  for (const { issue, carrier, ...facts } of customers)
    addCustomer(tally, { ...facts, issues: issue === null ? [] : [{ issue, carrier }] })
  return tally
}
function issueCost(which: { issue: IssueType; carrier: string }, customers: readonly Customer[]) {
  return costOf(which, tallyOf(customers))
}

function customer(facts: Partial<Customer> = {}): Customer {
  return {
    firstMonth: '2026-01',
    valueBand: 0,
    region: 'PL-14',
    issue: null,
    carrier: 'dpd',
    atDelivery: null,
    later: null,
    boughtIn60: null,
    boughtIn90: null,
    ...facts,
  }
}
function withScores(scores: number[], facts: Partial<Customer> = {}): Customer[] {
  return scores.map((atDelivery) => customer({ atDelivery, ...facts }))
}

describe('sentiment', () => {
  test('is compared among customers who are alike, weighted by those with the issue', () => {
    const january = { firstMonth: '2026-01' }
    const march = { firstMonth: '2026-03' }
    const { atDelivery, claim } = issueCost(LATE, [
      ...withScores([-50, -50, 0, 0], { ...january, issue: 'late' }),
      ...withScores([50, 100, 50, 100], january),
      ...withScores([-100, -50], { ...march, issue: 'late' }),
      ...withScores([0, 50, 0, 50, 0, 50, 0, 50], march),
    ])
    // January: −25 − 75 = −100, weight 4/6; March: −75 − 25 = −100, weight 2/6.
    expect(atDelivery).toMatchObject({ n: 6, controls: 12, unmatched: 0, state: 'few' })
    if (!('difference' in atDelivery)) throw new Error('It is shown.')
    expect(atDelivery.difference).toBeCloseTo(-100, 10)
    expect(atDelivery.low).toBeLessThan(-100)
    expect(atDelivery.high).toBeGreaterThan(-100)
    expect(claim).toBe('association')
  })

  test('of a season that was bad for everybody is not put down to the issue', () => {
    const random = numbers(3)
    const score = (mean: number) => mean + (random() - 0.5) * 100
    // December is bad and full of late parcels; the issue itself changes nothing.
    const of = (month: string, issue: 'late' | null, [count, mean]: [number, number]) =>
      Array.from({ length: count }, () =>
        customer({ firstMonth: month, issue, atDelivery: score(mean) }),
      )
    const { atDelivery } = issueCost(LATE, [
      ...of('2025-12', 'late', [80, -40]),
      ...of('2025-12', null, [100, -40]),
      ...of('2026-02', 'late', [20, 40]),
      ...of('2026-02', null, [500, 40]),
    ])
    if (!('difference' in atDelivery)) throw new Error('It is shown.')
    expect(Math.abs(atDelivery.difference)).toBeLessThan(12)
    expect(atDelivery.low).toBeLessThan(0)
    expect(atDelivery.high).toBeGreaterThan(0)
  })

  test('of customers whom nobody is like is in no figure, and they are counted', () => {
    const { atDelivery } = issueCost(LATE, [
      ...withScores([-50, 0, -50, 0, -50], { issue: 'late' }),
      ...withScores([50, 0, 50, 0, 50]),
      ...withScores([-100, -100], { issue: 'late', region: 'PL-02' }),
      ...withScores([-100], { issue: 'late', valueBand: 2 }),
    ])
    expect(atDelivery).toMatchObject({ n: 5, controls: 5, unmatched: 3 })
    expect('difference' in atDelivery && atDelivery.difference).toBeCloseTo(0 - 60, 10)
  })

  test('has an interval that holds the truth nineteen times in twenty', () => {
    const random = numbers(4)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let held = 0
    const runs = 1000
    for (let run = 0; run < runs; run += 1) {
      const customers = Array.from({ length: 12 }, (_, month) => {
        const level = month * 3
        const firstMonth = String(month)
        const draw = (count: number, mean: number, spread: number) =>
          Array.from({ length: count }, () => mean + normal() * spread)
        return [
          ...withScores(draw((month % 3) + 1, level - 20, 40), { firstMonth, issue: 'late' }),
          ...withScores(draw(((month * 5) % 7) + 1, level, 25), { firstMonth }),
        ]
      }).flat()
      const { atDelivery } = issueCost(LATE, customers)
      if ('difference' in atDelivery && atDelivery.low <= -20 && -20 <= atDelivery.high) held += 1
    }
    expect(held / runs).toBeGreaterThan(0.93)
    expect(held / runs).toBeLessThan(0.98)
  })
})

describe('buying again', () => {
  const bought = (count: number, times: number, facts: Partial<Customer>) =>
    Array.from({ length: count }, (_, index) => customer({ boughtIn60: index < times, ...facts }))

  test('is a difference of shares with Newcombe’s interval', () => {
    const { boughtIn60 } = issueCost(LATE, [
      ...bought(70, 56, { issue: 'late' }),
      ...bought(80, 48, {}),
    ])
    // Newcombe 1998, table II, row a.
    if (!('difference' in boughtIn60)) throw new Error('It is shown.')
    expect(boughtIn60.difference).toBeCloseTo(0.2, 10)
    expect(boughtIn60.low).toBeCloseTo(0.0524, 4)
    expect(boughtIn60.high).toBeCloseTo(0.3339, 4)
    expect(boughtIn60.state).toBe('ok')
  })

  test('counts controls by how many of them really weigh', () => {
    // All weight is on the stratum with five controls; the thousand others tell nothing.
    const { boughtIn60 } = issueCost(LATE, [
      ...bought(99, 50, { issue: 'late' }),
      ...bought(1, 0, { issue: 'late', region: 'PL-02' }),
      ...bought(5, 3, {}),
      ...bought(1000, 600, { region: 'PL-02' }),
    ])
    if (!('difference' in boughtIn60)) throw new Error('It is shown.')
    expect(boughtIn60.high - boughtIn60.low).toBeGreaterThan(0.5)
  })

  test('leaves out those whose days are not over', () => {
    const { boughtIn90 } = issueCost(LATE, [
      ...bought(70, 56, { issue: 'late' }),
      ...bought(80, 48, {}),
    ])
    expect(boughtIn90).toEqual({ state: 'empty', n: 0, controls: 0, unmatched: 0 })
  })
})

describe('what is shown', () => {
  const alike = (count: number) => Array.from({ length: count }, (_, index) => (index % 5) * 20)

  test.each([
    [4, 100, 'hidden'],
    [5, 100, 'few'],
    [29, 100, 'few'],
    [30, 29, 'few'],
    [30, 30, 'ok'],
    [100, 4, 'hidden'],
  ] as const)('of %i with the issue and %i without: %s', (count, controls, state) => {
    const { atDelivery } = issueCost(LATE, [
      ...withScores(alike(count), { issue: 'late' }),
      ...withScores(alike(controls)),
    ])
    expect(atDelivery.state).toBe(state)
    expect('difference' in atDelivery).toBe(state !== 'hidden')
  })

  test('is nothing of another carrier, and no control has another issue', () => {
    const { atDelivery } = issueCost(LATE, [
      ...withScores(alike(40), { issue: 'late', carrier: 'inpost' }),
      ...withScores(alike(40), { issue: 'damaged' }),
      ...withScores(alike(40)),
    ])
    expect(atDelivery).toMatchObject({ state: 'empty', n: 0 })
  })
})

test('value bands are thirds of the orders', () => {
  const cuts = [100, 200]
  expect([1, 100, 101, 200, 201].map((value) => valueBand(value, cuts))).toEqual([0, 0, 1, 1, 2])
})

test('a customer with two issues counts for each of them, once, and for nobody’s control', () => {
  const tally: CostTally = {}
  const { issue: _, carrier, ...facts } = customer({ atDelivery: -100 })
  const late = { issue: 'late', carrier } as const
  addCustomer(tally, {
    ...facts,
    issues: [late, late, { issue: 'damaged', carrier: '' }],
  })
  const damaged = { issue: 'damaged', carrier: '' } as const
  expect(groupsOf([late, late, damaged]).map(issueOf)).toEqual([late, damaged])
  expect(costOf(damaged, tally).atDelivery).toMatchObject({ unmatched: 1 })
  expect(costOf(late, tally).atDelivery).toMatchObject({ n: 0, unmatched: 1, controls: 0 })
})
