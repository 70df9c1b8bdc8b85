import type { StampedEvent } from '#worker/domain/collect/stamp-event.ts'
import { uuidv7 } from './new-answer.ts'

/** A display of the checkout's survey of site-factory.ts, ready to store, under an id of its own. */
export function newEvent(overrides: Partial<StampedEvent> = {}): StampedEvent {
  return {
    id: uuidv7(),
    type: 'shown',
    touchpointId: 'checkout',
    scale: 'csat5',
    stageId: 'purchase',
    channel: 'web',
    segment: '',
    persona: '',
    action: '',
    day: '2026-11-20',
    receivedAt: Date.now(),
    displays: 0,
    source: null,
    held: 0,
    weight: 1,
    ...overrides,
  }
}
