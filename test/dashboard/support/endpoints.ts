import type { EndpointItem, SendItem } from '#contract/outbox/endpoints.ts'

/** A webhook that works. */
export function makeEndpointItem(overrides: Partial<EndpointItem> = {}): EndpointItem {
  return {
    id: 'crm',
    kind: 'webhook',
    name: 'CRM',
    url: 'https://crm.example/hook',
    topics: ['answer.created'],
    settings: { people: false, comments: false, lang: 'en' },
    state: 'on',
    reason: null,
    hasToken: false,
    publicKey: 'whpk_abc',
    madeAt: 1,
    maker: 'Marta',
    deliveredAt: Date.now() - 60_000,
    failedAt: null,
    failure: null,
    waiting: 0,
    ...overrides,
  }
}

/** A try that came through. */
export function makeSend(overrides: Partial<SendItem> = {}): SendItem {
  return {
    id: 's1',
    message: `msg_${'a'.repeat(32)}`,
    topic: 'answer.created',
    subject: 'a1',
    at: Date.now() - 60_000,
    attempt: 1,
    outcome: 'delivered',
    status: 200,
    ms: 12,
    reply: 'ok',
    nextAt: null,
    ...overrides,
  }
}
