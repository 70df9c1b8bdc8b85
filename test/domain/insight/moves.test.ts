import { describe, expect, test } from 'vitest'
import { SCALE_NAMES, SCALES } from '#contract/words.ts'
import { nearEnd, rankMoves, unhappyOf, type MovingPlace } from '#worker/domain/insight/moves.ts'
import { tallyOf } from '#worker/domain/journey/measure.ts'
import { scoresOf } from '#worker/domain/scoring.ts'
import { bottomTwoBox } from '#worker/domain/stats/histogram.ts'
import { newcombeDifference } from '#worker/domain/stats/proportions.ts'

const NOTHING_SHOWN = { shown: 0, spread: 0, imported: 0 }

/** Answers of a CSAT question: `bad` ones gave a 1, `good` ones a 5. */
function csat(bad: number, good: number) {
  const scores = [0, bad, 0, 0, 0, good]
  return tallyOf([{ scale: 'csat5', scores, ...NOTHING_SHOWN }], 5)
}

function place(touchpoint: string, now: [number, number], before: [number, number]): MovingPlace {
  const of = { stage: 'delivery', touchpoint, isReworded: false }
  return { ...of, now: csat(...now), before: csat(...before) }
}

describe('strongest moves', () => {
  test('are ranked by how far they went at least, not by the raw difference', () => {
    const { moves } = rankMoves([
      // 60 points of difference, of ten answers each.
      place('few', [6, 4], [3, 7]),
      // 30 points, of a thousand each.
      place('many', [450, 550], [300, 700]),
    ])
    expect(moves.map(({ touchpoint }) => touchpoint)).toEqual(['many', 'few'])
    expect(Math.abs(moves[1]?.change.difference ?? 0)).toBeGreaterThan(
      Math.abs(moves[0]?.change.difference ?? 0),
    )
    expect(moves[0]).toMatchObject({ isReal: true })
    expect(moves[0]?.atLeast).toBeGreaterThan(20)
    expect(moves[1]).toMatchObject({ isReal: false })
    expect(moves[1]?.atLeast).toBeLessThan(0)
  })

  test('tell the unhappy with the interval of Newcombe’s published example', () => {
    // 56/70 against 48/80: .2, .0524 to .3339.
    const { moves } = rankMoves([place('x', [56, 14], [48, 32])])
    const { unhappy } = moves[0] ?? {}
    expect(unhappy?.change.difference).toBeCloseTo(0.2, 12)
    expect(unhappy?.change.interval[0]).toBeCloseTo(0.0524, 4)
    expect(unhappy?.change.interval[1]).toBeCloseTo(0.3339, 4)
    const own = newcombeDifference({ x: 56, n: 70 }, { x: 48, n: 80 })
    expect(unhappy?.change.interval).toEqual([own?.low, own?.high])
  })

  test('of few answers are hidden on either side, and named with their numbers', () => {
    const told = rankMoves([
      place('a', [2, 2], [50, 50]),
      place('b', [50, 50], [1, 3]),
      place('c', [0, 0], [0, 0]),
      place('d', [3, 2], [2, 3]),
    ])
    expect(told.moves.map(({ touchpoint }) => touchpoint)).toEqual(['d'])
    expect(told.hidden).toEqual([
      { stage: 'delivery', touchpoint: 'a', n: 4, before: 100 },
      { stage: 'delivery', touchpoint: 'b', n: 100, before: 4 },
    ])
  })

  test('q is taken over all changes of the screen', () => {
    const one = place('a', [40, 60], [25, 75])
    const alone = rankMoves([one]).moves[0]?.change.q ?? 0
    const others = Array.from({ length: 30 }, (_, index) => place(`o${index}`, [20, 80], [20, 80]))
    const among = rankMoves([one, ...others]).moves[0]
    expect(among?.touchpoint).toBe('a')
    // Both of its tests are as small; of 62 tests together, q is 31 times as large.
    expect(among?.change.q).toBeGreaterThan(alone * 20)
  })

  test('a move under five points is none, however sure', () => {
    const { moves } = rankMoves([place('x', [52_000, 48_000], [50_000, 50_000])])
    expect(moves[0]?.atLeast).toBeGreaterThan(0)
    expect(moves[0]).toMatchObject({ isReal: false })
  })

  test('the near end is that of the move’s own direction', () => {
    expect(nearEnd({ difference: -10, interval: { low: -15, high: -5 } })).toBe(5)
    expect(nearEnd({ difference: 10, interval: { low: -2, high: 22 } })).toBe(-2)
    expect(nearEnd({ difference: -10, interval: { low: -22, high: 2 } })).toBe(-2)
  })

  test('unhappy are the two worst steps of every scale, and detractors of NPS', () => {
    for (const scale of SCALE_NAMES) {
      const { kind, lowest, highest, higherIsBetter } = SCALES[scale]
      if (lowest === null || kind === 'nps') continue
      const scores = Array.from({ length: 11 }, () => 0)
      for (const score of scoresOf(scale)) scores[score] = score + 1
      const box = bottomTwoBox(scores, { lowest, highest, higherIsBetter })
      const own = unhappyOf(tallyOf([{ scale, scores, ...NOTHING_SHOWN }], 5))
      expect(own?.n, scale).toBe(box?.x)
    }
    const each = Array.from({ length: 11 }, () => 1)
    const nps = tallyOf([{ scale: 'nps11', scores: each, ...NOTHING_SHOWN }], 5)
    expect(unhappyOf(nps)?.n).toBe(7)
  })
})
