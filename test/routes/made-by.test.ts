import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { KeyList } from '#contract/site/keys.ts'
import type { ShareList, ShareReceipt } from '#contract/site/shares.ts'
import { asBrowser, postJson, signIn } from '#test/support/calls.ts'
import { browserOf, invite, newAddress, openLink, type Browser } from '#test/support/invited.ts'
import { makeMember, makeTenant } from '#test/support/world.ts'

/* M8 of the attack: links that outlive the right to make them. */

async function makeShare(browser: Browser): Promise<string> {
  const body = JSON.stringify({ name: 'Board', journeys: ['shopping'], days: 365 })
  const made = await browser('/api/shares', { method: 'POST', body })
  expect(made.status).toBe(201)
  return (await made.json<ShareReceipt>()).link.split('#')[1] ?? ''
}

const open = async (slug: string) => await postJson('/api/shared/open', { slug })

test.each(['DELETE', 'PATCH'])(
  'M8: share links of a manager end with their rights (%s), and those of others go on',
  async (method) => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { userId, headers } = await makeMember(site, 'manager')
    const slug = await makeShare(asBrowser(headers.cookie))
    const kept = await makeShare(owner)
    const guest = asBrowser((await open(slug)).headers.get('set-cookie')?.split(';')[0] ?? '')
    expect((await guest('/api/shared')).status).toBe(200)
    const body = method === 'PATCH' ? { body: JSON.stringify({ role: 'agent' }) } : {}
    expect((await owner(`/api/users/${userId}`, { method, ...body })).status).toBe(204)
    expect((await guest('/api/shared')).status).toBe(401)
    expect((await open(slug)).status).toBe(401)
    expect((await open(kept)).status).toBe(204)
  },
)

test('M8: a manager who becomes an owner keeps their share links', async () => {
  const site = await makeTenant()
  const owner = await signIn(site)
  const { userId, headers } = await makeMember(site, 'manager')
  const slug = await makeShare(asBrowser(headers.cookie))
  const body = JSON.stringify({ role: 'owner' })
  expect((await owner(`/api/users/${userId}`, { method: 'PATCH', body })).status).toBe(204)
  expect((await open(slug)).status).toBe(204)
})

test('M8: open invitations of an owner end with their rights: they hold the links', async () => {
  const site = await makeTenant()
  const owner = await signIn(site)
  const { userId, headers } = await makeMember(site, 'owner')
  const back = await invite(asBrowser(headers.cookie), newAddress(), 'owner')
  const kept = await invite(owner, newAddress(), 'viewer')
  const body = JSON.stringify({ role: 'manager' })
  expect((await owner(`/api/users/${userId}`, { method: 'PATCH', body })).status).toBe(204)
  expect((await openLink(back)).status).toBe(401)
  expect((await openLink(kept)).status).toBe(204)
})

test('M8: links that are made in the very moment in which the right to make them goes open nothing', async () => {
  const site = await makeTenant()
  const [manager, owner] = [await makeMember(site, 'manager'), await makeMember(site, 'owner')]
  const slug = await makeShare(asBrowser(manager.headers.cookie))
  const token = await invite(asBrowser(owner.headers.cookie), newAddress(), 'owner')
  const guest = browserOf(await open(slug))
  await makeMember(site, 'owner')
  // What such a race leaves: the member is gone, and what they made came after that.
  for (const { userId } of [manager, owner])
    await env.DB.prepare('DELETE FROM members WHERE user_id = ?').bind(userId).run()
  expect((await guest('/api/shared')).status).toBe(401)
  expect((await open(slug)).status).toBe(401)
  expect((await openLink(token)).status).toBe(401)
})

test('M8: the lists of share links and keys name who made each', async () => {
  const site = await makeTenant()
  const owner = await signIn(site)
  const { userId, headers } = await makeMember(site, 'manager')
  await env.DB.prepare("UPDATE users SET name = 'Maja' WHERE id = ?").bind(userId).run()
  await makeShare(asBrowser(headers.cookie))
  const { shares } = await (await owner('/api/shares')).json<ShareList>()
  expect(shares.map(({ maker }) => maker)).toEqual(['Maja'])
  const made = { kind: 'secret', name: 'Exports', scopes: ['figures:read'] }
  await owner('/api/keys', { method: 'POST', body: JSON.stringify(made) })
  const { keys } = await (await owner('/api/keys')).json<KeyList>()
  expect(keys.map(({ maker }) => maker)).toEqual(['Ada', null])
})
