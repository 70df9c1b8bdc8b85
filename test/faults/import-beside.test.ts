import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { NO_MAP } from '#contract/imports.ts'
import { importFile } from '#scripts/support/import-file.ts'
import { openLocalDatabase, type LocalDatabase } from '#scripts/support/local-database.ts'
import { run } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { siteByKey } from '#scripts/support/find-site.ts'
import { makeAnswer } from '#test/bench/support/answers.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated, type LocalServer } from '#test/bench/support/local-server.ts'
import { makeShop, type Shop } from '#test/bench/support/shop.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

const ROWS = 5000

let folder = ''
let server: LocalServer
let database: LocalDatabase
let client: Client
let shop: Shop

beforeAll(async () => {
  folder = await makeTemporary()
  // Where the scripts look below the folder that they are given.
  server = await startMigrated({
    workers: { wayfelt: inject('worker') },
    state: join(folder, 'v3'),
  })
  client = openClient(server.urlOf('wayfelt'), 8)
  shop = await makeShop(server.database)
  database = await openLocalDatabase(folder)
})

afterAll(async () => {
  await database.close()
  client.close()
  await server.close()
  await removeTemporary(folder)
})

test('the script imports beside a server that takes answers, and neither loses one', async () => {
  const file = join(folder, 'answers.csv')
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `r${index},2026-01-01T08:00:00Z,tp-01,csat,${1 + (index % 5)}`,
  )
  const header = 'answer_id,answered_at,touchpoint,kind,score'
  await writeFile(file, [header, ...rows].join('\n'))

  const over = new AbortController()
  const visitor = async () => {
    let sent = 0
    for (; !over.signal.aborted; sent += 1) {
      const { body } = makeAnswer(shop.key, { index: sent })
      let { status } = await client.post('/v1/answers', body)
      // As the widget does with a 503.
      while (status === 503) ({ status } = await client.post('/v1/answers', body))
      expect(status).toBe(201)
    }
    return sent
  }
  const site = await siteByKey(database.directory, shop.key)
  const options = { file, maps: [NO_MAP], dryRun: false, secret: 'a'.repeat(64), now: Date.now() }
  const [imported, live] = await Promise.allSettled([
    importFile(site, options).finally(() => over.abort()),
    visitor(),
  ])

  const report = { rows: ROWS, accepted: ROWS, rejectedCount: 0 }
  expect(imported).toMatchObject({ status: 'fulfilled', value: [report] })
  expect(live).toMatchObject({ status: 'fulfilled' })
  const sent = live.status === 'fulfilled' ? live.value : 0
  expect(sent).toBeGreaterThan(0)
  const { rows: stored } = await run<{ n: number }>(
    site.db,
    'SELECT count(*) AS n FROM answers WHERE site_id = ?1',
    [site.db.siteId],
  )
  expect(stored).toEqual([{ n: ROWS + sent }])
  expect(await findDifferences(site.db)).toEqual([])
}, 120_000)
