import { addDays } from '#worker/domain/days.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { onServer } from './support/bench-server.ts'
import { prepareAsking } from './support/asking-calls.ts'
import { openClient, type Client } from './support/client.ts'
import { childCpuSeconds } from './support/cpu-time.ts'
import { fillShop, worstLastDay } from './support/fill.ts'
import { median } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { routeCalls, type MeasuredRoute } from './support/route-calls.ts'
import { makeShop, signIn } from './support/shop.ts'
import type { RouteCost } from './workers/routes-worker.ts'

/** What the free plan gives one request. */
const FREE = { ms: 10, queries: 50 }
const ANSWERS = 100_000
/** A round is long enough with so much CPU. */
const ENOUGH_S = 0.25
/** Requests of an isolate that has just begun; the system counts CPU in steps of 10 ms. */
const FIRST = 20
const NEW_ISOLATES = ['routes-1', 'routes-2', 'routes-3', 'routes-4'] as const

/**
 * What one request of each route costs of what the platform's free plan limits: CPU of our own
 * JavaScript with D1 from memory, queries, and rows written.
 */
export async function* routes({ quick }: BenchOptions): AsyncGenerator<Figure> {
  yield* onServer(['routes', 'wayfelt', ...NEW_ISOLATES], (server) => measure(server, quick))
}

async function* measure(server: LocalServer, quick: boolean): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database, { timezone: 'Etc/UTC' })
  const lastDay = worstLastDay(90)
  await fillShop(server.database, shop, { answers: quick ? 10_000 : ANSWERS, lastDay })
  await prepareAsking(shop)
  const session = await signIn(shop, openClient(server.urlOf('wayfelt'), 1))
  const range = { from: addDays(lastDay, -89), to: lastDay }
  const all = routeCalls(shop.key, session, range)
  const isolates = NEW_ISOLATES.values()
  for (const route of all.filter(({ budgetMs }) => budgetMs !== undefined)) {
    const { value: isolate } = isolates.next()
    if (isolate) yield* firstFigure(openClient(server.urlOf(isolate), 1), route)
  }
  const client = openClient(server.urlOf('routes'), 1)
  for (const route of all) yield* figuresOf(client, route, quick ? 3 : 7)
  client.close()
}

/** What a request costs while the isolate's code is still read and compiled as it runs. */
async function* firstFigure(client: Client, { name, call }: MeasuredRoute): AsyncGenerator<Figure> {
  await post(client, '/bench/record', JSON.stringify(call))
  const seconds = await replay(client, FIRST)
  client.close()
  if (seconds === null) return
  const value = (seconds / FIRST) * 1000
  yield figure(`${name}, the first ${FIRST} of an isolate`, { value, unit: 'ms of CPU' }, FREE.ms)
}

async function* figuresOf(
  client: Client,
  { name, call, budgetMs = FREE.ms }: MeasuredRoute,
  rounds: number,
): AsyncGenerator<Figure> {
  const { queries, rowsWritten } = JSON.parse(
    await post(client, '/bench/record', JSON.stringify(call)),
  ) as RouteCost
  const ms = await cpuMs(client, rounds)
  if (ms !== null) yield figure(name, { value: ms, unit: 'ms of CPU' }, budgetMs)
  yield figure(name, { value: queries, unit: 'queries' }, FREE.queries)
  yield figure(name, { value: rowsWritten, unit: 'rows written' })
}

function figure(
  name: string,
  { value, unit }: { value: number; unit: string },
  atMost?: number,
): Figure {
  const budget = atMost === undefined ? {} : { budget: { atMost } }
  return { name: `${name}: ${unit}`, value, unit, ...budget }
}

/** CPU of one answer from memory, the median of some rounds; null where the system does not tell. */
async function cpuMs(client: Client, rounds: number): Promise<number | null> {
  let times = 20
  let seconds = await replay(client, times)
  // The system counts in steps of 10 ms.
  while (seconds !== null && seconds < ENOUGH_S && times < 20_000) {
    times *= 2
    seconds = await replay(client, times)
  }
  if (seconds === null) return null
  const each: number[] = []
  for (let round = 0; round < rounds; round += 1)
    each.push(((await replay(client, times)) ?? 0) / times)
  return median(each) * 1000
}

/** Seconds of CPU for so many answers; null where the system does not tell. */
async function replay(client: Client, times: number): Promise<number | null> {
  const before = await childCpuSeconds()
  await post(client, `/bench/replay?times=${times}`, '')
  const after = await childCpuSeconds()
  return before === null || after === null ? null : after - before
}

async function post(client: Client, path: string, body: string): Promise<string> {
  const reply = await client.post(path, body)
  if (reply.status !== 200)
    throw new Error(`${path} was answered with ${reply.status}: ${reply.body}`)
  return reply.body
}
