import { expect, test } from 'vitest'
import { firstRate, nextRate, steadyStart } from '#worker/domain/surveys/steady.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const SINCE = Date.UTC(2026, 0, 1)

/** mulberry32: even numbers 0…1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Traffic {
  /** Answers of an average day if everybody were asked. */
  daily: number
  perMonth: number
  /** How a day differs from the average. */
  shape: (day: number, random: () => number) => number
}

/** Thirty days hour by hour, the share looked at anew each hour. @returns answers, and those of each day */
function simulate({ daily, perMonth, shape }: Traffic, seed: number) {
  const random = numbers(seed)
  let rate = firstRate(perMonth, null)
  const given: { at: number; rate: number }[] = []
  const days = Array.from({ length: 30 }, (_, day) => shape(day, random))
  for (let hour = 0; hour < 30 * 24; hour += 1) {
    const at = SINCE + hour * HOUR_MS
    // Nobody at night, most in the evening.
    const ofDay = Math.max(0, Math.sin(((hour % 24) - 6) * (Math.PI / 18))) * 1.57 * (24 / 18)
    const expected = (daily / 24) * ofDay * (days[Math.floor(hour / 24)] ?? 0)
    const visitors = Math.floor(expected) + (random() < expected % 1 ? 1 : 0)
    for (let one = 0; one < visitors; one += 1) if (random() < rate) given.push({ at, rate })
    const now = at + HOUR_MS
    const recent = given.filter((answer) => answer.at > now - 7 * DAY_MS)
    const weighted = recent.reduce((sum, answer) => sum + 1 / answer.rate, 0)
    const state = { perMonth, since: SINCE, now, got: given.length, rate }
    rate = nextRate({ ...state, recent: { answers: recent.length, weighted } })
  }
  return { got: given.length, given }
}

const SHAPES = {
  even: () => 1,
  weekends: (day: number) => (day % 7 < 5 ? 0.6 : 2),
  'wild days': (_: number, random: () => number) => 0.2 + random() * 1.6,
  'a sale in the third week': (day: number) => (day >= 15 && day < 19 ? 6 : 0.7),
  'ever more': (day: number) => 0.3 + day / 20,
  'ever less': (day: number) => 1.8 - day / 20,
} satisfies Record<string, Traffic['shape']>

test.each(Object.keys(SHAPES) as (keyof typeof SHAPES)[])(
  'thirty days of uneven traffic land within 10 % of what was wanted: %s',
  (shape) => {
    for (const [daily, perMonth] of [
      [60, 250],
      [400, 250],
      [4000, 1000],
    ] as const)
      for (const seed of [1, 2, 3]) {
        const { got } = simulate({ daily, perMonth, shape: SHAPES[shape] }, seed)
        expect(Math.abs(got / perMonth - 1), `${daily} ${seed}: ${got}`).toBeLessThanOrEqual(0.1)
      }
  },
)

test('answers come evenly: no week of a month brings more than twice its part', () => {
  const { given } = simulate({ daily: 400, perMonth: 250, shape: SHAPES['wild days'] }, 7)
  for (let week = 0; week < 4; week += 1) {
    const from = SINCE + week * 7 * DAY_MS
    const n = given.filter(({ at }) => at >= from && at < from + 7 * DAY_MS).length
    expect(n).toBeLessThan(2 * 250 * (7 / 30))
  }
})

test('too little traffic asks everybody, and the next thirty days begin anew', () => {
  const poor = { perMonth: 1000, since: SINCE, now: SINCE + 10 * DAY_MS, got: 20, rate: 0.9 }
  expect(nextRate({ ...poor, recent: { answers: 14, weighted: 15 } })).toBe(1)
  expect(steadyStart(SINCE, SINCE + 31 * DAY_MS)).toBe(SINCE + 30 * DAY_MS)
  expect(steadyStart(SINCE, SINCE - 1)).toBe(SINCE)
})

test('what is reached early asks hardly anybody, and never nobody', () => {
  const full = { perMonth: 100, since: SINCE, now: SINCE + 20 * DAY_MS, got: 100, rate: 0.5 }
  expect(nextRate({ ...full, recent: { answers: 50, weighted: 100 } })).toBe(0.001)
})
