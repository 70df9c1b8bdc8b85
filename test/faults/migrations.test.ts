import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { runTool } from '#scripts/support/run-tool.ts'
import { makeAnswer } from '#test/bench/support/answers.ts'
import { openClient } from '#test/bench/support/client.ts'
import { startServer, type LocalDatabase } from '#test/bench/support/local-server.ts'
import { listMigrations } from '#scripts/support/migrate.ts'
import { makeShop } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { moveTouchpoint } from '#worker/db/journey/maps.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'

async function migrate(state: string): Promise<string> {
  const target = ['DB', '--local', '--persist-to', state]
  return await runTool('wrangler', ['d1', 'migrations', 'apply', ...target])
}

async function namesOf(database: LocalDatabase, sql: string): Promise<string[]> {
  return (await database.prepare(sql).all<{ name: string }>()).results.map(({ name }) => name)
}

async function sumOf(database: LocalDatabase, column: string): Promise<number | null> {
  return await database.prepare(`SELECT sum(${column}) AS n FROM rollups`).first<number>('n')
}

test("wrangler's own splitter applies every migration, once, and leaves working triggers", async () => {
  await withTemporary(async (folder) => {
    const files = await listMigrations()
    const first = await migrate(folder)
    for (const file of files) expect(first).toContain(file)
    expect(await migrate(folder)).toContain('No migrations to apply')

    // The folder that wrangler keeps a local database in.
    const server = await startServer({
      workers: { wayfelt: inject('worker') },
      state: join(folder, 'v3'),
    })
    const { database } = server
    const client = openClient(server.urlOf('wayfelt'), 1)
    expect(await namesOf(database, 'SELECT name FROM d1_migrations ORDER BY id')).toEqual(files)

    const shop = await makeShop(database)
    const [one, other] = [makeAnswer(shop.key, { index: 0 }), makeAnswer(shop.key, { index: 20 })]
    for (const { body } of [one, other])
      expect((await client.post('/v1/answers', body)).status).toBe(201)
    client.close()
    expect(await sumOf(database, 'n1')).toBe(2)
    await database.prepare('UPDATE answers SET score = 3 WHERE id = ?').bind(one.id).run()
    expect([await sumOf(database, 'n1'), await sumOf(database, 'n3')]).toEqual([1, 1])
    await database.prepare('DELETE FROM answers').run()
    expect([await sumOf(database, 'n1'), await sumOf(database, 'n3')]).toEqual([0, 0])
    expect(await findDifferences(shop.db)).toEqual([])

    await moveTouchpoint(shop.db, 'tp-00', 'stage-6')
    const places = `SELECT stage_id AS name FROM placements WHERE touchpoint_id = 'tp-00' ORDER BY stage_id`
    expect(await namesOf(database, places)).toEqual(['stage-0', 'stage-6'])
    await server.close()
  })
})
