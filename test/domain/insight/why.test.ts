import { describe, expect, test } from 'vitest'
import { explainMove, isReversed, type SplitCell } from '#worker/domain/insight/why.ts'
import { mixRateParts } from '#worker/domain/stats/mix-rate.ts'

/** Answers of one channel: `bad` ones gave a 1 (−100), `good` ones a 5 (+100). */
function cell(
  channel: string,
  [bad, good]: [number, number],
  more: Partial<SplitCell> = {},
): SplitCell {
  return {
    touchpoint: 'courier',
    scale: 'csat5',
    channel,
    segment: '',
    persona: '',
    scores: [0, bad, 0, 0, 0, good],
    shown: 0,
    spread: 0,
    imported: 0,
    ...more,
  }
}

describe('why it moved', () => {
  test('kidney stones: the whole rises while every part falls, and it says so', () => {
    // Charig et al. 1986: open surgery 273 of 350, percutaneous 289 of 350; small and large stones.
    const before = [cell('small', [6, 81]), cell('large', [71, 192])]
    const now = [cell('small', [36, 234]), cell('large', [25, 55])]
    const { change, dimensions } = explainMove({ now, before }, 5)
    // On −100…100 a share's points count twice: +4.57, of which mix +9.94 and rate −5.37.
    expect(change?.difference).toBeCloseTo(2 * 4.571, 2)
    expect(dimensions).toHaveLength(1)
    const [channel] = dimensions
    expect(channel).toMatchObject({ dimension: 'channel', isReversed: true })
    expect(channel?.mix).toBeCloseTo(2 * 9.94, 1)
    expect(channel?.rate).toBeCloseTo(2 * -5.37, 1)
    expect((channel?.mix ?? 0) + (channel?.rate ?? 0)).toBeCloseTo(change?.difference ?? 0, 9)
  })

  test('what each value brings adds up, and more of the worse is a fall', () => {
    const before = [cell('web', [10, 90]), cell('courier', [10, 10])]
    const now = [cell('web', [5, 45]), cell('courier', [50, 50])]
    const { dimensions } = explainMove({ now, before }, 5)
    const [channel] = dimensions
    expect(channel?.rate).toBeCloseTo(0, 12)
    const [courier, web] = ['courier', 'web'].map((value) =>
      channel?.cells.find((one) => one.value === value),
    )
    // Both less of the better and more of the worse lower the whole.
    expect(courier?.mix).toBeLessThan(0)
    expect(web?.mix).toBeLessThan(0)
    expect((courier?.mix ?? 0) + (web?.mix ?? 0)).toBeCloseTo(channel?.mix ?? 0, 12)
    const [low, high] = channel?.rateInterval ?? [1, -1]
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })

  test('a value that is new, or gone, counts wholly as mix', () => {
    const before = [cell('web', [20, 80]), cell('phone', [30, 30])]
    const now = [cell('web', [20, 80]), cell('chat', [40, 10])]
    const { dimensions, change } = explainMove({ now, before }, 5)
    const [channel] = dimensions
    expect(channel?.rate).toBe(0)
    expect(channel?.mix).toBeCloseTo(change?.difference ?? 0, 9)
    expect(channel?.cells.find(({ value }) => value === 'chat')).toMatchObject({
      rate: 0,
      before: { n: 0, sentiment: null },
    })
  })

  test('values of under five answers stand together, and never alone', () => {
    const before = [cell('web', [20, 80]), cell('app', [10, 20]), cell('sms', [2, 2])]
    const now = [cell('web', [25, 80]), cell('app', [10, 25]), cell('sms', [3, 1])]
    const [channel] = explainMove({ now, before }, 5).dimensions
    // Four of sms would follow from the whole: the next smallest joins them.
    expect(channel?.cells.map(({ value }) => value)).toEqual(['web', null])
    expect(channel?.cells[1]).toMatchObject({ now: { n: 39 }, before: { n: 34 } })
    const few = [cell('web', [20, 80]), cell('app', [1, 2]), cell('sms', [0, 1])]
    // Nothing is left to tell apart.
    expect(explainMove({ now: few, before: few }, 5).dimensions).toEqual([])
  })

  test('at most eight values stand alone', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      cell('web', [10, 10], { segment: `s${index}` }),
    )
    const [segment] = explainMove({ now: many, before: many }, 5).dimensions
    expect(segment?.cells).toHaveLength(9)
    expect(segment?.cells.at(0)).toMatchObject({ value: null, now: { n: 440 } })
  })

  test('of too few answers nothing is told, and of employees ten are needed', () => {
    const nine = [cell('web', [4, 5])]
    expect(explainMove({ now: nine, before: nine }, 10)).toEqual({
      now: { n: 9, sentiment: null },
      before: { n: 9, sentiment: null },
      change: null,
      dimensions: [],
    })
    expect(explainMove({ now: nine, before: nine }, 5).change).not.toBeNull()
  })

  test('two instruments and two touchpoints are told apart, too', () => {
    const before = [cell('web', [20, 80]), cell('web', [10, 10], { touchpoint: 'locker' })]
    const nps = { scale: 'nps11' as const, scores: [30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30] }
    const now = [...before, cell('web', [0, 0], nps)]
    const names = explainMove({ now, before }, 5).dimensions.map(({ dimension }) => dimension)
    expect(names.toSorted()).toEqual(['instrument', 'touchpoint'])
  })

  test('a part that rounds to no point reverses nothing', () => {
    expect(isReversed(-0.4, 10)).toBe(false)
    expect(isReversed(-5, 0.2)).toBe(false)
    expect(isReversed(-5, 5)).toBe(true)
    expect(isReversed(5, 5)).toBe(false)
  })
})

test('parts of a decomposition add up to both periods’ means', () => {
  const found = mixRateParts([
    { weight0: 10, weight1: 30, rate0: 5, rate1: 7 },
    { weight0: 20, weight1: 0, rate0: 9, rate1: null },
  ])
  const of = (name: 'mix' | 'rate') => found?.parts.reduce((sum, part) => sum + part[name], 0) ?? 0
  expect(of('mix') + of('rate')).toBeCloseTo((found?.crude1 ?? 0) - (found?.crude0 ?? 0), 12)
  expect(found?.parts.map(({ weight }) => weight)).toEqual([(1 / 3 + 1) / 2, 1 / 3])
})
