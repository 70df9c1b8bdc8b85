import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { FACTOR_MINUTES } from '#contract/rights.ts'
import { asBrowser, fetchWorker, makePerson } from '#test/support/calls.ts'
import { sessionOf, type Browser } from '#test/support/invited.ts'
import { addPasskey, answerOf } from '#test/support/passkeys.ts'
import { makeMember, makeSecretKey, makeTenant, openSession } from '#test/support/world.ts'

/* M5 of the attack: a session that lies open, and what it may do by itself. */

async function age(sessionId: string, minutes: number) {
  await env.DB.prepare('UPDATE sessions SET factor_at = ?1 WHERE id = ?2')
    .bind(Date.now() - minutes * 60_000, sessionId)
    .run()
}

async function makeOwner() {
  const site = await makeTenant()
  const person = await makePerson(site)
  const { id, headers } = await openSession(site, person.id)
  return { site, person, id, browser: asBrowser(headers.cookie) }
}

async function codeOf(browser: Browser, [method = '', path = '']: string[], body: unknown) {
  const answer = await browser(path, { method, body: JSON.stringify(body) })
  const told = answer.status === 204 ? {} : await answer.json<{ code?: string }>()
  return [answer.status, told.code]
}

const share = { name: 'Board', journeys: ['shopping'] }
const subject = { kind: 'order', value: 'ZS-1001' }
const endpoint = {
  kind: 'webhook',
  name: 'Shop',
  url: 'https://outside.example/x',
  topics: ['answer.created'],
}
const invitation = { email: 'new@people.example', role: 'owner' }

describe('M5: a session without a fresh factor', () => {
  test.each([
    ['POST /api/account/passkeys/options', {}],
    ['POST /api/account/passkeys', {}],
    ['DELETE /api/account/passkeys/x', {}],
    ['DELETE /api/account', { email: 'x@people.example' }],
    ['DELETE /api/site', { name: 'x' }],
    ['POST /api/keys', { kind: 'publishable', name: 'Blog' }],
    ['POST /api/signing-keys', {}],
    ['POST /api/shares', share],
    ['POST /api/endpoints', endpoint],
    ['POST /api/endpoints/import', { endpoints: [endpoint] }],
    ['PATCH /api/endpoints/nobody', { url: endpoint.url }],
    ['POST /api/endpoints/nobody/rotate', {}],
    ['POST /api/privacy/erasures', { subject }],
    ['POST /api/invitations', invitation],
  ])('M5: does not do %s', async (route, body) => {
    const { id, browser } = await makeOwner()
    await age(id, FACTOR_MINUTES + 0.1)
    expect(await codeOf(browser, route.split(' '), body)).toEqual([403, 'factor_needed'])
    await age(id, FACTOR_MINUTES - 0.5)
    expect((await codeOf(browser, route.split(' '), body))[1]).not.toBe('factor_needed')
  })

  test('M5: makes nobody an owner and takes none off, but changes others', async () => {
    const { site, id, browser } = await makeOwner()
    const [owner, agent] = [await makeMember(site, 'owner'), await makeMember(site, 'agent')]
    await age(id, 60)
    const change = (who: string, role: string) =>
      codeOf(browser, ['PATCH', `/api/users/${who}`], { role })
    expect(await change(agent.userId, 'owner')).toEqual([403, 'factor_needed'])
    expect(await change(owner.userId, 'viewer')).toEqual([403, 'factor_needed'])
    const removed = await codeOf(browser, ['DELETE', `/api/users/${owner.userId}`], {})
    expect(removed).toEqual([403, 'factor_needed'])
    expect(await change(agent.userId, 'viewer')).toEqual([204, undefined])
  })

  test('M5: has one again when its own person shows a passkey, and by nobody else’s', async () => {
    const { person, id, browser } = await makeOwner()
    const device = await addPasskey(browser)
    const other = await makeOwner()
    const foreign = await addPasskey(other.browser)
    await age(id, 60)
    const prove = async (body: unknown) =>
      await codeOf(browser, ['POST', '/api/session/factor'], body)
    const response = await answerOf(foreign, other.person.id)
    expect(await prove({ response })).toEqual([403, 'forbidden'])
    expect(await codeOf(browser, ['POST', '/api/shares'], share)).toEqual([403, 'factor_needed'])
    const own = { response: await answerOf(device, person.id) }
    expect(await prove(own)).toEqual([204, undefined])
    expect(await codeOf(browser, ['POST', '/api/shares'], share)).toEqual([201, undefined])
    await age(id, 60)
    expect(await prove(own)).toEqual([403, 'forbidden'])
    expect((await sessionOf(browser)).user.id).toBe(person.id)
  })

  test('M5: is of before it was noted: it is asked, too', async () => {
    const { id, browser } = await makeOwner()
    await env.DB.prepare('UPDATE sessions SET factor_at = 0 WHERE id = ?').bind(id).run()
    expect(await codeOf(browser, ['POST', '/api/signing-keys'], {})).toEqual([403, 'factor_needed'])
  })

  test('M5: a program shows its key with each call, and is not asked', async () => {
    const { headers } = await makeSecretKey(await makeTenant(), ['privacy:manage'])
    const init = { method: 'POST', headers, body: JSON.stringify({ subject }) }
    expect((await fetchWorker('/api/privacy/erasures', init)).status).toBe(201)
  })
})
