import { requireOpenShare, requirePositive } from './input-checks.ts'

/*
 * An interval that may be looked at as often as one likes: the normal-mixture confidence sequence.
 * Sources: Robbins 1970, Annals of Mathematical Statistics 41:1397–1409; Howard, Ramdas, McAuliffe &
 * Sekhon 2021, Annals of Statistics 49:1055–1080, the two-sided normal mixture; for estimated
 * variances Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Annals of Statistics 52:2613–2640.
 *
 * Written in information, 1/SE². For a mean of n values of spread s that is n/s², and the radius below
 * is the familiar s·√((nρ²+1)/(n²ρ²)·ln((nρ²+1)/α²)) with ρ² = mixing·s². Estimates whose covariance
 * with any later one is the variance of that later one stand on it alike, since the likelihood ratio
 * depends on estimate and information only: a mean, the difference of two growing groups, the
 * difference to a fixed "before", and a difference of such differences.
 */

/**
 * The mixing variance (above 0, of an effect, in squared units of the estimate) with which the sequence
 * is narrowest at `planned` information. The x that minimises (1 + x)/x·ln((1 + x)/α²) solves
 * x = ln((1 + x)/α²); the result is x/planned. At 95 % the interval is then √(1 + x) = 3.04 standard
 * errors to each side at that point, where an interval for one look has 1.96.
 * @param planned information at the planned end, 1/SE², above 0
 * @throws RangeError unless planned > 0 and 0 < alpha < 1
 */
export function mixingFor(planned: number, alpha = 0.05): number {
  requirePositive('The planned information', planned)
  return mixedUnits(alpha) / planned
}

/** How many times an always-valid interval is as wide at the planned end as one for a single look. */
export function alwaysValidWidth(alpha: number, quantile: number): number {
  return Math.sqrt(1 + mixedUnits(alpha)) / quantile
}

/**
 * Half-width of the interval around an estimate, valid at all looks at once: with probability 1 − α no
 * interval of the sequence ever misses the truth.
 * @param standardError of the estimate now, above 0; the result is in its unit
 * @param mixing see {@link mixingFor}; the same at every look
 * @throws RangeError for values out of range
 */
export function alwaysValidRadius({
  standardError,
  mixing,
  alpha = 0.05,
}: {
  standardError: number
  mixing: number
  alpha?: number
}): number {
  requirePositive('The standard error', standardError)
  requirePositive('The mixing variance', mixing)
  requireOpenShare('The level', alpha)
  const grown = 1 + mixing / standardError ** 2
  return standardError * Math.sqrt((grown / (grown - 1)) * Math.log(grown / alpha ** 2))
}

/** The fixed point of x = ln((1 + x)/α²); each step brings it nearer by more than half. */
function mixedUnits(alpha: number): number {
  requireOpenShare('The level', alpha)
  let units = 1
  for (let step = 0; step < 60; step += 1) units = Math.log((1 + units) / alpha ** 2)
  return units
}
