import * as z from 'zod'
import { benjaminiHochberg, holm } from '#worker/domain/stats/comparisons.ts'
import { meanT, pairedT, type TTest, welchT } from '#worker/domain/stats/means.ts'
import { mixRateDecomposition } from '#worker/domain/stats/mix-rate.ts'
import { npsDifference } from '#worker/domain/stats/nps.ts'
import {
  fisherExact,
  kProportionChiSquare,
  mcnemar,
  twoProportionZ,
} from '#worker/domain/stats/proportion-tests.ts'
import { newcombeDifference } from '#worker/domain/stats/proportions.ts'
import { powerTwoProportions, sampleSizeTwoProportions } from '#worker/domain/stats/sample-size.ts'
import {
  type Adapter,
  adapter,
  continuity,
  number,
  numbers,
  samples,
  twoGroups,
  zip,
} from './adapter.ts'

const cell = z.tuple([number, number])
const classes = z.tuple([number, number, number])
const mix = z.object({ w0: numbers, r0: numbers, w1: numbers, r1: numbers })

/** Is there a difference, and how large: two or more groups, periods or answers of one person. */
export const CHANGE_ADAPTERS: Record<string, Adapter> = {
  newcombe_diff: adapter(twoGroups, ({ x1, n1, x2, n2 }) => {
    const result = newcombeDifference({ x: x1, n: n1 }, { x: x2, n: n2 })
    return result && [result.difference, result.low, result.high]
  }),
  two_prop_z: adapter(twoGroups.extend({ cc: continuity }), ({ x1, n1, x2, n2, cc }) => {
    const result = twoProportionZ({ a: { x: x1, n: n1 }, b: { x: x2, n: n2 }, continuity: cc })
    return result && { chi2: result.chiSquare, p: result.p, z: result.z }
  }),
  k_prop_chi2: adapter(z.object({ x: numbers, n: numbers }), ({ x, n }) => {
    const result = kProportionChiSquare(
      zip(x, n, (successes, trials) => ({ x: successes, n: trials })),
    )
    return result && { chi2: result.chiSquare, df: result.df, p: result.p }
  }),
  fisher_exact: adapter(z.object({ table: z.tuple([cell, cell]) }), (input) =>
    fisherExact(input.table),
  ),
  mcnemar: adapter(z.object({ b: number, c: number, cc: continuity }), ({ b, c, cc }) => {
    const result = mcnemar({ b, c, continuity: cc })
    return result && { chi2: result.chiSquare, df: result.df, p: result.p }
  }),
  power_two_prop: adapter(z.object({ n: number, p1: number, p2: number }), powerTwoProportions),
  n_two_prop: adapter(
    z.object({ p1: number, p2: number, power: number }),
    sampleSizeTwoProportions,
  ),
  nps_diff_z: adapter(z.object({ a: classes, b: classes }), ({ a, b }) => {
    const result = npsDifference({ a: npsCounts(a), b: npsCounts(b) })
    if (!result) return null
    const { difference, se, low, high, p } = result
    return { diff: difference, se, lo: low, hi: high, p }
  }),
  mean_ci_t: adapter(z.object({ x: numbers }), ({ x }) => tResult('mean', meanT(x))),
  paired_t: adapter(samples, ({ a, b }) => tResult('mean', pairedT(a, b))),
  welch_t: adapter(samples, ({ a, b }) => tResult('diff', welchT(a, b))),
  holm: adapter(z.object({ p: numbers }), ({ p }) => holm(p)),
  bh: adapter(z.object({ p: numbers }), ({ p }) => benjaminiHochberg(p)),
  mix_rate_decomposition: adapter(mix, ({ w0, r0, w1, r1 }) => {
    const before = zip(w0, r0, (weight0, rate0) => ({ weight0, rate0 }))
    const after = zip(w1, r1, (weight1, rate1) => ({ weight1, rate1 }))
    if (before.length !== after.length) throw new RangeError('The periods differ in length.')
    return mixRateDecomposition(
      before.map((cell0, i) => ({ ...cell0, weight1: 0, rate1: null, ...after[i] })),
    )
  }),
}

function npsCounts([detractors, passives, promoters]: z.infer<typeof classes>) {
  return { detractors, passives, promoters }
}

function tResult(name: string, result: TTest | null) {
  if (!result) return null
  const { estimate, t, df, p, low, high } = result
  return { [name]: estimate, t, df, p, lo: low, hi: high }
}
