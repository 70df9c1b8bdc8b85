import { env } from 'cloudflare:workers'
import { base64url } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import type { PasskeyList } from '#contract/accounts/accounts.ts'
import { Authenticator, type Ceremony } from '#test/support/authenticator.ts'
import { asBrowser, makePerson, postJson, signInAs } from '#test/support/calls.ts'
import { makeSite } from '#test/support/site-factory.ts'

const PARTY = { origin: 'https://wayfelt.example', rpId: 'wayfelt.example' }
type Browser = ReturnType<typeof asBrowser>
type Presented = Awaited<ReturnType<Authenticator['get']>>

afterEach(() => {
  vi.useRealTimers()
})

/** A person with a browser that is signed in. */
async function makeLogin() {
  const site = await makeSite()
  const user = await makePerson(site)
  return { site, user, browser: await signInAs(user.email) }
}

async function challengeToAdd(browser: Browser): Promise<string> {
  const answer = await browser('/api/account/passkeys/options', { method: 'POST' })
  expect(answer.status).toBe(200)
  return (await answer.json<{ challenge: string }>()).challenge
}

function post(browser: Browser, body: unknown) {
  return browser('/api/account/passkeys', { method: 'POST', body: JSON.stringify(body) })
}

/** Adds a passkey as the account page does. */
async function add(browser: Browser, device = new Authenticator(), more: Partial<Ceremony> = {}) {
  const challenge = await challengeToAdd(browser)
  const response = await device.create({ ...PARTY, challenge, ...more })
  return { device, response, answer: await post(browser, { name: 'Laptop', response }) }
}

/** Each test file has one address only as long as it does not say otherwise. */
const anywhere = () => ({
  'cf-connecting-ip': crypto.randomUUID(),
  'cf-ray': 'same-request-id',
})

async function challengeToSignIn(): Promise<string> {
  const answer = await postJson('/api/sign-in/passkey/options', {}, { headers: anywhere() })
  expect(answer.status).toBe(200)
  return (await answer.json<{ challenge: string }>()).challenge
}

function present(response: unknown) {
  return postJson('/api/sign-in/passkey', { response }, { headers: anywhere() })
}

async function signInWith(device: Authenticator, userId: string, more: Partial<Ceremony> = {}) {
  const challenge = await challengeToSignIn()
  return await present(await device.get({ ...PARTY, challenge, ...more }, userId))
}

function browserOf(answer: Response): Browser {
  return asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
}

async function list(browser: Browser) {
  return (await (await browser('/api/account/passkeys')).json<PasskeyList>()).passkeys
}

async function auditOf(siteId: number) {
  const { results } = await env.DB.prepare(
    `SELECT action, target, details ->> 'name' AS name FROM directory_log
    WHERE site_id = ? AND action LIKE 'passkey.%'`,
  )
    .bind(siteId)
    .all()
  return results
}

test('a passkey is added, listed, renamed, used to sign in and removed, and the log tells', async () => {
  const { site, user, browser } = await makeLogin()
  const { device, answer } = await add(browser)
  expect(answer.status).toBe(201)
  const added = { id: device.id, name: 'Laptop', createdAt: expect.any(Number), backedUp: false }
  expect(await answer.json()).toEqual({ ...added, usedAt: null })
  expect(await list(browser)).toEqual([{ ...added, usedAt: null }])

  const path = `/api/account/passkeys/${device.id}`
  const renamed = await browser(path, { method: 'PATCH', body: '{"name":" Phone "}' })
  expect(renamed.status).toBe(204)

  const entered = await signInWith(device, user.id)
  expect(entered.status).toBe(204)
  const other = browserOf(entered)
  expect(await (await other('/api/session')).json()).toMatchObject({ user: { id: user.id } })
  expect(await list(other)).toEqual([{ ...added, name: 'Phone', usedAt: expect.any(Number) }])
  const { sessions } = await (await other('/api/account/sessions')).json<{ sessions: unknown[] }>()
  expect(sessions).toContainEqual(expect.objectContaining({ way: 'passkey', current: true }))

  expect((await other(path, { method: 'DELETE' })).status).toBe(204)
  expect(await list(other)).toEqual([])
  expect((await signInWith(device, user.id)).status).toBe(401)
  expect(await auditOf(site.db.siteId)).toEqual(
    [
      ['added', 'Laptop'],
      ['renamed', 'Phone'],
      ['removed', 'Phone'],
    ].map(([what, name]) => ({ action: `passkey.${what}`, target: device.id, name })),
  )
})

test('the browser is asked for a passkey that needs no name, with its owner verified, and none twice', async () => {
  const { user, browser } = await makeLogin()
  const { device } = await add(browser)
  const create = await browser('/api/account/passkeys/options', { method: 'POST' })
  expect(await create.json()).toMatchObject({
    rp: { id: PARTY.rpId, name: 'Wayfelt' },
    user: { id: base64url.encode(user.id), name: user.email, displayName: user.name },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: [{ id: device.id, transports: ['internal', 'hybrid'] }],
    timeout: 300_000,
  })
  const get = await postJson('/api/sign-in/passkey/options', {}, { headers: anywhere() })
  expect(await get.json()).toMatchObject({
    rpId: PARTY.rpId,
    allowCredentials: [],
    userVerification: 'required',
    timeout: 300_000,
  })
})

test('adding and removing a passkey end all other sessions of the person, and of nobody else', async () => {
  const { site, user, browser } = await makeLogin()
  const stranger = await signInAs((await makePerson(site)).email)
  const before = await signInAs(user.email)
  const { device } = await add(browser)
  expect((await before('/api/session')).status).toBe(401)
  const between = await signInAs(user.email)
  await browser(`/api/account/passkeys/${device.id}`, { method: 'DELETE' })
  expect((await between('/api/session')).status).toBe(401)
  expect((await browser('/api/session')).status).toBe(200)
  expect((await stranger('/api/session')).status).toBe(200)
})

test("another person's passkey is as unknown as none: it cannot be renamed, removed or added again", async () => {
  const { browser } = await makeLogin()
  const other = await makeLogin()
  const { device } = await add(browser)
  const headers = { 'cf-ray': 'same-request-id' }
  for (const init of [{ method: 'PATCH', body: '{"name":"Mine"}' }, { method: 'DELETE' }]) {
    const answers = await Promise.all(
      [device.id, new Authenticator().id].map((id) =>
        other.browser(`/api/account/passkeys/${id}`, { ...init, headers }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const [foreign, unknown] = await Promise.all(answers.map((answer) => answer.text()))
    expect(foreign).toBe(unknown)
  }
  expect(await list(browser)).toMatchObject([{ id: device.id, name: 'Laptop' }])
  expect((await add(other.browser, device)).answer.status).toBe(409)
  expect(await list(other.browser)).toEqual([])
})

test('a new passkey that answers no open challenge of this account and origin is refused', async () => {
  const { browser } = await makeLogin()
  const other = await makeLogin()
  const device = new Authenticator()
  const used = await add(browser, new Authenticator())
  const createFor = async (more: Partial<Ceremony>) => {
    const challenge = await challengeToAdd(browser)
    return await device.create({ ...PARTY, challenge, ...more })
  }
  const refused = [
    used.response,
    await createFor({ challenge: base64url.encode('made up') }),
    await createFor({ challenge: await challengeToAdd(other.browser) }),
    await createFor({ challenge: await challengeToSignIn() }),
    await createFor({ origin: 'https://evil.example' }),
    await createFor({ origin: 'http://wayfelt.example' }),
    await createFor({ rpId: 'evil.example' }),
    await createFor({ verified: false }),
    await device.get({ ...PARTY, challenge: await challengeToAdd(browser) }, 'x').then((got) => ({
      ...got,
      response: { ...got.response, attestationObject: 'oA' },
    })),
  ]
  for (const response of refused)
    expect((await post(browser, { name: 'Laptop', response })).status).toBe(422)
  expect(await list(browser)).toHaveLength(1)
  expect((await add(browser, device)).answer.status).toBe(201)
})

test.each([
  [
    'packed',
    new Map<string, unknown>([
      ['x5c', [new Uint8Array([48, 0])]],
      ['alg', -7],
    ]),
  ],
  ['fido-u2f', new Map<string, unknown>([['sig', new Uint8Array(70)]])],
  ['of-tomorrow', new Map<string, unknown>()],
])('a device that tells about its maker unasked is taken like any other: %s', async (...told) => {
  const { user, browser } = await makeLogin()
  const { device, answer } = await add(browser, undefined, { attestation: told })
  expect(answer.status).toBe(201)
  expect((await signInWith(device, user.id)).status).toBe(204)
})

test('every failed sign-in answers the same 401, whatever was wrong', async () => {
  const { user, browser } = await makeLogin()
  const { device } = await add(browser)
  const other = await makeLogin()
  const getFor = async (more: Partial<Ceremony> = {}, who = device, userId = user.id) =>
    await who.get({ ...PARTY, challenge: await challengeToSignIn(), ...more }, userId)
  const forged = async (change: (response: Presented['response']) => object) => {
    const got = await getFor()
    return { ...got, response: { ...got.response, ...change(got.response) } }
  }
  const replayed = await getFor()
  expect((await present(replayed)).status).toBe(204)
  const stranger = await new Authenticator().get(
    { ...PARTY, challenge: await challengeToSignIn() },
    user.id,
  )
  const refused = [
    replayed,
    await getFor({}, new Authenticator()),
    { ...stranger, id: device.id, rawId: device.id },
    await getFor({ challenge: base64url.encode('made up') }),
    await getFor({ challenge: await challengeToAdd(browser) }),
    await getFor({ origin: 'https://evil.example' }),
    await getFor({ origin: 'http://wayfelt.example' }),
    await getFor({ rpId: 'evil.example' }),
    await getFor({ verified: false }),
    await getFor({}, device, other.user.id),
    await forged(() => ({ signature: base64url.encode('no signature') })),
    await forged(() => ({ authenticatorData: 'AAAA' })),
    await forged(() => ({ clientDataJSON: base64url.encode('null') })),
    await forged(() => ({ clientDataJSON: base64url.encode('{') })),
    await forged(() => ({ clientDataJSON: 'A' })),
  ]
  const bodies = new Set<string>()
  for (const response of refused) {
    const answer = await present(response)
    expect(answer.status).toBe(401)
    expect(answer.headers.has('set-cookie')).toBe(false)
    bodies.add(await answer.text())
  }
  expect(bodies.size).toBe(1)
})

test('a challenge is over after five minutes, for signing in as for adding', async () => {
  const { user, browser } = await makeLogin()
  const { device } = await add(browser)
  const toAdd = await challengeToAdd(browser)
  const onTime = await challengeToSignIn()
  const late = await challengeToSignIn()
  const start = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: start + 4 * 60_000 })
  expect((await present(await device.get({ ...PARTY, challenge: onTime }, user.id))).status).toBe(
    204,
  )
  vi.setSystemTime(start + 5 * 60_000 + 1000)
  expect((await present(await device.get({ ...PARTY, challenge: late }, user.id))).status).toBe(401)
  const response = await new Authenticator().create({ ...PARTY, challenge: toAdd })
  expect((await post(browser, { name: 'Phone', response })).status).toBe(422)
})

test('one answer sent twenty times at once signs in once', async () => {
  const { user, browser } = await makeLogin()
  const { device } = await add(browser)
  const response = await device.get({ ...PARTY, challenge: await challengeToSignIn() }, user.id)
  const answers = await Promise.all(Array.from({ length: 20 }, () => present(response)))
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(19)
})

test('a counter that does not grow betrays a copied passkey', async () => {
  const { user, browser } = await makeLogin()
  const { device } = await add(browser, new Authenticator(), { counter: 5 })
  const statuses = []
  for (const counter of [6, 6, 5, 0, 7])
    statuses.push((await signInWith(device, user.id, { counter })).status)
  expect(statuses).toEqual([204, 401, 401, 401, 204])
  const shown = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const challenge = await challengeToSignIn()
      return await device.get({ ...PARTY, challenge, counter: 8 }, user.id)
    }),
  )
  const copies = await Promise.all(shown.map(present))
  expect(copies.filter(({ status }) => status === 204)).toHaveLength(1)
})

test('nobody may have more than twenty passkeys', async () => {
  const { browser } = await makeLogin()
  const opened = await challengeToAdd(browser)
  for (let made = 0; made < 20; made++) expect((await add(browser)).answer.status).toBe(201)
  const asked = await browser('/api/account/passkeys/options', { method: 'POST' })
  expect(asked.status).toBe(409)
  const response = await new Authenticator().create({ ...PARTY, challenge: opened })
  expect((await post(browser, { name: 'Laptop', response })).status).toBe(409)
})

test('passkeys are for signed-in people, and for bodies of the right shape', async () => {
  const { browser } = await makeLogin()
  const nobody = asBrowser('')
  for (const [path, method] of [
    ['', 'GET'],
    ['', 'POST'],
    ['/options', 'POST'],
    ['/x', 'PATCH'],
    ['/x', 'DELETE'],
  ] as const)
    expect((await nobody(`/api/account/passkeys${path}`, { method })).status).toBe(401)

  const challenge = await challengeToAdd(browser)
  const response = await new Authenticator().create({ ...PARTY, challenge })
  const shapes: [number, unknown][] = [
    [422, {}],
    [422, { name: 'Laptop' }],
    [422, { name: ' ', response }],
    [422, { name: 'x'.repeat(61), response }],
    [422, { name: 'Laptop', response, more: 1 }],
    [422, { name: 'Laptop', response: { ...response, id: 'not base64url!' } }],
    [422, { name: 'Laptop', response: { ...response, id: 'A'.repeat(1365) } }],
    [422, { name: 'Laptop', response: { ...response, type: 'password' } }],
    [413, { name: 'Laptop', response: { ...response, more: 'x'.repeat(16_384) } }],
  ]
  for (const [status, body] of shapes) expect((await post(browser, body)).status).toBe(status)
  expect((await present({ id: 'x' })).status).toBe(422)
  // What a newer browser adds to its own words is no reason to lock anybody out.
  const newer = { ...response, more: 1, response: { ...response.response, more: [1] } }
  expect((await post(browser, { name: 'Laptop', response: newer })).status).toBe(201)
})
