import type { Heard, Read } from '#worker/domain/delivery/heard.ts'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { fingerprint } from './fingerprint.ts'
import { cut } from './values.ts'

/** A message that cannot be read. @param detail for the merchant's log, without a word of the message */
export function malformed(detail: string): Read {
  return { refusal: 'malformed', detail }
}

/** A message that was understood; what is left out is empty. */
export function heard(facts: Pick<Heard, 'topic' | 'same' | 'at'> & Partial<Heard>): {
  heard: Heard
} {
  const { topic, same, ...rest } = facts
  return {
    heard: {
      orders: [],
      parcels: [],
      requests: [],
      isKnown: true,
      ...rest,
      topic: cut(topic),
      same: same.length > DELIVERY_LIMITS.reference ? fingerprint(same) : cut(same),
    },
  }
}

/** A message of a topic or form that no reader knows. */
export function unheard(facts: Pick<Heard, 'topic' | 'same' | 'at'>): { heard: Heard } {
  return heard({ ...facts, isKnown: false })
}
