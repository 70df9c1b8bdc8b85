import { NOT_TOLD, type StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { localDay } from '#worker/domain/days.ts'

/** A UUIDv7 as the widget makes it. */
export function uuidv7(time = Date.now()): string {
  const clock = time.toString(16).padStart(12, '0')
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/**
 * An answer of the checkout's survey of site-factory.ts, ready to store, under an id of its own.
 * @param overrides `at` is when it was given, Unix milliseconds; it decides id, day and times
 */
export function newAnswer({
  at = Date.now(),
  ...overrides
}: Partial<StampedAnswer> & { at?: number } = {}): StampedAnswer {
  const id = overrides.id ?? uuidv7(at)
  return {
    ...NOT_TOLD,
    id,
    claimedId: id,
    bodyHash: id.replaceAll('-', ''),
    journeyId: 'shopping',
    mapVersion: 1,
    surveyId: 'checkout-csat',
    revision: 1,
    touchpointId: 'checkout',
    scale: 'csat5',
    stageId: 'purchase',
    channel: 'web',
    day: localDay(at, 'Europe/Warsaw'),
    score: 4,
    lang: 'en',
    answeredAt: at,
    receivedAt: at,
    ...overrides,
  }
}
