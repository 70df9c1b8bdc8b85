import { at } from './arrays.ts'
import { requireFinite, requireSameLength } from './input-checks.ts'

/**
 * Slopes of a smooth curve through points that never overshoots them: 0 at local extremes and along
 * level stretches. x must rise; slopes are in units of y for one of x. The drawing library uses the
 * same rule. Source: Fritsch & Carlson 1980, SIAM J. Numerical Analysis 17:238–246.
 * @throws RangeError unless values are finite, both lists equally long and x strictly rising.
 */
export function monotoneTangents(x: readonly number[], y: readonly number[]): number[] {
  requireSameLength('Coordinates', [x, y])
  requireFinite('Coordinates', [...x, ...y])
  const chords = chordSlopes(x, y)
  const slopes = x.map((_, i) => startSlope(chords, i))
  for (const [i, chord] of chords.entries()) limitSegment(slopes, i, chord)
  return slopes
}

function chordSlopes(x: readonly number[], y: readonly number[]): number[] {
  return x.slice(1).map((right, i) => {
    const width = right - at(x, i)
    if (width <= 0) throw new RangeError('x must rise from point to point.')
    return (at(y, i + 1) - at(y, i)) / width
  })
}

/** Mean of the chords on both sides; 0 where they change direction. */
function startSlope(chords: readonly number[], i: number): number {
  const before = chords[i - 1]
  const after = chords[i]
  if (before === undefined) return after ?? 0
  if (after === undefined) return before
  return Math.sign(before) === Math.sign(after) ? (before + after) / 2 : 0
}

/** Keeps both slopes of a segment inside Fritsch and Carlson's circle of radius 3. */
function limitSegment(slopes: number[], i: number, chord: number): void {
  if (chord === 0) {
    slopes[i] = 0
    slopes[i + 1] = 0
    return
  }
  const size = Math.hypot(at(slopes, i) / chord, at(slopes, i + 1) / chord)
  if (size <= 3) return
  slopes[i] = (at(slopes, i) * 3) / size
  slopes[i + 1] = (at(slopes, i + 1) * 3) / size
}
