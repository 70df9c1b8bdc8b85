import type { Figure } from '#test/bench/figure.ts'
import { childCpuSeconds } from './cpu-time.ts'
import { hammer, median, percentile } from './load.ts'

export const CONNECTIONS = 32
/** Short and many: a neighbour on the machine then weighs on both ways alike. */
const ROUND_MS = 600

/** One way to keep something, and what it has cost so far. */
interface Lane {
  call: () => Promise<void>
  speeds: number[]
  done: number
  cpuSeconds: number
}

/** What is compared: a route of ours with a bare insert, and how it is told. */
interface Comparison {
  ours: () => Promise<void>
  bare: () => Promise<void>
  /** `POST /v1/answers`. */
  name: string
  /** `answers`, `an answer`. */
  many: string
  one: string
  rounds: number
  /** Least share of the bare insert's CPU. */
  atLeast: number
}

/** Calls both ways in alternating rounds, and tells what ours costs against the bare insert. */
export async function* againstBare(comparison: Comparison): AsyncGenerator<Figure> {
  const lane = (call: () => Promise<void>): Lane => ({ call, speeds: [], done: 0, cpuSeconds: 0 })
  const [ours, bare] = [lane(comparison.ours), lane(comparison.bare)]
  for (const { call } of [ours, bare]) await hammer(call, { connections: CONNECTIONS, ms: 1000 })
  for (let round = 0; round < comparison.rounds; round += 1)
    for (const one of round % 2 === 0 ? [ours, bare] : [bare, ours]) await run(one)
  yield* told(comparison, ours, bare)
}

async function run(lane: Lane): Promise<void> {
  const before = await childCpuSeconds()
  const round = await hammer(lane.call, { connections: CONNECTIONS, ms: ROUND_MS })
  const after = await childCpuSeconds()
  lane.speeds.push(round.perSecond)
  lane.done += round.done
  lane.cpuSeconds += (after ?? 0) - (before ?? 0)
}

function* told(
  { name, many, one, atLeast }: Comparison,
  ours: Lane,
  bare: Lane,
): Generator<Figure> {
  const ratios = ours.speeds.map((speed, round) => speed / (bare.speeds[round] ?? 0))
  const quarter = (share: number) => percentile(ratios, share).toFixed(2)
  yield { name, value: median(ours.speeds), unit: `${many}/s` }
  yield { name: 'bare insert', value: median(bare.speeds), unit: 'inserts/s' }
  yield {
    name: `${name}, share of a bare insert`,
    value: median(ratios),
    unit: 'ratio',
    note: `only told: median of ${ratios.length} rounds, half of them from ${quarter(0.25)} to ${quarter(0.75)}`,
  }
  if (ours.cpuSeconds === 0 || bare.cpuSeconds === 0) return
  const cost = ({ cpuSeconds, done }: Lane) => (cpuSeconds / done) * 1e6
  yield { name: `${name}, CPU`, value: cost(ours), unit: `µs ${one}` }
  yield { name: 'bare insert, CPU', value: cost(bare), unit: 'µs an insert' }
  yield {
    name: `CPU of a bare insert, share of ${one}`,
    value: cost(bare) / cost(ours),
    unit: 'ratio',
    budget: { atLeast },
    note: 'the same comparison without what other programs take away',
  }
}
