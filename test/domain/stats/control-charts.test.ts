import { describe, expect, test } from 'vitest'
import { ewma, ewmaLimits, pChart } from '#worker/domain/stats/control-charts.ts'

describe('p-chart', () => {
  test('limits narrow with the size of the sample and stay in 0…1', () => {
    const chart = pChart([
      { x: 1, n: 10 },
      { x: 40, n: 400 },
    ])
    const [small, large] = chart?.points ?? []
    expect(chart?.centre).toBe(0.1)
    expect(small?.low).toBe(0)
    expect(small?.high).toBeCloseTo(0.1 + 3 * Math.sqrt(0.009), 12)
    expect(large?.low).toBeCloseTo(0.1 - 3 * Math.sqrt(0.09 / 400), 12)
    expect(chart?.points.some(({ out }) => out)).toBe(false)
  })

  test('a frozen baseline, not the new samples, sets the centre', () => {
    const samples = [
      { x: 20, n: 50 },
      { x: 22, n: 50 },
    ]
    expect(pChart(samples)?.points.map(({ out }) => out)).toEqual([false, false])
    expect(pChart(samples, 0.1)?.points.map(({ out }) => out)).toEqual([true, true])
    expect(pChart(samples, 0.1)?.centre).toBe(0.1)
    expect(pChart([{ x: 0, n: 50 }], 0.6)?.points[0]?.out).toBe(true)
  })

  test('a share that never varied alarms at the first exception', () => {
    expect(pChart([{ x: 1, n: 50 }], 0)?.points[0]).toMatchObject({ low: 0, high: 0, out: true })
    expect(pChart([{ x: 50, n: 50 }], 1)?.points[0]?.out).toBe(false)
  })

  test('no samples have no chart, empty samples are refused', () => {
    expect(pChart([])).toBeNull()
    expect(() => pChart([{ x: 0, n: 0 }])).toThrow(RangeError)
    expect(() => pChart([{ x: 3, n: 2 }])).toThrow(RangeError)
    expect(() => pChart([{ x: 1, n: 2 }], 1.2)).toThrow(RangeError)
  })
})

describe('EWMA', () => {
  test('lambda 1 has no memory, a small one hardly moves', () => {
    expect(ewma({ values: [3, 8], lambda: 1, start: 0 })).toEqual([3, 8])
    expect(ewma({ values: [10, 10], lambda: 0.5, start: 0 })).toEqual([5, 7.5])
    expect(ewma({ values: [], lambda: 0.2, start: 0 })).toEqual([])
  })

  test('early limits are narrower and reach those of a long series', () => {
    const chart = { centre: 50, sd: 2.0539, lambda: 0.3, width: 3 }
    // By hand: the first limit is 50 ± 3 · 2.0539 · 0.3.
    expect(ewmaLimits({ ...chart, step: 1 }).high).toBeCloseTo(51.84851, 10)
    expect(ewmaLimits({ ...chart, step: 1 }).low).toBeCloseTo(48.15149, 10)
    expect(ewmaLimits({ ...chart, step: 200 })).toEqual(ewmaLimits(chart))
  })

  test('lambda must lie above 0 and not above 1', () => {
    for (const lambda of [0, 1.1, Number.NaN]) {
      expect(() => ewma({ values: [1], lambda, start: 0 })).toThrow(RangeError)
      expect(() => ewmaLimits({ centre: 0, sd: 1, lambda, width: 3 })).toThrow(RangeError)
    }
    expect(() => ewma({ values: [Number.NaN], lambda: 0.2, start: 0 })).toThrow(RangeError)
    expect(() => ewmaLimits({ centre: 0, sd: -1, lambda: 0.2, width: 3 })).toThrow(RangeError)
  })
})
