import type { Curve } from '#contract/journey.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import type { CurveNode } from '#dashboard/kit/sentiment/sentiment.ts'

/** One line of the table: a stage, or a touchpoint under its stage. */
export interface TableRow {
  level: 'stage' | 'touchpoint'
  node: CurveNode
  /** The stage's name, also on its touchpoints' lines. */
  stage: string
}

/** Stages in order, each followed by its touchpoints. */
export function tableRows(curve: Curve): TableRow[] {
  return curve.stages.flatMap((stage) => [
    { level: 'stage' as const, node: stage, stage: stage.name },
    ...stage.touchpoints.map((node) => ({ level: 'touchpoint' as const, node, stage: stage.name })),
  ])
}

/** Columns of the CSV, in the words of the API, because programs read them. */
export function csvRecord({ level, node, stage }: TableRow): Record<string, Cell> {
  const { previous } = node
  const change = previous?.change ?? null
  return {
    stage,
    touchpoint: level === 'touchpoint' ? node.name : null,
    id: node.id,
    n: node.n,
    asked: node.asked,
    response_rate: node.responseRate,
    sentiment: node.sentiment,
    interval_low: node.interval?.[0] ?? null,
    interval_high: node.interval?.[1] ?? null,
    shrunk: node.shrunk,
    state: node.state,
    metric: node.metric?.name ?? null,
    metric_value: node.metric?.value ?? null,
    metric_low: node.metric?.interval[0] ?? null,
    metric_high: node.metric?.interval[1] ?? null,
    agreement: node.agreement,
    previous_n: previous?.n ?? null,
    previous_sentiment: previous?.sentiment ?? null,
    change: change?.difference ?? null,
    change_low: change?.interval[0] ?? null,
    change_high: change?.interval[1] ?? null,
    change_q: change?.q ?? null,
  }
}
