import { at, sum } from '#worker/domain/stats/arrays.ts'
import { clip, type Interval, Z_95 } from '#worker/domain/stats/interval.ts'
import { fitLogit, type LogitFit } from './logit.ts'

/** People who are alike in what is known of everybody: how many were asked, and how many answered. */
export interface AskedCell {
  /** A value for each variable, in one order. */
  readonly values: readonly string[]
  readonly asked: number
  readonly answered: number
}

export interface PartialCategory {
  readonly value: string
  readonly asked: number
  readonly answered: number
  /** Signed: below 0 where fewer answer than on the whole. */
  readonly unconditional: number
  /** At least 0: what is left of it among people who are alike in all else. */
  readonly conditional: number
}

export interface PartialVariable {
  readonly unconditional: number
  readonly conditional: number
  readonly categories: PartialCategory[]
}

export interface Representativity {
  readonly asked: number
  readonly answered: number
  /** 1 − 2·S of the modelled response, less what chance adds to S: 1 where all answer alike, 0 at worst. */
  readonly r: number
  /** The same without taking chance out. */
  readonly raw: number
  /** 95 %; null where nobody differs, so that the error has no first-order part. */
  readonly interval: Interval | null
  /** S / rate: by how many standard deviations the mean of an answer can be off at most. */
  readonly worst: number
  /** In the order of the values. */
  readonly variables: PartialVariable[]
}

/** A cell with what the model says of it. */
interface Modelled extends AskedCell {
  rho: number
  columns: number[]
}

/**
 * R-indicator of those who answered against those who were asked, all of whom are known; response is
 * modelled by logistic regression on the main effects. Null where nobody was asked or nobody answered.
 * Sources: Schouten, Cobben & Bethlehem 2009, Survey Methodology 35:101–113; Shlomo, Skinner & Schouten
 * 2012, J. Stat. Plann. Inference 142:201–211 (bias, variance); Schouten, Shlomo & Skinner 2011, JOS
 * 27:231–253 (partial indicators).
 * @throws RangeError where more answered than were asked.
 */
export function representativity(cells: readonly AskedCell[]): Representativity | null {
  const people = cells.filter(({ asked }) => asked > 0)
  const asked = sum(people.map((cell) => cell.asked))
  const answered = sum(people.map((cell) => cell.answered))
  if (asked < 2 || answered === 0) return null
  const { columnsOf, width } = design(people)
  const rows = people.map((cell) => ({
    columns: columnsOf(cell),
    trials: cell.asked,
    successes: cell.answered,
  }))
  const fit = fitLogit(rows, width)
  const model = people.map((cell, row) => ({
    ...cell,
    rho: at(fit.fitted, row),
    columns: at(rows, row).columns,
  }))
  const mean = answered / asked
  const variance = sum(model.map((cell) => cell.asked * (cell.rho - mean) ** 2)) / (asked - 1)
  const adjusted = Math.max(variance - chance(model, fit), 0)
  const r = 1 - 2 * Math.sqrt(adjusted)
  const error = varianceError(model, fit) / Math.sqrt(variance)
  const half = Z_95 * error
  // Below this S² is rounding.
  const interval = variance < 1e-12 ? null : clip({ low: r - half, high: r + half }, RANGE)
  const worst = Math.sqrt(adjusted) / mean
  const variables = at(people, 0).values.map((_, place) => partialsOf(model, place))
  return { asked, answered, r, raw: 1 - 2 * Math.sqrt(variance), interval, worst, variables }
}

const RANGE = { low: 0, high: 1 }

/** A column for the intercept, and one for each value of a variable but its first. */
function design(cells: readonly AskedCell[]) {
  const places = at(cells, 0).values.map((_, place) => [
    ...new Set(cells.map(({ values }) => at(values, place))),
  ])
  const starts = places.map((_, place) => sum(places.slice(0, place).map((all) => all.length - 1)))
  const columnsOf = ({ values }: AskedCell) => [
    0,
    ...places.flatMap((all, place) => {
      const index = all.indexOf(at(values, place))
      return index === 0 ? [] : [at(starts, place) + index]
    }),
  ]
  return { columnsOf, width: 1 + sum(places.map((all) => all.length - 1)) }
}

/** What the error of the model adds to S² on average, where all who were asked are known. */
function chance(model: readonly Modelled[], { covariance }: LogitFit): number {
  const total = sum(model.map(({ asked }) => asked))
  const parts = model.map(({ asked, rho, columns }) => {
    const spread = sum(columns.flatMap((i) => columns.map((j) => at(at(covariance, i), j))))
    return asked * (rho * (1 - rho)) ** 2 * spread
  })
  return sum(parts) / total
}

/** Standard error of S²: √(4 aᵀΣa + 2 tr(BΣ)²), a and B the covariances of ρ and its gradient. */
function varianceError(model: readonly Modelled[], { covariance }: LogitFit): number {
  const total = sum(model.map(({ asked }) => asked))
  const mean = sum(model.map(({ asked, rho }) => asked * rho)) / total
  const width = covariance.length
  const slopes = Array<number>(width).fill(0)
  const a = Array<number>(width).fill(0)
  const b = covariance.map((line) => line.map(() => 0))
  for (const { asked, rho, columns } of model) {
    const slope = rho * (1 - rho)
    const share = asked / total
    for (const i of columns) {
      slopes[i] = at(slopes, i) + share * slope
      a[i] = at(a, i) + share * slope * (rho - mean)
      const line = at(b, i)
      for (const j of columns) line[j] = at(line, j) + share * slope ** 2
    }
  }
  const centred = b.map((line, i) => line.map((cell, j) => cell - at(slopes, i) * at(slopes, j)))
  const product = centred.map((line) =>
    covariance.map((_, j) => sum(line.map((cell, k) => cell * at(at(covariance, k), j)))),
  )
  const trace = sum(
    product.flatMap((line, i) => line.map((cell, j) => cell * at(at(product, j), i))),
  )
  const first = sum(
    a.flatMap((one, i) => a.map((other, j) => one * other * at(at(covariance, i), j))),
  )
  return Math.sqrt(Math.max(4 * first + 2 * trace, 0))
}

function partialsOf(model: readonly Modelled[], place: number): PartialVariable {
  const total = sum(model.map(({ asked }) => asked))
  const mean = meanOf(model)
  // People who are alike in all but this variable.
  const alike = Map.groupBy(model, ({ values }) =>
    JSON.stringify(values.filter((_, other) => other !== place)),
  )
  const means = new Map([...alike].map(([key, cells]) => [key, meanOf(cells)]))
  const within = new Map(
    [...alike].flatMap(([key, cells]) =>
      cells.map((cell): [Modelled, number] => [
        cell,
        cell.asked * (cell.rho - (means.get(key) ?? 0)) ** 2,
      ]),
    ),
  )
  const categories = [...Map.groupBy(model, ({ values }) => at(values, place))].map(
    ([value, cells]) => {
      const asked = sum(cells.map((cell) => cell.asked))
      return {
        value,
        asked,
        answered: sum(cells.map((cell) => cell.answered)),
        unconditional: Math.sqrt(asked / total) * (meanOf(cells) - mean),
        conditional: Math.sqrt(sum(cells.map((cell) => within.get(cell) ?? 0)) / (total - 1)),
      }
    },
  )
  return {
    unconditional: Math.hypot(...categories.map(({ unconditional }) => unconditional)),
    conditional: Math.hypot(...categories.map(({ conditional }) => conditional)),
    categories,
  }
}

function meanOf(cells: readonly Modelled[]): number {
  const total = sum(cells.map(({ asked }) => asked))
  return sum(cells.map(({ asked, rho }) => asked * rho)) / total
}
