import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import { fetchWorker, makePerson, makeToken, postJson, signIn } from '#test/support/calls.ts'
import { invite, newAddress, openLink } from '#test/support/invited.ts'
import { addPasskey, answerOf } from '#test/support/passkeys.ts'
import { makeSecretKey, makeTenant } from '#test/support/world.ts'

/* M7 of the attack: the log knew no failed or refused ways in. */

type Owner = Awaited<ReturnType<typeof signIn>>

async function refusedOf(owner: Owner, action = 'session.refused') {
  const { entries } = await (await owner(`/api/audit?action=${action}`)).json<AuditPage>()
  return entries
}

describe('M7: the log tells', () => {
  test('who was meant by a link that was over, once an hour', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const person = await makePerson(site)
    const token = await makeToken(person.email)
    await env.DB.prepare("UPDATE links SET expires_at = 1 WHERE email = ? AND purpose = 'sign-in'")
      .bind(person.email)
      .run()
    for (let time = 0; time < 3; time += 1) expect((await openLink(token)).status).toBe(401)
    expect(await refusedOf(owner)).toMatchObject([
      {
        actor: { kind: 'system' },
        target: person.id,
        details: { name: person.email, way: 'link', reason: 'over' },
      },
    ])
  })

  test('an invitation that was opened too late, on the site that invited', async () => {
    const owner = await signIn(await makeTenant())
    const other = await signIn(await makeTenant())
    const email = newAddress()
    const token = await invite(owner, email)
    await env.DB.prepare('UPDATE links SET expires_at = 1 WHERE email = ?').bind(email).run()
    expect((await openLink(token)).status).toBe(401)
    expect(await refusedOf(owner)).toMatchObject([{ details: { name: email, reason: 'over' } }])
    expect(await refusedOf(other)).toEqual([])
  })

  test('nothing of a link that nobody has made', async () => {
    const owner = await signIn(await makeTenant())
    expect((await openLink('0'.repeat(64))).status).toBe(401)
    expect(await refusedOf(owner)).toEqual([])
  })

  test('whose passkey was shown a second time with the same proof', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { user } = await (
      await owner('/api/session')
    ).json<{ user: { id: string; name: string } }>()
    const response = await answerOf(await addPasskey(owner), user.id)
    const present = async () => {
      const init = { headers: { 'cf-connecting-ip': crypto.randomUUID() } }
      return (await postJson('/api/sign-in/passkey', { response }, init)).status
    }
    expect([await present(), await present(), await present()]).toEqual([204, 401, 401])
    expect(await refusedOf(owner)).toMatchObject([
      { target: user.id, details: { name: user.name, way: 'passkey', reason: 'not proved' } },
    ])
  })

  test('that a key was used after it was revoked or over, once an hour', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const revoked = await makeSecretKey(site, ['figures:read'])
    const over = await makeSecretKey(site, ['figures:read'])
    expect((await owner(`/api/keys/${revoked.id}`, { method: 'DELETE' })).status).toBe(204)
    await env.DB.prepare('UPDATE keys SET expires_at = 1 WHERE id = ?').bind(over.id).run()
    for (let time = 0; time < 3; time += 1)
      for (const key of [revoked, over])
        expect((await fetchWorker('/api/journeys', key)).status).toBe(401)
    const told = await refusedOf(owner, 'key.refused')
    expect(new Map(told.map(({ actor, details }) => [actor.id, details['reason']]))).toEqual(
      new Map([
        [revoked.id, 'revoked'],
        [over.id, 'expired'],
      ]),
    )
    expect(told).toHaveLength(2)
  })
})
