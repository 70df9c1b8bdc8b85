import { expect, inject, test } from 'vitest'
import type { HoldList } from '#contract/holds.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated, startServer } from '#test/bench/support/local-server.ts'
import { startServerProcess } from '#test/bench/support/server-process.ts'
import { makeShop, signIn } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { newAnswer } from '#test/support/new-answer.ts'

const worker = inject('worker')
const KILLS = 12
const ANSWERS = 8000
const SOURCE = '4c1e'.repeat(4)
/** From the call to the kill, at most: some calls are through by then, some have not begun. */
const MOMENT_MS = 120

/** A call that a kill may cut off. */
async function manage(client: Client, session: { cookie: string }, call: Call): Promise<void> {
  const headers = { ...session, 'content-type': 'application/json' }
  await client.send({ ...call, headers, body: JSON.stringify(call.body) }).catch(() => {})
}

interface Call {
  path: string
  method: 'POST' | 'PATCH'
  body: unknown
}

/** Holding, releasing and holding again, by turns. */
function callOf(kill: number): Call {
  if (kill % 3 === 0) return { path: '/api/holds', method: 'POST', body: { source: SOURCE } }
  const path = `/api/holds/${1 + Math.floor(kill / 3)}`
  return { path, method: 'PATCH', body: { released: kill % 3 === 1 } }
}

test(`${KILLS} kills while ${ANSWERS} answers are held and released leave each hold whole, and the rollups right`, async () => {
  await withTemporary(async (state) => {
    const setup = await startMigrated({ workers: { wayfelt: worker }, state })
    const shop = await makeShop(setup.database)
    const made = { touchpointId: 'tp-01', surveyId: 'q-tp-01', stageId: 'stage-0' }
    for (let batch = 0; batch < ANSWERS; batch += 500)
      await insertAnswers(
        shop.db,
        Array.from({ length: 500 }, (_, index) =>
          newAnswer({ ...made, score: 1 + (index % 5), source: index % 4 ? SOURCE : null }),
        ),
      )
    const first = openClient(setup.urlOf('wayfelt'), 1)
    const session = await signIn(shop, first)
    first.close()
    await setup.close()

    const port = await findFreePort()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServerProcess({ ...worker, state, port })
      const client = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      const call = manage(client, session, callOf(kill))
      await new Promise((wake) => setTimeout(wake, (MOMENT_MS * kill) / KILLS))
      await server.kill()
      await call
      client.close()
    }

    const server = await startServer({ workers: { wayfelt: worker }, state })
    const db = siteDb(openDirectory(server.database), shop.db.siteId)
    expect(await findDifferences(db)).toEqual([])
    const held = await server.database
      .prepare('SELECT held, count(*) AS n FROM answers WHERE source IS NOT NULL GROUP BY held')
      .all<{ held: number; n: number }>()
    // All of them at once, or none.
    expect(held.results).toMatchObject([{ n: (ANSWERS * 3) / 4 }])
    const client = openClient(server.urlOf('wayfelt'), 1)
    const reply = await client.send({ path: '/api/holds', headers: session })
    const { holds } = JSON.parse(reply.body) as HoldList
    const active = holds.filter(({ releasedAt, answers }) => releasedAt === null && answers > 0)
    expect(active.map(({ id }) => id)).toEqual(
      (held.results[0]?.held ?? 0) > 0 ? [held.results[0]?.held] : [],
    )
    client.close()
    await server.close()
  })
})
