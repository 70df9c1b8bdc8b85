import type { BenchOptions, Figure } from './figure.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import { hammer, median } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop } from './support/shop.ts'

const CONNECTIONS = 32

/** `POST /v1/answers` against a bare insert into the same database, in alternating rounds. */
export async function* ingest({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const length = quick ? { rounds: 3, ms: 1500 } : { rounds: 5, ms: 4000 }
  yield* onServer(['wayfelt', 'bare'], (server) => compare(server, length))
}

async function* compare(
  server: LocalServer,
  { rounds, ms }: { rounds: number; ms: number },
): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  await server.database.exec(
    'CREATE TABLE bare (id text PRIMARY KEY NOT NULL, payload text NOT NULL)',
  )
  let sent = 0
  const poster = (client: Client, path: string) => async () => {
    const { status, body } = await client.post(path, makeAnswer(shop.key, { index: sent++ }).body)
    if (status !== 201) throw new Error(`${path} was answered with ${status}: ${body}`)
  }
  const clients = {
    wayfelt: openClient(server.urlOf('wayfelt'), CONNECTIONS),
    bare: openClient(server.urlOf('bare'), CONNECTIONS),
  }
  const lanes = {
    wayfelt: poster(clients.wayfelt, '/v1/answers'),
    bare: poster(clients.bare, '/bare'),
  }
  const speeds: { bare: number; wayfelt: number }[] = []
  for (let round = -1; round < rounds; round += 1) {
    const load = { connections: CONNECTIONS, ms: round < 0 ? 1000 : ms }
    const bare = (await hammer(lanes.bare, load)).perSecond
    const wayfelt = (await hammer(lanes.wayfelt, load)).perSecond
    if (round >= 0) speeds.push({ bare, wayfelt })
  }
  clients.wayfelt.close()
  clients.bare.close()
  yield* told(speeds)
}

function* told(speeds: { bare: number; wayfelt: number }[]): Generator<Figure> {
  const ratios = speeds.map(({ bare, wayfelt }) => wayfelt / bare)
  yield {
    name: 'POST /v1/answers',
    value: Math.round(median(speeds.map(({ wayfelt }) => wayfelt))),
    unit: 'answers/s',
  }
  yield {
    name: 'bare insert',
    value: Math.round(median(speeds.map(({ bare }) => bare))),
    unit: 'inserts/s',
  }
  yield {
    name: 'POST /v1/answers, share of a bare insert',
    value: median(ratios),
    unit: 'ratio',
    budget: { atLeast: 0.75 },
    note: `median of ${ratios.length} rounds from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
  }
}
