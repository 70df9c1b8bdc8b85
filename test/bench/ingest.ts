import type { BenchOptions, Figure } from './figure.ts'
import { againstBare, CONNECTIONS } from './support/against-bare.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop } from './support/shop.ts'

/** `POST /v1/answers` against a bare insert into the same database, in alternating rounds. */
export async function* ingest({ quick }: BenchOptions): AsyncGenerator<Figure> {
  yield* onServer(['wayfelt', 'bare'], (server) => compare(server, quick ? 8 : 40))
}

async function* compare(server: LocalServer, rounds: number): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  await server.database.exec(
    'CREATE TABLE bare (id text PRIMARY KEY NOT NULL, payload text NOT NULL)',
  )
  let sent = 0
  const poster = (client: Client, path: string) => async () => {
    const { status, body } = await client.post(path, makeAnswer(shop.key, { index: sent++ }).body)
    if (status !== 201) throw new Error(`${path} was answered with ${status}: ${body}`)
  }
  const wayfelt = openClient(server.urlOf('wayfelt'), CONNECTIONS)
  const bare = openClient(server.urlOf('bare'), CONNECTIONS)
  try {
    yield* againstBare({
      ours: poster(wayfelt, '/v1/answers'),
      bare: poster(bare, '/bare'),
      name: 'POST /v1/answers',
      many: 'answers',
      one: 'an answer',
      rounds,
      atLeast: 0.7,
    })
  } finally {
    wayfelt.close()
    bare.close()
  }
}
