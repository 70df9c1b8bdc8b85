import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { createLink } from '#worker/db/accounts/links.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { postJson } from '#test/support/calls.ts'

test('H2: of ten set-up links that are used at once one makes the owner and the site', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const token = newToken()
      const now = Date.now()
      const row = { id: newId(), createdAt: now, expiresAt: now + 60_000 }
      const tokenHash = await hashToken(token)
      await createLink(openDirectory(env.DB), { ...row, tokenHash, purpose: 'set-up' })
      return token
    }),
  )
  const site = { name: 'Sklep', timezone: 'Europe/Warsaw' }
  const answers = await Promise.all(
    tokens.map((token, index) =>
      postJson('/api/set-up', { token, email: `o${index}@people.example`, name: 'Ada', site }),
    ),
  )
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')
  expect([
    await count('sites WHERE ended_at IS NULL'),
    await count('members'),
    await count('users'),
  ]).toEqual([1, 1, 1])
})
