import { createHmac, randomUUID } from 'node:crypto'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { againstBare, CONNECTIONS } from './support/against-bare.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop, signIn } from './support/shop.ts'

/** A signed message with a new order against a bare insert of the same text, in alternating rounds. */
export async function* webhooks({ quick }: BenchOptions): AsyncGenerator<Figure> {
  yield* onServer(['wayfelt', 'bare'], (server) => compare(server, quick ? 8 : 40))
}

async function* compare(server: LocalServer, rounds: number): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  await server.database.exec(
    'CREATE TABLE bare (id text PRIMARY KEY NOT NULL, payload text NOT NULL)',
  )
  const wayfelt = openClient(server.urlOf('wayfelt'), CONNECTIONS)
  const bare = openClient(server.urlOf('bare'), CONNECTIONS)
  const connection = await connect(wayfelt, await signIn(shop, wayfelt))
  try {
    yield* againstBare({
      ours: async () => await tell(wayfelt, connection),
      bare: async () => {
        const { status, body } = await bare.post('/bare', messageOf(randomUUID(), 'id'))
        if (status !== 201) throw new Error(`/bare was answered with ${status}: ${body}`)
      },
      name: 'POST /v1/in/{id}',
      many: 'messages',
      one: 'a message',
      rounds,
      atLeast: 0.6,
    })
  } finally {
    wayfelt.close()
    bare.close()
  }
}

async function connect(client: Client, session: { cookie: string }): Promise<MadeConnection> {
  const { status, body } = await client.send({
    path: '/api/connections',
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json' },
    body: JSON.stringify({ sender: 'generic', name: 'Shop' }),
  })
  if (status !== 201) throw new Error(`A connection was answered with ${status}: ${body}`)
  return JSON.parse(body) as MadeConnection
}

/** What both ways keep. @param name of the id beside the order, which only the bare insert needs */
function messageOf(id: string, name?: 'id'): string {
  const at = new Date().toISOString()
  const order = {
    id,
    number: `2026/${id.slice(0, 8)}`,
    email: `${id}@mail.example`,
    placedAt: at,
    changedAt: at,
    value: '149.90',
    currency: 'PLN',
    country: 'PL',
    postcode: '00-001',
    promised: at.slice(0, 10),
  }
  return JSON.stringify({ ...(name ? { id } : {}), orders: [order] })
}

async function tell(
  client: Client,
  { address, secret }: Pick<MadeConnection, 'address' | 'secret'>,
): Promise<void> {
  const text = messageOf(randomUUID())
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from((secret ?? '').replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')
  const { status, body } = await client.send({
    path: new URL(address).pathname,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${mac}`,
    },
    body: text,
  })
  if (status !== 200) throw new Error(`A message was answered with ${status}: ${body}`)
}
