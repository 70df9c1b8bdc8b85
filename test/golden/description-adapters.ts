import * as z from 'zod'
import { agreement } from '#worker/domain/stats/agreement.ts'
import { ewma, ewmaLimits, pChart } from '#worker/domain/stats/control-charts.ts'
import { monotoneTangents } from '#worker/domain/stats/curve-shape.ts'
import { normalQuantile } from '#worker/domain/stats/distributions/normal-quantile.ts'
import { normalCdf } from '#worker/domain/stats/distributions/normal.ts'
import { tQuantile } from '#worker/domain/stats/distributions/student-t.ts'
import { nps, npsAdjustedWald, type NpsEstimate, npsFromScores } from '#worker/domain/stats/nps.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { normalise } from '#worker/domain/stats/scales.ts'
import { type Adapter, adapter, ends, number, numbers } from './adapter.ts'

const classes = z.object({ detractors: number, passives: number, promoters: number })
const kind = z.enum([
  'csat5',
  'csat7',
  'ces7_agree',
  'ces7_effort',
  'ces5_effort',
  'nps_person',
  'nps_class',
  'thumb',
  'emotion5',
  'pain010',
])

/** What is: scores, shares and means of one group, their intervals, charts and distributions. */
export const DESCRIPTION_ADAPTERS: Record<string, Adapter> = {
  normalise: adapter(
    z.object({ kind, value: z.union([number, z.boolean()]) }),
    ({ kind: name, value }) => normalise(name, value),
  ),
  wilson: adapter(z.object({ x: number, n: number, conf: number.default(0.95) }), (input) =>
    ends(wilson(input)),
  ),
  nps: adapter(classes, (counts) => npsResult(nps(counts))),
  nps_adjusted_wald: adapter(classes, (counts) => npsResult(npsAdjustedWald(counts))),
  nps_from_scores: adapter(z.object({ scores: numbers }), ({ scores }) => npsFromScores(scores)),
  agreement: adapter(z.object({ counts: numbers }), ({ counts }) => agreement(counts)),
  quantile: adapter(z.object({ x: numbers, p: numbers }), ({ x, p }) => quantiles(x, p)),
  p_chart: adapter(z.object({ x: numbers, n: z.union([number, numbers]) }), ({ x, n }) =>
    pChartResult(x.map((successes, i) => ({ x: successes, n: sizeAt(n, i) }))),
  ),
  ewma: adapter(z.object({ x: numbers, lambda: number, start: number }), ({ x, ...rest }) =>
    ewma({ values: x, ...rest }),
  ),
  ewma_limits_asymptotic: adapter(
    z.object({ center: number, sd: number, lambda: number, L: number }),
    ({ center, sd, lambda, L }) => ends(ewmaLimits({ centre: center, sd, lambda, width: L })),
  ),
  monotone_tangents: adapter(z.object({ x: numbers, y: numbers }), ({ x, y }) =>
    monotoneTangents(x, y),
  ),
  normal_cdf: adapter(z.object({ x: number }), ({ x }) => normalCdf(x)),
  normal_quantile: adapter(z.object({ p: number }), ({ p }) => normalQuantile(p)),
  t_quantile: adapter(z.object({ p: number, df: number }), ({ p, df }) => tQuantile(p, df)),
}

function npsResult(estimate: NpsEstimate | null) {
  if (!estimate) return null
  return {
    nps: estimate.nps,
    var: estimate.variance,
    se: estimate.se,
    lo: estimate.low,
    hi: estimate.high,
  }
}

function sizeAt(n: number | number[], i: number): number {
  return typeof n === 'number' ? n : (n[i] ?? Number.NaN)
}

/** Golden cases count points from 1 and, with samples of one size, name a single pair of limits. */
function pChartResult(samples: { x: number; n: number }[]) {
  const chart = pChart(samples)
  if (!chart) return null
  const [first] = chart.points
  const out = chart.points.flatMap((point, i) => (point.out ? [i + 1] : []))
  return { center: chart.centre, lcl: first?.low, ucl: first?.high, out }
}
