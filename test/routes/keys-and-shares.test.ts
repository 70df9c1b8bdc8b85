import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { AuditPage } from '#contract/site/audit.ts'
import type { KeyList, KeyReceipt } from '#contract/site/keys.ts'
import type { ShareReceipt } from '#contract/site/shares.ts'
import type { InvitationReceipt } from '#contract/site/team.ts'
import type { JourneyList } from '#contract/journey.ts'
import { formatKey, isWellFormedKey } from '#worker/secrets/key-format.ts'
import {
  answerBody,
  asBrowser,
  fetchWorker,
  postFromShop,
  postJson,
  signIn,
} from '#test/support/calls.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import {
  journeyOf,
  makeMember,
  makeSecretKey,
  makeShare,
  makeSigningKey,
  makeTenant,
} from '#test/support/world.ts'

type Browser = Awaited<ReturnType<typeof signIn>>

async function makeKey(owner: Browser, body: object): Promise<KeyReceipt> {
  const answer = await owner('/api/keys', { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status).toBe(201)
  return await answer.json<KeyReceipt>()
}

const bearer = (plain: string) => ({ headers: { authorization: `Bearer ${plain}` } })

describe('a secret key', () => {
  test('is shown once, stored as a hash, and knows its own checksum', async () => {
    const owner = await signIn(await makeTenant())
    const { plain, key } = await makeKey(owner, {
      kind: 'secret',
      name: 'Exports',
      scopes: ['figures:read'],
    })
    expect(plain).toMatch(/^wf_sk_[0-9A-Za-z]{49}$/)
    expect(isWellFormedKey('secret', plain)).toBe(true)
    const { keys } = await (await owner('/api/keys')).json<KeyList>()
    expect(keys.find(({ id }) => id === key.id)).toMatchObject({ last4: plain.slice(-4) })
    const stored = JSON.stringify((await env.DB.prepare('SELECT * FROM keys').all()).results)
    expect(stored).not.toContain(plain.slice(0, 30))
    expect(JSON.stringify(keys)).not.toContain(plain.slice(0, 30))
  })

  test('opens what its scopes say, until it is revoked or over', async () => {
    const owner = await signIn(await makeTenant())
    const body = { kind: 'secret', name: 'Reader', scopes: ['figures:read'], days: 1 }
    const { plain, key } = await makeKey(owner, body)
    const status = async (path: string) => (await fetchWorker(path, bearer(plain))).status
    expect([await status('/api/journeys'), await status('/api/audit')]).toEqual([200, 403])
    const day = 86_400_000
    const expire = (at: number) =>
      env.DB.prepare('UPDATE keys SET expires_at = ?1 WHERE id = ?2').bind(at, key.id).run()
    await expire(Date.now() - 1)
    expect(await status('/api/journeys')).toBe(401)
    await expire(Date.now() + day)
    expect(await status('/api/journeys')).toBe(200)
    expect((await owner(`/api/keys/${key.id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await status('/api/journeys')).toBe(401)
  })

  test('with one character changed is refused before the database is asked', async () => {
    const { plain } = await makeSecretKey(await makeTenant(), ['figures:read'])
    const wrong = plain.slice(0, 20) + (plain[20] === 'a' ? 'b' : 'a') + plain.slice(21)
    expect(isWellFormedKey('secret', wrong)).toBe(false)
    expect((await fetchWorker('/api/journeys', bearer(wrong))).status).toBe(401)
  })

  test('is no person: it makes no keys, people or share links, whatever its scopes', async () => {
    const owner = await signIn(await makeTenant())
    for (const scope of ['keys:manage', 'team:manage', 'shares:manage', 'site:manage']) {
      const body = JSON.stringify({ kind: 'secret', name: 'Root', scopes: [scope] })
      expect((await owner('/api/keys', { method: 'POST', body })).status).toBe(422)
    }
  })

  test('that is publishable opens nothing behind sign-in', async () => {
    const site = await makeTenant()
    expect((await fetchWorker('/api/journeys', bearer(site.key))).status).toBe(401)
  })
})

test('a publishable key collects until it is revoked, beside the first one', async () => {
  const site = await makeTenant()
  const owner = await signIn(site)
  const { plain, key } = await makeKey(owner, { kind: 'publishable', name: 'Blog' })
  const send = async () => await postFromShop('/v1/answers', answerBody(site, { site: plain }))
  expect((await send()).status).toBe(201)
  await owner(`/api/keys/${key.id}`, { method: 'DELETE' })
  const config = async (of: string) =>
    (await fetchWorker(`/v1/sites/${of}/config`)).json<{ surveys: unknown[] }>()
  // Memory of a key lasts half a minute; another isolate has none.
  const { plain: other, key: otherKey } = await makeKey(owner, { kind: 'publishable', name: 'B' })
  await owner(`/api/keys/${otherKey.id}`, { method: 'DELETE' })
  expect((await config(other)).surveys).toEqual([])
  expect((await postFromShop('/v1/answers', answerBody(site, { site: other }))).status).toBe(202)
  expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
})

test('random keys are well formed, and a scanner would find no other text to be one', () => {
  for (let index = 0; index < 200; index += 1) {
    const key = formatKey('publishable', crypto.getRandomValues(new Uint8Array(32)))
    expect(isWellFormedKey('publishable', key)).toBe(true)
    expect(isWellFormedKey('secret', key.replace('wf_pk_', 'wf_sk_'))).toBe(false)
  }
})

describe('what a viewer and a guest see', () => {
  const SAID = 'The courier was kind, but late.'

  async function answered(site: TestSite) {
    const traits = { plan: 'gold' }
    const url = 'https://shop.example/account/ada'
    const body = answerBody(site, { comment: SAID, traits, url, choices: [] })
    expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  }
  const read = async (path: string, headers: Record<string, string>) =>
    (await (await fetchWorker(path, { headers })).json<AnswersPage>()).answers

  test('has no words and no person in it, unless comments were allowed', async () => {
    const site = await makeTenant()
    await answered(site)
    const hidden = { comment: null, url: null, traits: {} }
    const { headers: plain } = await makeMember(site, 'viewer')
    expect(await read('/api/answers', plain)).toMatchObject([hidden])
    const { headers: allowed } = await makeMember(site, 'viewer', true)
    expect(await read('/api/answers', allowed)).toMatchObject([{ ...hidden, comment: SAID }])
    const { headers: agent } = await makeMember(site, 'agent')
    expect(await read('/api/answers', agent)).toMatchObject([
      { comment: SAID, traits: { plan: 'gold' }, url: 'https://shop.example/account/ada' },
    ])
  })

  test('of a share link has no words in it, unless comments were allowed', async () => {
    const site = await makeTenant()
    const at = Date.now() - 30 * 86_400_000
    await insertAnswers(
      site.db,
      Array.from({ length: 5 }, () => newAnswer({ at, comment: SAID })),
    )
    for (const comments of [false, true]) {
      const { headers } = await makeShare(site, { comments })
      const said = (await read('/api/shared/answers', headers)).map(({ comment }) => comment)
      expect(said).toEqual(Array.from({ length: 5 }, () => (comments ? SAID : null)))
    }
  })

  test('of a share link is the chosen journeys, and no other answer', async () => {
    const site = await makeTenant()
    await answered(site)
    const { headers } = await makeShare(site, { journeys: [journeyOf(site)] })
    const list = await (await fetchWorker('/api/shared/journeys', { headers })).json<JourneyList>()
    expect(list.journeys.map(({ id }) => id)).toEqual([journeyOf(site)])
    expect(await read('/api/shared/answers', headers)).toEqual([])
    const range = '?from=2026-10-01&to=2026-10-31'
    const path = `/api/shared/journeys/shopping/curve${range}`
    expect((await fetchWorker(path, { headers })).status).toBe(404)
  })

  test('by the slug is exchanged for a cookie, until the link is revoked or over', async () => {
    const site = await makeTenant()
    const manager = asBrowser((await makeMember(site, 'manager')).headers.cookie)
    const made = await manager('/api/shares', {
      method: 'POST',
      body: JSON.stringify({ name: 'Board', journeys: ['shopping'], days: 7 }),
    })
    const { link, share } = await made.json<ShareReceipt>()
    expect(link).toMatch(/^https:\/\/wayfelt\.example\/shared#[0-9A-Za-z]{43}$/)
    const slug = link.split('#')[1]
    const open = async () => await postJson('/api/shared/open', { slug })
    const answer = await open()
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-wf_guest=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const guest = asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(await (await guest('/api/shared')).json()).toMatchObject({
      name: 'Board',
      site: { name: 'Test shop' },
    })
    expect((await manager(`/api/shares/${share.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await guest('/api/shared')).status).toBe(401)
    expect((await open()).status).toBe(401)
    const over = await makeShare(site, { expiresAt: Date.now() - 1 })
    expect((await fetchWorker('/api/shared', { headers: over.headers })).status).toBe(401)
    expect((await postJson('/api/shared/open', { slug: over.slug })).status).toBe(401)
  })
})

describe('the audit log', () => {
  test('names who did what, newest first, by action and person, page by page', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    for (const days of [1, 2, 3])
      await owner('/api/site', { method: 'PATCH', body: JSON.stringify({ cooldownDays: days }) })
    await makeKey(owner, { kind: 'secret', name: 'Exports', scopes: ['audit:read'] })
    const page = async (query: string) => (await owner(`/api/audit${query}`)).json<AuditPage>()
    const { entries } = await page('')
    expect(entries.slice(0, 4).map(({ action }) => action)).toEqual([
      'key.made',
      'site.changed',
      'site.changed',
      'site.changed',
    ])
    expect(entries[1]).toMatchObject({
      actor: { kind: 'user', name: 'Ada' },
      details: { fields: ['cooldownDays'] },
    })
    expect((await page('?action=key.made')).entries).toHaveLength(1)
    expect((await page(`?actor=${entries[0]?.actor.id}`)).entries.length).toBeGreaterThan(3)
    expect((await page('?actor=nobody')).entries).toEqual([])
    const first = await page('?limit=2')
    const second = await page(`?limit=2&cursor=${first.next}`)
    expect([...first.entries, ...second.entries]).toEqual(entries.slice(0, 4))
    expect((await page('?to=2020-01-01')).entries).toEqual([])
    // The days of the entries themselves: midnight may have come in between.
    const [to, from] = [entries.at(0), entries.at(-1)].map((entry) =>
      new Date(entry?.at ?? 0).toISOString().slice(0, 10),
    )
    expect((await page(`?from=${from}&to=${to}`)).entries).toEqual(entries)
  })

  test('keeps the names of what is gone', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { userId } = await makeMember(site, 'viewer')
    const invitation = { email: 'bo@shop.example', role: 'agent' }
    const share = { name: 'Agency', journeys: [journeyOf(site)], comments: false, days: 1 }
    const made = async <T>(path: string, body: object): Promise<T> =>
      (await owner(path, { method: 'POST', body: JSON.stringify(body) })).json<T>()
    const { key } = await makeKey(owner, { kind: 'publishable', name: 'Shop page' })
    const invited = await made<InvitationReceipt>('/api/invitations', invitation)
    const shared = await made<ShareReceipt>('/api/shares', share)
    for (const path of [
      `/api/keys/${key.id}`,
      `/api/invitations/${invited.invitation.id}`,
      `/api/shares/${shared.share.id}`,
      `/api/users/${userId}`,
    ])
      expect((await owner(path, { method: 'DELETE' })).status).toBe(204)
    const { entries } = await (await owner('/api/audit?limit=4')).json<AuditPage>()
    expect(entries.map(({ action, details }) => [action, details['name']])).toEqual([
      ['user.removed', 'Ada'],
      ['share.revoked', 'Agency'],
      ['invitation.withdrawn', 'bo@shop.example'],
      ['key.revoked', 'Shop page'],
    ])
  })

  test('only grows: the database itself refuses to change or delete an entry', async () => {
    const site = await makeTenant()
    await signIn(site)
    await makeSigningKey(site)
    for (const log of ['audit_log', 'directory_log'])
      for (const sql of [`UPDATE ${log} SET actor_name = 'Eve'`, `DELETE FROM ${log}`])
        await expect(env.DB.prepare(sql).run()).rejects.toThrow(/append-only/)
  })
})
