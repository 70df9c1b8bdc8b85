import { at } from './arrays.ts'
import { requireOpenShare, requirePositive, requireShare } from './input-checks.ts'

/*
 * The Bernoulli CUSUM: a score that grows with every hit and shrinks with every miss, never below 0,
 * and alarms at a threshold. Source: Page 1954, Biometrika 41:100–115; Reynolds & Stoumbos 1999,
 * Journal of Quality Technology 31:87–108.
 */

/** What one observation does to the score, both above 0. */
export interface CusumSteps {
  /** Added for a hit. */
  readonly up: number
  /** Taken off for a miss. */
  readonly down: number
}

/**
 * The log-likelihood ratio of one observation, `high` against `low`: what the CUSUM that is quickest for
 * a rise from one share to the other adds up.
 * @throws RangeError unless 0 < low < high < 1
 */
export function likelihoodSteps({ low, high }: { low: number; high: number }): CusumSteps {
  requireOpenShare('The lower share', low)
  requireOpenShare('The higher share', high)
  if (low >= high) throw new RangeError(`${high} must be more than ${low}.`)
  return { up: Math.log(high / low), down: Math.log((1 - low) / (1 - high)) }
}

/**
 * The same in whole steps: a miss takes 1 off, a hit adds the nearest whole number. On whole numbers
 * run lengths are exact, and a score is stored without rounding.
 */
export function wholeSteps(steps: CusumSteps): CusumSteps {
  return { up: Math.max(1, Math.round(steps.up / steps.down)), down: 1 }
}

/** The score after one more observation; it alarms where it reaches the threshold. */
export function cusumAfter(score: number, isHit: boolean, { up, down }: CusumSteps): number {
  return Math.max(0, isHit ? score + up : score - down)
}

/**
 * Average number of observations from a score of 0 to an alarm, where each is a hit with probability
 * `share`. Exact: the equations L(i) = 1 + (1 − share)·L(max(0, i − 1)) + share·L(i + up), with L = 0
 * from the threshold on, solved from the top down. Source: Brook & Evans 1972, Biometrika 59:539–549.
 * @param up whole, as of {@link wholeSteps}
 * @param threshold whole, at least 1
 * @throws RangeError unless 0 < share <= 1 and both are whole numbers of at least 1
 */
export function averageRunLength(
  share: number,
  { up, threshold }: { up: number; threshold: number },
): number {
  requirePositive('The share', share)
  requireShare('The share', share)
  requireWhole(up)
  requireWhole(threshold)
  if (share === 1) return Math.ceil(threshold / up)
  // Each L(i) as slope·L(threshold − 1) + start: what is not known is found by the equation at 0.
  const slope = new Float64Array(threshold + up)
  const start = new Float64Array(threshold + up)
  slope[threshold - 1] = 1
  for (let i = threshold - 1; i > 0; i -= 1) {
    slope[i - 1] = (at(slope, i) - share * at(slope, i + up)) / (1 - share)
    start[i - 1] = (at(start, i) - 1 - share * at(start, i + up)) / (1 - share)
  }
  const [slope0, start0, slopeUp, startUp] = [
    at(slope, 0),
    at(start, 0),
    at(slope, up),
    at(start, up),
  ]
  const last = (1 / share + startUp - start0) / (slope0 - slopeUp)
  return slope0 * last + start0
}

/**
 * The lowest whole threshold with at least so many observations between two false alarms.
 * @param share of hits while nothing is wrong
 * @param between observations, at least 1
 * @throws RangeError for values out of range
 */
export function thresholdFor({
  share,
  up,
  between,
}: {
  share: number
  up: number
  between: number
}): number {
  requirePositive('Observations between alarms', between)
  let low = 0
  let high = up
  while (averageRunLength(share, { up, threshold: high }) < between) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (averageRunLength(share, { up, threshold: middle }) < between) low = middle
    else high = middle
  }
  return high
}

/**
 * How many observations it takes until an alarm has come with probability `power`, from a score of 0;
 * null where more than `most` are needed. Exact, on whole steps.
 * @throws RangeError for values out of range
 */
export function observationsUntil(
  share: number,
  { up, threshold, power, most }: { up: number; threshold: number; power: number; most: number },
): number | null {
  requireShare('The share', share)
  requireOpenShare('The power', power)
  requireWhole(up)
  requireWhole(threshold)
  let chances = new Float64Array(threshold)
  let next = new Float64Array(threshold)
  chances[0] = 1
  let alarmed = 0
  for (let count = 1; count <= most; count += 1) {
    next.fill(0)
    for (let score = 0; score < threshold; score += 1) {
      const chance = at(chances, score)
      if (chance === 0) continue
      const below = Math.max(0, score - 1)
      next[below] = at(next, below) + chance * (1 - share)
      if (score + up >= threshold) alarmed += chance * share
      else next[score + up] = at(next, score + up) + chance * share
    }
    if (alarmed >= power) return count
    ;[chances, next] = [next, chances]
  }
  return null
}

function requireWhole(value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`Steps must be whole and at least 1, got ${value}.`)
  }
}
