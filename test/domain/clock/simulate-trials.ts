import type { Trial } from '#worker/domain/clock/trial.ts'
import { detectableOf, tellTrial, type TrialCount } from '#worker/domain/clock/trial-report.ts'
import { seeded } from '#test/domain/improvements/simulate.ts'

const DAY = 86_400_000
const ALL_DAYS = [1, 7, 14]
const FACES = [1, 2, 3, 4, 5]
/** Experiences of a day, and days within which nearly all answer. */
const PER_DAY = 40
const LAG_DAYS = 6

/** What the simulated shop is like. */
export interface Shop {
  delays: number
  /** Points between the shortest delay and the longest; `detectable`: what the page promises to find. */
  effect: number | 'detectable'
  planned: number
  /** Share of those asked who answer, of each delay; one of five unless told. */
  rates?: number[]
}

/** Shares of runs, 0…1. */
export interface Found {
  /** The page said on some day that the delays differ. */
  differs: number
  /** Of those: the longer delay was said to be the higher one. */
  rightWay: number
  /** The page said that they were answered differently often. */
  unequal: number
}

/** Runs a trial by chance, looked at every day; the same for the same seed. */
export function simulateTrials(shop: Shop, { runs, seed }: { runs: number; seed: number }): Found {
  const random = seeded(seed)
  const lean = shop.effect === 'detectable' ? leanFor(shop) : 0
  const found = { differs: 0, rightWay: 0, unequal: 0 }
  for (let run = 0; run < runs; run += 1) {
    const told = runTrial(shop, lean, random)
    found.differs += told.differs ? 1 : 0
    found.rightWay += told.rightWay ? 1 : 0
    found.unequal += told.unequal ? 1 : 0
  }
  const { differs, rightWay, unequal } = found
  return {
    differs: differs / runs,
    rightWay: rightWay / Math.max(1, differs),
    unequal: unequal / runs,
  }
}

/** Shares of the five faces that lean up or down, with one spread both ways. */
function facesOf(lean: number): number[] {
  const weights = FACES.map((face) => Math.exp(lean * (face - 3)))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / all)
}

function momentsOf(lean: number) {
  const shares = facesOf(lean)
  const over = (of: (points: number) => number) =>
    shares.reduce((sum, share, at) => sum + share * of((at - 2) * 50), 0)
  const mean = over((points) => points)
  return { mean, deviation: Math.sqrt(over((points) => (points - mean) ** 2)) }
}

/** The lean down of the shortest and up of the longest delay that makes what the page promises to find. */
function leanFor({ planned, delays }: Shop): number {
  let [low, high] = [0, 2]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    const { mean, deviation } = momentsOf(middle)
    if (2 * mean < detectableOf(deviation, planned, delays)) low = middle
    else high = middle
  }
  return low
}

function runTrial({ delays, planned, rates = [] }: Shop, lean: number, random: () => number) {
  const days = ALL_DAYS.slice(0, delays)
  const detectable = detectableOf(momentsOf(lean).deviation, planned, delays)
  const trial: Trial = {
    id: 1,
    days,
    planned,
    detectable,
    startedAt: 0,
    stoppedAt: null,
    closedAt: null,
  }
  const faces = days.map((_, at) => facesOf(lean * ((2 * at) / (delays - 1) - 1)))
  const arms = days.map((delay) => ({ days: delay, drawn: 0, scores: [0, 0, 0, 0, 0] }))
  /** Answers by the day on which they come. */
  const coming = new Map<number, { arm: number; face: number }[]>()
  const told = { differs: false, rightWay: false, unequal: false }
  let answered = 0
  for (let today = 0; ; today += 1) {
    for (let one = 0; trial.closedAt === null && one < PER_DAY; one += 1) {
      const arm = Math.floor(random() * delays)
      const lag = Math.floor(random() * random() * LAG_DAYS)
      const own = arms[arm]
      if (own) own.drawn += 1
      if (random() >= (rates[arm] ?? 0.2)) continue
      const day = today + (days[arm] ?? 0) + lag
      const answer = { arm, face: faceBy(faces[arm] ?? [], random()) }
      coming.set(day, [...(coming.get(day) ?? []), answer])
    }
    for (const { arm, face } of coming.get(today) ?? []) {
      const scores = arms[arm]?.scores ?? []
      scores[face] = (scores[face] ?? 0) + 1
      answered += 1
    }
    if (answered >= planned) trial.closedAt ??= today * DAY
    const look = tellTrial(trial, countsOf(arms), today * DAY)
    told.differs ||= look.verdict === 'differs'
    told.rightWay ||= look.found !== null && (look.pairs[look.found]?.value ?? 0) > 0
    told.unequal ||= look.rates?.differ === true
    if (look.phase === 'over') return told
  }
}

function faceBy(shares: readonly number[], chance: number): number {
  let left = chance
  for (const [at, share] of shares.entries()) {
    left -= share
    if (left < 0) return at
  }
  return shares.length - 1
}

function countsOf(arms: { days: number; drawn: number; scores: number[] }[]): TrialCount[] {
  return arms.flatMap(({ days, drawn, scores }) => {
    const same = { days, isOver: true, isAsked: true }
    const silent = drawn - scores.reduce((sum, n) => sum + n, 0)
    return [
      ...scores.map((n, at) => ({ ...same, scale: 'csat5' as const, score: at + 1, n })),
      { ...same, scale: null, score: null, n: silent },
    ]
  })
}
