import { at, sum } from './arrays.ts'
import {
  requireCounts,
  requireFinite,
  requirePositive,
  requireSameLength,
  requireSuccesses,
} from './input-checks.ts'
import { type Moments, momentsOf } from './moments.ts'
import type { Proportion } from './proportions.ts'

export interface BetaPrior {
  /** Prior mean, 0…1. */
  readonly mu: number
  /** Prior weight in answers, 2…1,000,000; the largest value means full pooling. */
  readonly strength: number
  /** mu · strength. */
  readonly alpha: number
  /** (1 − mu) · strength. */
  readonly beta: number
}

/**
 * Beta prior of the touchpoints of a journey by weighted moments; touchpoints without answers are
 * left out, null with none left. Where the shares differ no more than chance makes them, pooling is
 * full. Source: Kleinman 1973, JASA 68:46–54; Robinson 2017, "Introduction to Empirical Bayes".
 * @throws RangeError unless 0 <= x <= n everywhere.
 */
export function betaPrior(touchpoints: readonly Proportion[]): BetaPrior | null {
  for (const { x, n } of touchpoints) requireSuccesses(x, n)
  const used = touchpoints.filter(({ n }) => n > 0)
  if (used.length === 0) return null
  const total = sum(used.map(({ n }) => n))
  const mu = sum(used.map(({ x }) => x)) / total
  const between = sum(used.map(({ x, n }) => n * (x / n - mu) ** 2)) / total
  const binomial = mu * (1 - mu)
  const chance = (binomial / used.length) * sum(used.map(({ n }) => 1 / n))
  const free = between > chance ? (binomial - between) / (between - chance) : Infinity
  const strength = Math.min(Math.max(free, 2), 1e6)
  return { mu, strength, alpha: mu * strength, beta: (1 - mu) * strength }
}

/**
 * Shrunk share (x + alpha) / (n + alpha + beta), 0…1.
 * @throws RangeError unless 0 <= x <= n and the prior is finite, at least 0 and not empty.
 */
export function betaBinomialShrink(
  { x, n }: Proportion,
  { alpha, beta }: Pick<BetaPrior, 'alpha' | 'beta'>,
): number {
  requireSuccesses(x, n)
  requireCounts('Prior parameters', [alpha, beta])
  requirePositive('The weight of answers and prior', n + alpha + beta)
  return (x + alpha) / (n + alpha + beta)
}

export interface NormalShrinkage {
  /** Mean of all values, towards which each is moved. */
  readonly grandMean: number
  /** Part of its distance from the grand mean that a value keeps, 0…1. */
  readonly kept: number
  readonly estimates: number[]
}

/**
 * James–Stein estimates of values that share one known sampling variance (the positive-part form);
 * null without values. With three values or fewer nothing is shrunk.
 * Source: Efron & Morris 1977, Scientific American 236(5):119–127.
 * @throws RangeError unless values are finite and the variance is at least 0.
 */
export function normalShrink(values: readonly number[], variance: number): NormalShrinkage | null {
  requireCounts('The sampling variance', [variance])
  const moments = momentsOf(values)
  if (!moments) return null
  const grandMean = moments.mean
  const squares = (moments.variance ?? 0) * (moments.n - 1)
  const noise = Math.max(moments.n - 3, 0) * variance
  const kept = noise === 0 ? 1 : Math.max(0, 1 - noise / squares)
  return { grandMean, kept, estimates: values.map((v) => grandMean + kept * (v - grandMean)) }
}

export interface RandomEffects {
  /** Cochran's Q: weighted spread of the means. */
  readonly q: number
  /** Variance of the true means between groups, at least 0, in squared units. */
  readonly tau2: number
  /** Precision-weighted overall mean. */
  readonly mu: number
  /** Each mean moved towards mu by its own uncertainty, in the order of the input. */
  readonly shrunk: number[]
}

/**
 * DerSimonian–Laird random effects of group means with known sampling variances; null without
 * groups. Source: DerSimonian & Laird 1986, Controlled Clinical Trials 7:177–188.
 * @throws RangeError unless means are finite and every variance is finite and > 0.
 */
export function derSimonianLaird(
  means: readonly number[],
  variances: readonly number[],
): RandomEffects | null {
  requireSameLength('Means and variances', [means, variances])
  requireFinite('Means', means)
  for (const variance of variances) requirePositive('A sampling variance', variance)
  if (means.length === 0) return null
  const fixed = variances.map((variance) => 1 / variance)
  const centre = weightedMean(means, fixed)
  const q = sum(means.map((mean, i) => at(fixed, i) * (mean - centre) ** 2))
  const scale = sum(fixed) - sum(fixed.map((weight) => weight ** 2)) / sum(fixed)
  const excess = q - (means.length - 1)
  const tau2 = excess > 0 && scale > 0 ? excess / scale : 0
  const mu = weightedMean(
    means,
    variances.map((variance) => 1 / (variance + tau2)),
  )
  const shrunk = means.map((mean, i) => {
    const variance = at(variances, i)
    return (variance * mu + tau2 * mean) / (variance + tau2)
  })
  return { q, tau2, mu, shrunk }
}

/** Measured from the first value, so that equal values have exactly that mean. */
function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const origin = at(values, 0)
  return origin + sum(values.map((value, i) => (value - origin) * at(weights, i))) / sum(weights)
}

/** From this many answers on a node's own variance is trusted. */
const OWN_VARIANCE_FROM = 30

/**
 * Empirical-Bayes means of the nodes of a curve, by {@link derSimonianLaird}. A node with fewer
 * than 30 answers, or whose answers are all alike, borrows the pooled within-node variance
 * Σ(n−1)s² / Σ(n−1): five equal answers are not five answers without error. Where no node varies
 * nothing is known of the error, and the means stay as they are. Null without nodes.
 * @throws RangeError unless every node has n > 0 and a finite mean.
 */
export function shrinkMeans(nodes: readonly Moments[]): RandomEffects | null {
  for (const { n } of nodes) requirePositive('The answers of a node', n)
  const means = nodes.map(({ mean }) => mean)
  const pooled = pooledVariance(nodes)
  if (pooled === null || pooled === 0) return unshrunk(nodes)
  const variances = nodes.map(({ n, variance }) => {
    const own = n >= OWN_VARIANCE_FROM && variance !== null && variance > 0
    return (own ? variance : pooled) / n
  })
  return derSimonianLaird(means, variances)
}

/** Within-node sample variance over all nodes; null where no node has two answers. */
function pooledVariance(nodes: readonly Moments[]): number | null {
  const used = nodes.filter(({ n, variance }) => n > 1 && variance !== null)
  const df = sum(used.map(({ n }) => n - 1))
  return df > 0 ? sum(used.map(({ n, variance }) => (n - 1) * (variance ?? 0))) / df : null
}

function unshrunk(nodes: readonly Moments[]): RandomEffects | null {
  if (nodes.length === 0) return null
  const means = nodes.map(({ mean }) => mean)
  requireFinite('Means', means)
  const mu = weightedMean(
    means,
    nodes.map(({ n }) => n),
  )
  return { q: 0, tau2: 0, mu, shrunk: means }
}
