import type { Curve } from '#contract/journey.ts'
import { drawnValue } from '#dashboard/kit/sentiment/sentiment.ts'

/** Days of answers that stand beside what the team assumes. */
export const MEASURED_DAYS = 28

/** What was measured at a stage or touchpoint, as the curve draws it. */
export interface Measured {
  value: number | null
  n: number
}

/** Figures by the id of a stage or touchpoint. */
export function measuredOf(curve: Curve | null): Map<string, Measured> {
  const nodes = curve?.stages.flatMap((stage) => [stage, ...stage.touchpoints]) ?? []
  return new Map(nodes.map((node) => [node.id, { value: drawnValue(node), n: node.n }]))
}
