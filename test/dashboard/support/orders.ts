import type { OrderStory } from '#contract/cases/story.ts'
import type { IssueItem } from '#contract/delivery/issues.ts'
import type { OrderItem } from '#contract/delivery/orders.ts'

const NOON = Date.parse('2026-11-20T11:00:00Z')
const DAY = 86_400_000

/** An order under way with one parcel. */
export function makeOrderItem(overrides: Partial<OrderItem> = {}): OrderItem {
  return {
    id: '820982911946154508',
    number: '1001',
    state: 'open',
    placedAt: NOON,
    valueMinor: 14_990,
    currency: 'PLN',
    promised: '2026-11-20',
    refundedAt: null,
    parcels: [{ carrier: 'inpost', status: 'in_transit' }],
    ...overrides,
  }
}

/** A late and damaged order of which its customer spoke before tracking did. */
export function makeOrderStory(overrides: Partial<OrderStory> = {}): OrderStory {
  const common = { code: '6200', openedAt: NOON, confirmedAt: null, closedAt: null, answers: 1 }
  return {
    id: '820982911946154508',
    number: '1001',
    state: 'open',
    placedAt: NOON - 3 * DAY,
    valueMinor: 14_990,
    currency: 'PLN',
    country: 'PL',
    promised: '2026-11-18',
    promises: [{ at: NOON - DAY, day: '2026-11-21' }],
    refundedAt: null,
    replaces: null,
    parcels: [
      {
        carrier: 'inpost',
        code: '6200',
        status: 'delivered',
        statusAt: NOON,
        deliveredAt: NOON,
        estimate: null,
        url: null,
        events: [
          { at: NOON - 2 * DAY, code: 'taken', status: 'in_transit', issue: null, place: 'Łódź' },
          { at: NOON, code: 'delivered', status: 'delivered', issue: null, place: null },
          { at: NOON + DAY, code: 'odd', status: null, issue: null, place: null },
        ],
      },
    ],
    issues: [
      {
        ...common,
        id: 'i1',
        type: 'late',
        carrier: 'inpost',
        seenAt: NOON,
        saidAt: null,
        fault: 'carrier',
        days: 2,
      },
      {
        ...common,
        id: 'i2',
        type: 'damaged',
        carrier: 'inpost',
        seenAt: null,
        saidAt: NOON,
        fault: 'warehouse',
        days: null,
      },
    ],
    answers: [
      {
        id: 'a1',
        at: NOON + 3_600_000,
        touchpoint: 'Parcel',
        channel: 'courier',
        scale: 'csat5',
        score: 1,
        sentiment: -100,
        reasons: ['Damaged'],
        comment: 'Pudełko <b>zgniecione</b>',
      },
    ],
    cases: [{ id: 'c1', number: 7, state: 'open', openedAt: NOON + 2 * 3_600_000 }],
    timezone: 'Europe/Warsaw',
    ...overrides,
  }
}

/** An order that came two days late: its customer and tracking both told. */
export function makeIssueItem(overrides: Partial<IssueItem> = {}): IssueItem {
  return {
    id: 'i1',
    type: 'late',
    carrier: 'dpd',
    order: '1001',
    openedAt: NOON,
    seenAt: NOON,
    saidAt: NOON,
    confirmedAt: null,
    fault: 'carrier',
    days: 2,
    closedAt: null,
    ...overrides,
  }
}
