import { describe, expect, test } from 'vitest'
import {
  carrierFigures,
  type CountedDay,
  unevenAnswers,
  withoutFew,
} from '#worker/domain/delivery/figures/carrier-figures.ts'
import { meanT } from '#worker/domain/stats/means.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

function day(overrides: Partial<CountedDay> = {}): CountedDay {
  return {
    day: '2026-11-20',
    carrier: 'inpost',
    parcels: 100,
    delivered: 90,
    promised: 80,
    kept: 60,
    estimated: 70,
    met: 69,
    asked: 40,
    answered: 30,
    troubled: 20,
    seen: 10,
    seenAnswered: 3,
    rated: 4,
    sentiment: 50,
    squares: 12_500,
    unknown: 1,
    issues: { damaged: [5, 2, 3, 4, [10, 30]] },
    ...overrides,
  }
}

describe('the figures of a carrier', () => {
  test('are sums over its days, whatever their order', () => {
    const days = [day(), day({ day: '2026-11-21', issues: { damaged: [1, 0, 1, 0, [20]] } })]
    const [one, ...others] = carrierFigures(days)
    expect(others).toEqual([])
    expect(one).toMatchObject({ parcels: 200, asked: 80, unknown: 2 })
    expect(one?.issues[0]).toMatchObject({
      issue: 'damaged',
      saidOnly: 6,
      seenOnly: 2,
      both: 4,
      silent: 4,
      heardFirst: { n: 3, hours: 20 },
    })
    expect(carrierFigures(days.toReversed())).toEqual(carrierFigures(days))
  })

  test('have the intervals of the statistics that everything else has', () => {
    const [one] = carrierFigures([day()])
    const kept = wilson({ x: 60, n: 80 })
    expect(one?.promise).toMatchObject({ share: 0.75, interval: [kept?.low, kept?.high] })
    // Four answers: −50, 0, 0, 100.
    const mean = meanT([-50, 0, 0, 100])
    expect(one?.sentiment.mean).toBe(12.5)
    expect(one?.sentiment.interval?.[0]).toBeCloseTo(Math.max(mean?.low ?? 0, -100), 9)
    expect(one?.sentiment.interval?.[1]).toBeCloseTo(Math.min(mean?.high ?? 0, 100), 9)
  })

  test('leave open what the silent would say: the bounds hold whatever it is', () => {
    const [row] = carrierFigures([day()])[0]?.issues ?? []
    // 8 of 30 answered say it; 70 of 100 parcels are silent.
    expect(row?.said).toMatchObject({ x: 8, n: 30 })
    expect(row?.bounds).toEqual([0.08, 0.78])
  })

  test('say where customers of troubled parcels answer more often, and not by chance', () => {
    const differ = (seen: number, seenAnswered: number) =>
      carrierFigures([day({ seen, seenAnswered })])[0]?.answersDiffer
    expect(differ(20, 15)).toBe(true)
    expect(differ(20, 7)).toBe(false)
    expect(differ(2, 2)).toBe(false)
  })
})

describe('carriers whose customers answer unequally often', () => {
  const other = (overrides: Partial<CountedDay>) =>
    day({ carrier: 'dpd', seen: 0, seenAnswered: 0, issues: {}, ...overrides })
  const uneven = (...days: CountedDay[]) => unevenAnswers(carrierFigures(days))

  test('are named, the one that answers least first', () => {
    expect(uneven(day(), other({ answered: 5 }))).toEqual({ least: 'dpd', most: 'inpost' })
  })

  test('are not, where it may be chance, or too few', () => {
    expect(uneven(day(), other({ answered: 27 }))).toBeNull()
    expect(uneven(day(), other({ parcels: 20, answered: 0 }))).toBeNull()
    expect(uneven(day())).toBeNull()
    expect(uneven()).toBeNull()
  })
})

test('what rests on fewer than five is taken out, and nothing else', () => {
  const damaged: [number, number, number, number, number[]] = [1, 0, 1, 4, [5]]
  const few = day({ answered: 4, promised: 3, kept: 2, issues: { damaged } })
  const [hidden] = withoutFew(carrierFigures([few]))
  expect(hidden?.promise).toEqual({ x: null, n: 3, share: null, interval: null, state: 'hidden' })
  expect(hidden?.issues[0]).toMatchObject({ saidOnly: null, silent: null, bounds: null })
  expect(hidden?.issues[0]?.heardFirst).toEqual({ n: 0, hours: null })
  expect(hidden?.sentiment.mean).toBeNull()
  expect(hidden?.estimate.x).toBe(69)
  const enough = carrierFigures([day({ rated: 5 })])
  expect(withoutFew(enough)).toEqual(enough)
})
