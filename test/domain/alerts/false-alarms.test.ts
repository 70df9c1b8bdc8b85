import { expect, test } from 'vitest'
import {
  BASELINE_POINTS,
  freezeBaseline,
  readPoint,
  type Baseline,
  type Level,
} from '#worker/domain/alerts/chart.ts'
import { numbers } from '#test/domain/delivery/figures/random-answers.ts'

/*
 * How often alerts are false, and how late true ones come: the figures that docs/method.md claims.
 */

const RUNS = 3000
const N = 25
const USUAL = 0.15
const WORSE = 0.3
const DAYS = 60
/** As if the usual share were known for certain. */
const KNOWN: Baseline = { share: USUAL, sigma: 1, points: 1e9, n: 1e12, until: '' }

const random = numbers(20_261_129)
const unhappy = (share: number) =>
  Array.from({ length: N }, () => Number(random() < share)).reduce((sum, one) => sum + one, 0)

function learnt(): Baseline {
  const points = Array.from({ length: BASELINE_POINTS }, () => ({
    day: '',
    x: unhappy(USUAL),
    n: N,
  }))
  return freezeBaseline(points) ?? KNOWN
}

interface Run {
  naive: boolean
  point: boolean
  average: boolean
  either: boolean
}

function usualDays(baseline: Baseline): Run {
  const run: Run = { naive: false, point: false, average: false, either: false }
  let level: Level | null = null
  for (let day = 0; day < DAYS; day += 1) {
    const x = unhappy(USUAL)
    const { isOut, ...read } = readPoint({ day: '', x, n: N }, baseline, level)
    level = read.level
    run.naive ||= x / N >= USUAL + 0.1
    run.point ||= isOut.point
    run.average ||= isOut.average
  }
  return { ...run, either: run.point || run.average }
}

/** Days after the first bad one until each has alarmed. */
function delays(baseline: Baseline): { point: number; average: number; either: number } {
  const seen = { point: Infinity, average: Infinity }
  let level: Level | null = null
  for (let day = 0; day < 400 && Math.max(seen.point, seen.average) === Infinity; day += 1) {
    const read = readPoint({ day: '', x: unhappy(WORSE), n: N }, baseline, level)
    level = read.level
    if (read.isOut.point) seen.point = Math.min(seen.point, day)
    if (read.isOut.average) seen.average = Math.min(seen.average, day)
  }
  return { ...seen, either: Math.min(seen.point, seen.average) }
}

function measure(baselineOf: () => Baseline) {
  const runs = Array.from({ length: RUNS }, () => usualDays(baselineOf()))
  const late = Array.from({ length: RUNS }, () => delays(baselineOf()))
  const share = (name: keyof Run) => runs.filter((run) => run[name]).length / RUNS
  const median = (name: 'point' | 'average' | 'either') =>
    late.map((one) => one[name]).toSorted((a, b) => a - b)[RUNS / 2]
  return { share, median }
}

/** Four standard errors of a share in so many runs. */
const within = (claimed: number) => 4 * Math.sqrt((claimed * (1 - claimed)) / RUNS)
const near = (measured: number, claimed: number) =>
  expect(Math.abs(measured - claimed), `${measured} for ${claimed}`).toBeLessThan(within(claimed))

test('where what is usual is known: the rule of ten points is false in nearly every window, the charts in about one of ten', () => {
  const { share, median } = measure(() => KNOWN)
  near(share('naive'), 0.985)
  near(share('point'), 0.123)
  near(share('average'), 0.093)
  near(share('either'), 0.18)
  expect({ point: median('point'), average: median('average') }).toEqual({ point: 3, average: 2 })
})

test('the p-chart’s share of false alarms is the one of the binomial distribution', () => {
  // Beyond .15 + 3·√(.15·.85/25) = .364 are ten and more of 25.
  let tail = 0
  for (let x = 10; x <= N; x += 1) {
    let ways = 1
    for (let i = 0; i < x; i += 1) ways *= (N - i) / (i + 1)
    tail += ways * USUAL ** x * (1 - USUAL) ** (N - x)
  }
  expect(1 - (1 - tail) ** DAYS).toBeCloseTo(0.123, 2)
})

test('where it is learnt from twenty days: what is promised of alerts in use', () => {
  const { share, median } = measure(learnt)
  near(share('naive'), 0.988)
  near(share('point'), 0.215)
  near(share('average'), 0.069)
  near(share('either'), 0.232)
  expect(median('either')).toBe(2)
})
