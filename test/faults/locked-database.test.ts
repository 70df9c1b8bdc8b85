import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeAnswer } from '#test/bench/support/answers.ts'
import { openClient, type Client, type Reply } from '#test/bench/support/client.ts'
import { startMigrated, type LocalServer } from '#test/bench/support/local-server.ts'
import { makeShop, signIn, type Shop } from '#test/bench/support/shop.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

let folder = ''
let server: LocalServer
let client: Client
let shop: Shop

beforeAll(async () => {
  folder = await makeTemporary()
  server = await startMigrated({ workers: { wayfelt: inject('worker') }, state: folder })
  client = openClient(server.urlOf('wayfelt'), 8)
  shop = await makeShop(server.database)
})

afterAll(async () => {
  client.close()
  await server.close()
  await removeTemporary(folder)
})

/** Holds the write lock of the database's file from outside, as an import or a backup may. */
async function whileLocked<Result>(work: () => Promise<Result>): Promise<Result> {
  const place = join(folder, 'd1', 'miniflare-D1DatabaseObject')
  const name = (await readdir(place)).find((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))
  const other = new DatabaseSync(join(place, name ?? ''))
  other.exec('BEGIN IMMEDIATE')
  try {
    return await work()
  } finally {
    other.exec('ROLLBACK')
    other.close()
  }
}

function expectBusy(reply: Reply): void {
  expect(reply.status, reply.body).toBe(503)
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  expect(reply.headers['content-type']).toBe('application/problem+json')
  expect(JSON.parse(reply.body)).toMatchObject({ code: 'busy', status: 503 })
  expect(reply.body).not.toMatch(/D1_ERROR|SQLITE|\bat .+:\d+/)
}

test('a locked database answers a typed 503 that a page can read, and keeps the answer on the retry', async () => {
  // The site is in memory once an answer came through: so that the write itself meets the lock.
  await client.post('/v1/answers', makeAnswer(shop.key, { index: 0 }).body)
  const answers = Array.from({ length: 20 }, (_, index) => makeAnswer(shop.key, { index }))
  const refused = await whileLocked(
    async () =>
      await Promise.all(answers.map(async ({ body }) => await client.post('/v1/answers', body))),
  )
  for (const reply of refused) {
    expectBusy(reply)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(reply.headers['access-control-expose-headers']).toContain('retry-after')
  }
  for (const { id, body } of answers) {
    const reply = await client.post('/v1/answers', body)
    expect([reply.status, reply.body]).toEqual([201, JSON.stringify({ id, duplicate: false })])
  }
})

test('a locked database answers events and sign-ins with a typed 503', async () => {
  const event = {
    id: randomUUID(),
    type: 'shown',
    survey: 'q-tp-01',
    at: Date.now(),
    channel: 'web',
  }
  const events = JSON.stringify({ site: shop.key, events: [event] })
  const token = JSON.stringify({ token: '0'.repeat(64) })
  await whileLocked(async () => {
    expectBusy(await client.post('/v1/events', events))
    const headers = { 'content-type': 'application/json' }
    expectBusy(await client.send({ path: '/api/sign-in', method: 'POST', headers, body: token }))
  })
  const reply = await client.post('/v1/events', events)
  expect([reply.status, reply.body]).toEqual([200, JSON.stringify({ accepted: 1, duplicate: 0 })])
})

test('a locked database answers reads with a typed 503', async () => {
  const session = await signIn(shop, client)
  const journeys = async () => await client.send({ path: '/api/journeys', headers: session })
  expectBusy(await whileLocked(journeys))
  expect((await journeys()).status).toBe(200)
})
