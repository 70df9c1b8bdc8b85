import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Session, SignInWays } from '#contract/accounts/accounts.ts'
import { TRY_LIMITS } from '#worker/http/limits.ts'
import { makePostOffice } from '#test/support/mailed.ts'

/* The first owner of a deployment comes in by a code that its deployer chose, without a terminal. */

const CODE = 'seven green parcels'
const OWNER = {
  email: 'ada@people.example',
  name: 'Ada',
  site: { name: 'Sklep', timezone: 'Europe/Warsaw' },
}

/** A deployment with this code, or none. */
function deployed(WAYFELT_SETUP?: string) {
  const { fetchMailing } = makePostOffice(WAYFELT_SETUP === undefined ? {} : { WAYFELT_SETUP })
  return {
    setUp: (body: object) =>
      fetchMailing('/api/set-up', { method: 'POST', body: JSON.stringify({ ...OWNER, ...body }) }),
    ways: async () => (await fetchMailing('/api/sign-in')).json<SignInWays>(),
    fetch: fetchMailing,
  }
}

const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')

/* In this order: what is refused, and then what makes the owner. */

test.each([
  [undefined, 'missing'],
  ['', 'missing'],
  ['   ', 'missing'],
  ['fifteen letters', 'short'],
  [` ${CODE}\n`, 'ready'],
])('the sign-in page is told what to do before there is an owner: %j', async (code, state) => {
  expect((await deployed(code).ways()).setUp).toBe(state)
})

test.each([
  ['no code was chosen', undefined, ''],
  ['the code is too short to be one', 'short', 'short'],
  ['it is another code', CODE, 'seven green parcel'],
  ['it is empty', CODE, ''],
  ['it has another case', CODE, CODE.toUpperCase()],
])('nobody comes in where %s', async (_why, chosen, code) => {
  const answer = await deployed(chosen).setUp({ code })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'invalid', fields: [{ field: 'code' }] })
  expect([await count('users'), await count('links')]).toEqual([0, 0])
})

test('a code beside a token, or neither, is no proof', async () => {
  const { setUp } = deployed(CODE)
  expect((await setUp({ code: CODE, token: 'a'.repeat(64) })).status).toBe(422)
  expect((await setUp({})).status).toBe(422)
  expect(await count('users')).toBe(0)
})

test('codes are not tried out: an address has a few tries', async () => {
  const { fetch } = deployed(CODE)
  const statuses = new Set<number>()
  for (let tries = 0; tries <= TRY_LIMITS.signIn.tries; tries += 1) {
    const headers = { 'cf-connecting-ip': '203.0.113.9' }
    const body = JSON.stringify({ ...OWNER, code: `guess number ${tries} of many` })
    statuses.add((await fetch('/api/set-up', { method: 'POST', body, headers })).status)
  }
  expect(statuses).toEqual(new Set([422, 429]))
})

test('of ten who use the code at once one becomes the owner, and is signed in', async () => {
  const { setUp, ways, fetch } = deployed(CODE)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => setUp({ code: ` ${CODE} `, email: `o${n}@shop.example` })),
  )
  const [made, ...others] = answers.filter(({ status }) => status === 204)
  expect(others).toEqual([])
  expect([
    await count('sites WHERE ended_at IS NULL'),
    await count('members'),
    await count('users'),
  ]).toEqual([1, 1, 1])
  const cookie = made?.headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = await fetch('/api/session', { headers: { cookie } })
  expect(await session.json<Session>()).toMatchObject({ role: 'owner', site: { name: 'Sklep' } })
  expect((await ways()).setUp).toBe('done')
})

test('a code works once, also where the owner is gone with the last site', async () => {
  await env.DB.batch([
    env.DB.prepare('UPDATE sites SET ended_at = 1'),
    env.DB.prepare('DELETE FROM members'),
  ])
  expect((await deployed(CODE).ways()).setUp).toBe('ready')
  expect((await deployed(CODE).setUp({ code: CODE })).status).toBe(422)
  expect(await count('members')).toBe(0)
  const another = 'eight yellow parcels'
  expect((await deployed(another).setUp({ code: another })).status).toBe(204)
})

test('what is kept of a code opens nothing as the token of a link', async () => {
  const { results } = await env.DB.prepare('SELECT token_hash FROM links').all<{
    token_hash: string
  }>()
  expect(results).toHaveLength(2)
  await env.DB.batch([
    env.DB.prepare('UPDATE sites SET ended_at = 1'),
    env.DB.prepare('DELETE FROM members'),
  ])
  for (const { token_hash: token } of results)
    expect((await deployed(CODE).setUp({ token })).status).toBe(401)
})
