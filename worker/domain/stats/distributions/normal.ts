import { polynomial } from './polynomial.ts'

const SQRT_2PI_INVERSE = 0.3989422804014327

// Rational approximations of Cody, "Rational Chebyshev approximations for the error function",
// Mathematics of Computation 23 (1969), in the form for the normal integral; highest power first.
const CENTRE_TOP = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709,
  18154.98125334356,
]
const CENTRE_BOTTOM = [
  1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673,
]
const MIDDLE_TOP = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785,
  597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
]
const MIDDLE_BOTTOM = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
  18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
]
const FAR_TOP = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
  0.0014216191932278934, 2.9112874951168793e-5,
]
const FAR_BOTTOM = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  7.297515550839662e-5,
]

/**
 * Standard normal distribution function P(Z <= x), 0…1. Relative error about 1e-15 far into the
 * lower tail (down to 1e-308 near x = −37.5). For the upper tail use {@link normalUpperTail}.
 * @throws RangeError when x is NaN.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('The normal distribution needs a number, got NaN.')
  const size = Math.abs(x)
  if (size <= 0.67448975) {
    const square = x * x
    return 0.5 + (x * polynomial(square, CENTRE_TOP)) / polynomial(square, CENTRE_BOTTOM)
  }
  return x < 0 ? tail(size) : 1 - tail(size)
}

/** P(Z > x), with the same relative precision in the upper tail as {@link normalCdf} in the lower. */
export function normalUpperTail(x: number): number {
  return normalCdf(-x)
}

/** Two-sided p-value of a standard normal statistic, erfc(|z| / √2); tail-safe. */
export function normalTwoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z))
}

function tail(size: number): number {
  if (size === Number.POSITIVE_INFINITY) return 0
  if (size <= Math.sqrt(32)) {
    return (bell(size) * polynomial(size, MIDDLE_TOP)) / polynomial(size, MIDDLE_BOTTOM)
  }
  const square = 1 / (size * size)
  const correction = (square * polynomial(square, FAR_TOP)) / polynomial(square, FAR_BOTTOM)
  return (bell(size) * (SQRT_2PI_INVERSE - correction)) / size
}

/** exp(−x²/2), with x split at 1/16 so that the rounding of x² does not reach the exponent. */
function bell(x: number): number {
  const coarse = Math.trunc(x * 16) / 16
  const rest = (x - coarse) * (x + coarse)
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest)
}
