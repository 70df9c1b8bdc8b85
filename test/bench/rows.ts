import { randomUUID } from 'node:crypto'
import type { Counts } from './workers/counted-database.ts'
import type { Figure } from './figure.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Reply } from './support/client.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop } from './support/shop.ts'

/** What one public call costs in rows written, which D1 bills, and in round trips. */
export async function* rows(): AsyncGenerator<Figure> {
  yield* onServer(['counting'], count)
}

async function* count(server: LocalServer): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  const client = openClient(server.urlOf('counting'), 1)
  const post = async (body: string) => await client.post('/v1/answers', body)
  const answer = (index: number, id?: string) =>
    makeAnswer(shop.key, { index, ...(id ? { id } : {}) }).body

  // The first answer of all loads the site into memory: once, not per answer.
  await post(answer(0))
  yield written('an answer in a new cell', await post(answer(1)), 4)
  const body = answer(1)
  const stored = await post(body)
  yield written('an answer in a known cell', stored, 4)
  yield {
    name: 'round trips of an answer',
    value: countsOf(stored).trips,
    unit: 'calls of D1',
    budget: { exactly: 1 },
  }
  yield written('a duplicate', await post(body), 0)
  yield written(
    'an answer under an id without a clock (UUIDv4)',
    await post(answer(1, randomUUID())),
    4,
  )
  yield written(
    'a display event in a known cell',
    await client.post('/v1/events', display(shop.key)),
  )
  client.close()
}

function written(name: string, reply: Reply, atMost?: number): Figure {
  if (reply.status > 201)
    throw new Error(`${name} was answered with ${reply.status}: ${reply.body}`)
  const value = countsOf(reply).rowsWritten
  return {
    name,
    value,
    unit: 'rows written',
    ...(atMost === undefined ? {} : { budget: { atMost } }),
  }
}

/** What the counting Worker counted for this reply. */
export function countsOf({ headers, status }: Reply): Counts {
  const counts = headers['x-bench-counts']
  if (typeof counts !== 'string') throw new Error(`An answer without counts, status ${status}`)
  return JSON.parse(counts) as Counts
}

function display(site: string): string {
  const event = {
    id: randomUUID(),
    type: 'shown',
    survey: 'q-tp-01',
    at: Date.now(),
    channel: 'email',
    traits: { segment: 'b2b', persona: 'anna' },
  }
  return JSON.stringify({ site, events: [event] })
}
