import type { Curve, CurveStage } from '#contract/journey.ts'

/** A stage with what looks forged, and without it. */
export interface Pair {
  counted: CurveStage
  without: CurveStage
  /** Answers that it has more with it. */
  n: number
}

/** Two curves of one view that differ. */
export interface Both {
  counted: Curve
  without: Curve
  /** Answers in doubt on the whole curve. */
  n: number
  /** The stages that differ, by their ids. */
  pairs: Map<string, Pair>
  /** The stage with the most answers in doubt. */
  worst: Pair
}

/**
 * Both curves side by side: `same` where nothing on them is in doubt, `apart` where they are of
 * different views, one of which is on its way.
 */
export function compareCurves(counted: Curve, without: Curve): Both | 'same' | 'apart' {
  if (viewOf(counted) !== viewOf(without)) return 'apart'
  const pairs = counted.stages.flatMap((stage): Pair[] => {
    const twin = without.stages.find(({ id }) => id === stage.id)
    return twin && twin.n < stage.n ? [{ counted: stage, without: twin, n: stage.n - twin.n }] : []
  })
  const [worst] = pairs.toSorted((a, b) => b.n - a.n)
  if (!worst) return 'same'
  return {
    counted,
    without,
    n: pairs.reduce((sum, { n }) => sum + n, 0),
    pairs: new Map(pairs.map((pair) => [pair.counted.id, pair])),
    worst,
  }
}

function viewOf({ journey, kind, range: { from, to } }: Curve): string {
  return [journey, kind, from, to].join(' ')
}
