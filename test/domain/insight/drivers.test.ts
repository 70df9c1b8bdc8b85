import { describe, expect, test } from 'vitest'
import { buildDrivers, outcomePlace } from '#worker/domain/insight/drivers/drivers.ts'
import { factDrivers } from '#worker/domain/insight/drivers/facts.ts'
import type { Outcome } from '#worker/domain/insight/drivers/outcome.ts'
import { personalPeakEnd } from '#worker/domain/insight/drivers/peak-end.ts'
import { middle, resampled, seededRandom } from '#worker/domain/insight/drivers/resample.ts'
import { touchpointDrivers } from '#worker/domain/insight/drivers/touchpoints.ts'

const outcome = (score: number, more: Partial<Outcome> = {}): Outcome => ({
  score,
  channel: 'email',
  issues: [],
  before: [],
  ...more,
})
const times = (count: number, one: Outcome) => Array.from({ length: count }, () => one)
const there = (touchpoint: string, score: number) => ({
  stage: 'delivery',
  touchpoint,
  scale: 'csat5' as const,
  score,
})

describe('facts together', () => {
  test('one fact is worth its squared correlation, and is told above a column of noise', () => {
    const late = { issues: ['late' as const] }
    const known = [
      ...times(60, outcome(9)),
      ...times(20, outcome(3)),
      ...times(5, outcome(9, late)),
      ...times(35, outcome(3, late)),
    ]
    // φ of the table 60 20 / 5 35, squared.
    const r2 = (60 * 35 - 20 * 5) ** 2 / (80 * 40 * 65 * 55)
    const found = factDrivers(known, 'nps11')
    expect(found).toMatchObject({ state: 'ok', n: 120, needed: 50 })
    const [one] = found.drivers
    expect(one?.fact).toEqual({ of: 'issue', value: 'late' })
    expect(one?.weight).toBeCloseTo(r2, 1)
    expect((one?.weight ?? 0) + found.noise).toBeCloseTo(found.r2, 12)
    expect(one).toMatchObject({ having: 40, isTold: true })
    expect(one?.difference).toBeCloseTo((-35 * 100 + 5 * 100) / 40 - (60 * 100 - 20 * 100) / 80, 10)
    const [low = 0, high = 0] = one?.interval ?? []
    expect(low).toBeLessThan(r2)
    expect(high).toBeGreaterThan(r2)
    expect(factDrivers(known, 'nps11')).toEqual(found)
  })

  test('what has nothing to do with the outcome is not told', () => {
    const known = [0, 1].flatMap((is) =>
      times(40, outcome(9, { channel: is ? 'sms' : 'email' })).concat(
        times(40, outcome(2, { channel: is ? 'sms' : 'email' })),
      ),
    )
    const found = factDrivers(known, 'nps11')
    expect(found.drivers).toHaveLength(1)
    expect(found.drivers[0]).toMatchObject({ isTold: false, difference: 0 })
  })

  test('too few answers, or nothing that tells people apart, have no weights', () => {
    const late = outcome(2, { issues: ['late'] })
    const damaged = outcome(2, { issues: ['damaged'] })
    expect(factDrivers(times(49, outcome(9)), 'nps11')).toMatchObject({ state: 'few', n: 49 })
    expect(factDrivers(times(80, outcome(9)), 'nps11')).toMatchObject({ state: 'alike' })
    // An order that nobody knows is no order without trouble.
    const unknown = times(300, outcome(9, { issues: null }))
    expect(factDrivers([...unknown, ...times(20, late)], 'nps11')).toMatchObject({
      state: 'few',
      n: 20,
    })
    const six = (['sms', 'web', 'app', 'chat'] as const).flatMap((channel) =>
      times(10, outcome(5, { channel })),
    )
    const many = [...six, ...times(10, late), ...times(9, damaged)]
    expect(factDrivers(many, 'nps11')).toMatchObject({ needed: 50, n: 59, state: 'ok' })
    expect(factDrivers([...many, ...times(1, damaged)], 'nps11')).toMatchObject({
      needed: 60,
      n: 60,
    })
  })
})

describe('touchpoints one by one', () => {
  test('an outcome that follows a touchpoint has all of its effect, another none', () => {
    const people = [5, 4, 2, 1].flatMap((score) =>
      times(20, outcome(score > 3 ? 10 : 0, { before: [there('courier', score), there('b', 3)] })),
    )
    const found = touchpointDrivers(people, 'nps11', 5)
    expect(found).toHaveLength(1)
    // Both groups are all tied within and apart from each other: H is n − 1.
    expect(found[0]).toMatchObject({ touchpoint: 'courier', n: 80, performance: 0, df: 1 })
    expect(found[0]?.effect).toBeCloseTo(1, 12)
    expect(found[0]).toMatchObject({ difference: 200, isTold: true })
  })

  test('of several answers at one place the last counts; under thirty people there is none', () => {
    const changed = outcome(10, { before: [there('courier', 5), there('courier', 1)] })
    const people = [
      ...times(20, changed),
      ...times(20, outcome(0, { before: [there('courier', 1)] })),
    ]
    expect(touchpointDrivers(people, 'nps11', 5)[0]).toMatchObject({ n: 40, difference: 200 })
    expect(touchpointDrivers(people.slice(11), 'nps11', 5)).toEqual([])
  })

  test('what may be chance is not told, and a class of four is left out', () => {
    const people = [5, 1].flatMap((score) =>
      [0, 5, 9, 10].flatMap((end) => times(6, outcome(end, { before: [there('a', score)] }))),
    )
    const neutral = times(4, outcome(10, { before: [there('a', 3)] }))
    const [one] = touchpointDrivers([...people, ...neutral], 'nps11', 5)
    expect(one).toMatchObject({ n: 52, df: 1, isTold: false, effect: 0, difference: 0 })
  })
})

describe('peak and end of persons', () => {
  test('is the mean of the furthest from 0 and the last; each stands beside the outcome', () => {
    const persons = Array.from({ length: 40 }, (_, place) => {
      const isSour = place % 2 === 0
      // The newest first.
      const scores = isSour ? [3, 1, 4, 4] : [4, 4, 3, 4]
      return outcome(isSour ? 2 : 10, { before: scores.map((score) => there('a', score)) })
    })
    const found = personalPeakEnd(persons, 'nps11')
    // Sour: (−100 + 0) / 2; the others: (50 + 50) / 2.
    expect(found).toMatchObject({ scale: 'csat5', n: 40, peakEnd: 0 })
    expect(found?.mean).toBeCloseTo((0 + 37.5) / 2, 10)
    expect(found?.peakEndR).toBeCloseTo(1, 12)
    expect(personalPeakEnd(persons.slice(11), 'nps11')).toBeNull()
  })

  test('two answers are no journey, and an outcome that never varies has no correlation', () => {
    const two = times(60, outcome(9, { before: [there('a', 5), there('a', 1)] }))
    expect(personalPeakEnd(two, 'nps11')).toBeNull()
    const same = times(60, outcome(9, { before: [5, 4, 3].map((one) => there('a', one)) }))
    expect(personalPeakEnd(same, 'nps11')).toMatchObject({ peakEndR: null, meanInterval: null })
  })
})

test('resamples have the mean and variance of Poisson, and are the same at each call', () => {
  for (const count of [0, 3, 29, 400]) {
    const random = seededRandom()
    const drawn = Array.from({ length: 4000 }, () => resampled([count], random)[0] ?? 0)
    const mean = drawn.reduce((total, one) => total + one, 0) / drawn.length
    const variance = drawn.reduce((total, one) => total + (one - mean) ** 2, 0) / drawn.length
    expect(mean / (count || 1)).toBeCloseTo(count ? 1 : 0, 1)
    expect(variance / (count || 1)).toBeCloseTo(count ? 1 : 0, 0)
  }
  expect(resampled([7, 8], seededRandom())).toEqual(resampled([7, 8], seededRandom()))
  expect(middle(Array.from({ length: 1001 }, (_, place) => place))).toEqual({ low: 25, high: 975 })
})

test('the outcome is the last stage that asks for it, NPS before CSAT', () => {
  const cell = (stageId: string, touchpointId: string, scale: 'csat5' | 'nps11') => ({
    stageId,
    touchpointId,
    scale,
  })
  const stages = ['a', 'b', 'c']
  const csat = [cell('a', 'one', 'csat5'), cell('b', 'two', 'csat5'), cell('b', 'three', 'csat5')]
  const both = [...csat, cell('a', 'one', 'nps11')]
  expect(outcomePlace(csat, stages)).toEqual({
    stage: 'b',
    scale: 'csat5',
    touchpoints: ['two', 'three'],
  })
  expect(outcomePlace(both, stages)).toMatchObject({ stage: 'a', scale: 'nps11' })
  expect(outcomePlace(both, stages, 'csat')).toMatchObject({ stage: 'b' })
  expect(outcomePlace([], stages)).toBeNull()
  expect(buildDrivers([], { scale: 'nps11', hiddenBelow: 5 })).toMatchObject({
    touchpoints: [],
    facts: { state: 'few', n: 0 },
    peakEnd: null,
  })
})
