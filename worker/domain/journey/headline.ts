import type { Curve, CurveStage } from '#contract/journey.ts'

/** A move is worth a headline from this many points on, and only if it is no chance (q). */
const WORTHWHILE = 5
const CHANCE = 0.05

/**
 * What the page opens with: the largest real move, a fall before a rise; if nothing moved, the
 * lowest of all that are drawn; if no stage has 30 answers, that there is too little to say.
 */
export function headlineOf(stages: CurveStage[]): Curve['headline'] {
  const solid = stages.filter((stage) => stage.state === 'ok' && stage.sentiment !== null)
  const moves = solid.flatMap((stage) => {
    const change = stage.previous?.change
    if (!change || stage.sentiment === null) return []
    if (!isWorthTelling(change)) return []
    return [{ stage: stage.id, sentiment: stage.sentiment, ...change }]
  })
  const fell = largest(moves.filter((move) => move.difference < 0))
  if (fell) return { type: 'fell', ...fell }
  const rose = largest(moves)
  if (rose) return { type: 'rose', ...rose }
  return solid.length === 0 ? { type: 'few' } : lowestOf(stages)
}

/** Whether a change is real (q) and large enough to be told as a move. */
export function isWorthTelling({ q, difference }: { q: number; difference: number }): boolean {
  return q <= CHANCE && Math.abs(difference) >= WORTHWHILE
}

function largest<Move extends { difference: number }>(moves: Move[]): Move | undefined {
  return moves.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0]
}

function lowestOf(stages: CurveStage[]): Curve['headline'] {
  const drawn = stages.flatMap(({ id, state, sentiment, shrunk }) => {
    const value = state === 'few' ? shrunk : sentiment
    return value === null ? [] : [{ id, value }]
  })
  const lowest = drawn.toSorted((a, b) => a.value - b.value)[0]
  if (!lowest) return { type: 'few' }
  const compared = stages.some(({ state, previous }) => state === 'ok' && previous?.change)
  return { type: 'lowest', stage: lowest.id, sentiment: lowest.value, compared }
}
