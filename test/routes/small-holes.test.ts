import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { InvitationReceipt, UserList } from '#contract/site/team.ts'
import type { ShareReceipt } from '#contract/site/shares.ts'
import { emailSchema } from '#contract/accounts/accounts.ts'
import { LIMITS } from '#contract/words.ts'
import { TRY_LIMITS } from '#worker/http/limits.ts'
import { asBrowser, fetchWorker, makePerson, signIn } from '#test/support/calls.ts'
import { addMember } from '#test/support/accounts.ts'
import { newAddress } from '#test/support/invited.ts'
import { makePostOffice } from '#test/support/mailed.ts'
import { inDirectory, makeTenant, openSession } from '#test/support/world.ts'

/* The attack's list of low findings, as far as it concerns accounts, sessions, headers, limits and sites. */

describe('Low: every answer of the Worker', () => {
  test.each([
    '/v1/sites/wf_pk_x/config',
    '/w/wf_pk_x.js',
    '/v1/nothing',
    '/api/session',
    '/nothing',
  ])('Low: %s is taken for nothing else, and only over HTTPS from then on', async (path) => {
    const { headers } = await fetchWorker(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})

describe('Low: PUBLIC_ORIGIN', () => {
  test('Low: is where printed links lead and passkeys belong, whatever host a call names', async () => {
    const site = await makeTenant()
    const { headers } = await openSession(site, (await makePerson(site)).id)
    const { fetchMailing } = makePostOffice({
      PUBLIC_ORIGIN: 'https://feedback.shop.example',
      isDown: true,
    })
    const post = async <Told>(path: string, body: object) =>
      await (
        await fetchMailing(path, { method: 'POST', headers, body: JSON.stringify(body) })
      ).json<Told>()
    const invitation = { email: newAddress(), role: 'viewer' }
    const { link } = await post<InvitationReceipt>('/api/invitations', invitation)
    expect(link).toMatch(/^https:\/\/feedback\.shop\.example\/sign-in#/)
    const share = { name: 'Board', journeys: ['shopping'] }
    expect((await post<ShareReceipt>('/api/shares', share)).link).toMatch(
      /^https:\/\/feedback\.shop\.example\/shared#/,
    )
    const asked = await post<{ rp: { id: string } }>('/api/account/passkeys/options', {})
    expect(asked.rp.id).toBe('feedback.shop.example')
  })
})

describe('Low: a person of several sites', () => {
  async function makeTraveller() {
    const [here, there] = [await makeTenant(), await makeTenant()]
    const user = await makePerson(here, { role: 'viewer' })
    await addMember(inDirectory(there), { user, role: 'viewer', comments: false })
    return { here, there, user }
  }

  test('Low: is seen on a site only by what they do there', async () => {
    const { here, there, user } = await makeTraveller()
    await openSession(there, user.id)
    const seen = async (site: typeof here) => {
      const { users } = await (await (await signIn(site))('/api/users')).json<UserList>()
      return users.find(({ id }) => id === user.id)?.seenAt
    }
    expect([await seen(here), await seen(there)]).toEqual([null, expect.any(Number)])
  })

  test('Low: stays signed in elsewhere when one site changes what they may do', async () => {
    const { here, there, user } = await makeTraveller()
    const owner = await signIn(here)
    const [first, other] = [await openSession(here, user.id), await openSession(there, user.id)]
    const change = (role: string) =>
      owner(`/api/users/${user.id}`, { method: 'PATCH', body: JSON.stringify({ role }) })
    expect((await change('viewer')).status).toBe(204)
    const status = async ({ headers }: typeof first) =>
      (await asBrowser(headers.cookie)('/api/session')).status
    expect([await status(first), await status(other)]).toEqual([200, 200])
    expect((await change('agent')).status).toBe(204)
    expect([await status(first), await status(other)]).toEqual([401, 200])
  })
})

describe('Low: a letter that becomes a Latin one in lower case', () => {
  test.each(['\u212Aim@shop.example', 'kim@shop.ex\u212Aample', 'kİm@shop.example'])(
    'Low: makes no address: %s',
    (email) => {
      expect(emailSchema.safeParse(email).success).toBe(false)
    },
  )

  test('Low: an address in capitals is the same as before', () => {
    expect(emailSchema.parse(' Kim@Shop.example ')).toBe('kim@shop.example')
  })
})

describe('Low: without limit', () => {
  test('Low: one person makes so many sites a day, each with its key, its owner and one entry, or not at all', async () => {
    const owner = await signIn(await makeTenant())
    const make = () =>
      owner('/api/sites', {
        method: 'POST',
        body: JSON.stringify({ name: 'Shop', timezone: 'Europe/Warsaw', language: 'pl' }),
      })
    for (let made = 0; made < TRY_LIMITS.site.tries; made += 1)
      expect((await make()).status).toBe(201)
    expect((await make()).status).toBe(429)
    const alone = await env.DB.prepare(
      'SELECT count(*) AS n FROM sites WHERE name = ? AND id NOT IN (SELECT site_id FROM members)',
    )
      .bind('Shop')
      .first('n')
    expect(alone).toBe(0)
  })

  test('Low: invitations of one person are counted together, on all their sites', async () => {
    const [here, there] = [await makeTenant(), await makeTenant()]
    const user = await makePerson(here)
    await addMember(inDirectory(there), { user, role: 'owner', comments: true })
    const invite = async (site: typeof here) => {
      const browser = asBrowser((await openSession(site, user.id)).headers.cookie)
      const body = JSON.stringify({ email: newAddress(), role: 'viewer' })
      return (await browser('/api/invitations', { method: 'POST', body })).status
    }
    const { tries } = TRY_LIMITS.invitation
    const statuses: number[] = []
    for (let made = 0; made < tries + 2; made += 1)
      statuses.push(await invite(made % 2 ? here : there))
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })

  test('Low: a site has so many keys that work, of each kind', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    await env.DB.batch(
      Array.from({ length: LIMITS.keys }, (_, index) =>
        env.DB.prepare(
          "INSERT INTO keys (site_id, id, kind, lookup, last4, name, scopes, created_at) VALUES (?, ?, 'secret', ?, '', 'x', '[]', 0)",
        ).bind(site.db.siteId, `k${index}`, `${site.key}-${index}`),
      ),
    )
    const body = JSON.stringify({ kind: 'publishable', name: 'Blog' })
    expect((await owner('/api/keys', { method: 'POST', body })).status).toBe(409)
  })
})

describe('Low: the demo shop', () => {
  test('Low: is no page of a deployment without the demo site', async () => {
    for (const path of ['/demo/', '/demo/cart.html', '/demo/cart.js'])
      expect((await fetchWorker(path)).status).toBe(404)
  })
})
