import type {
  CarrierFigures,
  Carriers,
  Incident,
  Incidents,
  SaidSeenRow,
  Share,
} from '#contract/delivery/carriers.ts'

const NOON = Date.parse('2026-11-20T11:00:00Z')
const DAY = 86_400_000

export function makeShare(x: number, n: number, state: Share['state'] = 'ok'): Share {
  return { x, n, share: x / n, interval: [0.3, 0.4], state }
}

export function makeSaidRow(overrides: Partial<SaidSeenRow> = {}): SaidSeenRow {
  return {
    issue: 'damaged',
    state: 'ok',
    saidOnly: 20,
    seenOnly: 4,
    both: 6,
    silent: 9,
    said: makeShare(26, 96),
    bounds: [0.05, 0.86],
    heardFirst: { n: 5, hours: 31.5 },
    seenBy: 'both',
    ...overrides,
  }
}

export function makeCarrier(overrides: Partial<CarrierFigures> = {}): CarrierFigures {
  return {
    carrier: 'inpost',
    parcels: 500,
    delivered: 460,
    promise: makeShare(400, 450),
    estimate: makeShare(440, 455),
    troubled: makeShare(60, 500),
    asked: 120,
    answered: makeShare(96, 500),
    sentiment: { n: 90, mean: -44.2, interval: [-48, -40], state: 'ok' },
    unknown: 3,
    heardFirst: { n: 5, hours: 31.5 },
    answersDiffer: false,
    issues: [makeSaidRow()],
    ...overrides,
  }
}

export function makeCarriers(overrides: Partial<Carriers> = {}): Carriers {
  return {
    range: { from: '2026-10-24', to: '2026-11-20' },
    carriers: [
      makeCarrier(),
      makeCarrier({
        carrier: 'dpd',
        parcels: 40,
        delivered: 40,
        troubled: makeShare(2, 40),
        answered: makeShare(3, 40),
        sentiment: { n: 3, mean: null, interval: null, state: 'hidden' },
        issues: [
          makeSaidRow({
            state: 'hidden',
            saidOnly: null,
            seenOnly: null,
            both: null,
            silent: null,
            bounds: null,
            said: { x: null, n: 3, share: null, interval: null, state: 'hidden' },
            heardFirst: { n: 0, hours: null },
          }),
        ],
      }),
    ],
    uneven: null,
    ...overrides,
  }
}

export function makeIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: 'a-damaged',
    carrier: 'inpost',
    issue: 'damaged',
    startedAt: NOON - 4 * DAY,
    alarmedAt: NOON - 2 * DAY,
    endedAt: null,
    isSilent: false,
    answers: 96,
    named: 20,
    usual: 0.067,
    times: 3.1,
    interval: [2.1, 4.5],
    falseDays: 180,
    tracking: { seen: 0, saidOnly: 20, heardFirst: { n: 0, hours: null } },
    ...overrides,
  }
}

export function makeIncidents(overrides: Partial<Incidents> = {}): Incidents {
  const watched = { carrier: 'inpost', neededPerDay: null, medianDays: null } as const
  return {
    incidents: [makeIncident()],
    falseAlarms: { most: 1, days: 90 },
    frozenAt: NOON - 20 * DAY,
    watched: [
      {
        ...watched,
        issue: 'damaged',
        state: 'watched',
        usual: 0.067,
        perDay: 14.2,
        medianDays: 2.5,
      },
      {
        ...watched,
        issue: 'lost',
        state: 'too-few-answers',
        usual: 0.005,
        perDay: 14.2,
        neededPerDay: 31.2,
      },
    ],
    ...overrides,
  }
}
