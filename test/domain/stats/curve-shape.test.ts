import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monotoneTangents } from '#worker/domain/stats/curve-shape.ts'

const heights = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 12 })

/** The cubic between two points with the given slopes, at t in 0…1 of a segment of width 1. */
function cubic([y0, y1]: [number, number], [m0, m1]: [number, number], t: number): number {
  const s = 1 - t
  return y0 * s * s * (1 + 2 * t) + y1 * t * t * (3 - 2 * t) + m0 * t * s * s - m1 * t * t * s
}

describe('slopes of the curve', () => {
  test('a segment never leaves the range of its two ends', () => {
    fc.assert(
      fc.property(heights, (y) => {
        const slopes = monotoneTangents(
          y.map((_, i) => i),
          y,
        )
        for (const [i, left] of y.slice(0, -1).entries()) {
          const right = y[i + 1] ?? Number.NaN
          const ends: [number, number] = [slopes[i] ?? Number.NaN, slopes[i + 1] ?? Number.NaN]
          for (const t of [0.1, 0.25, 0.5, 0.75, 0.9]) {
            const height = cubic([left, right], ends, t)
            expect(height).toBeGreaterThanOrEqual(Math.min(left, right) - 1e-9)
            expect(height).toBeLessThanOrEqual(Math.max(left, right) + 1e-9)
          }
        }
      }),
    )
  })

  test('peaks, troughs and level stretches have slope 0', () => {
    expect(monotoneTangents([0, 1, 2, 3], [0, 10, 10, 0])).toEqual([
      expect.any(Number),
      0,
      0,
      expect.any(Number),
    ])
    expect(monotoneTangents([0, 1, 2], [0, 10, 0])[1]).toBe(0)
  })

  test('a steep step flattens its neighbour to keep the curve monotone', () => {
    const [, middle = Number.NaN] = monotoneTangents([0, 1, 2], [0, 1, 101])
    // Mean of the chords 50.5, cut to the circle of radius 3 around the first chord.
    expect(middle).toBeLessThanOrEqual(3)
    expect(middle).toBeGreaterThan(2.9)
  })

  test('the distance of points counts', () => {
    expect(monotoneTangents([0, 2, 4], [0, 2, 4])).toEqual([1, 1, 1])
  })

  test('one point is level, none has no slope, x must rise', () => {
    expect(monotoneTangents([3], [7])).toEqual([0])
    expect(monotoneTangents([], [])).toEqual([])
    expect(() => monotoneTangents([0, 0], [1, 2])).toThrow('x must rise')
    expect(() => monotoneTangents([0, 1], [1])).toThrow(RangeError)
    expect(() => monotoneTangents([0, 1], [1, Number.NaN])).toThrow(RangeError)
  })
})
