import { describe, expect, test } from 'vitest'
import { fitLogit } from '#worker/domain/stats/sample/logit.ts'
import { type AskedCell, representativity } from '#worker/domain/stats/sample/representativity.ts'

/** Berkeley 1973 (Bickel et al. 1975, R's `UCBAdmissions`): admitted and refused men, then women. */
const ADMISSIONS = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
] as const

const berkeley: AskedCell[] = ADMISSIONS.flatMap(([m, notM, f, notF], department) => [
  { values: ['men', `${department}`], asked: m + notM, answered: m },
  { values: ['women', `${department}`], asked: f + notF, answered: f },
])

/** Numbers 0…1, the same on each run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

describe('logistic regression on counts', () => {
  test('gives the published coefficients, errors and deviance of the Berkeley admissions', () => {
    const rows = berkeley.map(({ values, asked, answered }) => ({
      columns: [
        0,
        ...(values[0] === 'women' ? [1] : []),
        ...(values[1] === '0' ? [] : [1 + Number(values[1])]),
      ],
      trials: asked,
      successes: answered,
    }))
    const fit = fitLogit(rows, 7)
    // R: glm(Admit ~ Gender + Dept, binomial), as printed in many textbooks.
    const published = [0.58205, 0.09987, -0.0434, -1.2626, -1.29461, -1.73931, -3.30648]
    for (const [index, value] of published.entries())
      expect(fit.coefficients[index]).toBeCloseTo(value, 4)
    expect(Math.sqrt(fit.covariance[1]?.[1] ?? 0)).toBeCloseTo(0.08085, 4)
    expect(fit.deviance).toBeCloseTo(20.204, 3)
  })

  test('a column that says nothing new is left out, and one without a success does no harm', () => {
    const fit = fitLogit(
      [
        { columns: [0], trials: 10, successes: 4 },
        { columns: [0, 1, 2], trials: 20, successes: 0 },
      ],
      3,
    )
    expect(fit.fitted[0]).toBeCloseTo(0.4, 8)
    expect(fit.fitted[1]).toBeLessThan(1e-6)
    expect(fit.coefficients[2]).toBe(0)
  })

  test('more successes than trials are refused', () => {
    expect(() => fitLogit([{ columns: [0], trials: 1, successes: 2 }], 1)).toThrow(RangeError)
  })
})

describe('how alike those who answered are to those who were asked', () => {
  /* No published table has all counts: with one variable the model is saturated, and all is closed form. */
  test('one variable: the indicator, its bias and its error are those of the plain rates', () => {
    const groups = [
      { n: 400, r: 100 },
      { n: 300, r: 120 },
      { n: 300, r: 45 },
    ]
    const found = representativity(
      groups.map(({ n, r }, i) => ({ values: [`${i}`], asked: n, answered: r })),
    )
    const total = 1000
    const mean = 265 / total
    const add = (of: (n: number, p: number) => number) =>
      groups.reduce((all, { n, r }) => all + of(n, r / n), 0)
    const variance = add((n, p) => n * (p - mean) ** 2) / (total - 1)
    const bias = add((_, p) => p * (1 - p)) / total
    const first = add((n, p) => n * (p - mean) ** 2 * p * (1 - p)) / total ** 2
    const spreads = groups.map(({ n, r }) => ({ n, v: (r / n) * (1 - r / n) }))
    let trace = 0
    for (const [k, one] of spreads.entries())
      for (const [l, other] of spreads.entries()) {
        const kl = (k === l ? one.v / total : 0) - (one.n * one.v) / total ** 2
        const lk = (k === l ? one.v / total : 0) - (other.n * other.v) / total ** 2
        trace += kl * lk
      }
    const error = Math.sqrt((4 * first + 2 * trace) / variance)
    const r = 1 - 2 * Math.sqrt(variance - bias)
    expect(found?.raw).toBeCloseTo(1 - 2 * Math.sqrt(variance), 10)
    expect(found?.r).toBeCloseTo(r, 10)
    expect(found?.interval?.low).toBeCloseTo(r - 1.959963984540054 * error, 8)
    expect(found?.worst).toBeCloseTo(Math.sqrt(variance - bias) / mean, 10)
    const [variable] = found?.variables ?? []
    expect(variable?.categories.map(({ unconditional }) => Math.sign(unconditional))).toEqual([
      -1, 1, -1,
    ])
    expect(variable?.categories[1]?.unconditional).toBeCloseTo(Math.sqrt(0.3) * (0.4 - mean), 10)
    // Nothing else is known of anybody, so what is left is all there is.
    expect(variable?.conditional).toBeCloseTo(Math.sqrt(variance), 10)
  })

  test('what only seems to differ is gone among those who are alike in all else', () => {
    const [gender, department] = representativity(berkeley)?.variables ?? []
    expect(gender?.unconditional).toBeGreaterThan(0.06)
    expect(gender?.conditional).toBeLessThan(0.015)
    expect(department?.conditional).toBeGreaterThan(0.15)
  })

  /* Near 1 the square root bends: the published interval holds the true value too seldom there. */
  test.each([
    { truth: [0.3, 0.36, 0.42, 0.3], held: [0.87, 0.92] },
    { truth: [0.2, 0.4, 0.6, 0.3], held: [0.92, 0.97] },
  ])('in a simulation of $truth chance is taken out, and the interval holds R', (given) => {
    const { truth, held } = given
    const random = numbers(7)
    const mean = truth.reduce((all, p) => all + p / 4, 0)
    const real = truth.reduce((all, p) => all + (p - mean) ** 2 / 4, 0)
    const runs = Array.from({ length: 600 }, () =>
      representativity(
        truth.map((p, i) => ({
          values: [`${i % 2}`, `${Math.floor(i / 2)}`, `${i}`],
          asked: 250,
          answered: Array.from({ length: 250 }, random).filter((x) => x < p).length,
        })),
      ),
    )
    const average = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((all, run) => all + of(run), 0) / runs.length
    const off = (r = 1) => ((1 - r) / 2) ** 2 - real
    expect(Math.abs(average((run) => off(run?.r)))).toBeLessThan(
      Math.abs(average((run) => off(run?.raw))) / 3,
    )
    const r = 1 - 2 * Math.sqrt(real)
    const within = average((run) =>
      Number((run?.interval?.low ?? 1) <= r && r <= (run?.interval?.high ?? 0)),
    )
    expect(within).toBeGreaterThan(held[0] ?? 1)
    expect(within).toBeLessThan(held[1] ?? 0)
  })

  test('nobody asked or nobody answered has none; all alike is 1', () => {
    expect(representativity([])).toBeNull()
    expect(representativity([{ values: ['a'], asked: 9, answered: 0 }])).toBeNull()
    expect(
      representativity([
        { values: ['a'], asked: 20, answered: 10 },
        { values: ['b'], asked: 40, answered: 20 },
      ]),
    ).toMatchObject({ r: 1, interval: null })
  })
})
