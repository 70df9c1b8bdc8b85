import { expect, test } from 'vitest'
import {
  recoveryReport,
  type AfterFacts,
  type FigureCase,
} from '#worker/domain/cases/figures/recovery-report.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const DAY_MS = 86_400_000
const term = { startedAt: 0, minutes: 60, pausedMinutes: 0, pausedAt: null, metAt: null }

function resolved(id: string, askAgain: FigureCase['askAgain']): FigureCase {
  return {
    id,
    state: 'resolved',
    openedAt: NOW - 120 * DAY_MS,
    terms: { firstContact: term, resolution: term },
    resolvedAt: NOW - 100 * DAY_MS,
    costMinor: null,
    currency: null,
    reopened: 0,
    isSecond: 0,
    askAgain,
    sentiment: -100,
  }
}

test('who was asked has answered or is silent, whether their customer was followed or not', () => {
  const cases = [
    ...Array.from({ length: 3 }, (_, n) => resolved(`followed ${n}`, 'answered')),
    ...Array.from({ length: 2 }, (_, n) => resolved(`beyond ${n}`, 'answered')),
    ...Array.from({ length: 4 }, (_, n) => resolved(`silent ${n}`, 'asked')),
  ]
  const known: AfterFacts = { before: null, after: 50, boughtAt: null, isKnown: true }
  const after = new Map([
    // One of them answered without a score.
    ...[0, 1, 2].map((n): [string, AfterFacts] => [
      `followed ${n}`,
      { ...known, after: n === 0 ? null : 50 },
    ]),
    ...[0, 1, 2, 3].map((n): [string, AfterFacts] => [`silent ${n}`, { ...known, after: null }]),
  ])
  const report = recoveryReport(cases, {
    after,
    coverage: {
      low: 0,
      withCase: 0,
    },
    now: NOW,
    time: {
      week: [[], [], [], [], [], [], []],
      holidays: [],
      timezone: 'UTC',
    },
  })
  expect(report).toMatchObject({ asked: 9, answered: 5, silent: 4, pairs: { n: 2 } })
  const [in60] = report.bought
  // Without a score nobody is silent: they have answered.
  expect(in60).toMatchObject({ all: { n: 7 }, movedUp: { n: 2 }, silent: { n: 4 } })
})
