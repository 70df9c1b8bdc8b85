import { FEW_BELOW } from '#contract/words.ts'
import {
  changeAnyTime,
  changeOnce,
  mixingOf,
  type Groups,
} from '#worker/domain/improvements/estimate.ts'
import { verdictOf } from '#worker/domain/improvements/judge.ts'
import { twoProportionZ } from '#worker/domain/stats/proportion-tests.ts'
import type { Proportion } from '#worker/domain/stats/proportions.ts'

/** What the simulated shop is like. */
export interface World {
  /** Share of good answers before, 0…1. */
  share: number
  /** Added to it by the change. */
  effect: number
  perDay: number
  days: number
  /** Whether "before" was counted beforehand, or a second group grows day by day beside the first. */
  before: 'fixed' | 'growing'
}

/** Shares of runs, 0…1. */
export interface Rates {
  /** A z test that was looked at every day said p < 0.05 at some time. */
  dailyZ: number
  /** The always-valid interval left out 0 at some time. */
  anyTime: number
  /** The interval at the planned end left out 0. */
  plannedEnd: number
  /** The always-valid interval missed the truth at some time. */
  missed: number
  /** The page says "improved", with 5 points as the least that matter. */
  improvedAnyTime: number
  improvedPlannedEnd: number
}

interface Day {
  before: Proportion
  after: Proportion
}

/** Repeats an improvement by chance, the same for the same seed. */
export function simulate(world: World, { runs, seed }: { runs: number; seed: number }): Rates {
  const random = seeded(seed)
  const rates: Rates = {
    dailyZ: 0,
    anyTime: 0,
    plannedEnd: 0,
    missed: 0,
    improvedAnyTime: 0,
    improvedPlannedEnd: 0,
  }
  for (let run = 0; run < runs; run += 1) {
    const told = tell(runOf(world, random), world)
    for (const name of Object.keys(rates) as (keyof Rates)[])
      if (told[name]) rates[name] += 1 / runs
  }
  return rates
}

function tell(days: Day[], { effect, share, perDay, days: length }: World) {
  const planned = perDay * length
  // The planned size is known at the start; the spread of it is the "before" of a real site.
  const mixing = mixingOf(alone({ x: Math.round(share * planned), n: planned }))
  const intervals = days.flatMap(({ before, after }) => {
    if (before.n < FEW_BELOW || after.n < FEW_BELOW) return []
    const change = changeAnyTime(alone(before), alone(after), mixing)
    return change ? [{ value: change.difference, low: change.low, high: change.high }] : []
  })
  const last = days.at(-1)
  const once = last && changeOnce(alone(last.before), alone(last.after))
  const inPoints = (one: { value: number; low: number; high: number }) => ({
    value: one.value * 100,
    low: one.low * 100,
    high: one.high * 100,
  })
  const verdicts = intervals.map((one) => verdictOf(inPoints(one), 5))
  const end = once && verdictOf(inPoints({ ...once, value: once.difference }), 5)
  return {
    dailyZ: days.some(
      ({ before, after }) => (twoProportionZ({ a: after, b: before })?.p ?? 1) < 0.05,
    ),
    anyTime: intervals.some(({ low, high }) => low > 0 || high < 0),
    plannedEnd: once ? once.low > 0 || once.high < 0 : false,
    missed: intervals.some(({ low, high }) => low > effect || high < effect),
    improvedAnyTime: verdicts.find((verdict) => verdict !== null) === 'improved',
    improvedPlannedEnd: end === 'improved',
  }
}

function alone(own: Proportion): Groups {
  return { own, control: null }
}

function runOf({ share, effect, perDay, days, before }: World, random: () => number): Day[] {
  const good = (chance: number, n: number) => {
    let x = 0
    for (let i = 0; i < n; i += 1) if (random() < chance) x += 1
    return x
  }
  const first = good(share, before === 'fixed' ? perDay * days : 0)
  let [x0, x1] = [first, 0]
  return Array.from({ length: days }, (_, day) => {
    const n = perDay * (day + 1)
    if (before === 'growing') x0 += good(share, perDay)
    x1 += good(share + effect, perDay)
    return { before: { x: x0, n: before === 'fixed' ? perDay * days : n }, after: { x: x1, n } }
  })
}

/** Mulberry32, public domain: enough for a simulation, and the same everywhere. */
/** Chances between 0 and 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
