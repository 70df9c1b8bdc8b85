import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channel } from '#contract/words.ts'
import { consistencyOf } from '#worker/domain/insight/standouts/consistency.ts'
import { gapsOf } from '#worker/domain/insight/standouts/gaps.ts'
import { indexOf } from '#worker/domain/insight/standouts/journey-index.ts'
import { measure, type Scores } from '#worker/domain/insight/standouts/places.ts'
import { buildStandouts } from '#worker/domain/insight/standouts/standouts.ts'
import { wowsOf } from '#worker/domain/insight/standouts/wow.ts'
import { tTwoSidedP } from '#worker/domain/stats/distributions/student-t.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { kruskalWallis, kruskalWallisOfHistograms } from '#worker/domain/stats/ranks/many-groups.ts'

const place = (touchpoint: string, scores: Scores) => ({ stage: 's', touchpoint, scores })
/** CSAT answers: how many gave 1, 2 … 5. */
const csat = (...counts: number[]): Scores => [0, ...counts]

function measured(scores: Scores) {
  const found = measure('csat5', scores, 5)
  if (!found) throw new Error('too few for the test')
  return found
}

describe('wow', () => {
  test('is a share of best scores above that of all others, with its interval and q', () => {
    const [top, ...rest] = wowsOf(
      'csat5',
      [
        place('a', csat(0, 0, 0, 20, 80)),
        place('b', csat(10, 20, 20, 30, 20)),
        place('c', csat(0, 0, 50, 30, 20)),
      ],
      5,
    )
    expect(top).toMatchObject({ touchpoint: 'a', isWow: true, state: 'ok' })
    expect(top?.best).toMatchObject({ n: 80, of: 100, share: 0.8 })
    const { low = 0, high = 0 } = wilson({ x: 80, n: 100 }) ?? {}
    expect(top?.best.interval).toEqual([low, high])
    expect(top?.lift).toBeCloseTo(0.8 / 0.4, 12)
    expect(top?.difference).toBeCloseTo(0.8 - 0.2, 12)
    expect(rest.map(({ isWow }) => isWow)).toEqual([false, false])
  })

  test('comes first where it is surest, not where a few give the highest share', () => {
    const [first, second] = wowsOf(
      'csat5',
      [
        place('many', csat(0, 0, 0, 300, 700)),
        place('few', csat(0, 0, 0, 9, 24)),
        place('others', csat(0, 400, 400, 100, 100)),
      ],
      5,
    )
    expect(first).toMatchObject({ touchpoint: 'many', isWow: true })
    expect(second).toMatchObject({ touchpoint: 'few' })
    expect(second?.best.share).toBeGreaterThan(first?.best.share ?? 1)
  })

  test('is nowhere where everybody gives the best score everywhere, nor on few answers', () => {
    const same = ['a', 'b', 'c'].map((one) => place(one, csat(0, 0, 0, 0, 300)))
    expect(wowsOf('csat5', same, 5).map(({ isWow, q }) => [isWow, q])).toEqual(
      same.map(() => [false, 1]),
    )
    const [few] = wowsOf('csat5', [place('a', csat(0, 0, 0, 0, 29)), place('b', csat(200))], 5)
    expect(few).toMatchObject({ touchpoint: 'a', isWow: false, state: 'few' })
    expect(few?.q).toBeLessThan(0.001)
  })

  test('the best of a scale of effort is its lowest score, and two steps have none', () => {
    const [easy] = wowsOf(
      'ces5_effort',
      [place('a', csat(90, 10, 0, 0, 0)), place('b', csat(10, 90, 0, 0, 0))],
      5,
    )
    expect(easy).toMatchObject({ touchpoint: 'a', isWow: true })
    expect(wowsOf('arrived2', [place('a', [1, 99]), place('b', [50, 50])], 5)).toEqual([])
  })

  test('a hidden place is not told, but counts among the others', () => {
    const found = wowsOf('csat5', [place('a', csat(0, 0, 0, 5, 5)), place('b', csat(4))], 5)
    expect(found.map(({ touchpoint }) => touchpoint)).toEqual(['a'])
    expect(found[0]?.difference).toBe(0.5)
  })
})

describe('Kruskal–Wallis of histograms', () => {
  const groups = fc.array(fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }), {
    minLength: 2,
    maxLength: 5,
  })

  test('is that of the lists that they count', () => {
    fc.assert(
      fc.property(groups, (histograms) => {
        const lists = histograms.map((counts) =>
          counts.flatMap((count, score) => Array<number>(count).fill(score)),
        )
        const [fast, slow] = [kruskalWallisOfHistograms(histograms), kruskalWallis(lists)]
        expect(fast === null).toBe(slow === null)
        if (!fast || !slow) return
        expect(fast.df).toBe(slow.df)
        expect(fast.chiSquare).toBeCloseTo(slow.chiSquare, 8)
        expect(fast.p).toBeCloseTo(slow.p, 8)
      }),
    )
  })

  // Hollander & Wolfe 1973, p. 116: half-time of mucociliary clearance, as ranks 1…14.
  test('reaches the published H of mucociliary clearance', () => {
    const values = [
      [2.9, 3.0, 2.5, 2.6, 3.2],
      [3.8, 2.7, 4.0, 2.4],
      [2.8, 3.4, 3.7, 2.2, 2.0],
    ]
    const ranked = values.flat().toSorted((a, b) => a - b)
    const histograms = values.map((group) => ranked.map((one) => Number(group.includes(one))))
    expect(kruskalWallisOfHistograms(histograms)).toMatchObject({ df: 2 })
    expect(kruskalWallisOfHistograms(histograms)?.chiSquare).toBeCloseTo(0.77143, 5)
    expect(kruskalWallisOfHistograms(histograms)?.p).toBeCloseTo(0.68, 2)
  })
})

describe('consistency of channels', () => {
  const channels = (...all: [Channel, Scores][]) => [
    {
      stage: 's',
      touchpoint: 't',
      channels: all.map(([channel, scores]) => ({ channel, scores })),
    },
  ]

  test('is 1 where channels are alike, and near 0 where they are worlds apart', () => {
    const alike = csat(20, 20, 20, 20, 20)
    const [same] = consistencyOf('csat5', channels(['web', alike], ['store', alike]), 5)
    expect(same).toMatchObject({ index: 1, h: 0, p: 1, effect: 0, isUneven: false, hidden: 0 })
    const [apart] = consistencyOf(
      'csat5',
      channels(['web', csat(1, 0, 0, 0, 499)], ['store', csat(499, 0, 0, 0, 1)]),
      5,
    )
    expect(apart?.index).toBeLessThan(0.02)
    expect(apart?.effect).toBeGreaterThan(0.97)
    expect(apart).toMatchObject({ isUneven: true, df: 1 })
    expect(apart?.channels.map(({ channel }) => channel)).toEqual(['web', 'store'])
  })

  test('a channel with four answers is not told, and one alone is no comparison', () => {
    const enough = csat(2, 2, 2, 2, 2)
    const [found] = consistencyOf(
      'csat5',
      channels(['web', enough], ['store', enough], ['phone', csat(4)]),
      5,
    )
    expect(found).toMatchObject({ hidden: 1, df: 1 })
    expect(found?.channels).toHaveLength(2)
    expect(consistencyOf('csat5', channels(['web', enough], ['phone', csat(4)]), 5)).toEqual([])
  })
})

describe('assumed and measured', () => {
  test('the gap has the interval of the curve and the p of a one-sample t test', () => {
    // Mean 3.5 of 5: sentiment 25, 40 answers.
    const one = measured(csat(4, 6, 8, 10, 12))
    const [gap] = gapsOf([{ stage: 'delivery', assumed: 40, measured: one }])
    expect(gap?.gap).toBeCloseTo(one.sentiment - 40, 12)
    expect(gap?.interval).toEqual([one.interval.low - 40, one.interval.high - 40])
    const t = (one.sentiment - 40) / Math.sqrt((one.moments.variance ?? 0) / 40)
    expect(gap?.p).toBeCloseTo(tTwoSidedP(t, 39), 12)
    expect(gap).toMatchObject({ n: 40, q: gap?.p, state: 'ok' })
  })

  test('a guess that is right is no gap, one that is far off is, a sure but small one is not', () => {
    const stages = [
      { stage: 'right', assumed: 0, measured: measured(csat(20, 20, 20, 20, 20)) },
      { stage: 'wrong', assumed: 80, measured: measured(csat(20, 20, 20, 20, 20)) },
      { stage: 'small', assumed: 4, measured: measured(csat(0, 0, 5000, 1, 0)) },
    ]
    const gaps = gapsOf(stages)
    expect(gaps.map(({ isReal }) => isReal)).toEqual([false, true, false])
    expect(gaps[2]?.q).toBeLessThan(0.001)
    expect(gaps[0]?.ranksP).toBe(1)
  })

  test('where all answers are alike there is still a p', () => {
    const [gap] = gapsOf([{ stage: 's', assumed: 0, measured: measured(csat(0, 0, 0, 0, 50)) }])
    expect(gap?.p).toBeLessThan(0.001)
    expect(gap).toMatchObject({ gap: 100, isReal: true })
  })
})

describe('one index of the journey', () => {
  const stages = [
    { stage: 'a', measured: measured(csat(0, 0, 30, 30, 30)) },
    { stage: 'b', measured: measured(csat(6, 2, 2, 0, 0)) },
    { stage: 'c', measured: measured(csat(0, 0, 20, 0, 0)) },
  ]

  test('weighs stages by answers, and once alike; its interval is that of strata', () => {
    const found = indexOf(stages, 1)
    // 90 × 50, 10 × −70, 20 × 0.
    expect(found?.value).toBeCloseTo((90 * 50 - 10 * 70) / 120, 10)
    expect(found?.even).toBeCloseTo((50 - 70) / 3, 10)
    expect(found).toMatchObject({ n: 120, hidden: 1 })
    const [low = 0, high = 0] = found?.interval ?? []
    expect((low + high) / 2).toBeCloseTo(found?.value ?? 0, 10)
    const [evenLow = 0, evenHigh = 0] = found?.evenInterval ?? []
    expect(evenHigh - evenLow).toBeGreaterThan(high - low)
  })

  test('peak is furthest from 0 whichever way, end is the last; of two as far the later', () => {
    expect(indexOf(stages, 0)).toMatchObject({
      peak: { stage: 'b', mean: -70 },
      end: { stage: 'c', mean: 0 },
      peakEnd: -35,
    })
    const twins = [
      { stage: 'up', measured: measured(csat(0, 0, 0, 0, 30)) },
      { stage: 'down', measured: measured(csat(30, 0, 0, 0, 0)) },
      { stage: 'last', measured: measured(csat(0, 0, 30, 0, 0)) },
    ]
    expect(indexOf(twins, 0)?.peak.stage).toBe('down')
    expect(indexOf([], 2)).toBeNull()
  })
})

test('two instruments are never mixed: the less answered one is left out, and counted', () => {
  const cell = { stage: 's', touchpoint: 't', channel: 'web' as const }
  const map = { kind: 'customer' as const, stages: [{ id: 's', assumed: null }] }
  const found = buildStandouts(map, [
    { ...cell, scale: 'csat5', scores: [0, 30, 0, 0, 0, 30] },
    { ...cell, scale: 'csat7', scores: [0, 0, 0, 0, 0, 0, 0, 40] },
  ])
  expect(found).toMatchObject({ scale: 'csat5', n: 60, others: 40, index: { value: 0, n: 60 } })
  expect(found.splits).toHaveLength(2)
  expect(found.splits[0]).toMatchObject({
    agreement: -1,
    loved: { n: 30, of: 60 },
    hated: { n: 30, of: 60 },
  })
  expect(buildStandouts(map, [])).toMatchObject({ scale: null, n: 0, index: null })
})
