import { randomUUID } from 'node:crypto'
import type { Counts } from './workers/counted-database.ts'
import type { Figure } from './figure.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client, type Reply } from './support/client.ts'
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
    'a display that ends without an answer, in a known cell',
    await client.post('/v1/events', ending(shop.key)),
  )
  for (const percent of [10, 5, 2]) yield await withDisplays(client, shop.key, percent)
  client.close()
}

/** A thousand displays, of which so many are answered: all their rows, by answers. */
async function withDisplays(client: Client, site: string, percent: number): Promise<Figure> {
  const answers = 10 * percent
  let sum = 0
  for (let index = 0; index < 1000; index += 1) {
    const isAnswered = index % (100 / percent) === 0
    const reply = isAnswered
      ? await client.post('/v1/answers', answered(site, index))
      : await client.post('/v1/events', ending(site))
    if (reply.status > 201) throw new Error(`A visit was answered with ${reply.status}`)
    sum += countsOf(reply).rowsWritten
  }
  return {
    name: `an answer with all its displays at a response rate of ${percent} %`,
    value: sum / answers,
    unit: 'rows written',
    ...(percent === 5 ? { budget: { atMost: 41 } } : {}),
  }
}

/** An answer that counts its display, too. */
function answered(site: string, index: number): string {
  const { body } = makeAnswer(site, { index: 1 + (index % 2) })
  return JSON.stringify({ ...(JSON.parse(body) as object), displayed: true })
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

function ending(site: string): string {
  const event = {
    id: randomUUID(),
    type: 'dismissed',
    displayed: true,
    survey: 'q-tp-01',
    at: Date.now(),
    channel: 'email',
    traits: { segment: 'b2b', persona: 'anna' },
  }
  return JSON.stringify({ site, events: [event] })
}
