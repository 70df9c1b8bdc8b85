import { env } from 'cloudflare:workers'
import { KEY_SCOPES } from '#contract/rights.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { fetchWorker } from '#test/support/calls.ts'
import { makeMember, makeSecretKey, makeShare, makeTenant } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { app } from '#worker/app.ts'
import { ROWS, type Row } from './matrix/rows.ts'

/*
 * Every route of the router × every actor × an own, a foreign and a non-existent id. Who may do
 * what is written down here once more, by hand: the test must not ask the code it checks.
 */
const ACTORS = {
  anonymous: [],
  publishableKey: [],
  readingKey: ['key', 'figures:read'],
  fullKey: ['key', ...KEY_SCOPES],
  viewer: ['person', 'figures:read'],
  agent: ['person', 'figures:read', 'comments:read', 'people:read', 'cases:work'],
  manager: [
    'person',
    'figures:read',
    'comments:read',
    'people:read',
    'cases:work',
    'answers:write',
    'orders:write',
    'answers:export',
    'site:manage',
    'shares:manage',
    'answers:hold',
    'surveys:draft',
    'privacy:manage',
    'audit:read',
  ],
  owner: ['everything'],
  foreignOwner: ['everything'],
  guest: ['guest'],
} as const
type ActorName = keyof typeof ACTORS
const NAMES = Object.keys(ACTORS) as ActorName[]

const NOBODY = 'ffffffffffffffffffffffff'
let here: TestSite
let there: TestSite
/** Keys cannot end keys, and a site has no room for two of each route. */
const keys = new Map<ActorName, Awaited<ReturnType<typeof makeSecretKey>>>()

beforeAll(async () => {
  here = await makeTenant()
  there = await makeTenant()
  keys.set('readingKey', await makeSecretKey(here, ['figures:read']))
  keys.set('fullKey', await makeSecretKey(here, [...KEY_SCOPES]))
})

/** Credentials that no earlier call has ended. */
async function comeAs(name: ActorName): Promise<{ headers: Record<string, string>; id: string }> {
  const role = (['viewer', 'agent', 'manager', 'owner'] as const).find((one) => one === name)
  if (role) {
    const { headers, userId } = await makeMember(here, role)
    return { headers, id: userId }
  }
  if (name === 'foreignOwner') {
    const { headers, userId } = await makeMember(there, 'owner')
    return { headers, id: userId }
  }
  const key = keys.get(name)
  if (key) return key
  if (name === 'guest') return await makeShare(here)
  const headers: Record<string, string> =
    name === 'publishableKey' ? { authorization: `Bearer ${here.key}` } : {}
  return { headers, id: NOBODY }
}

function isAllowed(name: ActorName, { access }: Row): boolean {
  const rights: readonly string[] = ACTORS[name]
  if (access === 'anybody') return true
  if (access === 'key') return rights.includes('key')
  if (access === 'guest') return rights.includes('guest')
  return rights.includes(access) || rights.includes('everything')
}

/** Somebody whom the API knows is told 403, all others 401. */
function refusal(name: ActorName, path: string): number {
  if (path.startsWith('/api/shared')) return 401
  return ['anonymous', 'publishableKey', 'guest'].includes(name) ? 401 : 403
}

interface Told {
  status: number
  headers: string
  body: string
}

async function call(
  [method = '', path = '']: string[],
  { row, id, headers }: { row: Row; id: string; headers: Record<string, string> },
): Promise<Told> {
  const body = row.body?.(id)
  const response = await fetchWorker(path.replace(/:\w+(\{[^/]*\})?/, id) + (row.query ?? ''), {
    method,
    headers: {
      ...headers,
      // The request id of an error is made from it, so that whole answers can be compared.
      'cf-ray': 'matrix',
      'cf-connecting-ip': crypto.randomUUID(),
      ...(body === undefined ? {} : { 'content-type': row.type ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return {
    status: response.status,
    headers: JSON.stringify(Array.from(response.headers).toSorted(byName)),
    body: await response.text(),
  }
}

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1
}

/** Entries of both logs of a site, but for those that tell of a refusal: audit-log.test.ts. */
const ENTRIES = `SELECT (SELECT count(*) FROM audit_log WHERE site_id = ?1)
  + (SELECT count(*) FROM directory_log WHERE site_id = ?1 AND action <> 'call.refused') AS n`

/** Everything a site owns, as text: what a refused call must leave alone. */
async function contents(site: TestSite): Promise<string> {
  const tables = ['members', 'signing_keys', 'shares', 'journeys', 'surveys', 'erasures']
  const rows = await env.DB.batch([
    ...tables.map((table) =>
      env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?1`).bind(site.db.siteId),
    ),
    // That a key was used may be noted whatever came of it.
    env.DB.prepare('SELECT id, name, scopes, revoked_at FROM keys WHERE site_id = ?1').bind(
      site.db.siteId,
    ),
    env.DB.prepare('SELECT * FROM sites WHERE id = ?1').bind(site.db.siteId),
    env.DB.prepare("SELECT * FROM links WHERE site_id = ?1 AND purpose = 'invitation'").bind(
      site.db.siteId,
    ),
    env.DB.prepare(ENTRIES).bind(site.db.siteId),
    env.DB.prepare('SELECT count(*) FROM answers WHERE site_id = ?1').bind(site.db.siteId),
  ])
  return JSON.stringify(rows.map((result) => result.results))
}

/** Entries in the log of a site. */
async function logged(site: TestSite): Promise<number> {
  const count = await env.DB.prepare(ENTRIES).bind(site.db.siteId).first<number>('n')
  return count ?? 0
}

const ROUTES = [
  ...new Set(
    app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

test('every route of the router has a row here, and every row a route', () => {
  expect(Object.keys(ROWS).toSorted()).toEqual(ROUTES.toSorted())
})

/** Entries that one good call leaves: one for whatever changes something. */
function changes({ access, isUnlogged, isLogged }: Row, [method = '']: string[]): number {
  if (isLogged) return 1
  return method === 'GET' || access === 'anybody' || isUnlogged ? 0 : 1
}

let checks = 0
describe.each(ROUTES.filter((route) => route in ROWS))('%s', (route) => {
  const row = ROWS[route] ?? { access: 'anybody', status: 0 }
  const parts = route.split(' ')

  test.each(NAMES)('%s', async (name) => {
    const home = name === 'foreignOwner' ? there : here
    const away = name === 'foreignOwner' ? here : there
    const actor = await comeAs(name)
    const asked = { row, headers: actor.headers }
    const foreignId = row.id ? await row.id(away, actor) : NOBODY
    const ownId = row.id ? await row.id(home, actor) : NOBODY
    const before = [await contents(home), await contents(away)]
    const foreign = await call(parts, { ...asked, id: foreignId })
    const nobodys = await call(parts, { ...asked, id: row.nobody ?? NOBODY })
    checks += 2
    if (row.id) expect(foreign, 'a foreign id looks like one that nobody has').toEqual(nobodys)
    if (!isAllowed(name, row)) {
      const own = await call(parts, { ...asked, id: ownId })
      checks += 1
      expect(own, 'a refusal tells nothing of the id').toEqual(nobodys)
      expect(own.status).toBe(refusal(name, parts[1] ?? ''))
      expect([await contents(home), await contents(away)]).toEqual(before)
      return
    }
    if (row.id) {
      expect(nobodys.status).toBe(row.missing ?? 404)
      expect(await contents(away), 'nothing of the other site has changed').toBe(before[1])
      const entries = await logged(home)
      const own = await call(parts, { ...asked, id: ownId })
      checks += 1
      expect(await logged(home), 'a change leaves one entry').toBe(entries + changes(row, parts))
      expect([own.status, own.body.slice(0, 300)]).toEqual([row.status, expect.anything()])
    } else {
      const entries = await logged(home)
      expect((await call(parts, { ...asked, id: NOBODY })).status).toBe(row.status)
      expect(await logged(home), 'a change leaves one entry').toBe(entries + changes(row, parts))
      expect([nobodys.status, nobodys.body.slice(0, 300)]).toEqual([row.status, expect.anything()])
      expect(await contents(away)).toBe(before[1])
    }
  })
})

test.each(ROUTES.filter((route) => route.includes(' /api/')))(
  '%s is kept by no cache and taken for no page, whatever it answers',
  async (route) => {
    const row = ROWS[route] ?? { access: 'anybody', status: 0 }
    const { headers } = await comeAs('owner')
    const told = await call(route.split(' '), { row, headers, id: NOBODY })
    const sent = new Map(JSON.parse(told.headers) as [string, string][])
    expect(sent.get('cache-control')).toBe('no-store')
    expect(sent.get('x-content-type-options')).toBe('nosniff')
    expect(sent.get('referrer-policy')).toBe('no-referrer')
    expect(sent.get('content-security-policy')).toContain("frame-ancestors 'none'")
  },
)

test('the matrix was walked', () => {
  console.log(`tenant matrix: ${ROUTES.length} routes, ${NAMES.length} actors, ${checks} calls`)
  expect(checks).toBeGreaterThan(ROUTES.length * NAMES.length * 2)
})
