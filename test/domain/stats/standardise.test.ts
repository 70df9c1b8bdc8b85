import { expect, test } from 'vitest'
import { standardise } from '#worker/domain/stats/strata.ts'

/** Kidney stones, Charig et al. 1986: open surgery and percutaneous, by small and large stones. */
const SMALL = { a: { x: 81, n: 87 }, b: { x: 234, n: 270 } }
const LARGE = { a: { x: 192, n: 263 }, b: { x: 55, n: 80 } }

test('the second group lies over the strata as the first does, which turns the kidney stones round', () => {
  const found = standardise([SMALL, LARGE]) ?? expect.fail('nothing is beside')
  expect(found.a).toEqual({ x: 273, n: 350 })
  expect(found.plain).toEqual({ x: 289, n: 350 })
  // (87 × 234/270 + 263 × 55/80) / 350
  expect(found.b.x / found.b.n).toBeCloseTo((87 * (234 / 270) + 263 * (55 / 80)) / 350, 12)
  expect(found.plain.x / found.plain.n).toBeGreaterThan(273 / 350)
  expect(found.b.x / found.b.n).toBeLessThan(273 / 350)
  expect(found.b.n).toBeCloseTo(1 / ((87 / 350) ** 2 / 270 + (263 / 350) ** 2 / 80), 10)
})

test('one stratum is the two proportions, and one without either is left out', () => {
  const found = standardise([SMALL, { a: { x: 3, n: 4 }, b: { x: 0, n: 0 } }])
  expect(found?.a).toEqual(SMALL.a)
  expect(found?.plain).toEqual(SMALL.b)
  expect(found?.b.n).toBeCloseTo(270, 10)
  expect(found?.b.x).toBeCloseTo(234, 8)
  expect(standardise([{ a: { x: 0, n: 0 }, b: { x: 1, n: 2 } }])).toBeNull()
  expect(standardise([])).toBeNull()
})

test('a share of all is all of them, whatever the strata weigh', () => {
  // Ten tenths are less than one where they are added up.
  const all = Array.from({ length: 10 }, () => ({ a: { x: 1, n: 1 }, b: { x: 7, n: 7 } }))
  const { b } = standardise(all) ?? expect.fail('nothing is beside')
  expect(b.x).toBe(b.n)
})
