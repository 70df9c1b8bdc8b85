import type { AskTrial, TrialsView } from '#contract/cases/trial-view.ts'
import { TRIAL_SIZES } from '#contract/cases/words.ts'

const DAY = 86_400_000
const BEGUN = Date.parse('2026-09-01T10:00:00Z')
const arm = {
  drawn: 1010,
  asked: 990,
  answered: 205,
  rate: { x: 205, n: 1010, interval: { low: 0.179, high: 0.229 } },
  mean: 5,
  interval: { low: -3, high: 13 },
  deviation: 58,
}
const few = { mean: null, interval: null, deviation: null }

/** A trial that is over and has found a difference. */
export function makeTrial(overrides: Partial<AskTrial> = {}): AskTrial {
  return {
    id: 1,
    days: [1, 7],
    startedAt: BEGUN,
    closedAt: BEGUN + 40 * DAY,
    stoppedAt: null,
    judgedAt: BEGUN + 61 * DAY,
    phase: 'over',
    answers: 410,
    planned: 400,
    detectable: 16.2,
    reached: 15.9,
    arms: [
      { ...arm, days: 1 },
      { ...arm, days: 7, mean: 25.4, interval: { low: 17, high: 33 } },
    ],
    pairs: [{ from: 1, to: 7, value: 20.4, low: 9.1, high: 31.7 }],
    verdict: 'differs',
    found: 0,
    rates: { differ: false, p: 0.61 },
    ...overrides,
  }
}

/** One that still takes customers in: no sentiment is told. */
export function makeRunningTrial(overrides: Partial<AskTrial> = {}): AskTrial {
  const { arms } = makeTrial()
  return makeTrial({
    closedAt: null,
    judgedAt: null,
    phase: 'running',
    answers: 120,
    reached: null,
    arms: arms.map((one) => ({ ...one, ...few, answered: 60 })),
    pairs: [],
    verdict: 'too_early',
    found: null,
    rates: null,
    ...overrides,
  })
}

export function makeTrials(trial: AskTrial | null = makeTrial()): TrialsView {
  const sizes = TRIAL_SIZES.map((answers) => ({
    answers,
    two: 280 / Math.sqrt(answers),
    three: 396 / Math.sqrt(answers),
  }))
  return { trial, outlook: { deviation: 50, of: 0, sizes } }
}
