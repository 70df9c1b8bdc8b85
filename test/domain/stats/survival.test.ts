import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  kaplanMeier,
  logRank,
  medianSurvival,
  type Observation,
} from '#worker/domain/stats/survival.ts'

// R survival::aml (Miller 1981): weeks in remission with and without maintenance.
const MAINTAINED = observations(
  [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
)
const NOT_MAINTAINED = observations(
  [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
)

function observations(times: number[], events: number[]): Observation[] {
  return times.map((time, i) => ({ time, event: events[i] === 1 }))
}

const observation = fc.record({ time: fc.integer({ min: 0, max: 20 }), event: fc.boolean() })
const group = fc.array(observation, { minLength: 1, maxLength: 30 })

describe('Kaplan–Meier', () => {
  test('standard errors and medians of the aml data', () => {
    // R: summary(survfit(Surv(time, status) ~ x, data = aml)), column std.err; medians 31 and 23.
    const steps = kaplanMeier(MAINTAINED)
    expect(steps.map(({ se }) => se)).toEqual(
      [0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535].map((value) =>
        expect.closeTo(value, 4),
      ),
    )
    expect(medianSurvival(steps)).toBe(31)
    expect(medianSurvival(kaplanMeier(NOT_MAINTAINED))).toBe(23)
  })

  test('after the last event of everybody nobody is left, and no error can be given', () => {
    expect(kaplanMeier(NOT_MAINTAINED).at(-1)).toMatchObject({ time: 45, survival: 0, se: null })
  })

  test('a half that rounding misses still is the median', () => {
    const steps = kaplanMeier(observations([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1]))
    expect(medianSurvival(steps)).toBe(3)
  })

  test('journeys that are all still open have no steps and no median', () => {
    expect(kaplanMeier(observations([3, 4], [0, 0]))).toEqual([])
    expect(kaplanMeier([])).toEqual([])
    expect(medianSurvival([])).toBeNull()
    expect(() => kaplanMeier(observations([-1], [1]))).toThrow(RangeError)
    expect(() => kaplanMeier(observations([Number.NaN], [1]))).toThrow(RangeError)
  })

  test('it falls from 1 to 0 at most, and without censoring it is the share still waiting', () => {
    fc.assert(
      fc.property(group, (list) => {
        let last = 1
        for (const { survival } of kaplanMeier(list)) {
          expect(survival).toBeLessThan(last)
          expect(survival).toBeGreaterThanOrEqual(0)
          last = survival
        }
        const complete = list.map(({ time }) => ({ time, event: true }))
        for (const { time, survival } of kaplanMeier(complete)) {
          const waiting = complete.filter((entry) => entry.time > time).length / complete.length
          expect(survival).toBeCloseTo(waiting, 12)
        }
      }),
    )
  })
})

test('people who are alike may stand together: curve and test are those of each of them alone', () => {
  const together = (list: Observation[]) =>
    [...Map.groupBy(list, ({ time, event }) => `${time} ${event}`).values()].map((alike) => ({
      ...(alike[0] ?? { time: 0, event: false }),
      count: alike.length,
    }))
  fc.assert(
    fc.property(group, group, (a, b) => {
      expect(kaplanMeier(together(a))).toEqual(kaplanMeier(a))
      expect(logRank(together(a), together(b))).toEqual(logRank(a, b))
    }),
  )
  expect(logRank([{ time: 3, event: true, count: 0 }], MAINTAINED)).toBeNull()
})

describe('log-rank test', () => {
  test('the aml data as published', () => {
    // R: survdiff(Surv(time, status) ~ x, data = aml), expected 10.69, chisq 3.4, p = 0.0653.
    const result = logRank(MAINTAINED, NOT_MAINTAINED)
    expect(result?.observed).toBe(7)
    expect(result?.expected).toBeCloseTo(10.69, 2)
    expect(result?.chiSquare).toBeCloseTo(3.396, 3)
    expect(result?.p).toBeCloseTo(0.0653, 4)
  })

  test('groups in either order give the same p, and all events are expected somewhere', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const forward = logRank(a, b)
        const back = logRank(b, a.toReversed())
        if (!forward || !back) throw new Error('Both groups have observations.')
        expect(back.p).toBeCloseTo(forward.p, 9)
        expect(forward.expected + back.expected).toBeCloseTo(forward.observed + back.observed, 9)
      }),
    )
  })

  test('an empty group has no test, no events are no evidence', () => {
    expect(logRank([], MAINTAINED)).toBeNull()
    expect(logRank(MAINTAINED, [])).toBeNull()
    const open = observations([3], [0])
    expect(logRank(open, open)).toMatchObject({ observed: 0, expected: 0, p: 1 })
  })
})
