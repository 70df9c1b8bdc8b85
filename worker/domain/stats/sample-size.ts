import { normalCdf } from './distributions/normal.ts'
import { normalQuantile } from './distributions/normal-quantile.ts'
import { requireOpenShare, requirePositive, requireShare } from './input-checks.ts'
import { Z_95 } from './interval.ts'

interface TwoShares {
  /** Share in the first group, 0…1. */
  readonly p1: number
  /** Share in the second group, 0…1. */
  readonly p2: number
}

/**
 * Power (0…1) of the two-sided 5 % test of two proportions with `n` answers in each group; the
 * chance of a significant result in the wrong direction is not counted.
 * Source: Fleiss 1981, chapter 3; equals R's power.prop.test (not strict).
 * @throws RangeError unless n > 0 and both shares lie in 0…1.
 */
export function powerTwoProportions({ n, p1, p2 }: TwoShares & { n: number }): number {
  requirePositive('The size of a group', n)
  const { effect, pooled, separate } = spreads({ p1, p2 })
  // Shares of 0 and 1 on opposite sides leave no chance in the data.
  if (separate === 0) return effect * Math.sqrt(n) > Z_95 * pooled ? 1 : 0
  return normalCdf((Math.sqrt(n) * effect - Z_95 * pooled) / separate)
}

/**
 * Answers needed in each group to reach `power` in the test of {@link powerTwoProportions}; a
 * fraction, to be rounded up by the caller. Source: as above, solved for n.
 * @throws RangeError unless the shares differ, lie in 0…1, and 0 < power < 1.
 */
export function sampleSizeTwoProportions({ p1, p2, power }: TwoShares & { power: number }): number {
  requireOpenShare('The power', power)
  const { effect, pooled, separate } = spreads({ p1, p2 })
  if (effect === 0) throw new RangeError('No sample shows a difference between equal shares.')
  return Math.max(0, (Z_95 * pooled + normalQuantile(power) * separate) / effect) ** 2
}

function spreads({ p1, p2 }: TwoShares): { effect: number; pooled: number; separate: number } {
  requireShare('The first share', p1)
  requireShare('The second share', p2)
  return {
    effect: Math.abs(p1 - p2),
    pooled: Math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2)),
    separate: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
  }
}
