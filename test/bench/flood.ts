import { randomUUID } from 'node:crypto'
import type { Hold, HoldList, SuspicionList } from '#contract/holds.ts'
import { actingDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { utcDay } from '#worker/domain/days.ts'
import { runSite } from '#worker/jobs/run-site.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { countsOf } from './rows.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, PAGE_HEADERS, type Client, type Reply } from './support/client.ts'
import type { LocalServer } from './support/local-server.ts'
import { JOURNEY, makeShop, signIn, type Shop } from './support/shop.ts'

const DAY_MS = 86_400_000
/** What an old site that writes little may write on a day. */
const BUDGET = 5000
const CONNECTIONS = 64
/** Events of one call of the forger: as many as one may hold. */
const PACKED = 50
const ADDRESSES = 250

interface Flood {
  /** Networks of the forger, each with 250 addresses. */
  sources: number
  answers: number
  events: number
  /** Genuine visitors in between, each at home: one of three answers, the others close the card. */
  visitors: number
}

type Method = 'GET' | 'POST' | 'PATCH'

interface World {
  server: LocalServer
  client: Client
  shop: Shop
  /** The same visitors, and no flood. */
  reference: Shop
}

/**
 * Somebody with the publishable key sends forged answers and displays, while visitors answer. Then a
 * manager holds what the job found, and releases what the budget held of the visitors.
 */
export async function* flood({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const part = quick ? 50 : 1
  for (const sources of [1, 50]) {
    const plan = { sources, answers: 100_000 / part, events: 300_000 / part, visitors: 900 / part }
    yield* onServer(['counting'], (server) => measure(server, plan))
  }
}

async function* measure(server: LocalServer, plan: Flood): AsyncGenerator<Figure> {
  const from = plan.sources === 1 ? 'from one source' : `from ${plan.sources} sources`
  const client = openClient(server.urlOf('counting'), CONNECTIONS)
  const shop = await makeShop(server.database, { timezone: 'Etc/UTC', busy: false })
  const reference = await makeShop(server.database, { timezone: 'Etc/UTC' })
  const world = { server, client, shop, reference }
  const { rows, refused, lost } = await run(world, plan)
  yield {
    name: `${from}: rows written by it`,
    value: rows,
    unit: 'rows',
    budget: { atMost: BUDGET },
  }
  yield { name: `${from}: calls refused`, value: refused, unit: 'calls' }
  yield {
    name: `${from}: genuine answers lost`,
    value: lost,
    unit: 'answers',
    budget: { exactly: 0 },
  }
  yield* afterwards(world, from)
  client.close()
}

/** All calls, by a few connections, the genuine ones spread among the forged. */
async function run({ client, shop, reference }: World, plan: Flood) {
  const calls = plan.answers + plan.events / PACKED
  const every = Math.floor(calls / plan.visitors)
  let rows = 0
  let refused = 0
  let lost = 0
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < calls; index = next++) {
      if (index % every === 0 && index / every < plan.visitors) {
        const visit = visitOf(index / every)
        await send(client, visit, reference.key)
        const { status } = await send(client, visit, shop.key)
        if (status > 201) lost += 1
      }
      const reply = await send(client, forged(index, plan), shop.key)
      rows += countsOf(reply).rowsWritten
      if (reply.status === 429) refused += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  return { rows, refused, lost }
}

interface Sent {
  path: '/v1/answers' | '/v1/events'
  address: string
  body: Record<string, unknown>
}

async function send(client: Client, { path, address, body }: Sent, site: string): Promise<Reply> {
  return await client.send({
    path,
    method: 'POST',
    headers: { ...PAGE_HEADERS, 'cf-connecting-ip': address },
    body: JSON.stringify({ site, ...body }),
  })
}

const place = { survey: 'q-tp-01', channel: 'web' }
const answerOf = (score: number) => ({
  id: uuidv7(),
  ...place,
  revision: 1,
  score,
  lang: 'en',
  answeredAt: Date.now(),
})

function visitOf(visitor: number): Sent {
  const address = `198.${18 + Math.floor(visitor / 250)}.${visitor % 250}.7`
  if (visitor % 3 === 0) {
    const seen = { shownAt: Date.now() - 15_000, displayed: true }
    return { path: '/v1/answers', address, body: { ...answerOf(1 + (visitor % 5)), ...seen } }
  }
  const type = visitor % 3 === 1 ? 'dismissed' : 'abandoned'
  const event = { id: uuidv7(), ...place, type, at: Date.now(), displayed: true }
  return { path: '/v1/events', address, body: { events: [event] } }
}

/** By turns, so that both kinds come all the time. */
function forged(index: number, { sources, answers, events }: Flood): Sent {
  const address = `203.0.${index % sources}.${Math.floor(index / sources) % ADDRESSES}`
  const packs = events / PACKED
  const everyPack = Math.floor((answers + packs) / packs)
  if (index % everyPack !== 0) return { path: '/v1/answers', address, body: answerOf(1) }
  const event = () => ({ id: randomUUID(), ...place, type: 'shown', at: Date.now() })
  return { path: '/v1/events', address, body: { events: Array.from({ length: PACKED }, event) } }
}

/** What the job finds, what a manager does, and what the figures then are. */
async function* afterwards(world: World, from: string): AsyncGenerator<Figure> {
  const { client, shop, reference } = world
  const now = Date.now()
  const started = performance.now()
  await turns(world, now)
  yield { name: `${from}: the job's look`, value: performance.now() - started, unit: 'ms' }
  const session = await signIn(shop, client)
  const api = async <Answer>(path: string, method: Method = 'GET', body?: unknown) =>
    JSON.parse((await manage(client, session, { path, method, body })).body) as Answer
  const flooded = await curveOf(world, shop)
  const { suspicions } = await api<SuspicionList>('/api/suspicions')
  const sources = new Set(suspicions.map(({ source }) => source))
  for (const source of sources) await api<Hold>('/api/holds', 'POST', { source })
  const { holds } = await api<HoldList>('/api/holds')
  for (const { id, kind } of holds)
    if (kind === 'budget') await api(`/api/holds/${id}`, 'PATCH', { released: true })
  const expected = await curveOf(world, reference)
  const isEqual = (await curveOf(world, shop)) === expected
  yield { name: `${from}: sources held`, value: sources.size, unit: 'sources' }
  yield {
    name: `${from}: the curve after holding is the one without it`,
    value: isEqual ? 1 : 0,
    unit: '1 for yes',
    budget: { exactly: 1 },
    note: flooded === expected ? 'it had not been bent' : 'before holding it was another',
  }
  const differences = await findDifferences(shop.db)
  yield {
    name: `${from}: sums that differ`,
    value: differences.length,
    unit: 'rollups',
    budget: { exactly: 0 },
  }
  yield {
    name: `${from}: turns of the job until all its events are forgotten`,
    value: await turns(world, now + 20 * DAY_MS),
    unit: 'turns',
    budget: { atMost: 3 },
  }
}

async function manage(
  client: Client,
  session: { cookie: string },
  call: { path: string; method: Method; body?: unknown },
): Promise<Reply> {
  const reply = await client.send({
    path: call.path,
    method: call.method,
    headers: { ...session, 'content-type': 'application/json', origin: '' },
    body: call.body === undefined ? '' : JSON.stringify(call.body),
  })
  if (reply.status > 204)
    throw new Error(`${call.path} was answered with ${reply.status}: ${reply.body}`)
  return reply
}

/** The journey's curve of today as text, without what a call cost. */
async function curveOf({ client }: World, shop: Shop): Promise<string> {
  const today = utcDay(Date.now())
  const session = await signIn(shop, client)
  const path = `/api/journeys/${JOURNEY}/curve?from=${utcDay(Date.now() - DAY_MS)}&to=${today}`
  const { body } = await manage(client, session, { path, method: 'GET' })
  const { meta: _, ...curve } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify(curve)
}

/** Turns that the site's job takes until it has nothing more to do for now. */
async function turns({ shop }: World, now: number): Promise<number> {
  const db = actingDb(shop.own, shop.db.siteId, systemStamp(now))
  for (let turn = 1; ; turn += 1) {
    const end = db.meter.queries + 1000
    const room = () => end - db.meter.queries
    const root = '5'.repeat(64)
    const how = { root, isLocal: false, clock: () => now, chance: () => 0, post: null }
    const sending = { ...how, queue: null, budget: { messages: 0 } }
    const due = await runSite(db, {
      timezone: 'Etc/UTC',
      language: 'en',
      months: 24,
      askBudget: null,
      drop: null,
      root,
      origin: '',
      room,
      sending,
      themes: () => Promise.resolve(() => []),
    })
    if (due > now) return turn
  }
}
