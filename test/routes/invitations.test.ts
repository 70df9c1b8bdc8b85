import { describe, expect, test } from 'vitest'
import type { Session } from '#contract/accounts/accounts.ts'
import type { InvitationReceipt, UserList } from '#contract/site/team.ts'
import { asBrowser, fetchWorker, makePerson, postJson, signIn } from '#test/support/calls.ts'
import { makeTenant, openSession } from '#test/support/world.ts'

const address = () => ({ headers: { 'cf-connecting-ip': crypto.randomUUID() } })

describe('an invitation', () => {
  test('makes the account, lets it onto the one site with the one role, and works once', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const made = await owner('/api/invitations', {
      method: 'POST',
      body: JSON.stringify({ email: 'New@People.example ', role: 'viewer' }),
    })
    expect(made.status).toBe(201)
    const { link, invitation, mailed } = await made.json<InvitationReceipt>()
    expect([invitation.email, mailed]).toEqual(['new@people.example', false])
    expect(link).toMatch(/^https:\/\/wayfelt\.example\/sign-in#[0-9a-f]{64}$/)
    const token = link?.split('#')[1]
    const answer = await postJson('/api/sign-in', { token }, address())
    const browser = asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(await (await browser('/api/session')).json()).toMatchObject({
      site: { key: site.key },
      role: 'viewer',
      permissions: ['figures:read'],
    })
    expect((await postJson('/api/sign-in', { token }, address())).status).toBe(401)
    const { users } = await (await owner('/api/users')).json<UserList>()
    expect(users.map(({ email, role }) => [email, role])).toContainEqual([
      'new@people.example',
      'viewer',
    ])
  })

  test('never opens an account that is there already: whoever invites holds the link as well', async () => {
    const [own, other] = [await makeTenant(), await makeTenant()]
    const victim = await makePerson(other, { email: 'victim@people.example' })
    const owner = await signIn(own)
    const body = JSON.stringify({ email: victim.email, role: 'viewer' })
    const invited = async () => {
      const made = await owner('/api/invitations', { method: 'POST', body })
      return (await made.json<InvitationReceipt>()).link?.split('#')[1]
    }
    const elsewhere = await openSession(other, victim.id)
    const self = asBrowser((await openSession(other, victim.id)).headers.cookie)
    const token = JSON.stringify({ token: await invited() })
    const answer = await self('/api/sign-in', { method: 'POST', body: token })
    expect(answer.status).toBe(204)
    const browser = asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(await (await browser('/api/session')).json()).toMatchObject({
      user: { id: victim.id },
      site: { key: own.key },
      sites: [{ key: own.key }, { key: other.key }],
    })
    expect((await fetchWorker('/api/session', elsewhere)).status).toBe(401)

    await owner(`/api/users/${victim.id}`, { method: 'DELETE' })
    const stolen = await postJson('/api/sign-in', { token: await invited() }, address())
    const thief = asBrowser(stolen.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(await (await thief('/api/session')).json()).toMatchObject({ sites: [{ key: own.key }] })
    expect((await (await thief('/api/session')).json<Session>()).user.id).not.toBe(victim.id)
  })

  test('to somebody who belongs to the site is refused, and a new one replaces the old', async () => {
    const site = await makeTenant()
    const owner = await signIn(site, { email: 'boss@people.example' })
    const invite = (email: string) =>
      owner('/api/invitations', { method: 'POST', body: JSON.stringify({ email, role: 'agent' }) })
    expect((await invite('boss@people.example')).status).toBe(409)
    const first = await (await invite('kim@people.example')).json<InvitationReceipt>()
    const second = await (await invite('kim@people.example')).json<InvitationReceipt>()
    const use = async ({ link }: InvitationReceipt) =>
      (await postJson('/api/sign-in', { token: link?.split('#')[1] }, address())).status
    expect([await use(first), await use(second)]).toEqual([401, 204])
  })
})
