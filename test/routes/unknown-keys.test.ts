import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import { formatKey } from '#worker/secrets/key-format.ts'
import { makeSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'

const madeKey = () => formatKey('publishable', crypto.getRandomValues(new Uint8Array(32)))

/** A database, and how many statements it was asked: each is billed at least a row. */
function counted() {
  const asked = { statements: 0 }
  const database = watched(env.DB, { made: () => (asked.statements += 1) })
  return { asked, database }
}

describe('a key that nobody has', () => {
  test.each([
    ['mistyped', `${madeKey().slice(0, -1)}~`],
    ['with two letters changed', madeKey().replace(/(wf_pk_..)../, '$1zz')],
    ['no key at all', 'not-even-a-key'],
    ['longer than any', `wf_pk_${'a'.repeat(5000)}`],
  ])('is not looked for when it is %s', async (_, key) => {
    const { asked, database } = counted()
    expect(await cachedCollector(database, { key, now: 0 })).toBeNull()
    expect(asked.statements).toBe(0)
  })

  test('is looked for once in five seconds, however often it is asked for', async () => {
    const { asked, database } = counted()
    const key = madeKey()
    for (let now = 0; now < 5000; now += 10) await cachedCollector(database, { key, now })
    expect(asked.statements).toBe(1)
    await cachedCollector(database, { key, now: 5000 })
    expect(asked.statements).toBe(2)
  })

  test('is looked for at once by somebody who checks the installation', async () => {
    const { asked, database } = counted()
    const key = madeKey()
    await cachedCollector(database, { key, now: 0 })
    await cachedCollector(database, { key, now: 1, isCheck: true })
    expect(asked.statements).toBe(2)
  })

  test('pushes no real site out of memory, and memory does not grow without end', async () => {
    const { asked, database } = counted()
    const { key } = await makeSite()
    await cachedCollector(database, { key, now: Date.now() })
    const first = madeKey()
    await cachedCollector(database, { key: first, now: 0 })
    for (let index = 0; index < 500; index += 1)
      await cachedCollector(database, { key: madeKey(), now: 0 })
    const before = asked.statements
    expect(await cachedCollector(database, { key, now: Date.now() })).toMatchObject({ key })
    expect(asked.statements).toBe(before)
    await cachedCollector(database, { key: first, now: 0 })
    expect(asked.statements).toBe(before + 1)
  })

  test('is found as soon as the five seconds are over, if somebody has it by then', async () => {
    const key = `wf_pk_${crypto.randomUUID().replaceAll('-', '')}`
    expect(await cachedCollector(env.DB, { key, now: 0 })).toBeNull()
    await makeSite({ key })
    expect(await cachedCollector(env.DB, { key, now: 4999 })).toBeNull()
    expect(await cachedCollector(env.DB, { key, now: 5000 })).toMatchObject({ key })
  })
})
