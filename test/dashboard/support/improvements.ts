import type { Improvement, ImprovementPlan } from '#contract/improvements/improvements.ts'

type Counts = Improvement['before']
const counts = ([from, to]: [string, string], n: number, good: number): Counts => ({
  from,
  to,
  n,
  good,
  interval: [good / n - 0.04, good / n + 0.04],
})

/** One that was judged at its planned end: 65 % before, 74 % after. */
export function makeImprovement(overrides: Partial<Improvement> = {}): Improvement {
  return {
    id: 'size-guide',
    journey: 'shopping',
    stage: 'delivery',
    touchpoint: null,
    scale: 'csat5',
    control: null,
    name: 'New size guide',
    solution: null,
    pain: 'size unclear',
    startsOn: '2026-08-03',
    plannedEnd: '2026-08-30',
    weeks: 4,
    washoutDays: 0,
    worthwhile: 5,
    judging: 'planned_end',
    maker: 'Marta',
    madeAt: Date.parse('2026-08-01T10:00:00Z'),
    hindsight: false,
    stoppedOn: null,
    phase: 'over',
    verdict: 'improved',
    decidedOn: '2026-08-30',
    before: counts(['2026-07-06', '2026-08-02'], 400, 260),
    after: counts(['2026-08-03', '2026-08-30'], 400, 296),
    untouched: null,
    expected: 400,
    change: { value: 9, low: 2.6, high: 15.3 },
    outlook: { halfWidth: 6.6, detectable: 9.4 },
    overlaps: [],
    days: [],
    ...overrides,
  }
}

/** One that runs and may be looked at on any day. */
export function makeRunning(overrides: Partial<Improvement> = {}): Improvement {
  return makeImprovement({
    id: 'overflow',
    name: 'Locker overflow to courier',
    startsOn: '2026-11-08',
    plannedEnd: '2026-12-05',
    judging: 'any_time',
    phase: 'running',
    verdict: 'too_early',
    decidedOn: null,
    after: counts(['2026-11-08', '2026-11-20'], 212, 150),
    change: { value: 5, low: -6, high: 16 },
    days: [
      { day: '2026-11-10', n: 48, value: 11, low: -20, high: 42 },
      { day: '2026-11-15', n: 130, value: 4, low: -11, high: 19 },
      { day: '2026-11-20', n: 212, value: 5, low: -6, high: 16 },
    ],
    ...overrides,
  })
}

/** What 57 answers a week could show. */
export function makePlan(overrides: Partial<ImprovementPlan> = {}): ImprovementPlan {
  return {
    weekly: 57,
    share: 0.75,
    weeks: [
      { weeks: 2, plannedEnd: 16, anyTime: 22 },
      { weeks: 4, plannedEnd: 11.3, anyTime: 15.6 },
    ],
    ...overrides,
  }
}
