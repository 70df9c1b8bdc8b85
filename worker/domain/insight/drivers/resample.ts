import { at } from '#worker/domain/stats/arrays.ts'
import type { Interval } from '#worker/domain/stats/interval.ts'

/** Above this mean a Poisson number is drawn from the normal distribution. */
const NORMAL_FROM = 30
export const RESAMPLES = 200
const SEED = 20_091

/** Numbers in 0…1 that are the same at each call: mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed = SEED): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * How often each kind of answer comes in a resample, where `counts` came: Poisson's bootstrap, which needs
 * the counts and not a list of answers. Source: Hanley & MacGibbon 2006, Comput. Methods Programs Biomed. 83:57–62.
 */
export function resampled(counts: readonly number[], random: () => number): number[] {
  return counts.map((count) => poisson(count, random))
}

function poisson(mean: number, random: () => number): number {
  if (mean >= NORMAL_FROM) {
    const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * z))
  }
  const limit = Math.exp(-mean)
  let drawn = 0
  for (let product = random(); product > limit; product *= random()) drawn += 1
  return drawn
}

/** The middle 95 % of what resamples came to. @throws RangeError without any */
export function middle(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b)
  const last = sorted.length - 1
  return { low: at(sorted, Math.floor(0.025 * last)), high: at(sorted, Math.ceil(0.975 * last)) }
}
