import * as z from 'zod'
import { relativeWeights } from '#worker/domain/stats/drivers/relative-weights.ts'
import { shapleyLmg } from '#worker/domain/stats/drivers/shapley-lmg.ts'
import { directlyFollows } from '#worker/domain/stats/paths.ts'
import {
  betaBinomialShrink,
  betaPrior,
  derSimonianLaird,
  normalShrink,
} from '#worker/domain/stats/shrinkage.ts'
import { kaplanMeier, logRank } from '#worker/domain/stats/survival.ts'
import { g2Keyness } from '#worker/domain/stats/text.ts'
import { kishEffectiveN, rake } from '#worker/domain/stats/weighting.ts'
import { type Adapter, adapter, number, numbers, table, zip } from './adapter.ts'

const priorAndAnswers = z.object({ x: number, n: number, alpha: number, beta: number })
const correlations = z.object({ predictors: z.array(z.string()), R: table, rxy: numbers })
const twoCurves = z.object({ t1: numbers, e1: numbers, t2: numbers, e2: numbers })
const contingency = z.object({ table, rows: numbers, cols: numbers })
const traces = z.object({ traces: z.array(z.tuple([z.string(), number])) })

/** What lies behind the answers: shrinkage, weights, drivers, time, paths and words. */
export const MODEL_ADAPTERS: Record<string, Adapter> = {
  beta_prior_mom: adapter(z.object({ x: numbers, n: numbers }), ({ x, n }) => {
    const prior = betaPrior(zip(x, n, (successes, trials) => ({ x: successes, n: trials })))
    return prior && { mu: prior.mu, M: prior.strength, alpha: prior.alpha, beta: prior.beta }
  }),
  beta_binomial_shrink: adapter(priorAndAnswers, ({ x, n, alpha, beta }) =>
    betaBinomialShrink({ x, n }, { alpha, beta }),
  ),
  normal_shrink: adapter(z.object({ y: numbers, s2: number }), ({ y, s2 }) => {
    const result = normalShrink(y, s2)
    if (!result) return null
    const estimates = result.estimates.map((estimate, i) => [`est${i}`, estimate] as const)
    return { grand: result.grandMean, c: result.kept, ...Object.fromEntries(estimates) }
  }),
  eb_normal_dl: adapter(z.object({ y: numbers, v: numbers }), ({ y, v }) => {
    const result = derSimonianLaird(y, v)
    return result && { Q: result.q, tau2: result.tau2, mu: result.mu, shrunk: result.shrunk }
  }),
  kish_neff: adapter(z.object({ w: numbers }), ({ w }) => kishEffectiveN(w)),
  rake: adapter(contingency, ({ table: cells, rows, cols }) =>
    rake({ table: cells, rows, columns: cols }),
  ),
  relative_weights: adapter(correlations, ({ R, rxy }) =>
    relativeWeights({ predictors: R, outcome: rxy }),
  ),
  shapley_lmg: adapter(correlations, ({ R, rxy }) => shapleyLmg({ predictors: R, outcome: rxy })),
  kaplan_meier: adapter(z.object({ time: numbers, event: numbers }), ({ time, event }) =>
    kaplanMeier(observations(time, event)).map((step) => [
      step.time,
      step.atRisk,
      step.events,
      step.survival,
    ]),
  ),
  logrank: adapter(twoCurves, ({ t1, e1, t2, e2 }) => {
    const result = logRank(observations(t1, e1), observations(t2, e2))
    if (!result) return null
    return { O1: result.observed, E1: result.expected, chi2: result.chiSquare, p: result.p }
  }),
  g2_keyness: adapter(z.object({ a: number, b: number, c: number, d: number }), g2Keyness),
  /** Each character of a trace is an activity. */
  directly_follows: adapter(traces, (input) =>
    Object.fromEntries(
      directlyFollows(
        input.traces.map(([activities, count]) => ({ steps: Array.from(activities), count })),
      ).map(({ from, to, count }) => [`${from}>${to}`, count]),
    ),
  ),
}

function observations(times: number[], events: number[]) {
  return zip(times, events, (time, event) => ({ time, event: event === 1 }))
}
