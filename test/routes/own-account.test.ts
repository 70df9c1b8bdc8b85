import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import type { SessionList } from '#contract/accounts/accounts.ts'
import type { ShareReceipt } from '#contract/site/shares.ts'
import { asBrowser, makePerson, postJson, signIn } from '#test/support/calls.ts'
import {
  browserOf,
  invite,
  newAddress,
  openLink,
  sessionOf,
  type Browser,
} from '#test/support/invited.ts'
import { makePasskey, makeTenant, openSession } from '#test/support/world.ts'

/* M9 of the attack: what somebody may do about their own account. */

const end = (browser: Browser, email: string) =>
  browser('/api/account', { method: 'DELETE', body: JSON.stringify({ email }) })

describe('M9: an account', () => {
  test('M9: is deleted by its person, with its passkeys and browsers, and the logs of its sites tell', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { id, email } = await makePerson(site, { role: 'agent' })
    await makePasskey(id)
    const browser = asBrowser((await openSession(site, id)).headers.cookie)
    const other = asBrowser((await openSession(site, id)).headers.cookie)
    expect((await end(browser, 'another@people.example')).status).toBe(422)
    expect((await end(browser, email)).status).toBe(204)
    expect((await other('/api/session')).status).toBe(401)
    for (const table of ['users WHERE id', 'members WHERE user_id', 'passkeys WHERE user_id'])
      expect(await env.DB.prepare(`SELECT 1 FROM ${table} = ?`).bind(id).first()).toBeNull()
    const { entries } = await (await owner('/api/audit?limit=1')).json<AuditPage>()
    expect(entries).toMatchObject([
      { action: 'account.deleted', target: id, actor: { name: 'Ada' } },
    ])
  })

  test('M9: takes its share links and open invitations along, and nobody else’s', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { id, email } = await makePerson(site)
    const browser = asBrowser((await openSession(site, id)).headers.cookie)
    const share = { name: 'Board', journeys: ['shopping'] }
    const make = async (by: Browser) => {
      const made = await by('/api/shares', { method: 'POST', body: JSON.stringify(share) })
      const slug = (await made.json<ShareReceipt>()).link.split('#')[1]
      const opened = await postJson('/api/shared/open', { slug })
      return { token: await invite(by, newAddress()), guest: browserOf(opened) }
    }
    const [gone, kept] = [await make(browser), await make(owner)]
    expect((await end(browser, email)).status).toBe(204)
    const status = async ({ token, guest }: typeof gone) => [
      (await guest('/api/shared')).status,
      (await openLink(token)).status,
    ]
    expect([await status(gone), await status(kept)]).toEqual([
      [401, 401],
      [200, 204],
    ])
  })

  test('M9: of the only owner of a site stays', async () => {
    const site = await makeTenant()
    const { id, email } = await makePerson(site)
    const browser = asBrowser((await openSession(site, id)).headers.cookie)
    expect((await end(browser, email)).status).toBe(409)
    expect((await sessionOf(browser)).user.id).toBe(id)
    await makePerson(site)
    expect((await end(browser, email)).status).toBe(204)
  })

  test('M9: without a site is renamed, and its other browsers and passkeys are ended', async () => {
    const site = await makeTenant()
    const { id } = await makePerson(site, { role: 'viewer' })
    const passkey = await makePasskey(id)
    await (
      await signIn(site)
    )(`/api/users/${id}`, { method: 'DELETE' })
    const browser = asBrowser((await openSession(site, id)).headers.cookie)
    const others = [await openSession(site, id), await openSession(site, id)] as const
    expect((await sessionOf(browser)).site).toBeNull()
    const rename = { method: 'PATCH', body: JSON.stringify({ name: 'Grace' }) }
    expect((await browser('/api/account', rename)).status).toBe(204)
    expect((await sessionOf(browser)).user.name).toBe('Grace')
    const revoke = (path: string) => browser(path, { method: 'DELETE' })
    expect((await revoke(`/api/account/sessions/${others[0].id}`)).status).toBe(204)
    expect((await revoke('/api/account/sessions')).status).toBe(204)
    const list = await (await browser('/api/account/sessions')).json<SessionList>()
    expect(list.sessions).toHaveLength(1)
    expect((await revoke(`/api/account/passkeys/${passkey}`)).status).toBe(204)
  })
})
