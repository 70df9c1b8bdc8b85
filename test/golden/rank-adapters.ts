import * as z from 'zod'
import { hodgesLehmannPaired } from '#worker/domain/stats/ranks/hodges-lehmann.ts'
import { mannWhitneyExact, mannWhitneyNormal } from '#worker/domain/stats/ranks/mann-whitney.ts'
import { friedman, kruskalWallis } from '#worker/domain/stats/ranks/many-groups.ts'
import {
  wilcoxonSignedExact,
  wilcoxonSignedNormal,
} from '#worker/domain/stats/ranks/signed-rank.ts'
import { type Adapter, adapter, continuity, samples, table } from './adapter.ts'

const withContinuity = samples.extend({ cc: continuity })

/** Tests that look at the order of answers only. */
export const RANK_ADAPTERS: Record<string, Adapter> = {
  mann_whitney_exact: adapter(samples, ({ a, b }) => {
    const result = mannWhitneyExact(a, b)
    return result && { W: result.u, p_greater: result.pGreater, p_two: result.pTwoSided }
  }),
  mann_whitney_normal: adapter(withContinuity, ({ a, b, cc }) => {
    const result = mannWhitneyNormal({ a, b, continuity: cc })
    return result && { W: result.u, z: result.z, p: result.p, auc: result.auc }
  }),
  wilcoxon_signed_exact: adapter(samples, ({ a, b }) => {
    const result = wilcoxonSignedExact(a, b)
    return result && { V: result.v, p_two: result.pTwoSided, p_greater: result.pGreater }
  }),
  wilcoxon_signed_normal: adapter(withContinuity, ({ a, b, cc }) => {
    const result = wilcoxonSignedNormal({ a, b, continuity: cc })
    return result && { V: result.v, z: result.z, p: result.p }
  }),
  hodges_lehmann_paired: adapter(samples, ({ a, b }) => hodgesLehmannPaired(a, b)),
  kruskal: adapter(z.object({ groups: table }), ({ groups }) => {
    const result = kruskalWallis(groups)
    return result && { H: result.chiSquare, df: result.df, p: result.p }
  }),
  friedman: adapter(z.object({ rows: table }), ({ rows }) => {
    const result = friedman(rows)
    return result && { chi2: result.chiSquare, df: result.df, p: result.p }
  }),
}
