import type { Lanes, LaneStage } from '#contract/map/lanes.ts'
import { STAGES, TODAY } from './fixtures.ts'

/** A stage of which nothing is known. */
export function makeLane(overrides: Partial<LaneStage> = {}): LaneStage {
  return {
    id: 'delivery',
    name: 'Dostawa',
    owner: '',
    reviewOn: null,
    staleSince: null,
    needs: [],
    barriers: [],
    solutions: [],
    touchpoints: [],
    actions: [],
    pain: { reasons: [], n: 0, lookedAt: 0, isAll: true, isHidden: false },
    emotion: 'empty',
    assumed: null,
    grades: {
      needs: 'none',
      touchpoints: 'none',
      emotion: 'none',
      pain: 'none',
      barriers: 'none',
      actions: 'none',
      solutions: 'none',
    },
    ...overrides,
  }
}

/** Lanes for the curve of the fixtures, with something in all lanes of the delivery. */
export function makeLanes(delivery: Partial<LaneStage> = {}): Lanes {
  return {
    journey: 'shopping',
    range: { from: '2026-10-25', to: TODAY },
    kind: 'csat',
    stages: STAGES.map(({ id, name }) =>
      makeLane({ id, name, ...(id === 'delivery' ? { ...KNOWN, ...delivery } : {}) }),
    ),
    moments: [
      {
        from: 'purchase',
        to: 'delivery',
        difference: -79,
        interval: [-90, -68],
        people: 'different',
      },
    ],
    meta: { rowsRead: 1, ms: 1 },
  }
}

const KNOWN: Partial<LaneStage> = {
  staleSince: '2026-08-01',
  needs: [{ id: 'day', text: 'Know the day it comes' }],
  barriers: [{ id: 'full', text: 'The locker is full' }],
  solutions: [{ id: 'slots', text: 'Slots by the hour', startsOn: '2026-11-01' }],
  touchpoints: [
    { id: 'courier', name: 'Kurier', channels: ['courier'], gap: 'unasked-with-events' },
    { id: 'tracking', name: 'Tracking', channels: ['web'], gap: null },
  ],
  actions: [
    {
      touchpoint: 'courier',
      event: 'received',
      name: 'Take it in',
      withinDays: 2,
      reached: 530,
      completed: 412,
      countedFrom: null,
    },
  ],
  pain: {
    reasons: [{ code: 'late', name: 'Late parcel', n: 46 }],
    n: 100,
    lookedAt: 142,
    isAll: false,
    isHidden: false,
  },
  emotion: 'measured',
  assumed: 20,
}
