import type { Alert, Alerts } from '#contract/insight/alerts.ts'
import type { LastSummary, Summary } from '#contract/insight/summary.ts'
import type { Mix, Move, Moves, Why } from '#contract/insight/moves.ts'

const VIEW = {
  journey: 'shopping',
  kind: 'csat' as const,
  range: { from: '2026-10-25', to: '2026-11-21' },
  previousRange: { from: '2026-09-27', to: '2026-10-24' },
  timezone: 'Europe/Warsaw',
  meta: { rowsRead: 12, ms: 3 },
}

/** A fall by 21 points of 240 answers. */
export function makeMove(more: Partial<Move> = {}): Move {
  return {
    stage: 'delivery',
    touchpoint: 'courier',
    now: { n: 240, sentiment: 20, interval: [10, 30], state: 'ok' },
    before: { n: 300, sentiment: 41, interval: [34, 48], state: 'ok' },
    change: { difference: -21, interval: [-33, -9], q: 0.003 },
    atLeast: 9,
    unhappy: {
      now: { n: 60, of: 240, share: 0.25, interval: [0.2, 0.31] },
      before: { n: 42, of: 300, share: 0.14, interval: [0.1, 0.18] },
      change: { difference: 0.11, interval: [0.04, 0.18], q: 0.004 },
    },
    isReal: true,
    isReworded: false,
    ...more,
  }
}

export function makeMoves(moves: Move[] = [makeMove()], more: Partial<Moves> = {}): Moves {
  return { ...VIEW, moves, hidden: [], ...more }
}

/** A channel's split that goes the other way than the whole. */
export function makeMix(more: Partial<Mix> = {}): Mix {
  return {
    dimension: 'channel',
    mix: -26,
    rate: 5,
    rateInterval: [1, 9],
    isReversed: true,
    cells: [
      {
        value: 'web',
        now: { n: 60, sentiment: 70 },
        before: { n: 240, sentiment: 60 },
        mix: -16,
        rate: 5.25,
      },
      {
        value: null,
        now: { n: 180, sentiment: 3 },
        before: { n: 0, sentiment: null },
        mix: -10,
        rate: 0,
      },
    ],
    ...more,
  }
}

export function makeWhy(more: Partial<Why> = {}): Why {
  return {
    ...VIEW,
    stage: 'delivery',
    touchpoint: 'courier',
    now: { n: 240, sentiment: 20 },
    before: { n: 240, sentiment: 41 },
    change: { difference: -21, interval: [-33, -9] },
    dimensions: [makeMix()],
    ...more,
  }
}

/** An alert that lasts. */
export function makeAlert(more: Partial<Alert> = {}): Alert {
  return {
    stage: 'delivery',
    touchpoint: 'courier',
    scale: 'csat5',
    raisedOn: '2026-11-19',
    unhappy: 14,
    answers: 31,
    usual: 0.12,
    average: 0.21,
    chart: 'both',
    endedOn: null,
    why: null,
    ...more,
  }
}

export function makeAlerts(alerts: Alert[] = [makeAlert()], more: Partial<Alerts> = {}): Alerts {
  return { through: '2026-11-20', alerts, watched: 9, learning: 2, ...more }
}

/** A week that fell. */
export function makeSummary(more: Partial<Summary> = {}): LastSummary {
  return {
    summary: {
      id: 'week/2026-11-16',
      from: '2026-11-16',
      to: '2026-11-22',
      lang: 'en',
      text: 'Shopping: 214 answers in the week 2026-11-16 – 2026-11-22; the week before: 198.\nCourier fell, by 9 points at least.',
      answers: 214,
      before: 198,
      journeys: [
        {
          id: 'shopping',
          name: 'Shopping',
          answers: 214,
          before: 198,
          index: { value: 23.4, interval: [18, 28], n: 200 },
          change: { difference: -4, interval: [-9, 1] },
          moves: [
            {
              stage: { id: 'delivery', name: 'Delivery' },
              touchpoint: { id: 'courier', name: 'Courier' },
              difference: -21,
              interval: [-33, -9],
              atLeast: 9,
              n: 60,
              before: 55,
            },
          ],
          pains: [
            {
              stage: { id: 'delivery', name: 'Delivery' },
              code: 'late',
              name: 'Late',
              named: 12,
              of: 60,
            },
          ],
        },
      ],
      raised: [],
      ended: [],
      link: 'https://feedback.example/?tab=moves',
      ...more,
    },
  }
}
