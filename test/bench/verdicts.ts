import { simulate, type Rates, type World } from '#test/domain/improvements/simulate.ts'
import type { Budget, BenchOptions, Figure } from './figure.ts'

const FIGURES = [
  ['dailyZ', 'z test looked at daily'],
  ['anyTime', 'always-valid interval looked at daily'],
  ['plannedEnd', 'once at the planned end'],
] as const satisfies (readonly [keyof Rates, string])[]

/** How often each way of judging an improvement says that there is a change, by simulation. */
export async function* verdicts({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const runs = quick ? 500 : 4000
  for (const before of ['growing', 'fixed'] as const)
    for (const days of [30, 60, 90])
      for (const effect of [0, 0.05, 0.1])
        yield* figuresOf({ share: 0.75, perDay: 10, before, days, effect }, runs)
}

function* figuresOf(world: World, runs: number): Generator<Figure> {
  const rates = simulate(world, { runs, seed: 7 })
  const { before, days, effect } = world
  const name = `before ${before}, ${days} days, +${effect * 100} points`
  for (const [key, way] of FIGURES) {
    const budget: Budget | undefined =
      effect === 0 && key === 'anyTime' ? { atMost: 0.05 } : undefined
    yield {
      name: `${name}: ${way} sees a change`,
      value: rates[key],
      unit: 'share of runs',
      ...(budget ? { budget } : {}),
    }
  }
  yield {
    name: `${name}: always-valid interval misses the truth on any day`,
    value: rates.missed,
    unit: 'share of runs',
    budget: { atMost: 0.055 },
  }
}
