import { env } from 'cloudflare:workers'
import { Webhook } from 'standardwebhooks'
import { beforeAll, describe, expect, test } from 'vitest'
import type {
  EndpointItem,
  EndpointList,
  EndpointReceipt,
  SendItem,
  SendPage,
} from '#contract/outbox/endpoints.ts'
import { answerBody, asBrowser, postFromShop, signIn } from '#test/support/calls.ts'
import { answerWith, heardAt, outboxOf } from '#test/support/outside/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeEndpoint, makeMember } from '#test/support/world.ts'
import { deliverSome } from '#worker/jobs/outbox/deliver.ts'
import { sendingOf } from '#worker/jobs/outbox/soon.ts'
import corpus from '../../corpora/ssrf-urls.json'

let site: TestSite
let owner: ReturnType<typeof asBrowser>

beforeAll(async () => {
  site = await makeSite()
  await makeSurvey(site)
  owner = await signIn(site)
})

const call = async <Body>(
  method: string,
  path: string,
  body?: unknown,
): Promise<[number, Body]> => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const response = await owner(path, init)
  return [response.status, response.status === 204 ? (null as Body) : await response.json<Body>()]
}

const NEW = {
  kind: 'webhook',
  name: 'Shop',
  url: 'https://outside.example/made',
  topics: ['answer.created'],
}

async function make(overrides: object = {}): Promise<EndpointReceipt> {
  const [status, made] = await call<EndpointReceipt>('POST', '/api/endpoints', {
    ...NEW,
    ...overrides,
  })
  expect([status, made]).toEqual([201, expect.anything()])
  return made
}

async function remove(): Promise<void> {
  const [, { endpoints }] = await call<EndpointList>('GET', '/api/endpoints')
  for (const { id } of endpoints) await call('DELETE', `/api/endpoints/${id}`)
}

describe('no address that leads home is taken', () => {
  const refused = corpus.filter(({ allow }) => !allow)
  const taken = corpus.filter(({ allow }) => allow)

  test('when an endpoint is made', async () => {
    for (const { url } of refused)
      expect((await call('POST', '/api/endpoints', { ...NEW, url }))[0], url).toBe(422)
    for (const { url } of taken) await make({ url })
    await remove()
  })

  test('when an endpoint is changed', async () => {
    const { endpoint } = await make()
    for (const { url } of refused)
      expect((await call('PATCH', `/api/endpoints/${endpoint.id}`, { url }))[0], url).toBe(422)
    for (const { url } of taken)
      expect((await call('PATCH', `/api/endpoints/${endpoint.id}`, { url }))[0], url).toBe(200)
    await remove()
  })

  test('when endpoints are imported: one of them refuses all', async () => {
    for (const { url } of refused) {
      const endpoints = [NEW, { ...NEW, url }]
      expect((await call('POST', '/api/endpoints/import', { endpoints }))[0], url).toBe(422)
    }
    expect((await call<EndpointList>('GET', '/api/endpoints'))[1].endpoints).toEqual([])
    const endpoints = taken.map(({ url }) => ({ ...NEW, url }))
    const [status, { made }] = await call<{ made: unknown[] }>('POST', '/api/endpoints/import', {
      endpoints,
    })
    expect([status, made.length]).toEqual([201, 6])
    await remove()
  })

  test('when it is tried out or sent to, wherever it came from', async () => {
    for (const { url } of refused) {
      const id = await makeEndpoint(site, { url })
      const [, told] = await call<SendItem>('POST', `/api/endpoints/${id}/test`)
      expect([told.outcome, told.status], url).toEqual(['unsafe', null])
      await call('DELETE', `/api/endpoints/${id}`)
    }
    const id = await makeEndpoint(site, { url: 'http://169.254.169.254/latest' })
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
    await expect
      .poll(async () => (await call<EndpointList>('GET', '/api/endpoints'))[1].endpoints[0])
      .toMatchObject({ id, state: 'disabled', reason: 'unsafe', failure: 'unsafe' })
    await remove()
  })
})

describe('a webhook', () => {
  test('gets a secret that is shown once, and its example is good by it', async () => {
    const { endpoint, secret } = await make({ url: 'https://outside.example/once' })
    const [, list] = await call<EndpointList>('GET', '/api/endpoints')
    expect(JSON.stringify(list)).not.toContain(secret)
    expect(list.endpoints[0]).toMatchObject({ id: endpoint.id, state: 'on', waiting: 0 })
    const [status, told] = await call<SendItem>('POST', `/api/endpoints/${endpoint.id}/test`)
    expect([status, told]).toEqual([
      200,
      expect.objectContaining({ outcome: 'delivered', status: 200, reply: 'ok', topic: 'test' }),
    ])
    const [heard] = await heardAt('once')
    const message = new Webhook(secret ?? '').verify(heard?.body ?? '', heard?.headers ?? {})
    expect(message).toMatchObject({ type: 'answer.created' })
    const [, log] = await call<SendPage>('GET', `/api/endpoints/${endpoint.id}/sends`)
    expect(log).toMatchObject({ sends: [{ id: told.id }], next: null })
    await remove()
  })

  test('gets another secret, and both sign for a day', async () => {
    const { endpoint, secret: old } = await make({ url: 'https://outside.example/rotated' })
    const path = `/api/endpoints/${endpoint.id}`
    const [, { secret }] = await call<EndpointReceipt>('POST', `${path}/rotate`)
    expect(secret).not.toBe(old)
    await call('POST', `${path}/test`)
    const [heard] = await heardAt('rotated')
    for (const one of [old, secret])
      expect(() =>
        new Webhook(one ?? '').verify(heard?.body ?? '', heard?.headers ?? {}),
      ).not.toThrow()
    await env.DB.prepare('UPDATE endpoints SET rotated_at = ?2 WHERE site_id = ?1')
      .bind(site.db.siteId, Date.now() - 86_400_001)
      .run()
    await call('POST', `${path}/test`)
    const [, later] = await heardAt('rotated')
    expect(() => new Webhook(old ?? '').verify(later?.body ?? '', later?.headers ?? {})).toThrow(
      'No matching',
    )
    await remove()
  })

  test('is told who and what only if it may be', async () => {
    const settings = { people: true, comments: true }
    const { endpoint } = await make({ url: 'https://outside.example/all', settings })
    const body = answerBody(site, { comment: 'My own words', respondent: 'r-1' })
    expect((await postFromShop('/v1/answers', body)).status).toBe(201)
    await expect.poll(async () => (await heardAt('all')).length).toBe(1)
    const [heard] = await heardAt('all')
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({
      data: { comment: 'My own words', person: { respondent: expect.any(String) } },
    })
    expect(endpoint.settings).toMatchObject(settings)
    await remove()
  })
})

describe('what was sent', () => {
  test('goes out once more under the same id, from the log and by its answer', async () => {
    const { endpoint } = await make({ url: 'https://outside.example/again' })
    const answer = answerBody(site)
    expect((await postFromShop('/v1/answers', answer)).status).toBe(201)
    await expect.poll(async () => (await heardAt('again')).length).toBe(1)
    const path = `/api/endpoints/${endpoint.id}`
    await expect
      .poll(async () => (await call<SendPage>('GET', `${path}/sends`))[1].sends.length)
      .toBe(1)
    const [, { sends }] = await call<SendPage>('GET', `${path}/sends`)
    const [status] = await call('POST', `${path}/replay`, { message: sends[0]?.message })
    expect(status).toBe(202)
    await expect.poll(async () => (await heardAt('again')).length).toBe(2)
    await expect.poll(async () => (await outboxOf(site.db.siteId))[0]?.state).toBe('sent')
    expect((await call('POST', `${path}/replay`, { answer: answer.id }))[0]).toBe(202)
    await expect.poll(async () => (await heardAt('again')).length).toBe(3)
    const ids = (await heardAt('again')).map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids)).toEqual(new Set([sends[0]?.message]))
    const pages: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor ? `&cursor=${cursor}` : ''
      const [, page] = await call<SendPage>('GET', `${path}/sends?limit=1${query}`)
      pages.push(...page.sends.map(({ id }) => id))
      cursor = page.next
    }
    expect(new Set(pages).size).toBe(3)
    await remove()
  })

  test('an answer from before the endpoint, and only one that is there', async () => {
    const answer = answerBody(site)
    expect((await postFromShop('/v1/answers', answer)).status).toBe(201)
    const { endpoint } = await make({ url: 'https://outside.example/older' })
    const path = `/api/endpoints/${endpoint.id}/replay`
    expect((await call('POST', path, { answer: crypto.randomUUID() }))[0]).toBe(404)
    expect((await call('POST', path, { answer: answer.id }))[0]).toBe(202)
    await expect.poll(async () => (await heardAt('older')).length).toBe(1)
    await call('PATCH', `/api/endpoints/${endpoint.id}`, { state: 'off' })
    expect((await call('POST', path, { answer: answer.id }))[0]).toBe(409)
    await remove()
  })
})

describe('an endpoint', () => {
  test('that says 410 is disabled, and goes on when somebody turns it on', async () => {
    const { endpoint } = await make({ url: 'https://outside.example/gone' })
    await answerWith('gone', { status: 410 })
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
    const first = async () => (await call<EndpointList>('GET', '/api/endpoints'))[1].endpoints[0]
    await expect.poll(first).toMatchObject({ state: 'disabled', reason: 'gone', failure: 'gone' })
    const [, entries] = await call<{ entries: object[] }>(
      'GET',
      '/api/audit?action=endpoint.changed',
    )
    expect(entries.entries[0]).toMatchObject({
      actor: { kind: 'system' },
      target: endpoint.id,
      details: { state: 'disabled', reason: 'gone' },
    })
    const [, on] = await call<EndpointItem>('PATCH', `/api/endpoints/${endpoint.id}`, {
      state: 'on',
    })
    expect(on).toMatchObject({ state: 'on', reason: null })
    await remove()
  })

  test.each([429, 502, 504])(
    'that says %i is left alone as long as it asks for',
    async (status) => {
      const box = `slow-${status}`
      await make({ url: `https://outside.example/${box}` })
      await answerWith(box, { status, headers: { 'retry-after': '600' } }, { status: 200 })
      for (const _ of [1, 2]) await postFromShop('/v1/answers', answerBody(site))
      await expect.poll(async () => (await outboxOf(site.db.siteId)).length).toBe(2)
      await expect.poll(async () => (await heardAt(box)).length).toBeGreaterThan(0)
      await expect
        .poll(async () => (await outboxOf(site.db.siteId)).some(({ tries }) => tries > 0))
        .toBe(true)
      const before = (await heardAt(box)).length
      const later = (wait: number) => ({ ...sendingOf(env), clock: () => Date.now() + wait })
      expect(await deliverSome(asSystem(site), later(500_000), 10)).toBe(0)
      expect(await heardAt(box)).toHaveLength(before)
      await deliverSome(asSystem(site), later(700_000), 10)
      expect((await outboxOf(site.db.siteId)).map(({ state }) => state)).toEqual(['sent', 'sent'])
      await remove()
    },
  )

  test.each([301, 302, 307, 308])('that sends elsewhere by %i is not followed', async (status) => {
    const { endpoint } = await make({ url: `https://outside.example/from-${status}` })
    await answerWith(`from-${status}`, {
      status,
      headers: { location: `https://outside.example/to-${status}` },
    })
    const [, told] = await call<SendItem>('POST', `/api/endpoints/${endpoint.id}/test`)
    expect([told.outcome, told.status]).toEqual(['redirected', status])
    expect(await heardAt(`to-${status}`)).toEqual([])
    await remove()
  })

  test('whose answer is long or no text is logged by its beginning', async () => {
    const { endpoint } = await make({ url: 'https://outside.example/long' })
    await answerWith('long', { status: 500, body: 'ż'.repeat(5000) })
    const [, told] = await call<SendItem>('POST', `/api/endpoints/${endpoint.id}/test`)
    expect(told.reply).toMatch(/^ż{250}/)
    expect(told.reply.length).toBeLessThanOrEqual(500)
    await remove()
  })

  test('needs its token again for another address', async () => {
    const desk = {
      kind: 'zendesk',
      topics: ['case.opened'],
      token: 'right',
      url: 'https://desk.example/a/zendesk',
    }
    const { endpoint, secret } = await make(desk)
    expect([secret, endpoint.hasToken, JSON.stringify(endpoint).includes('right')]).toEqual([
      null,
      true,
      false,
    ])
    const path = `/api/endpoints/${endpoint.id}`
    const url = 'https://evil.example/'
    expect((await call('PATCH', path, { url }))[0]).toBe(422)
    expect((await call('PATCH', path, { url, token: 'new' }))[0]).toBe(200)
    expect((await call('PATCH', path, { topics: ['answer.created'] }))[0]).toBe(422)
    expect((await call('POST', `${path}/rotate`))[0]).toBe(409)
    const { results } = await env.DB.prepare('SELECT sealed FROM endpoints WHERE site_id = ?')
      .bind(site.db.siteId)
      .all<{ sealed: string }>()
    expect(results[0]?.sealed).toMatch(/^s1\./)
    await remove()
  })

  test('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n += 1) await make()
    expect((await call('POST', '/api/endpoints', NEW))[0]).toBe(409)
    await remove()
  })
})

test('who manages the site may have comments and people told, since managers may read them', async () => {
  const { headers } = await makeMember(site, 'manager')
  const manager = asBrowser(headers.cookie)
  const body = JSON.stringify({ ...NEW, settings: { people: true, comments: true } })
  expect((await manager('/api/endpoints', { method: 'POST', body })).status).toBe(201)
  await remove()
})
