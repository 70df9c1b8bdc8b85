import type { PlanFigures, Plans } from '#contract/delivery/plan.ts'

export function makePlanFigures(overrides: Partial<PlanFigures> = {}): PlanFigures {
  return {
    carrier: 'dpd',
    parcels: 120,
    noPlan: 12,
    open: 8,
    asPlanned: { x: 80, n: 100, share: 0.8, interval: [0.711, 0.867], state: 'ok' },
    steps: {
      told: { completed: 107, failing: 1 },
      delivered: { completed: 82, failing: 11, missing: 7 },
    },
    adhoc: [
      { kind: 'failed_attempt', n: 5 },
      { kind: 'exception', n: 2 },
    ],
    feeling: {
      asPlanned: { n: 40, mean: 52 },
      deviated: { n: 12, mean: -31 },
      difference: 83,
      interval: [61.2, 104.8],
    },
    ...overrides,
  }
}

export function makePlans(overrides: Partial<Plans> = {}): Plans {
  return {
    range: { from: '2026-10-24', to: '2026-11-20' },
    unlooked: 0,
    whole: makePlanFigures({ carrier: null }),
    carriers: [
      makePlanFigures(),
      makePlanFigures({
        carrier: 'inpost',
        parcels: 6,
        asPlanned: { x: null, n: 6, share: null, interval: null, state: 'hidden' },
        steps: null,
        adhoc: [],
        feeling: null,
      }),
    ],
    ...overrides,
  }
}
