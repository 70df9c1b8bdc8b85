/** What a figure must hold; without one it is only told. */
export type Budget = { atMost: number } | { atLeast: number } | { exactly: number }

/** One measured number. */
export interface Figure {
  name: string
  value: number
  unit: string
  budget?: Budget
  /** What a reader must know to read the number right. */
  note?: string
}

/** How much to measure. */
export interface BenchOptions {
  /** Fill the database with 10 million answers as well: minutes, and some gigabytes of disk. */
  large: boolean
  /** Fewer and shorter rounds, for trying out a change; not for the record. */
  quick: boolean
}

/** A benchmark tells its figures as they come. */
export type Bench = (options: BenchOptions) => AsyncGenerator<Figure>

/** Whether a figure keeps its budget; one without a budget always does. */
export function isKept({ value, budget }: Figure): boolean {
  if (!budget) return true
  if ('atMost' in budget) return value <= budget.atMost
  if ('atLeast' in budget) return value >= budget.atLeast
  return value === budget.exactly
}

/** One JSON line of `npm run bench`. */
export function toLine(bench: string, figure: Figure): string {
  const { name, value, unit, budget, note } = figure
  return JSON.stringify({
    bench,
    name,
    value: Number(value.toPrecision(6)),
    unit,
    budget: budget ? budgetText(budget) : null,
    ok: isKept(figure),
    ...(note ? { note } : {}),
  })
}

function budgetText(budget: Budget): string {
  if ('atMost' in budget) return `<= ${budget.atMost}`
  if ('atLeast' in budget) return `>= ${budget.atLeast}`
  return `= ${budget.exactly}`
}
