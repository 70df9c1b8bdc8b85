import { describe, expect, test } from 'vitest'
import { dice } from '#widget/loader/rules/sample.ts'
import {
  weightedMean,
  weightedShare,
  type WeightedMean,
  type WeightedValue,
} from '#worker/domain/stats/weighted-mean.ts'
import { hasRoom, turnsOf } from '#worker/domain/surveys/turns.ts'

const CIRCLE = 2 ** 32
const VISITORS = 10_000
const RUNS = 3000

/** Questions in turn at one touchpoint, as the config tells the loader of them. */
function turning(shares: Record<string, number>) {
  const surveys = Object.entries(shares).map(([id, turn]) => ({
    id,
    touchpointId: 'checkout',
    state: 'live' as const,
    plan: { turn },
  }))
  return [...turnsOf(surveys)].map(([id, { share, turn }]) => ({ id, share, turn }))
}

/** Which questions the loader would ask of a visitor, by its own dice. */
function askedOf(visitor: string, questions: ReturnType<typeof turning>) {
  return questions.filter(({ share, turn }) => dice(`${visitor} checkout`, turn) < share)
}

/** Seeded, after Marsaglia 2003 (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / CIRCLE
  }
}

describe('who gets which question', () => {
  const questions = turning({ door: 0.6, pack: 0.25, site: 0.1 })

  test('each visitor gets one at most, by exactly the shares that are stated', () => {
    const counts: Record<string, number> = {}
    let several = 0
    for (let index = 0; index < 100_000; index += 1) {
      const [first, ...more] = askedOf(`visitor-${index}`, questions)
      several += more.length
      const id = first?.id ?? 'none'
      counts[id] = (counts[id] ?? 0) + 1
    }
    expect(several).toBe(0)
    // Five standard deviations of the widest.
    for (const [id, share] of Object.entries({ door: 0.6, pack: 0.25, site: 0.1, none: 0.05 }))
      expect(Math.abs((counts[id] ?? 0) / 100_000 - share), id).toBeLessThan(0.008)
  })

  test('the parts lie beside each other on the whole circle, whatever the dice say', () => {
    const all = turning({ a: 1 / 3, b: 1 / 3, c: 1 / 3 })
    // The same arithmetic as the loader's.
    const text = 'visitor checkout'
    for (const { turn } of all)
      expect(dice(text, turn)).toBe(((dice(text) * CIRCLE + turn) >>> 0) / CIRCLE)
    for (let step = 0; step < 3000; step += 1) {
      const fell = Math.floor(((step + 0.5) / 3000) * CIRCLE)
      const shown = all.filter(({ share, turn }) => ((fell + turn) >>> 0) / CIRCLE < share)
      expect(shown).toHaveLength(1)
    }
  })

  test('a paused one keeps its part, and what goes beyond the circle is cut off', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({
      id,
      touchpointId: 'checkout',
      state: 'live' as const,
      plan: { turn: 0.4 },
    }))
    if (!a || !b || !c) throw new Error('three')
    const before = turnsOf([a, b, c])
    expect(turnsOf([{ ...a, state: 'paused' as const }, b, c]).get('b')).toEqual(before.get('b'))
    expect(turnsOf([{ ...a, state: 'archived' as const }, b, c]).get('b')).toEqual(before.get('a'))
    expect(before.get('c')?.share).toBeCloseTo(0.2, 12)
    expect(hasRoom(0.4, 0.6)).toBe(true)
    expect(hasRoom(0.1 + 0.2, 0.7)).toBe(true)
    expect(hasRoom(0.41, 0.6)).toBe(false)
  })
})

/** What a visitor would say of each question: csat5 on −100…100, which differ by question. */
const LIKELY: Record<string, number[]> = {
  door: [0.05, 0.05, 0.1, 0.3, 0.5],
  pack: [0.3, 0.3, 0.2, 0.1, 0.1],
}
/** How many of those who are asked answer. */
const ANSWERING: Record<string, number> = { door: 0.3, pack: 0.2 }
const LOWEST = -100
const BOUNDS = { lowest: LOWEST, highest: 100 }

/** The figure that asking everybody each question would give, of all that would be answered. */
function truth(of: (value: number) => number): number {
  let total = 0
  let weight = 0
  for (const [id, shares] of Object.entries(LIKELY)) {
    const rate = ANSWERING[id] ?? 0
    weight += rate
    total += rate * shares.reduce((sum, share, step) => sum + share * of(LOWEST + step * 50), 0)
  }
  return total / weight
}

/** One run: ten thousand visitors come, half of them before the shares change and half after. */
function run(seed: number, periods: Record<string, number>[]): WeightedValue[] {
  const random = randomFrom(seed)
  return periods.flatMap((shares, period) => {
    const questions = turning(shares).map((one) => ({ ...one, steps: [0, 0, 0, 0, 0] }))
    for (let index = 0; index < VISITORS / periods.length; index += 1) {
      // Thrown once for all questions, and turned as `dice` turns them.
      const fell = dice(`${seed}.${period}${index} q`) * CIRCLE
      for (const { id, share, turn, steps } of questions) {
        if (((fell + turn) >>> 0) / CIRCLE >= share || random() >= (ANSWERING[id] ?? 0)) continue
        const step = stepOf(LIKELY[id] ?? [], random())
        steps[step] = (steps[step] ?? 0) + 1
      }
    }
    return questions.flatMap(({ share, steps }) =>
      steps.map((n, step) => ({ value: LOWEST + step * 50, share, n })),
    )
  })
}

function stepOf(shares: number[], at: number): number {
  let left = at
  const step = shares.findIndex((share) => (left -= share) < 0)
  return step < 0 ? shares.length - 1 : step
}

const isGood = (value: number) => Number(value >= 50)
const inBox = (values: WeightedValue[]) =>
  values.map((one) => ({ ...one, value: isGood(one.value) }))
const unweighted = (values: WeightedValue[]) => values.map((one) => ({ ...one, share: 1 }))

/** Over all runs: how far off on the whole, and how often the interval held the truth. */
function judge(found: (WeightedMean | null)[], real: number) {
  const runs = found.filter((one) => one !== null)
  const holds = runs.filter(({ low, high }) => low <= real && real <= high)
  const mean = runs.reduce((sum, one) => sum + one.mean, 0) / runs.length
  return { bias: mean - real, coverage: holds.length / runs.length }
}

describe.each([
  ['shares that stay', [{ door: 0.8, pack: 0.2 }]],
  [
    'shares that change, and leave some out',
    [
      { door: 0.9, pack: 0.1 },
      { door: 0.5, pack: 0.25 },
    ],
  ],
])('weighted by 1 / share, of 10,000 visitors a run: %s', (_, periods) => {
  const runs = Array.from({ length: RUNS }, (_, index) => run(index + 1, periods))

  test('the mean is off by less than a point, and its interval holds the truth in 94–96 of 100', () => {
    const real = truth((value) => value)
    const { bias, coverage } = judge(
      runs.map((values) => weightedMean(values, BOUNDS)),
      real,
    )
    expect(Math.abs(bias)).toBeLessThan(1)
    expect(coverage).toBeGreaterThan(0.94)
    expect(coverage).toBeLessThan(0.96)
  })

  test('so is the share of good answers', () => {
    const real = truth(isGood)
    const { bias, coverage } = judge(
      runs.map((values) => weightedShare(inBox(values))),
      real,
    )
    expect(Math.abs(bias * 100)).toBeLessThan(1)
    expect(coverage).toBeGreaterThan(0.94)
    expect(coverage).toBeLessThan(0.96)
  })

  test('without weights both are wrong by many points, and their intervals miss the truth', () => {
    const mean = judge(
      runs.map((values) => weightedMean(unweighted(values), BOUNDS)),
      truth((value) => value),
    )
    expect(mean.bias).toBeGreaterThan(10)
    expect(mean.coverage).toBeLessThan(0.05)
    const share = judge(
      runs.map((values) => weightedShare(unweighted(inBox(values)))),
      truth(isGood),
    )
    expect(share.bias * 100).toBeGreaterThan(5)
    expect(share.coverage).toBeLessThan(0.05)
  })
})
