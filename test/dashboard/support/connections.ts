import type { Connection, MessageItem } from '#contract/delivery/connections.ts'

/** A connection that works. */
export function makeConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    id: 'C0NN',
    sender: 'shopify',
    name: 'Shop',
    url: 'https://wayfelt.example/v1/in/C0NN',
    hasSecret: true,
    madeAt: 0,
    maker: 'Ada',
    endedAt: null,
    last: { at: 1, topic: 'orders/updated', outcome: 'applied' },
    unknown: [],
    refusals: 0,
    refused: null,
    poll: null,
    rereads: null,
    ...overrides,
  }
}

/** A message that was taken over, came three times, and had a code that nobody knows. */
export function makeMessage(overrides: Partial<MessageItem> = {}): MessageItem {
  return {
    id: 'm1',
    receivedAt: 1,
    topic: 'orders/updated',
    outcome: 'applied',
    orders: ['1001'],
    unknown: ['Odd'],
    repeats: 2,
    hasBody: true,
    ...overrides,
  }
}
