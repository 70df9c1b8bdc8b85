import { describe, expect, test } from 'vitest'
import {
  LEAST_PARCELS,
  planFigures,
  type PlannedDay,
} from '#worker/domain/delivery/plan/plan-figures.ts'

// R dataset sleep (Student 1908), in tenths of an hour, so that the sums are whole.
const FIRST = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20]
const SECOND = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34]
const NOW = 1_000

function feelings(values: number[], parcels = values.length): [number, number, number, number] {
  const sum = values.reduce((a, b) => a + b, 0)
  return [parcels, values.length, sum, values.reduce((a, b) => a + b * b, 0)]
}

function day(overrides: Partial<PlannedDay> = {}): PlannedDay {
  return {
    carrier: 'dpd',
    parcels: 20,
    plan: {
      planned: 20,
      toldLate: 0,
      failing: 10,
      asPlanned: feelings(FIRST),
      deviated: feelings(SECOND),
    },
    waiting: [],
    adhoc: {},
    ...overrides,
  }
}

const emptyPlan = {
  planned: 0,
  toldLate: 0,
  failing: 0,
  asPlanned: feelings([]),
  deviated: feelings([]),
}

const whole = (days: PlannedDay[], now = NOW) => planFigures(days, { now, seesPeople: true }).whole

describe('planned and actual', () => {
  test('feelings are compared by Welch from sums, as R has it', () => {
    // t.test(extra ~ group, data = sleep): −3.3654832 to 0.2054832.
    const { feeling } = whole([day()])
    expect(feeling).toMatchObject({ asPlanned: { n: 10 }, deviated: { n: 10 } })
    expect(feeling?.difference).toBeCloseTo(-15.8, 10)
    expect(feeling?.interval?.[0]).toBeCloseTo(-33.654832, 5)
    expect(feeling?.interval?.[1]).toBeCloseTo(2.054832, 5)
  })

  test('the share has Wilson’s interval: 81 of 263 (Newcombe 1998)', () => {
    const plan = {
      planned: 263,
      toldLate: 0,
      failing: 182,
      asPlanned: feelings([], 81),
      deviated: feelings([], 182),
    }
    const { asPlanned } = whole([day({ parcels: 300, plan })])
    expect(asPlanned).toMatchObject({ x: 81, n: 263, state: 'ok' })
    expect(asPlanned.interval?.map((one) => one.toFixed(4))).toEqual(['0.2553', '0.3662'])
  })

  test('a parcel is open until its day is over, and missing from then on', () => {
    const waiting: PlannedDay['waiting'] = [
      [NOW, 3, 1, -100, 10_000],
      [NOW + 1, 4, 0, 0, 0],
    ]
    const plan = {
      ...emptyPlan,
      planned: 27,
      failing: 10,
      asPlanned: feelings(FIRST),
      deviated: feelings(SECOND),
    }
    const days = [day({ parcels: 30, waiting, plan })]
    expect(whole(days)).toMatchObject({
      noPlan: 3,
      open: 4,
      asPlanned: { x: 10, n: 23 },
      steps: { delivered: { completed: 10, failing: 10, missing: 3 } },
      feeling: { deviated: { n: 11 } },
    })
    expect(whole(days, NOW - 1)).toMatchObject({ open: 7, asPlanned: { n: 20 } })
    expect(whole(days, NOW + 1)).toMatchObject({ open: 0, asPlanned: { n: 27 } })
  })

  test('the whole is the sum of its carriers, and days not looked at are in neither', () => {
    const all = [day(), day({ carrier: 'inpost', parcels: 25, adhoc: { claim_open: 2 } })]
    const dark = day({ carrier: 'dhl', parcels: 7, plan: null })
    const {
      whole: sum,
      carriers,
      unlooked,
    } = planFigures([...all, dark], {
      now: NOW,
      seesPeople: true,
    })
    expect(carriers.map(({ carrier, parcels }) => [carrier, parcels])).toEqual([
      ['inpost', 25],
      ['dpd', 20],
    ])
    expect(sum).toMatchObject({ parcels: 45, noPlan: 5, adhoc: [{ kind: 'claim_open', n: 2 }] })
    expect(unlooked).toBe(7)
  })

  test(`under ${LEAST_PARCELS} nothing is said, and under five answers no feeling`, () => {
    const plan = { ...emptyPlan, planned: 9, asPlanned: feelings([1, 2, 3, 4], 9) }
    expect(whole([day({ parcels: 9, plan })])).toMatchObject({
      asPlanned: { x: null, n: 9, interval: null, state: 'hidden' },
      steps: null,
      feeling: null,
    })
    const ten = { ...emptyPlan, planned: 10, asPlanned: feelings([1, 2, 3, 4], 10) }
    expect(whole([day({ parcels: 10, plan: ten })])).toMatchObject({
      asPlanned: { x: 10, n: 10, share: 1 },
      feeling: { asPlanned: { n: 4, mean: null }, difference: null, interval: null },
    })
  })

  test('answers that are all alike have a difference and no interval', () => {
    const plan = {
      ...emptyPlan,
      planned: 12,
      asPlanned: feelings([50, 50, 50, 50, 50, 50]),
      deviated: feelings([-50, -50, -50, -50, -50, -50]),
    }
    expect(whole([day({ parcels: 12, plan })]).feeling).toMatchObject({
      difference: 100,
      interval: null,
    })
  })
})
