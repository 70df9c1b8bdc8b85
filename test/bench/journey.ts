import { setTimeout } from 'node:timers/promises'
import type { Moments } from '#contract/digests/moments.ts'
import { addDays } from '#worker/domain/days.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { countsOf } from './rows.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import { fillShop, worstLastDay } from './support/fill.ts'
import { inboxPages } from './support/inbox-pages.ts'
import { groupedPage, overlaidPage, tabsOf } from './support/journey-page.ts'
import { percentile } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { JOURNEY, makeShop, signIn, type Shop } from './support/shop.ts'

const CALLS = 50
const MILLION = 1_000_000
/** Most answers that are counted for the pages of understanding. */
const COUNTED = MILLION
const LOOK_AGAIN_MS = 1000

/** The dearest view that the budget speaks of. */
const COMPARED = '90 days compared with the 90 before'

/** A site of one size, and who reads it. */
interface Reader {
  size: string
  shop: Shop
  session: { cookie: string }
  timed: Client
  counted: Client
}

/** What the figures were read from: there is no other state, and no job that would make one. */
const STATE = 'from the weeks as the triggers left them'

/**
 * What the dashboard's two views cost, by the number of answers: the curve must not depend on it,
 * the inbox not on how deep a page is.
 */
export async function* journey({ large, quick }: BenchOptions): AsyncGenerator<Figure> {
  const sizes = [10_000, 100_000, MILLION, 10 * MILLION].slice(0, quick ? 2 : large ? 4 : 3)
  yield* onServer(['wayfelt', 'counting'], (server) => measure(server, sizes))
}

async function* measure(server: LocalServer, sizes: number[]): AsyncGenerator<Figure> {
  const timed = openClient(server.urlOf('wayfelt'), 1)
  const counted = openClient(server.urlOf('counting'), 1)
  const lastDay = worstLastDay(90)
  const read = new Map<number, number>()
  const overlaid = new Map<number, number>()
  for (const answers of sizes) {
    const size = `${answers.toLocaleString('en')} answers`
    const shop = await makeShop(server.database, { timezone: 'Etc/UTC' })
    const started = performance.now()
    await fillShop(server.database, shop, { answers, lastDay })
    const seconds = (performance.now() - started) / 1000
    yield { name: `${size}: filled in`, value: seconds, unit: 's' }
    const reader = { size, shop, session: await signIn(shop, timed), timed, counted }
    if (answers <= COUNTED) yield* countAll(reader, lastDay)
    for (const view of viewsUntil(lastDay)) {
      const rows = yield* viewFigures(reader, view, answers)
      if (view.name === COMPARED) read.set(answers, rows)
    }
    overlaid.set(answers, yield* pageFigures(reader, lastDay, answers))
    yield* inboxFigures(server, reader, answers)
  }
  timed.close()
  counted.close()
  yield* growth('rows read', read)
  yield* growth('rows read with every overlay', overlaid)
}

/**
 * Has the answers counted for the pages of understanding: each look at one goes on with it. More would
 * take long and show no more, since a page reads a row for each week, however many answers it had.
 */
async function* countAll({ size, timed, session }: Reader, to: string): AsyncGenerator<Figure> {
  const path = `/api/journeys/${JOURNEY}/moments?from=${to}&to=${to}`
  const started = performance.now()
  let isBehind = true
  while (isBehind) {
    await setTimeout(LOOK_AGAIN_MS)
    const view = JSON.parse((await get(timed, path, session)).body) as Pick<Moments, 'isBehind'>
    isBehind = view.isBehind
  }
  const seconds = (performance.now() - started) / 1000
  yield { name: `${size}: counted for the pages of understanding`, value: seconds, unit: 's' }
}

interface View {
  name: string
  query: string
  /** One of the views that the budget speaks of. */
  isBudgeted: boolean
}

function viewsUntil(to: string): View[] {
  const path = `/api/journeys/${JOURNEY}/curve?to=${to}&from=`
  const quarter = path + addDays(to, -89)
  const year = path + addDays(to, -364)
  const previous = '&compare=previous'
  return [
    { name: COMPARED, query: quarter + previous, isBudgeted: true },
    { name: '90 days', query: quarter, isBudgeted: true },
    { name: '12 months', query: year, isBudgeted: false },
    {
      name: '12 months compared with the 12 before',
      query: year + previous,
      isBudgeted: false,
    },
  ]
}

async function* viewFigures(
  reader: Reader,
  view: View,
  answers: number,
): AsyncGenerator<Figure, number> {
  const name = `${reader.size}: ${view.name}`
  const { rowsRead, trips } = countsOf(await get(reader.counted, view.query, reader.session))
  const rows = { name: `${name}: rows read`, value: rowsRead, unit: 'rows', note: STATE }
  yield view.isBudgeted ? { ...rows, budget: { atMost: 25_000 } } : rows
  if (view.name === COMPARED) yield { name: `${name}: calls of D1`, value: trips, unit: 'calls' }
  const times = await timesOf(reader, view.query)
  yield { name: `${name}: p50`, value: percentile(times, 0.5), unit: 'ms' }
  const budget = answers === MILLION && view.isBudgeted ? { budget: { atMost: 100 } } : {}
  yield { name: `${name}: p95`, value: percentile(times, 0.95), unit: 'ms', ...budget }
  return rowsRead
}

async function* inboxFigures(
  server: LocalServer,
  reader: Reader,
  answers: number,
): AsyncGenerator<Figure> {
  for (const [filter, pages] of await inboxPages(server.database, reader.shop, answers)) {
    const name = `${reader.size}: inbox, ${filter}`
    const read: number[] = []
    for (const { path } of pages)
      read.push(countsOf(await get(reader.counted, path, reader.session)).rowsRead)
    yield {
      name: `${name}: rows read`,
      value: Math.max(...read),
      unit: 'rows',
      budget: { atMost: 200 },
      note: `the most of ${pages.map(({ depth }, index) => `${read[index]} at depth ${depth}`).join(', ')}`,
    }
    const deepest = pages.at(-1)
    if (!deepest) continue
    const times = await timesOf(reader, deepest.path)
    yield {
      name: `${name}, depth ${deepest.depth}: p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
    }
  }
}

/**
 * The journey page with all that it can show at once, and each of its tabs. @returns rows of the page
 */
async function* pageFigures(
  { size, counted, timed, session, shop }: Reader,
  to: string,
  answers: number,
): AsyncGenerator<Figure, number> {
  const range = { from: addDays(to, -89), to }
  let rows = 0
  const times: number[] = []
  for (const path of overlaidPage(range)) {
    rows += countsOf(await get(counted, path, session)).rowsRead
    // A look at what is not counted yet has some more of it counted behind its answer.
    if (answers > COUNTED) continue
    const each = await timesOf({ size, counted, timed, session, shop }, path)
    times.push(percentile(each, 0.95))
  }
  const name = `${size}: the journey page of ${COMPARED}, every overlay on`
  yield { name: `${name}: rows read`, value: rows, unit: 'rows', budget: { atMost: 25_000 } }
  const budget = answers === MILLION ? { budget: { atMost: 100 } } : {}
  if (times.length > 0)
    yield {
      name: `${name}: p95 of its slowest call`,
      value: Math.max(...times),
      unit: 'ms',
      ...budget,
    }
  const grouped = ['the journey page with personas side by side', groupedPage(range)] as const
  const tabs = tabsOf(range).map(([tab, paths]) => [`tab ${tab}`, paths] as const)
  for (const [view, paths] of [grouped, ...tabs]) {
    let read = 0
    for (const path of paths) read += countsOf(await get(counted, path, session)).rowsRead
    yield {
      name: `${size}: ${view}: rows read`,
      value: read,
      unit: 'rows',
      budget: { atMost: 25_000 },
    }
  }
  return rows
}

function* growth(name: string, read: Map<number, number>): Generator<Figure> {
  const [million, more] = [read.get(MILLION), read.get(10 * MILLION)]
  if (million === undefined || more === undefined) return
  yield {
    name: `${name} at 10 million answers, more than at 1 million`,
    value: (Math.abs(more - million) / million) * 100,
    unit: '%',
    budget: { atMost: 10 },
  }
}

/** Milliseconds from sending to the last byte, one call at a time, after a few to warm up. */
async function timesOf({ timed, session }: Reader, path: string): Promise<number[]> {
  for (let call = 0; call < 5; call += 1) await get(timed, path, session)
  const times: number[] = []
  for (let call = 0; call < CALLS; call += 1) {
    const started = performance.now()
    await get(timed, path, session)
    times.push(performance.now() - started)
  }
  return times
}

async function get(client: Client, path: string, session: { cookie: string }) {
  const reply = await client.send({ path, headers: session })
  if (reply.status !== 200)
    throw new Error(`${path} was answered with ${reply.status}: ${reply.body}`)
  return reply
}
