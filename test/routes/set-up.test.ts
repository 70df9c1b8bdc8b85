import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Session } from '#contract/accounts/accounts.ts'
import { createLink } from '#worker/db/accounts/links.ts'
import { ensureUser } from '#test/support/accounts.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { asBrowser, postJson } from '#test/support/calls.ts'

const address = () => ({ headers: { 'cf-connecting-ip': crypto.randomUUID() } })

describe('setting up', () => {
  test('makes the owner and the first site once, and never again', async () => {
    const make = async () => {
      const token = newToken()
      const now = Date.now()
      const row = { id: newId(), createdAt: now, expiresAt: now + 60_000 }
      const tokenHash = await hashToken(token)
      await createLink(openDirectory(env.DB), { ...row, tokenHash, purpose: 'set-up' })
      return token
    }
    const [first, second] = [await make(), await make()]
    const body = { email: 'Ada@People.example', name: 'Ada' }
    // A set-up that broke off half-way is no reason to refuse the next one.
    const half = { id: newId(), email: 'ada@people.example', name: 'Ada', createdAt: 0 }
    await ensureUser(openDirectory(env.DB), half)
    const site = { name: 'Sklep', timezone: 'Mars/Olympus' }
    const refused = await postJson('/api/set-up', { token: first, ...body, site }, address())
    expect(await refused.json()).toMatchObject({ fields: [{ field: 'site.timezone' }] })
    const nameless = await postJson('/api/set-up', { token: first, ...body }, address())
    expect(await nameless.json()).toMatchObject({ fields: [{ field: 'site' }] })
    site.timezone = 'Europe/Warsaw'
    const answer = await postJson('/api/set-up', { token: first, ...body, site }, address())
    expect(answer.status).toBe(204)
    const browser = asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
    const session = await (await browser('/api/session')).json<Session>()
    expect(session).toMatchObject({
      user: { email: 'ada@people.example' },
      site: { name: 'Sklep' },
      role: 'owner',
    })
    expect((await postJson('/api/set-up', { token: second, ...body }, address())).status).toBe(401)
  })
})
