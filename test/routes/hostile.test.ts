import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { AnswersPage } from '#contract/answers.ts'
import { OPERATIONS } from '#contract/operations.ts'
import type { Operation } from '#contract/operations/operation.ts'
import { ignoreCaller } from '#worker/domain/collect/ignore.ts'
import { answerBody, displayEvent, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { makeMember, makeTenant } from '#test/support/world.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import crawlers from '../corpora/crawler-user-agents.json'
import jsonSuite from '../corpora/json-test-suite.json'
import naughtyStrings from '../corpora/naughty-strings.json'

/** Every operation that takes JSON; the import takes other forms too, and lists its bad rows. */
const ALL: Operation[] = OPERATIONS
const JSON_OPERATIONS = ALL.filter(
  ({ body }) => body?.type === 'application/json' || body?.type === 'text/plain',
)
const SHAPE = { io: 'input', unrepresentable: 'any' } as const
const SQL_INJECTIONS = [
  "' OR 1=1 --",
  "'; DROP TABLE answers; --",
  "1' UNION SELECT token_hash FROM sessions --",
  'id) ORDER BY 1; --',
  '%27%20OR%20%271%27=%271',
  '?1',
  ':site_id',
  'x\\',
]
const POST_ROUTES = [
  '/v1/answers',
  '/v1/events',
  '/v1/asks',
  '/v1/funnel',
  '/api/sign-in',
  '/api/import/answers',
  '/api/import/orders',
  '/api/recipients',
  '/api/orders',
  '/api/recipients/plan',
  '/v1/in/nobody',
  '/v1/in/nobody/secret',
  '/api/improvements',
  '/api/alerts/anew',
  '/api/connections',
  '/api/connections/nobody/replays',
  '/api/connections/nobody/test',
  '/api/cases',
  '/api/cases/steps',
  '/api/cases/undo',
  '/api/cases/nobody/steps',
  '/api/cases/nobody/seen',
  '/api/case-rules/dry-run',
  '/api/ask-trials',
  '/api/endpoints',
  '/api/endpoints/import',
  '/api/endpoints/nobody/rotate',
  '/api/endpoints/nobody/test',
  '/api/endpoints/nobody/replay',
  '/mcp',
]
const address = () => ({ 'cf-connecting-ip': crypto.randomUUID() })

test('every naughty string comes back byte for byte, or is refused with the field', async () => {
  const site = await makeSite({ maskComments: false })
  await makeSurvey(site)
  const outcomes = await Promise.all(
    naughtyStrings.map(async (comment) => {
      const body = answerBody(site, { comment })
      const { status } = await postFromShop('/v1/answers', body)
      return { comment, status, id: body.id }
    }),
  )
  const { results } = await env.DB.prepare('SELECT id, comment FROM answers WHERE site_id = ?')
    .bind(site.db.siteId)
    .all<{ id: string; comment: string }>()
  const stored = new Map(results.map((row) => [row.id, row.comment]))
  const exact = outcomes.filter(
    ({ id, status, comment }) => status === 201 && stored.get(id) === comment,
  )
  const refused = outcomes.filter(({ id, status }) => status === 422 && !stored.has(id))
  expect(exact.length + refused.length).toBe(naughtyStrings.length)
  expect(
    refused.every(
      ({ comment }) => !comment.isWellFormed() || comment.includes('\0') || comment.length > 2000,
    ),
  ).toBe(true)

  const reader = await signIn(site)
  const page = await (await reader('/api/answers?limit=50')).json<AnswersPage>()
  const sent = new Map(outcomes.map(({ id, comment }) => [id, comment]))
  expect(page.answers).toHaveLength(50)
  for (const answer of page.answers) expect(answer.comment).toBe(sent.get(answer.id))
})

test('the JSON test suite is answered by every route without a failure, and no invalid case is accepted', async () => {
  const site = await makeTenant()
  const cases = Object.entries(jsonSuite).map(([name, base64]) => ({
    name,
    body: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  }))
  expect(cases).toHaveLength(318)
  const failures: string[] = []
  for (const { method, path } of JSON_OPERATIONS) {
    const { headers } = await makeMember(site, 'owner')
    await Promise.all(
      cases.map(async ({ name, body }) => {
        const { status } = await fetchWorker(path.replaceAll(/:\w+/g, 'nobody'), {
          method: method.toUpperCase(),
          headers: { ...headers, ...address(), 'content-type': 'application/json' },
          body,
        })
        const isAccepted = name.startsWith('n_') && status < 400
        if (status >= 500 || isAccepted) failures.push(`${method} ${path} ${name}: ${status}`)
      }),
    )
  }
  expect(failures).toEqual([])
  expect(JSON_OPERATIONS.length).toBeGreaterThan(15)
}, 300_000)

test('an import of the JSON test suite lists what is no row, and never fails', async () => {
  const reader = await signIn(await makeSite())
  const statuses = await Promise.all(
    Object.values(jsonSuite).map(async (base64) => {
      const body = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      return (await reader('/api/import/answers', { method: 'POST', body })).status
    }),
  )
  expect(statuses.filter((status) => status >= 500)).toEqual([])
})

test('generated hostile requests never fail inside and always get the one error body', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const value = fc.oneof(
    fc.anything({ withNullPrototype: false, maxDepth: 2 }),
    fc.constantFrom(...naughtyStrings),
    fc.double(),
    fc.constantFrom('__proto__', 'constructor', -0, 1e308),
  )
  const field = fc.constantFrom(
    ...Object.keys(answerBody(site)),
    'comment',
    'choices',
    'traits',
    'url',
    'token',
    'respondent',
    'sample',
    'shownAt',
    '__proto__',
  )
  const request = fc.oneof(
    fc.record({
      path: fc.constant('/v1/answers'),
      body: fc.tuple(field, value).map(([name, bad]) => ({ ...answerBody(site), [name]: bad })),
    }),
    fc.record({
      path: fc.constant('/v1/events'),
      body: fc.array(fc.tuple(field, value)).map((pairs) => ({
        site: site.key,
        events: pairs.map(([name, bad]) => ({ ...displayEvent(), [name]: bad })),
      })),
    }),
    fc.record({ path: fc.constantFrom(...POST_ROUTES), body: fc.anything() }),
    fc.record({ path: fc.webPath().map((path) => `/v1${path}`), body: fc.constant({}) }),
  )
  await fc.assert(
    fc.asyncProperty(request, async ({ path, body }) => {
      const response = await postFromShop(path, toJson(body))
      expect(response.status).toBeLessThan(500)
      if (response.status >= 400) {
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(await response.text()).not.toMatch(/\bat .+:\d+|node_modules|D1_ERROR|SQLITE/)
      }
    }),
    { numRuns: Math.ceil(Number(env.HOSTILE_RUNS) / 2) },
  )
}, 1_200_000)

test('generated hostile requests to every operation, as an owner, never fail inside', async () => {
  const site = await makeTenant()
  const strange = fc.oneof(
    fc.anything({ withNullPrototype: false, maxDepth: 2 }),
    fc.constantFrom(...naughtyStrings, ...SQL_INJECTIONS),
    fc.constant({ type: 'div', props: { dangerouslySetInnerHTML: { __html: 'x' } }, __k: null }),
    fc.constantFrom('__proto__', 'constructor', -0, 1e308, -1, 2 ** 53, '', []),
  )
  const word = fc.oneof(
    fc.constantFrom(...naughtyStrings, ...SQL_INJECTIONS),
    fc.string({ unit: 'binary' }),
  )
  const namesOf = (schema: z.ZodType | undefined) =>
    schema ? Object.keys(z.toJSONSchema(schema, SHAPE).properties ?? {}) : []
  const request = fc.constantFrom(...ALL).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      id: word,
      query: fc.dictionary(
        fc.constantFrom(...namesOf(operation.query), 'cursor', 'limit', '__proto__'),
        word,
        { maxKeys: 4 },
      ),
      body: fc.oneof(
        { weight: 4, arbitrary: fc.dictionary(nameFrom(namesOf(operation.body?.schema)), strange) },
        { weight: 1, arbitrary: strange },
      ),
    }),
  )
  let { headers } = await makeMember(site, 'owner')
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, id, query, body }) => {
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, value.toWellFormed()]),
      )
      const path = operation.path.replaceAll(/:\w+(\{[^/]*\})?/g, safeSegment(id))
      const init = {
        method: operation.method.toUpperCase(),
        headers: { ...headers, ...address(), 'content-type': 'application/json' },
        ...(operation.method === 'get' ? {} : { body: toJson(body) }),
      }
      const response = await fetchWorker(`${path}?${search.toString()}`, init)
      const text = await response.text()
      expect(response.status, `${init.method} ${path}`).toBeLessThan(500)
      if (response.status >= 400) {
        // A page tells people, unless what was sent is no form at all.
        const types =
          operation.file === 'text/html'
            ? /^(text\/html|application\/problem\+json)/
            : /^application\/problem\+json$/
        expect(response.headers.get('content-type')).toMatch(types)
        expect(text).not.toMatch(/\bat .+:\d+|node_modules|D1_ERROR|SQLITE/)
      }
      // Signing out and the like are operations too: go on as the same kind of person.
      if (response.status === 401 || operation.method === 'delete')
        headers = (await makeMember(site, 'owner')).headers
    }),
    { numRuns: Math.ceil(Number(env.HOSTILE_RUNS) / 2) },
  )
}, 1_200_000)

test('crawlers in a page are not counted, and real browsers are', () => {
  const from = (userAgent: string) =>
    ignoreCaller({ origin: 'https://shop.example', userAgent, ownOrigin: 'https://w.example' }, [
      'https://shop.example',
    ])
  const caught = crawlers.filter((userAgent) => from(userAgent) === 'bot')
  expect(caught.length / crawlers.length).toBeGreaterThanOrEqual(0.99)
  const browsers = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  ]
  expect(browsers.filter((userAgent) => from(userAgent) !== null)).toEqual([])
})

test('a database without migrations says what to do, in one sentence and without internals', async () => {
  const site = await makeSite()
  await env.DB.exec('ALTER TABLE sites RENAME TO sites_away')
  const response = await postFromShop('/v1/answers', answerBody(site))
  await env.DB.exec('ALTER TABLE sites_away RENAME TO sites')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({
    code: 'not_migrated',
    detail: expect.stringContaining('npm run migrate'),
  })
})

test('an unknown path and a wrong method are a plain 404', async () => {
  for (const [path, method] of [
    ['/v1/nothing', 'POST'],
    ['/api/nothing', 'GET'],
    ['/v1/answers', 'PUT'],
  ] as const) {
    const response = await fetchWorker(path, { method })
    expect(response.status, path).toBeGreaterThanOrEqual(401)
    expect(response.status, path).toBeLessThan(405)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  }
})

function nameFrom(names: string[]) {
  return fc.constantFrom(...names, 'role', 'siteId', '__proto__', 'id')
}

/** Any text as one segment of a path. */
function safeSegment(text: string): string {
  const segment = encodeURIComponent(text.toWellFormed())
  return segment === '' || segment === '.' || segment === '..' ? 'x' : segment
}

/** JSON.stringify of what fast-check makes: BigInts and cycles become strings. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return String(value)
  }
}
