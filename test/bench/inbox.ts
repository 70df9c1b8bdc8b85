import type { CasesPage } from '#contract/cases/cases.ts'
import { fillCases, INBOX_FILTERS } from '#test/support/fill-cases.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import { percentile } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop, signIn } from './support/shop.ts'

const CASES = 100_000
const BUDGET = 200
/** Pages of each view: the first ones, and as many from the middle of the list on; of very many views one. */
const PAGES = 3
const MANY = 200

interface Reader {
  client: Client
  session: { cookie: string }
  ms: number[]
}

/** What a page of the inbox reads, whatever it is narrowed to, in both orders and at any depth. */
export async function* inbox({ quick }: BenchOptions): AsyncGenerator<Figure> {
  yield* onServer(['wayfelt'], (server) => measure(server, quick ? 10_000 : CASES))
}

async function* measure(server: LocalServer, cases: number): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  const client = openClient(server.urlOf('wayfelt'), 1)
  const reader: Reader = { client, session: await signIn(shop, client), ms: [] }
  const { me } = await get<{ me: string }>(reader, '/api/case-people')
  await fillCases(server.database, shop.db.siteId, { n: cases, me })
  const deep = await cursors(server, { siteId: shop.db.siteId, cases })
  const size = `${cases.toLocaleString('en')} cases`
  for (const [name, filters] of Object.entries(VIEWS))
    for (const sort of ['newest', 'due'] as const) {
      let most = { rows: 0, query: '' }
      for (const filter of filters)
        for (const start of ['', ...deep[sort]]) {
          const pages = filters.length > MANY ? 1 : PAGES
          const rows = await mostRows(reader, { query: `${filter}&sort=${sort}`, start, pages })
          if (rows > most.rows) most = { rows, query: filter }
        }
      yield {
        name: `${size}, ${name}, ${sort === 'due' ? 'by due time' : 'newest first'}: most rows of a page`,
        value: most.rows,
        unit: 'rows read',
        budget: { atMost: BUDGET },
        note: `${filters.length} views; the most with "${most.query}"`,
      }
    }
  yield { name: `${size}: p95 of a page`, value: percentile(reader.ms, 0.95), unit: 'ms' }
  client.close()
}

const differs = (one: string, other: string) => one.split('=')[0] !== other.split('=')[0]
const PAIRS = INBOX_FILTERS.flatMap((one, at) =>
  INBOX_FILTERS.slice(at + 1)
    .filter((other) => differs(one, other))
    .map((other) => `${one}&${other}`),
)
const VIEWS = {
  'no filter': [''],
  'every filter': INBOX_FILTERS,
  'every two filters': PAIRS,
  'every three filters': PAIRS.flatMap((pair) =>
    INBOX_FILTERS.filter((one) => pair.split('&').every((other) => differs(one, other))).map(
      (one) => `${pair}&${one}`,
    ),
  ),
}

/** Where pages from the middle of the list begin, by the order. */
async function cursors(
  { database }: LocalServer,
  { siteId, cases }: { siteId: number; cases: number },
) {
  const at = Math.floor(cases / 2)
  const id = await database
    .prepare('SELECT id FROM cases WHERE site_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?')
    .bind(siteId, at)
    .first<string>('id')
  const due = await database
    .prepare(
      `SELECT due_at || '.' || id AS it FROM cases WHERE site_id = ? AND due_at IS NOT NULL
        ORDER BY due_at, id LIMIT 1 OFFSET ?`,
    )
    .bind(siteId, Math.floor(at / 2))
    .first<string>('it')
  return { newest: [id ?? ''], due: [due ?? '', `-.${id ?? ''}`] }
}

async function mostRows(
  reader: Reader,
  { query, start, pages }: { query: string; start: string; pages: number },
): Promise<number> {
  let most = 0
  let cursor: string | null = start
  for (let page = 0; page < pages && cursor !== null; page += 1) {
    const path: string = `/api/cases?limit=50&${query}${cursor ? `&cursor=${cursor}` : ''}`
    const { meta, next }: CasesPage = await get<CasesPage>(reader, path)
    most = Math.max(most, meta.rowsRead)
    cursor = next
  }
  return most
}

async function get<Answer>({ client, session, ms }: Reader, path: string): Promise<Answer> {
  const started = performance.now()
  const { status, body } = await client.send({ path, headers: session })
  ms.push(performance.now() - started)
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body}`)
  return JSON.parse(body) as Answer
}
