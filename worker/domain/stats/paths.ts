import { requireCounts } from './input-checks.ts'

export interface Trace {
  /** Touchpoints in the order in which a journey reached them. */
  readonly steps: readonly string[]
  /** How many journeys went this way. */
  readonly count: number
}

export interface DirectlyFollows {
  readonly from: string
  readonly to: string
  readonly count: number
}

/**
 * How often each touchpoint directly follows another, in order of first appearance; a touchpoint
 * that follows itself counts. Source: van der Aalst 2016, "Process Mining", section 6.1.
 * @throws RangeError unless counts are finite and at least 0.
 */
export function directlyFollows(traces: readonly Trace[]): DirectlyFollows[] {
  const edges = new Map<string, DirectlyFollows>()
  for (const { steps, count } of traces) {
    requireCounts('Journeys', [count])
    for (const [i, to] of steps.entries()) {
      const from = steps[i - 1]
      if (from === undefined) continue
      const key = JSON.stringify([from, to])
      edges.set(key, { from, to, count: (edges.get(key)?.count ?? 0) + count })
    }
  }
  return [...edges.values()]
}
