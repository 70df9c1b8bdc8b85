import { expect, test } from 'vitest'
import { startTerm, type Term } from '#worker/domain/cases/clock.ts'
import type { AfterFacts, FigureCase } from '#worker/domain/cases/figures/recovery-report.ts'
import { responseOf } from '#worker/domain/cases/figures/response.ts'
import type { BusinessTime } from '#worker/domain/cases/opening-hours.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WORKDAY = [{ from: 8 * 60, to: 18 * 60 }]
const WEEK = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []]
const TIME: BusinessTime = { week: WEEK, holidays: [], timezone: 'UTC' }
const ALWAYS: BusinessTime = { ...TIME, week: WEEK.map(() => [{ from: 0, to: 1440 }]) }
/** A Friday, two hours before closing. */
const OPENED = Date.parse('2026-06-05T16:00:00Z')
const NOW = OPENED + 100 * DAY_MS

interface Told {
  /** Hours on the wall until the first contact; null for none. */
  contact: number | null
  /** Days until the resolution; null for none. */
  resolved?: number | null
  after?: number | null
  term?: Partial<Term>
}

function figures(all: Told[], time = TIME, now = NOW) {
  const after = new Map<string, AfterFacts>()
  const cases = all.map(({ contact, resolved = 20, after: said, term }, place): FigureCase => {
    const id = String(place)
    const resolvedAt = resolved === null ? null : OPENED + resolved * DAY_MS
    const metAt = contact === null ? null : OPENED + contact * HOUR_MS
    const firstContact = { ...startTerm(OPENED, 480), metAt, ...term }
    if (said !== undefined)
      after.set(id, { before: null, after: said, boughtAt: null, isKnown: true })
    return {
      id,
      state: 'resolved',
      openedAt: OPENED,
      resolvedAt,
      sentiment: -100,
      costMinor: null,
      currency: null,
      reopened: 0,
      isSecond: 0,
      askAgain: 'answered',
      terms: {
        firstContact,
        resolution: firstContact,
      },
    }
  })
  return responseOf(cases, { after, now, time }) ?? expect.fail('nobody is there')
}
const times = (n: number, told: Told) => Array.from({ length: n }, () => told)
const counts = (told: Told[], time = TIME) => figures(told, time).bands.map(({ n }) => n)

test('bands are of open time: a night and a weekend are nobody’s, and neither is a pause', () => {
  const after = 0
  expect(counts([{ contact: 1, after }])).toEqual([1, 0, 0, 0, 0])
  expect(counts([{ contact: 1.1, after }])).toEqual([0, 1, 0, 0, 0])
  // From Friday at four to Monday at ten: two hours, and two.
  expect(counts([{ contact: 66, after }])).toEqual([0, 1, 0, 0, 0])
  expect(counts([{ contact: 66, after }], ALWAYS)).toEqual([0, 0, 0, 0, 1])
  expect(counts([{ contact: 70, after }])).toEqual([0, 0, 1, 0, 0])
  expect(counts([{ contact: 70, after, term: { pausedMinutes: 240 } }])).toEqual([0, 1, 0, 0, 0])
  expect(counts([{ contact: 94, after }])).toEqual([0, 0, 0, 1, 0])
  // Two hours of Friday, ten on Monday, ten on Tuesday and two on Wednesday.
  expect(counts([{ contact: 5 * 24 - 6, after }])).toEqual([0, 0, 0, 1, 0])
  expect(counts([{ contact: 5 * 24 - 6 + 1 / 60, after }])).toEqual([0, 0, 0, 0, 1])
})

/** Freireich et al. 1963: weeks of remission under 6-MP, a plus for who was still in it. */
const SIX_MP = [6, 6, 6, 7, 10, 13, 16, 22, 23]
const SIX_MP_PLUS = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]

test('half were contacted within the published median of censored times', () => {
  const met = SIX_MP.map((hours): Told => ({ contact: hours }))
  const done = SIX_MP_PLUS.map((hours): Told => ({
    contact: null,
    term: { pausedAt: OPENED + hours * HOUR_MS },
  }))
  const told = figures([...met, ...done], ALWAYS)
  expect(told).toMatchObject({ contacted: 9, notYet: 12, median: 23 * 60 })
  // Without those who were not contacted half seem to have been within ten hours.
  expect(figures(met, ALWAYS).median).toBe(10 * 60)
})

test('where most were never contacted there is no median, and none of fewer than five', () => {
  expect(figures([...times(5, { contact: 1 }), ...times(6, { contact: null })]).median).toBeNull()
  expect(figures(times(5, { contact: 1 })).median).toBe(60)
  expect(figures(times(4, { contact: 1 })).median).toBeNull()
})

test('who waits counts as long as they have waited, for sixty days at most', () => {
  const waiting = times(6, { contact: null, resolved: null })
  const late = times(5, { contact: 61 * 24 })
  expect(figures([...waiting, ...late])).toMatchObject({ contacted: 0, notYet: 11, median: null })
  // Two hours after the opening those who wait have left before half were contacted.
  const soon = [...times(6, { contact: null, resolved: null }), ...times(5, { contact: 3 * 24 })]
  expect(figures(soon, TIME, OPENED + HOUR_MS).contacted).toBe(5)
})

test('means have the interval of the curve, and of fewer than five there is none', () => {
  const told = figures([
    ...times(3, { contact: 1, after: 100 }),
    ...times(3, { contact: 1, after: 0 }),
    ...times(4, { contact: 70, after: -100 }),
  ])
  const [first, , third] = told.bands
  // t(.975, 5) = 2.570582 and SD = √3000.
  expect(first).toMatchObject({ upTo: 60, n: 6, mean: 50 })
  expect(first?.interval?.low).toBeCloseTo(50 - (2.570582 * Math.sqrt(3000)) / Math.sqrt(6), 3)
  expect(first?.interval?.high).toBe(100)
  expect(third).toEqual({ upTo: 480, n: 4, mean: null, interval: null })
})

test('bands are tested with ties corrected, from twenty answers in bands that are told', () => {
  const half = [...times(10, { contact: 1, after: 50 }), ...times(10, { contact: 70, after: -50 })]
  // Two values that never mix: H = N − 1, whatever the sizes.
  expect(figures(half).test).toMatchObject({ df: 1, n: 20 })
  expect(figures(half).test?.chiSquare).toBeCloseTo(19, 10)
  expect(figures(half.slice(1)).test).toBeNull()
  // Four more in another band are not told, and not tested.
  expect(figures([...half, ...times(4, { contact: 24 * 7, after: 0 })]).test?.n).toBe(20)
  expect(figures(times(30, { contact: 1, after: 50 })).test).toBeNull()
})

test('a contact after the resolution is none that the answer could follow', () => {
  const told = figures([
    { contact: 50, resolved: 2, after: 50 },
    { contact: null, after: 0 },
    { contact: 1, resolved: null, after: 100 },
    { contact: 1 },
  ])
  expect(told.without).toBe(2)
  expect(told.bands.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0])
})

test('a desk that is never open says nothing', () => {
  const time = { ...TIME, week: WEEK.map(() => []) }
  expect(responseOf([], { after: new Map(), now: NOW, time })).toBeNull()
})
