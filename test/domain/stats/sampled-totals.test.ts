import { expect, test } from 'vitest'
import { sampledTotal } from '#worker/domain/stats/sampled-totals.ts'

/** log n! */
const logFactorials = Array.from({ length: 5001 }, () => 0)
for (let n = 2; n < logFactorials.length; n += 1)
  logFactorials[n] = (logFactorials[n - 1] ?? 0) + Math.log(n)
const logFactorial = (n: number) => logFactorials[n] ?? 0

/** The chance that the interval holds the true total: all samples, each with its probability. */
function coverage({
  counted,
  sampled,
  weight,
}: {
  counted: number
  sampled: number
  weight: number
}) {
  const share = 1 / weight
  let covered = 0
  for (let kept = 0; kept <= sampled; kept += 1) {
    const chance = Math.exp(
      logFactorial(sampled) -
        logFactorial(kept) -
        logFactorial(sampled - kept) +
        kept * Math.log(share) +
        (sampled - kept) * Math.log1p(-share),
    )
    const estimate = counted + kept * weight
    const { low, high } = sampledTotal({ estimate, spread: kept * weight * (weight - 1) })
    if (low <= counted + sampled && counted + sampled <= high) covered += chance
  }
  return covered
}

test.each([2, 4, 8, 16])(
  'of 1,000 displays with 50 answers, of which one in %i of the others is kept, it holds the total in 95 of 100 samples',
  (weight) => {
    const share = coverage({ counted: 50, sampled: 950, weight })
    expect(share).toBeGreaterThan(0.94)
    expect(share).toBeLessThan(0.96)
  },
)

test.each([
  [450, 8],
  [1900, 16],
  [4900, 64],
])('the same for %i others and one in %i', (sampled, weight) => {
  const share = coverage({ counted: 50, sampled, weight })
  expect(share).toBeGreaterThan(0.94)
  expect(share).toBeLessThan(0.96)
})

test('without sampling it is the count itself', () => {
  expect(sampledTotal({ estimate: 1234, spread: 0 })).toEqual({ low: 1234, high: 1234 })
  expect(sampledTotal({ estimate: 0, spread: 0 })).toEqual({ low: 0, high: 0 })
})

test('counts are not negative', () => {
  expect(() => sampledTotal({ estimate: -1, spread: 0 })).toThrow(RangeError)
  expect(() => sampledTotal({ estimate: 1, spread: Number.NaN })).toThrow(RangeError)
})
