import { env } from 'cloudflare:workers'
import { generateKeyPair, exportJWK, SignJWT } from 'jose'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import type { InvitationReceipt } from '#contract/site/team.ts'
import { asBrowser, makePerson, postJson, signIn, signInAs } from '#test/support/calls.ts'
import {
  browserOf,
  invite,
  newAddress,
  openLink,
  sessionOf,
  sitesOf,
} from '#test/support/invited.ts'
import { makePostOffice, tokenIn } from '#test/support/mailed.ts'
import { addPasskey, signInWith } from '#test/support/passkeys.ts'
import { makePasskey, makeTenant, openSession } from '#test/support/world.ts'

/* H1 and H2 of the attack: rights that hang on an address that nobody proved, and races for them. */

afterEach(() => {
  vi.unstubAllGlobals()
})

async function actionsOf(owner: Awaited<ReturnType<typeof signIn>>) {
  const { entries } = await (await owner('/api/audit')).json<AuditPage>()
  return entries.map(({ action, target }) => [action, target])
}

describe('H1: an address that nobody has proved', () => {
  test('H1: whoever invited it first and opened the link comes in nowhere else, and out with the first proof', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const [ownerOfA, ownerOfB] = [await signIn(a), await signIn(b)]
    const email = newAddress()
    const thief = browserOf(await openLink(await invite(ownerOfA, email)))
    const { user } = await sessionOf(thief)
    const device = await addPasskey(thief)

    const person = browserOf(await openLink(await invite(ownerOfB, email)))
    expect(await sitesOf(person)).toEqual([b.key])
    expect(await sitesOf(thief)).toEqual([a.key])
    const again = await signInWith(device, user.id)
    expect(again.status).toBe(204)
    expect(await sitesOf(browserOf(again))).toEqual([a.key])

    const own = await signInAs(email)
    expect((await sitesOf(own)).toSorted()).toEqual([a.key, b.key].toSorted())
    for (const browser of [thief, person, browserOf(again)])
      expect((await browser('/api/session')).status).toBe(401)
    expect((await signInWith(device, user.id)).status).toBe(401)
    const { id } = (await sessionOf(own)).user
    for (const owner of [ownerOfA, ownerOfB])
      expect(await actionsOf(owner)).toContainEqual(['account.proved', id])
  })

  test('H1: with a proved one elsewhere is told of by nothing: the link opens as for an address without', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const owner = await signIn(b)
    const { email } = await makePerson(a)
    const answers = await Promise.all(
      [email, newAddress()].map(async (one) => await openLink(await invite(owner, one))),
    )
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    for (const answer of answers) expect(await sitesOf(browserOf(answer))).toEqual([b.key])
    expect((await sitesOf(await signInAs(email))).toSorted()).toEqual([a.key, b.key].toSorted())
  })

  test('H1: joins a site with the account it has only where that is proved and signed in', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const [ownerOfA, ownerOfB] = [await signIn(a), await signIn(b)]
    const email = newAddress()
    const local = await openLink(await invite(ownerOfA, email))
    const cookie = local.headers.get('set-cookie')?.split(';')[0] ?? ''
    const joined = browserOf(await openLink(await invite(ownerOfB, email), { cookie }))
    expect(await sitesOf(joined)).toEqual([b.key])

    const proved = await makePerson(a)
    const { headers } = await openSession(a, proved.id)
    const both = browserOf(await openLink(await invite(ownerOfB, proved.email), headers))
    expect(await sitesOf(both)).toHaveLength(2)
    expect((await sessionOf(both)).user.id).toBe(proved.id)
  })

  test('H1: that owns its site by hand makes no other site before it is proved', async () => {
    const site = await makeTenant()
    const email = newAddress()
    const local = browserOf(await openLink(await invite(await signIn(site), email, 'owner')))
    const body = JSON.stringify({ name: 'Second', timezone: 'Europe/Warsaw', language: 'pl' })
    expect((await local('/api/sites', { method: 'POST', body })).status).toBe(403)
    expect(await sitesOf(local)).toEqual([site.key])
    const own = await signInAs(email)
    expect((await own('/api/sites', { method: 'POST', body })).status).toBe(201)
  })

  test('H1: is proved by Cloudflare Access: what was opened in its name before is out', async () => {
    const site = await makeTenant()
    const email = newAddress()
    const thief = browserOf(await openLink(await invite(await signIn(site), email)))
    const device = await addPasskey(thief)
    const { user } = await sessionOf(thief)
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ keys: [jwk] })))
    const [team, audience] = [`team-${email.split('@')[0]}`, 'a'.repeat(64)]
    const assertion = await new SignJWT({ email, iss: `https://${team}.cloudflareaccess.com` })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
    const { fetchMailing } = makePostOffice({ ACCESS_TEAM: team, ACCESS_AUDIENCE: audience })
    const headers = { 'cf-access-jwt-assertion': assertion }
    const answer = await fetchMailing('/api/sign-in/access', { method: 'POST', headers })
    expect(answer.status).toBe(204)
    expect(await sitesOf(browserOf(answer))).toEqual([site.key])
    expect((await thief('/api/session')).status).toBe(401)
    expect((await signInWith(device, user.id)).status).toBe(401)
  })

  test('H1: of before this was noted keeps its sites, and loses its passkeys with its first proof', async () => {
    const site = await makeTenant()
    const { id, email } = await makePerson(site)
    await env.DB.prepare('UPDATE users SET proved_at = NULL WHERE id = ?').bind(id).run()
    await makePasskey(id)
    const before = asBrowser((await openSession(site, id)).headers.cookie)
    expect(await sitesOf(before)).toEqual([site.key])
    const own = await signInAs(email)
    expect((await sessionOf(own)).user.id).toBe(id)
    expect((await before('/api/session')).status).toBe(401)
    expect(await (await own('/api/account/passkeys')).json()).toEqual({ passkeys: [] })
    await addPasskey(own)
    expect(await (await (await signInAs(email))('/api/account/passkeys')).json()).toMatchObject({
      passkeys: [{ name: 'Laptop' }],
    })
  })
})

describe('H1: where mail works', () => {
  test('H1: an invitation is mailed and never shown, and whoever opens it has proved the address', async () => {
    const site = await makeTenant()
    const { mails, fetchMailing } = makePostOffice()
    const { headers } = await openSession(site, (await makePerson(site)).id)
    const email = newAddress()
    const body = JSON.stringify({ email, role: 'agent' })
    const made = await fetchMailing('/api/invitations', { method: 'POST', headers, body })
    const text = await made.text()
    expect(JSON.parse(text)).toMatchObject({
      link: null,
      mailed: true,
    } satisfies Partial<InvitationReceipt>)
    expect(mails.map(({ to }) => to)).toEqual([email])
    expect(mails[0]?.subject).not.toContain('Test shop')
    const token = tokenIn(mails[0]?.text ?? '')
    expect(text).not.toContain(token)
    const browser = browserOf(await openLink(token))
    const { user } = await sessionOf(browser)
    const known = await env.DB.prepare('SELECT home_site_id, proved_at FROM users WHERE id = ?')
      .bind(user.id)
      .first()
    expect(known).toEqual({ home_site_id: 0, proved_at: expect.any(Number) })
  })

  test('H1: but fails, the invitation is shown, proves nothing, and the mailed link opens nothing', async () => {
    const site = await makeTenant()
    const { fetchMailing } = makePostOffice({ isDown: true })
    const { headers } = await openSession(site, (await makePerson(site)).id)
    const body = JSON.stringify({ email: newAddress(), role: 'agent' })
    const made = await fetchMailing('/api/invitations', { method: 'POST', headers, body })
    const { link, mailed } = await made.json<InvitationReceipt>()
    expect(mailed).toBe(false)
    const { user } = await sessionOf(browserOf(await openLink(tokenIn(link ?? ''))))
    const known = await env.DB.prepare('SELECT home_site_id, proved_at FROM users WHERE id = ?')
      .bind(user.id)
      .first()
    expect(known).toEqual({ home_site_id: site.db.siteId, proved_at: null })
  })

  test('H1: its person is told of a new passkey and of a new site', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const { mails, fetchMailing } = makePostOffice()
    const person = await makePerson(a)
    const { headers } = await openSession(a, person.id)
    const mailing = (path: string, init: RequestInit = {}) =>
      fetchMailing(path, { ...init, headers })
    await addPasskey(mailing, 'Thief’s phone')
    expect(mails).toMatchObject([
      { to: person.email, text: expect.stringContaining('Thief’s phone') },
    ])
    const token = await invite(await signIn(b), person.email)
    const body = JSON.stringify({ token })
    expect((await mailing('/api/sign-in', { method: 'POST', body })).status).toBe(204)
    expect(mails[1]).toMatchObject({ to: person.email, text: expect.stringContaining('Test shop') })
  })
})

describe('H2: a race', () => {
  test('H2: for one address on two sites makes two accounts, each with its own role and site', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const owners = [await signIn(a), await signIn(b)] as const
    for (let time = 0; time < 8; time += 1) {
      const email = newAddress()
      const tokens = [await invite(owners[0], email, 'viewer'), await invite(owners[1], email)]
      const answers = await Promise.all(tokens.map((token) => openLink(token)))
      const sessions = await Promise.all(answers.map((one) => sessionOf(browserOf(one))))
      expect(sessions.map(({ sites }) => sites.map(({ key, role }) => [key, role]))).toEqual([
        [[a.key, 'viewer']],
        [[b.key, 'manager']],
      ])
    }
  })

  test('H2: for one invitation is won once: one account, one entry, one session', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const email = newAddress()
    const token = await invite(owner, email)
    const answers = await Promise.all(Array.from({ length: 12 }, () => openLink(token)))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const { results } = await env.DB.prepare('SELECT id FROM users WHERE email = ?')
      .bind(email)
      .all()
    expect(results).toHaveLength(1)
    const joined = (await actionsOf(owner)).filter(([action]) => action === 'user.joined')
    expect(joined).toHaveLength(1)
  })

  test('H2: of two proofs of one address ends in one account with all sites', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const email = newAddress()
    for (const site of [a, b]) await openLink(await invite(await signIn(site), email))
    const browsers = await Promise.all([signInAs(email), signInAs(email)])
    const last = await signInAs(email)
    expect((await sitesOf(last)).toSorted()).toEqual([a.key, b.key].toSorted())
    const { results } = await env.DB.prepare('SELECT id FROM users WHERE email = ?')
      .bind(email)
      .all()
    expect(results).toHaveLength(1)
    expect(browsers).toHaveLength(2)
  })
})

describe('H2: an account that opens nothing any more', () => {
  test('H2: is not opened again: a former colleague comes back as somebody new', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const [ownerOfA, ownerOfB] = [await signIn(a), await signIn(b)]
    const email = newAddress()
    const first = await sessionOf(browserOf(await openLink(await invite(ownerOfA, email))))
    await ownerOfA(`/api/users/${first.user.id}`, { method: 'DELETE' })
    const second = await sessionOf(browserOf(await openLink(await invite(ownerOfB, email))))
    const third = await sessionOf(browserOf(await openLink(await invite(ownerOfA, email))))
    expect(new Set([first, second, third].map(({ user }) => user.id)).size).toBe(3)
  })

  test('H2: nor by mail or the command line, of an address that was proved', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const person = await makePerson(site)
    await openSession(site, person.id)
    await owner(`/api/users/${person.id}`, { method: 'DELETE' })
    const { mails, fetchMailing } = makePostOffice()
    const body = JSON.stringify({ email: person.email })
    expect((await fetchMailing('/api/sign-in/link', { method: 'POST', body })).status).toBe(202)
    expect(mails).toEqual([])
    expect(
      (await sessionOf(browserOf(await openLink(await invite(owner, person.email))))).user.id,
    ).not.toBe(person.id)
  })

  test('H2: what a link opens fails as a whole: the link stays good', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const email = newAddress()
    const token = await invite(owner, email)
    await env.DB.prepare(
      "CREATE TRIGGER broken BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'no'); END",
    ).run()
    const failed = await openLink(token)
    await env.DB.prepare('DROP TRIGGER broken').run()
    expect(failed.status).toBeGreaterThanOrEqual(500)
    const { results } = await env.DB.prepare('SELECT id FROM users WHERE email = ?')
      .bind(email)
      .all()
    expect(results).toEqual([])
    expect((await openLink(token)).status).toBe(204)
    expect((await postJson('/api/sign-in', { token }, {})).status).toBe(401)
  })
})
