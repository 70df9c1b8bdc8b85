import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { fetchWorker } from '#test/support/calls.ts'
import { request, sendMessage } from '#test/support/program.ts'
import { makeMember, makeSecretKey, makeTenant } from '#test/support/world.ts'
import naughtyStrings from '../corpora/naughty-strings.json'

const PING = request('ping')

test('without a secret key nobody is answered, whatever cookie comes along', async () => {
  const site = await makeTenant()
  const { headers } = await makeMember(site, 'owner')
  const none = await sendMessage({}, PING)
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="wayfelt"',
  ])
  expect((await sendMessage(headers, PING)).status).toBe(403)
  expect((await sendMessage({ authorization: `Bearer ${site.key}` }, PING)).status).toBe(401)
  const key = await makeSecretKey(site, ['figures:read'])
  const good = await sendMessage(key.headers, PING)
  expect([good.status, good.headers.get('www-authenticate')]).toEqual([200, null])
  expect(await good.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} })
  expect(good.headers.get('cache-control')).toBe('no-store')
  expect(good.headers.get('access-control-allow-origin')).toBeNull()
  await env.DB.prepare('UPDATE keys SET revoked_at = 1 WHERE id = ?').bind(key.id).run()
  expect((await sendMessage(key.headers, PING)).status).toBe(401)
})

test('what is no message of the protocol is refused in the one error body', async () => {
  const { headers } = await makeSecretKey(await makeTenant(), ['figures:read'])
  const big = request('ping', { padding: 'x'.repeat(70_000) })
  const bodies: [unknown, number][] = [
    [[PING, PING], 422],
    [{}, 422],
    [null, 422],
    [{ ...PING, jsonrpc: '1.0' }, 422],
    [{ ...PING, id: { $ne: null } }, 422],
    [{ ...PING, method: 7 }, 422],
    [{ ...PING, more: 1 }, 422],
    [big, 413],
  ]
  for (const [body, status] of bodies) {
    const response = await sendMessage(headers, body)
    expect([JSON.stringify(body).slice(0, 80), response.status]).toEqual([
      JSON.stringify(body).slice(0, 80),
      status,
    ])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  }
  const broken = await fetchWorker('/mcp', { method: 'POST', headers, body: '{"jsonrpc":' })
  expect(broken.status).toBe(400)
  const old = await sendMessage({ ...headers, 'mcp-protocol-version': '2024-10-07' }, PING)
  expect(old.status).toBe(422)
  for (const method of ['GET', 'DELETE']) {
    const response = await fetchWorker('/mcp', { method, headers })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  }
})

test('notifications and answers are taken without a word; unknown methods have a code', async () => {
  const { headers } = await makeSecretKey(await makeTenant(), ['figures:read'])
  const { id: _, ...notification } = request('notifications/initialized')
  expect((await sendMessage(headers, notification)).status).toBe(202)
  expect((await sendMessage(headers, { jsonrpc: '2.0', id: 4, result: {} })).status).toBe(202)
  for (const method of ['resources/list', '__proto__', 'tools/call ', 'server/discover'])
    expect(await (await sendMessage(headers, request(method))).json()).toMatchObject({
      id: 1,
      error: { code: -32_601 },
    })
  expect(await (await sendMessage(headers, request('initialize'))).json()).toMatchObject({
    error: { code: -32_602 },
  })
  const future = request('initialize', {
    protocolVersion: '2099-01-01',
    capabilities: {},
    clientInfo: { name: 'x', version: '1' },
  })
  expect(await (await sendMessage(headers, future)).json()).toMatchObject({
    result: { protocolVersion: '2025-11-25' },
  })
})

test('hostile input never fails inside, and reaches no other path', async () => {
  const { headers } = await makeSecretKey(await makeTenant(), ['figures:read'])
  const paths = ['../keys', '..%2Fkeys', 'shopping/curve?from=', '%00', '/api/site', 'a/../../v1']
  const hostile = [...paths, ...naughtyStrings.slice(0, 80)]
  const failures: unknown[] = []
  for (const text of hostile) {
    const input = { journey: text, from: '2026-01-01', to: '2026-01-02' }
    const params = { name: 'read_curve', arguments: input }
    const response = await sendMessage(headers, request('tools/call', params))
    const told = await response.json<{ result?: { isError?: boolean } }>()
    // 429 is the limit of a minute.
    if (response.status !== 429 && told.result?.isError !== true) failures.push([text, told])
  }
  expect(failures).toEqual([])
})

test('a key gets 120 messages a minute, wherever they come from; another one is not held up', async () => {
  const site = await makeTenant()
  for (;;) {
    const minute = Math.floor(Date.now() / 60_000)
    const { headers } = await makeSecretKey(site, ['figures:read'])
    const statuses: number[] = []
    for (let index = 0; index < 123; index += 1) {
      const from = { ...headers, 'cf-connecting-ip': `203.0.113.${index}` }
      statuses.push((await sendMessage(from, PING)).status)
    }
    const other = await makeSecretKey(site, ['figures:read'])
    const { status } = await sendMessage(other.headers, PING)
    // What is limited by the minute is tried again where it reached into the next one.
    if (Math.floor(Date.now() / 60_000) !== minute) continue
    expect(statuses.filter((one) => one === 200)).toHaveLength(120)
    expect(statuses.slice(120)).toEqual([429, 429, 429])
    expect(status).toBe(200)
    return
  }
})
