import type { CostFigureItem, CostReport } from '#contract/delivery/costs/costs.ts'
import type { FaultReport } from '#contract/delivery/costs/faults.ts'
import type { Rate, RecoveryReport } from '#contract/delivery/costs/recovery.ts'

const NOON = Date.parse('2026-11-20T11:00:00Z')

export function makeFigure(overrides: Partial<CostFigureItem> = {}): CostFigureItem {
  const counts = { state: 'ok' as const, n: 120, controls: 900, unmatched: 4 }
  return { ...counts, difference: -42.4, low: -55, high: -30, ...overrides }
}

/** A difference that nobody can tell. */
export function hidden(state: 'hidden' | 'empty'): CostFigureItem {
  return { state, n: state === 'empty' ? 0 : 3, controls: 40, unmatched: 0 }
}

export function makeCosts(overrides: Partial<NonNullable<CostReport['counted']>> = {}): CostReport {
  return {
    stages: [
      { id: 'purchase', name: 'Purchase' },
      { id: 'delivery', name: 'Delivery' },
    ],
    counted: {
      at: NOON,
      stage: 'delivery',
      orders: 5000,
      customers: 4200,
      withIssue: 320,
      isPart: false,
      costs: [
        {
          issue: 'late',
          carrier: 'dpd',
          customers: 300,
          claim: 'association',
          atDelivery: makeFigure(),
          later: makeFigure({ difference: -5, low: -12, high: 2, state: 'few' }),
          boughtIn60: makeFigure({ difference: -0.08, low: -0.12, high: -0.03 }),
          boughtIn90: hidden('empty'),
        },
        {
          issue: 'lost',
          carrier: '',
          customers: 6,
          claim: 'association',
          atDelivery: hidden('hidden'),
          later: hidden('empty'),
          boughtIn60: hidden('hidden'),
          boughtIn90: hidden('hidden'),
        },
      ],
      ...overrides,
    },
    running: null,
  }
}

export function makeFaults(overrides: Partial<FaultReport> = {}): FaultReport {
  return {
    since: NOON,
    issues: 22,
    isPart: false,
    carriers: [
      {
        carrier: 'dpd',
        parcels: 18,
        issues: 20,
        confirmed: 3,
        faults: { carrier: 14, warehouse: 3, merchant: 0, customer: 0, nobody: 3 },
      },
      {
        carrier: 'inpost',
        parcels: 2,
        issues: 2,
        confirmed: 0,
        faults: { carrier: 2, warehouse: 0, merchant: 0, customer: 0, nobody: 0 },
      },
    ],
    ...overrides,
  }
}

function rate(x: number, n: number): Rate {
  return { x, n, interval: n === 0 ? null : { low: x / n / 2, high: (1 + x / n) / 2 } }
}

export function makeRecovery(overrides: Partial<RecoveryReport> = {}): RecoveryReport {
  const bought = { all: rate(9, 20), movedUp: rate(4, 10), notMovedUp: rate(0, 2) }
  return {
    cases: 20,
    isPart: false,
    since: NOON,
    resolved: 20,
    asked: 17,
    answered: 12,
    skipped: 3,
    waiting: 0,
    silent: 5,
    pairs: { n: 12, before: null, failure: -92, after: 75 },
    triples: { n: 4, before: null, failure: null, after: null },
    bought: [
      { days: 60, ...bought, silent: rate(5, 5) },
      { days: 90, ...bought, silent: rate(0, 0) },
    ],
    rates: {
      coverage: rate(20, 22),
      rescued: rate(10, 12),
      rescueBounds: { low: 0.5, high: 0.9 },
      recontact: rate(12, 17),
      reopened: rate(3, 20),
      repeated: rate(0, 20),
    },
    firstContact: { n: 10, open: 10, median: 19_800_000, p90: 32_760_000 },
    resolution: { n: 20, open: 0, median: 216_000_000, p90: 216_000_000 },
    response: {
      contacted: 48,
      notYet: 7,
      median: 150,
      bands: [
        { upTo: 60, n: 12, mean: 62.5, interval: { low: 40, high: 85 } },
        { upTo: 240, n: 31, mean: 48, interval: { low: 30, high: 66 } },
        { upTo: 480, n: 4, mean: null, interval: null },
        { upTo: 1440, n: 9, mean: -20, interval: { low: -60, high: 20 } },
        { upTo: null, n: 0, mean: null, interval: null },
      ],
      without: 3,
      least: 20,
      test: { chiSquare: 9.21, df: 2, p: 0.01, n: 52 },
    },
    costs: [{ currency: 'PLN', n: 10, totalMinor: 10_045, medianMinor: 1004.5 }],
    backlog: [
      { days: 0, open: 1, waiting: 0 },
      { days: 1, open: 2, waiting: 0 },
      { days: 7, open: 0, waiting: 1 },
    ],
    isBacklogPart: false,
    ...overrides,
  }
}
