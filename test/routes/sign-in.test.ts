import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SessionList } from '#contract/accounts/accounts.ts'
import { createLink } from '#worker/db/accounts/links.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { TRY_LIMITS } from '#worker/http/limits.ts'
import {
  asBrowser,
  fetchWorker,
  makePerson,
  makeToken,
  postJson,
  signIn,
} from '#test/support/calls.ts'
import { makeSite } from '#test/support/site-factory.ts'
import {
  inDirectory,
  makeMember,
  makePasskey,
  makeTenant,
  openSession,
} from '#test/support/world.ts'
import { addMember } from '#test/support/accounts.ts'

const address = () => ({ headers: { 'cf-connecting-ip': crypto.randomUUID() } })
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all()
  ).results

/** What an answer tells to somebody who compares, but for what is made by chance. */
async function told(response: Response) {
  const headers = Object.fromEntries(
    Array.from(response.headers, ([name, value]) => [name, value.replace(/[0-9a-f]{64}/, 'token')]),
  )
  return { status: response.status, headers, body: await response.text() }
}

describe('a sign-in link', () => {
  test('works once, also when it is used twice at the same moment', async () => {
    const token = await makeToken((await makePerson(await makeSite())).email)
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => postJson('/api/sign-in', { token }, address())),
    )
    const counted = (status: number) => tries.filter((one) => one.status === status).length
    expect([counted(204), counted(401)]).toEqual([1, 19])
  })

  test('of another purpose opens nothing here: a set-up link does not sign in, nor the reverse', async () => {
    const site = await makeSite()
    const { email } = await makePerson(site)
    const token = newToken()
    const now = Date.now()
    const row = { id: newId(), createdAt: now, expiresAt: now + 60_000 }
    await createLink(openDirectory(env.DB), {
      ...row,
      tokenHash: await hashToken(token),
      purpose: 'set-up',
    })
    expect((await postJson('/api/sign-in', { token }, address())).status).toBe(401)
    const other = await makeToken(email)
    const body = { token: other, email: 'eve@people.example', name: 'Eve' }
    expect((await postJson('/api/set-up', body, address())).status).toBe(401)
    expect((await postJson('/api/sign-in', { token: other }, address())).status).toBe(204)
  })

  test('asked for by mail answers the same bytes for an account and for nobody', async () => {
    const { email } = await makePerson(await makeSite())
    const ask = async (wanted: string) =>
      await told(await postJson('/api/sign-in/link', { email: wanted }, address()))
    expect(await ask(email)).toEqual(await ask('nobody@people.example'))
    expect((await ask(email)).status).toBe(202)
  })

  test('is stored as a hash only, like the session it begins', async () => {
    const token = await makeToken((await makePerson(await makeSite())).email)
    const answer = await postJson('/api/sign-in', { token }, address())
    const cookie = answer.headers.get('set-cookie') ?? ''
    const value = /__Host-wf_session=([0-9a-f]{64});/.exec(cookie)?.[1] ?? ''
    expect(value).toHaveLength(64)
    const stored = JSON.stringify([
      await rows('SELECT * FROM sessions'),
      await rows('SELECT * FROM links'),
    ])
    expect(stored).toContain(await hashToken(value))
    expect(stored).not.toContain(value)
    expect(stored).not.toContain(token)
  })
})

test('200 tries at once from one address: exactly the limit is answered, the others wait', async () => {
  const { tries: most } = TRY_LIMITS.signIn
  const from = address()
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => postJson('/api/sign-in', { token: newToken() }, from)),
  )
  const counted = (status: number) => answers.filter((answer) => answer.status === status).length
  expect([counted(401), counted(429)]).toEqual([most, 200 - most])
  const waiting = answers.find(({ status }) => status === 429)
  expect(Number(waiting?.headers.get('retry-after'))).toBeGreaterThan(60)
  expect((await postJson('/api/sign-in', { token: newToken() }, address())).status).toBe(401)
})

test('only Cloudflare tells the address: other headers do not buy more tries', async () => {
  const from = crypto.randomUUID()
  const answers = await Promise.all(
    Array.from({ length: TRY_LIMITS.signIn.tries + 5 }, (_, index) =>
      postJson(
        '/api/sign-in',
        { token: newToken() },
        { headers: { 'cf-connecting-ip': from, 'x-forwarded-for': `10.0.0.${index}` } },
      ),
    ),
  )
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
})

describe('sessions', () => {
  test('are listed with their device, and each can be ended by its own person only', async () => {
    const site = await makeTenant()
    const { userId, headers, id } = await makeMember(site, 'agent')
    const other = await openSession(site, userId)
    const browser = asBrowser(headers.cookie)
    const list = async () =>
      (await (await browser('/api/account/sessions')).json<SessionList>()).sessions
    const listed = new Map((await list()).map((session) => [session.id, session.current]))
    expect(listed).toEqual(
      new Map([
        [id, true],
        [other.id, false],
      ]),
    )
    expect((await list())[0]?.device).toBe('Firefox, Linux')
    await browser(`/api/account/sessions/${other.id}`, { method: 'DELETE' })
    expect((await fetchWorker('/api/session', other)).status).toBe(401)
    await openSession(site, userId)
    await browser('/api/account/sessions', { method: 'DELETE' })
    expect((await list()).map((session) => session.id)).toEqual([id])
  })

  test('of a browser end when it signs in anew', async () => {
    const site = await makeTenant()
    const person = await makePerson(site)
    const before = await openSession(site, person.id)
    const body = JSON.stringify({ token: await makeToken(person.email) })
    const again = await asBrowser(before.headers.cookie)('/api/sign-in', { method: 'POST', body })
    expect(again.status).toBe(204)
    expect((await fetchWorker('/api/session', before)).status).toBe(401)
  })

  test('of a person end when their role changes or they leave', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const kim = await makeMember(site, 'manager')
    const change = { method: 'PATCH', body: JSON.stringify({ role: 'viewer' }) }
    await owner(`/api/users/${kim.userId}`, change)
    expect((await fetchWorker('/api/session', kim)).status).toBe(401)
    const again = await openSession(site, kim.userId)
    expect((await fetchWorker('/api/session', again)).status).toBe(200)
    // With a passkey the account is there without a site, too.
    await makePasskey(kim.userId)
    await owner(`/api/users/${kim.userId}`, { method: 'DELETE' })
    expect((await fetchWorker('/api/session', again)).status).toBe(401)
    const later = await openSession(site, kim.userId)
    expect(await (await fetchWorker('/api/session', later)).json()).toMatchObject({
      site: null,
      permissions: [],
    })
    expect((await fetchWorker('/api/journeys', later)).status).toBe(403)
  })

  test('end after seven days without use and thirty in all', async () => {
    const site = await makeTenant()
    const { headers, id } = await makeMember(site, 'agent')
    const set = (column: string, days: number) =>
      env.DB.prepare(`UPDATE sessions SET ${column} = ?1 WHERE id = ?2`)
        .bind(Date.now() + days * 86_400_000, id)
        .run()
    const status = async () => (await fetchWorker('/api/session', { headers })).status
    await set('seen_at', -6)
    expect(await status()).toBe(200)
    await set('seen_at', -7.1)
    expect(await status()).toBe(401)
    await set('seen_at', 0)
    await set('expires_at', -0.001)
    expect(await status()).toBe(401)
  })

  test('turn to another of the own sites, and a tab of the first is told', async () => {
    const [first, second] = [await makeTenant(), await makeTenant()]
    const { userId, headers } = await makeMember(first, 'viewer')
    const user = { id: userId, name: 'Ada' }
    await addMember(inDirectory(second), { user, role: 'owner', comments: true })
    const browser = asBrowser(headers.cookie)
    const choose = (key: string) =>
      browser('/api/session/site', { method: 'PUT', body: JSON.stringify({ key }) })
    expect((await choose(second.key)).status).toBe(204)
    expect(await (await browser('/api/session')).json()).toMatchObject({
      site: { key: second.key },
      role: 'owner',
      sites: [{ key: first.key }, { key: second.key }],
    })
    const shown = { headers: { 'x-wayfelt-site': first.key } }
    const stale = await browser('/api/journeys', shown)
    expect([stale.status, await stale.json()]).toMatchObject([409, { code: 'site_changed' }])
  })
})

describe('a call from elsewhere', () => {
  test.each([
    ['a form of another page', { 'content-type': 'text/plain' }, 415],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an unknown origin', { origin: 'null' }, 403],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site, as the browser says', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s changes nothing', async (_, headers, status) => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const body = JSON.stringify({ name: 'Hijacked' })
    const answer = await owner('/api/site', { method: 'PATCH', body, headers })
    expect(answer.status).toBe(status)
    expect(await (await owner('/api/site')).json()).toMatchObject({ name: 'Test shop' })
  })

  test('is never allowed to read: no answer of the API names an origin', async () => {
    const owner = await signIn(await makeTenant())
    const answer = await owner('/api/site', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const asked = await fetchWorker('/api/site', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' },
    })
    expect(asked.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('the only owner cannot leave or step down', async () => {
  const site = await makeTenant()
  const { userId, headers } = await makeMember(site, 'owner')
  const browser = asBrowser(headers.cookie)
  const change = { method: 'PATCH', body: JSON.stringify({ role: 'viewer' }) }
  expect((await browser(`/api/users/${userId}`, change)).status).toBe(409)
  expect((await browser(`/api/users/${userId}`, { method: 'DELETE' })).status).toBe(409)
  await makeMember(site, 'owner')
  expect((await browser(`/api/users/${userId}`, { method: 'DELETE' })).status).toBe(204)
})

test('of two owners who leave at the same moment, one stays', async () => {
  const site = await makeTenant()
  const owners = [await makeMember(site, 'owner'), await makeMember(site, 'owner')]
  const answers = await Promise.all(
    owners.map(({ userId, headers }) =>
      fetchWorker(`/api/users/${userId}`, { method: 'DELETE', headers }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect([statuses.filter((status) => status === 204), new Set(statuses)]).toEqual([
    [204],
    new Set([204, 409]),
  ])
})
