import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { LIMITS } from '#contract/words.ts'
import { TRY_LIMITS } from '#worker/http/limits.ts'
import { runHourly } from '#worker/jobs/hourly.ts'
import { newToken } from '#worker/secrets/hash.ts'
import { makePerson, postJson } from '#test/support/calls.ts'
import { watched } from '#test/support/watched-database.ts'
import { makeShare, makeTenant } from '#test/support/world.ts'

/* M4 of the attack: limits that a network passes by, that a stranger turns on somebody, and rows without end. */

const from = (address: string) => ({ headers: { 'cf-connecting-ip': address } })
const count = async (sql: string, ...values: unknown[]) =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${sql}`)
    .bind(...values)
    .first<number>('n')) ?? 0

describe('M4: the limit of signing in', () => {
  test('M4: counts an IPv6 network of a household as one address, however it is written', async () => {
    const network = '2001:db8:77:1'
    const answers = await Promise.all(
      Array.from({ length: TRY_LIMITS.signIn.tries + 5 }, (_, index) =>
        postJson('/api/sign-in', { token: newToken() }, from(`${network}:${index}:0:0:${index}`)),
      ),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
    const other = await postJson('/api/sign-in', { token: newToken() }, from('2001:db8:77:2::1'))
    expect(other.status).toBe(401)
  })

  test('M4: a stranger who asks for mails to somebody blocks themselves, not the person', async () => {
    const { email } = await makePerson(await makeTenant())
    const ask = async (address: string) =>
      (await postJson('/api/sign-in/link', { email }, from(address))).status
    const asked: number[] = []
    for (let time = 0; time < 7; time += 1) asked.push(await ask('198.51.100.7'))
    expect(asked).toEqual([202, 202, 202, 202, 202, 429, 429])
    expect(await ask('203.0.113.9')).toBe(202)
  })

  test('M4: a flood of mails to one address ends all the same', async () => {
    const { email } = await makePerson(await makeTenant())
    const answers = await Promise.all(
      Array.from({ length: TRY_LIMITS.mailbox.tries + 3 }, (_, index) =>
        postJson('/api/sign-in/link', { email }, from(`192.0.2.${index}`)),
      ),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
  })
})

describe('M4: what strangers write', () => {
  test('M4: asking for challenges of passkeys stores none', async () => {
    const before = await count('challenges')
    for (let time = 0; time < 20; time += 1)
      expect(
        (await postJson('/api/sign-in/passkey/options', {}, from(`192.0.2.${time}`))).status,
      ).toBe(200)
    expect(await count('challenges')).toBe(before)
  })

  test('M4: opening a share link is logged once an hour, and of many guests the latest stay', async () => {
    const site = await makeTenant()
    const { slug, id } = await makeShare(site)
    const own = 'guests WHERE share_id = ?'
    await env.DB.batch(
      Array.from({ length: LIMITS.shareGuests + 20 }, (_, index) =>
        env.DB.prepare(
          'INSERT INTO guests (token_hash, site_id, share_id, expires_at) VALUES (?, ?, ?, ?)',
        ).bind(`${id}-${index}`, site.db.siteId, id, Date.now() + 1000 + index),
      ),
    )
    const opened = "directory_log WHERE site_id = ? AND action = 'share.opened'"
    const entries = await count(opened, site.db.siteId)
    const answers = []
    for (let time = 0; time < 5; time += 1)
      answers.push((await postJson('/api/shared/open', { slug }, from(`192.0.2.${time}`))).status)
    expect(answers).toEqual([204, 204, 204, 204, 204])
    expect(await count(opened, site.db.siteId)).toBe(entries)
    await env.DB.prepare('UPDATE shares SET opened_at = opened_at - 3600000 WHERE id = ?')
      .bind(id)
      .run()
    await postJson('/api/shared/open', { slug }, from('192.0.2.77'))
    await postJson('/api/shared/open', { slug }, from('192.0.2.78'))
    expect(await count(opened, site.db.siteId)).toBe(entries + 1)
    expect(await count(own, id)).toBe(LIMITS.shareGuests)
  })

  test('M4: what is over is forgotten each hour, though a step before has failed', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const now = Date.now()
    await env.DB.prepare("INSERT INTO attempts VALUES ('over', 1, ?), ('open', 1, ?)")
      .bind(now - 1, now + 1000)
      .run()
    await env.DB.prepare("INSERT INTO challenges VALUES ('over', NULL, ?)")
      .bind(now - 1)
      .run()
    const database = watched(env.DB, {
      before: (sql) => {
        if (sql.includes('due_sites') || sql.includes('FROM links')) throw new Error('planted')
      },
    })
    await runHourly({ DB: database }, now)
    expect(await count("attempts WHERE bucket = 'over'")).toBe(0)
    expect(await count("attempts WHERE bucket = 'open'")).toBe(1)
    expect(await count('challenges')).toBe(0)
    expect(log).toHaveBeenCalledTimes(2)
    log.mockRestore()
  })
})
