import { describe, expect, test } from 'vitest'
import type { LinkView } from '#contract/accounts/accounts.ts'
import { makePerson, makeToken, postJson, signIn } from '#test/support/calls.ts'
import { browserOf, invite, newAddress, openLink, sessionOf } from '#test/support/invited.ts'
import { makePostOffice, tokenIn } from '#test/support/mailed.ts'
import { makeMember, makeTenant } from '#test/support/world.ts'

/* M3 of the attack: a link that somebody else sent, and programs that open mails. */

async function look(token: string, headers: Record<string, string> = {}) {
  const from = { 'cf-connecting-ip': crypto.randomUUID(), ...headers }
  return await postJson('/api/sign-in/look', { token }, { headers: from })
}

describe('M3: a link', () => {
  test('M3: tells whom it signs in and where, and is not used up by that', async () => {
    const site = await makeTenant()
    const email = newAddress()
    const token = await invite(await signIn(site), email)
    for (let time = 0; time < 3; time += 1) {
      const told = await look(token)
      expect(await told.json<LinkView>()).toEqual({ email, site: 'Test shop', signedIn: null })
      expect(told.headers.has('set-cookie')).toBe(false)
    }
    expect((await openLink(token)).status).toBe(204)
    expect((await look(token)).status).toBe(401)
  })

  test('M3: tells when somebody else is signed in on this browser, and nothing when it is the same person', async () => {
    const site = await makeTenant()
    const { headers, userId } = await makeMember(site, 'agent')
    const victim = await sessionOf(
      browserOf({ headers: new Headers({ 'set-cookie': headers.cookie }) } as Response),
    )
    expect(victim.user.id).toBe(userId)
    const stranger = await makePerson(site)
    const foreign = await look(await makeToken(stranger.email), headers)
    expect(await foreign.json()).toEqual({
      email: stranger.email,
      site: null,
      signedIn: victim.user.email,
    })
    const own = await look(await makeToken(victim.user.email), headers)
    expect(await own.json()).toMatchObject({ signedIn: null })
  })
})

describe('M3: a mailed link', () => {
  async function ask(email: string, headers: Record<string, string> = {}) {
    const { mails, fetchMailing } = makePostOffice()
    const body = JSON.stringify({ email })
    const asked = await fetchMailing('/api/sign-in/link', { method: 'POST', body, headers })
    expect(asked.status).toBe(202)
    const cookie = asked.headers.get('set-cookie') ?? ''
    return {
      cookie: cookie.split(';')[0] ?? '',
      whole: cookie,
      token: tokenIn(mails[0]?.text ?? ''),
    }
  }

  test('M3: opens in the browser that asked for it and in no other, which may ask for one of its own', async () => {
    const { email } = await makePerson(await makeTenant())
    const { cookie, whole, token } = await ask(email)
    expect(whole).toMatch(
      /^__Host-wf_asked=[0-9a-f]{64}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const other = (await ask(email)).cookie
    for (const headers of [{}, { cookie: other }, { cookie: '__Host-wf_asked=x' }] as Record<
      string,
      string
    >[]) {
      const opened = await openLink(token, headers)
      expect([opened.status, await opened.json()]).toMatchObject([403, { code: 'other_browser' }])
      expect((await look(token, headers)).status).toBe(403)
    }
    expect((await openLink(token, { cookie })).status).toBe(204)
  })

  test('M3: that was asked for before still opens after another one was asked for', async () => {
    const { email } = await makePerson(await makeTenant())
    const first = await ask(email)
    const second = await ask(email, { cookie: first.cookie })
    expect(second.cookie).toBe(first.cookie)
    for (const { token } of [second, first])
      expect((await openLink(token, { cookie: first.cookie })).status).toBe(204)
  })
})
