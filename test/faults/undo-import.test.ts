import { expect, inject, test } from 'vitest'
import type { ImportRun } from '#contract/import-runs.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { insertAnswers, insertImported } from '#worker/db/answers/store.ts'
import { actingDb, openDirectory, siteDb } from '#worker/db/connect.ts'
import { beginImport } from '#worker/db/imports/runs.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated, startServer } from '#test/bench/support/local-server.ts'
import { startServerProcess } from '#test/bench/support/server-process.ts'
import { makeShop, signIn } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'

const worker = inject('worker')
const IMPORTED = 22_000
const OTHERS = 500
/** Share of a call's own time after which it is cut off. */
const CUTS = [0.15, 0.4, 0.65, 0.9, 0.3]

const made = { touchpointId: 'tp-01', surveyId: 'q-tp-01', stageId: 'stage-0' }
const some = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    newAnswer({ ...made, id: uuidv7(), score: 1 + (index % 5) }),
  )

async function undo(client: Client, session: { cookie: string }): Promise<ImportRun | null> {
  const headers = { ...session, 'content-type': 'application/json' }
  const path = '/api/imports/1/undo'
  const reply = await client.send({ path, method: 'POST', headers, body: '{}' }).catch(() => null)
  return reply?.status === 200 ? (JSON.parse(reply.body) as ImportRun) : null
}

test('an undo that is killed again and again ends with its answers gone, all others there, and each counted once', async () => {
  await withTemporary(async (state) => {
    const setup = await startMigrated({ workers: { wayfelt: worker }, state })
    const shop = await makeShop(setup.database)
    const stamp = { kind: 'system', id: 'test', name: 'test', now: Date.now() } as const
    const acting = actingDb(openDirectory(setup.database), shop.db.siteId, stamp)
    await insertAnswers(shop.db, some(OTHERS))
    const id = await beginImport(acting, { file: 'a.csv', namespace: null, map: null }, true)
    for (let batch = 0; batch < IMPORTED; batch += 500) await insertImported(shop.db, id, some(500))
    const first = openClient(setup.urlOf('wayfelt'), 1)
    const session = await signIn(shop, first)
    first.close()
    await setup.close()

    const port = await findFreePort()
    let last: ImportRun | null = null
    let callMs = 0
    let cutOff = 0
    for (let round = 0; last?.state !== 'undone' && round < 30; round += 1) {
      const server = await startServerProcess({ ...worker, state, port })
      const client = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      const started = performance.now()
      const calling = undo(client, session)
      const cut = round > 0 ? CUTS[round - 1] : undefined
      // The first call tells how long one takes on this machine.
      if (cut === undefined) await calling
      else await new Promise((wake) => setTimeout(wake, callMs * cut))
      if (round === 0) callMs = performance.now() - started
      await server.kill()
      const told = await calling
      if (told) last = told
      else cutOff += 1
      client.close()
    }
    // Or the kills hit an idle server, and nothing was tested.
    expect(cutOff).toBeGreaterThan(0)

    const server = await startServer({ workers: { wayfelt: worker }, state })
    const db = siteDb(openDirectory(server.database), shop.db.siteId)
    const ask = async (sql: string) => await server.database.prepare(sql).first<unknown>('it')
    expect(last).toMatchObject({ state: 'undone', accepted: IMPORTED, undone: IMPORTED })
    expect(await ask('SELECT count(*) AS it FROM answers')).toBe(OTHERS)
    expect(await ask("SELECT count(*) AS it FROM audit_log WHERE action = 'import.undone'")).toBe(1)
    expect(await findDifferences(db)).toEqual([])
    await server.close()
  })
})
