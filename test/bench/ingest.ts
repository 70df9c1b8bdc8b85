import type { BenchOptions, Figure } from './figure.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import { childCpuSeconds } from './support/cpu-time.ts'
import { hammer, median, percentile } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop } from './support/shop.ts'

const CONNECTIONS = 32
/** Short and many: a neighbour on the machine then weighs on both ways alike. */
const ROUND_MS = 600

/** One way to keep an answer, and what it has cost so far. */
interface Lane {
  call: () => Promise<void>
  speeds: number[]
  done: number
  cpuSeconds: number
}

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
  const poster = (client: Client, path: string): Lane => ({
    call: async () => {
      const { status, body } = await client.post(path, makeAnswer(shop.key, { index: sent++ }).body)
      if (status !== 201) throw new Error(`${path} was answered with ${status}: ${body}`)
    },
    speeds: [],
    done: 0,
    cpuSeconds: 0,
  })
  const clients = {
    wayfelt: openClient(server.urlOf('wayfelt'), CONNECTIONS),
    bare: openClient(server.urlOf('bare'), CONNECTIONS),
  }
  const wayfelt = poster(clients.wayfelt, '/v1/answers')
  const bare = poster(clients.bare, '/bare')
  for (const { call } of [wayfelt, bare]) await hammer(call, { connections: CONNECTIONS, ms: 1000 })
  for (let round = 0; round < rounds; round += 1)
    for (const lane of round % 2 === 0 ? [wayfelt, bare] : [bare, wayfelt]) await run(lane)
  clients.wayfelt.close()
  clients.bare.close()
  yield* told(wayfelt, bare)
}

async function run(lane: Lane): Promise<void> {
  const before = await childCpuSeconds()
  const round = await hammer(lane.call, { connections: CONNECTIONS, ms: ROUND_MS })
  const after = await childCpuSeconds()
  lane.speeds.push(round.perSecond)
  lane.done += round.done
  lane.cpuSeconds += (after ?? 0) - (before ?? 0)
}

function* told(wayfelt: Lane, bare: Lane): Generator<Figure> {
  const ratios = wayfelt.speeds.map((speed, round) => speed / (bare.speeds[round] ?? 0))
  const quarter = (share: number) => percentile(ratios, share).toFixed(2)
  yield { name: 'POST /v1/answers', value: median(wayfelt.speeds), unit: 'answers/s' }
  yield { name: 'bare insert', value: median(bare.speeds), unit: 'inserts/s' }
  yield {
    name: 'POST /v1/answers, share of a bare insert',
    value: median(ratios),
    unit: 'ratio',
    note: `only told: median of ${ratios.length} rounds, half of them from ${quarter(0.25)} to ${quarter(0.75)}`,
  }
  if (wayfelt.cpuSeconds === 0 || bare.cpuSeconds === 0) return
  const cost = ({ cpuSeconds, done }: Lane) => (cpuSeconds / done) * 1e6
  yield { name: 'POST /v1/answers, CPU', value: cost(wayfelt), unit: 'µs an answer' }
  yield { name: 'bare insert, CPU', value: cost(bare), unit: 'µs an insert' }
  yield {
    name: 'CPU of a bare insert, share of an answer',
    value: cost(bare) / cost(wayfelt),
    unit: 'ratio',
    budget: { atLeast: 0.7 },
    note: 'the same comparison without what other programs take away',
  }
}
