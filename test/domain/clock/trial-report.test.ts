import { describe, expect, test } from 'vitest'
import type { Trial } from '#worker/domain/clock/trial.ts'
import { drawnDays, takesIn, trialPhase } from '#worker/domain/clock/trial.ts'
import {
  detectableOf,
  outlookOf,
  tellTrial,
  type TrialCount,
} from '#worker/domain/clock/trial-report.ts'
import { kProportionChiSquare } from '#worker/domain/stats/proportion-tests.ts'
import { seeded } from '#test/domain/improvements/simulate.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { simulateTrials } from './simulate-trials.ts'

const DAY = 86_400_000
const ROOT = '5a'.repeat(32)
const TRIAL: Trial = {
  id: 1,
  days: [1, 7],
  planned: 400,
  detectable: 14,
  startedAt: 0,
  closedAt: null,
  stoppedAt: null,
}

describe('the draw', () => {
  test('has equal shares, of two and of three', async () => {
    const { seed } = siteHashes(ROOT, 7)
    for (const days of [
      [1, 7],
      [0, 3, 14],
    ]) {
      const drawn = new Map<number, number>()
      for (let id = 0; id < 6000; id += 1) {
        const day = drawnDays(await seed(`trial 1 case-${id}`), days)
        drawn.set(day, (drawn.get(day) ?? 0) + 1)
      }
      expect([...drawn.keys()].toSorted((a, b) => a - b)).toEqual(days)
      const shares = [...drawn.values()].map((x) => ({ x, n: 6000 }))
      for (const { x, n } of shares) expect(Math.abs(x / n - 1 / days.length)).toBeLessThan(0.02)
    }
  })

  test('is the same each time, another one in another trial, and on another site', async () => {
    const draw = async (site: number, trial: number) => {
      const { seed } = siteHashes(ROOT, site)
      const ids = Array.from({ length: 200 }, (_, id) => id)
      return await Promise.all(
        ids.map(async (id) => drawnDays(await seed(`trial ${trial} case-${id}`), [1, 7])),
      )
    }
    const first = await draw(7, 1)
    expect(await draw(7, 1)).toEqual(first)
    for (const other of [await draw(7, 2), await draw(8, 1)]) {
      const same = other.filter((day, at) => day === first[at]).length
      expect(Math.abs(same - 100)).toBeLessThan(35)
    }
  })

  test('reaches the ends of the hash', () => {
    const hash = (byte: number) => new Uint8Array(32).fill(byte)
    expect(drawnDays(hash(0), [1, 7, 14])).toBe(1)
    expect(drawnDays(hash(255), [1, 7, 14])).toBe(14)
    expect(drawnDays(hash(128), [1, 7])).toBe(7)
    expect(drawnDays(hash(127), [1, 7])).toBe(1)
  })

  test('is of what came after the start, and was heard of within a day of the shortest delay', () => {
    const draw = { days: 7, shortest: 1, startedAt: 10 * DAY }
    expect(takesIn(draw, 10 * DAY - 1, 10 * DAY)).toBe(false)
    expect(takesIn(draw, 10 * DAY, 12 * DAY)).toBe(true)
    expect(takesIn(draw, 10 * DAY, 12 * DAY + 1)).toBe(false)
  })
})

/** Counts of scores 1 to 5, of so many who were drawn. */
function counts(days: number, drawn: number, scores: number[]): TrialCount[] {
  const answered = scores.reduce((sum, n) => sum + n, 0)
  const same = { days, isOver: true, isAsked: true }
  return [
    ...scores.map((n, at) => ({ ...same, scale: 'csat5' as const, score: at + 1, n })),
    { ...same, scale: null, score: null, n: drawn - answered },
  ].filter(({ n }) => n > 0)
}
const closed = { ...TRIAL, closedAt: 10 * DAY }
const OVER = (10 + 7 + 14) * DAY

describe('a trial', () => {
  const both = [...counts(1, 900, [40, 30, 40, 50, 40]), ...counts(7, 900, [10, 20, 40, 70, 60])]

  test('is judged when the last who was taken in has had fourteen days after the longest delay', () => {
    expect(trialPhase(TRIAL, OVER)).toBe('running')
    expect(trialPhase(closed, OVER - 1)).toBe('closing')
    expect(trialPhase(closed, OVER)).toBe('over')
    expect(trialPhase({ ...TRIAL, stoppedAt: 5 * DAY }, OVER)).toBe('stopped')
  })

  test.each([
    [TRIAL, 'too_early'],
    [{ ...closed, closedAt: OVER }, 'too_early'],
    [{ ...TRIAL, stoppedAt: 5 * DAY }, 'stopped'],
  ])('tells no sentiment before the end', (trial, verdict) => {
    const told = tellTrial(trial, both, OVER)
    expect(told).toMatchObject({ verdict, pairs: [], found: null, rates: null, answers: 400 })
    for (const arm of told.arms)
      expect(arm).toMatchObject({ mean: null, interval: null, deviation: null, answered: 200 })
  })

  test('at the end tells means, the difference and one verdict', () => {
    const told = tellTrial(closed, both, OVER)
    expect(told.verdict).toBe('differs')
    expect(told.found).toBe(0)
    // By hand: sentiments −100, −50, 0, 50, 100; 5 and 37.5 points on average.
    expect(told.arms.map(({ mean }) => mean)).toEqual([5, 37.5])
    const [pair] = told.pairs
    expect(pair).toMatchObject({ from: 1, to: 7, value: 32.5 })
    const variance = (sums: number, mean: number) => (sums - 200 * mean ** 2) / 199
    const [a, b] = [
      variance(80 * 100 ** 2 + 80 * 50 ** 2, 5),
      variance(70 * 100 ** 2 + 90 * 50 ** 2, 37.5),
    ] as const
    const error = Math.sqrt(a / 200 + b / 200)
    // The quantile of t with 386.6 degrees of freedom.
    expect((pair?.high ?? 0) - 32.5).toBeCloseTo(1.9661 * error, 2)
    expect(told.arms[0]?.rate).toMatchObject({ x: 200, n: 900 })
    expect(told.rates).toEqual({ differ: false, p: 1 })
  })

  test('says so where the delays were answered differently often', () => {
    const [few, many] = [counts(1, 900, [10, 10, 10, 10, 10]), counts(7, 900, [20, 20, 20, 20, 20])]
    const told = tellTrial(closed, [...few, ...many], OVER)
    expect(told.rates?.differ).toBe(true)
    expect(told.rates?.p).toBeCloseTo(
      kProportionChiSquare([
        { x: 50, n: 900 },
        { x: 100, n: 900 },
      ])?.p ?? 0,
      12,
    )
    expect(told.verdict).toBe('not_shown')
  })

  test('calls it no relevant difference only where all of each interval is smaller than what was to be found', () => {
    const alike = [...counts(1, 9000, [0, 10, 900, 10, 0]), ...counts(7, 9000, [0, 10, 900, 10, 0])]
    expect(tellTrial(closed, alike, OVER).verdict).toBe('no_relevant_difference')
    const three = { ...closed, days: [1, 7, 14] }
    // One delay has under thirty answers: of it nothing can be said.
    const few = [...alike, ...counts(14, 90, [0, 5, 5, 5, 0])]
    expect(tellTrial(three, few, OVER + 7 * DAY).verdict).toBe('not_shown')
  })

  test('of three delays names the clearest pair, and has wider intervals than of two', () => {
    const three = { ...closed, days: [1, 7, 14] }
    const told = tellTrial(
      three,
      [...both, ...counts(14, 900, [20, 20, 40, 60, 60])],
      OVER + 7 * DAY,
    )
    expect(told.pairs.map(({ from, to }) => [from, to])).toEqual([
      [1, 7],
      [1, 14],
      [7, 14],
    ])
    expect(told).toMatchObject({ verdict: 'differs', found: 0 })
    const [wide] = told.pairs
    const [narrow] = tellTrial(closed, both, OVER).pairs
    const width = (pair: { low: number; high: number } | undefined) =>
      (pair?.high ?? 0) - (pair?.low ?? 0)
    expect(width(wide) / width(narrow)).toBeCloseTo(2.394 / 1.96, 1)
  })

  test('without any answer says nothing', () => {
    expect(tellTrial(closed, [], OVER)).toMatchObject({
      verdict: 'not_shown',
      rates: null,
      reached: null,
    })
  })
})

describe('what a trial can find', () => {
  test('is the known formula: 14 points with 400 answers of a spread of 50', () => {
    // (1.96 + 0.8416)·50·√(4/400), and with three delays (2.3940 + 0.8416)·50·√(6/400).
    expect(detectableOf(50, 400, 2)).toBeCloseTo(14.008, 2)
    expect(detectableOf(50, 400, 3)).toBeCloseTo(19.814, 2)
  })

  test('goes by the spread of thirty answers or more, else by an assumed one', () => {
    expect(outlookOf([[100, 29]])).toMatchObject({ deviation: 50, of: 0 })
    const known = outlookOf([
      [100, 20],
      [-100, 20],
    ])
    expect(known.of).toBe(40)
    expect(known.deviation).toBeCloseTo(Math.sqrt((40 * 100 ** 2) / 39), 9)
    expect(outlookOf([[100, 40]])).toMatchObject({ deviation: 50, of: 0 })
  })
})

describe('simulated shops', () => {
  const runs = 2000
  /** Three standard errors of a share over the runs. */
  const around = (share: number) => 3 * Math.sqrt((share * (1 - share)) / runs)

  test.each([[2], [3]])(
    'without an effect few hear of one, looked at daily: %i delays',
    (delays) => {
      const { differs } = simulateTrials({ delays, effect: 0, planned: 400 }, { runs, seed: 11 })
      expect(differs).toBeLessThanOrEqual(0.05 + around(0.05))
      expect(differs).toBeGreaterThan(0.01)
    },
  )

  test('as many when early answers come faster and fewer', () => {
    const shop = { delays: 2, effect: 0, planned: 400, rates: [0.12, 0.25] }
    const { differs, unequal } = simulateTrials(shop, { runs, seed: 12 })
    expect(differs).toBeLessThanOrEqual(0.05 + around(0.05))
    expect(unequal).toBeGreaterThan(0.99)
  })

  test.each([[2], [3]])(
    'a planted effect is found as often as was promised: %i delays',
    (delays) => {
      const { differs, rightWay } = simulateTrials(
        { delays, effect: 'detectable', planned: 400 },
        { runs, seed: 13 },
      )
      expect(differs).toBeGreaterThanOrEqual(0.8 - around(0.8))
      expect(rightWay).toBeGreaterThan(0.99)
    },
  )

  test('response alike is called different in about one of twenty', () => {
    const { unequal } = simulateTrials({ delays: 2, effect: 0, planned: 400 }, { runs, seed: 14 })
    expect(unequal).toBeLessThanOrEqual(0.05 + around(0.05))
  })

  test('the seed decides', () => {
    expect(seeded(3)()).toBe(seeded(3)())
  })
})
