import { expect, inject, test } from 'vitest'
import type { LooseSurvey, SurveyDraft } from '#contract/surveys/draft.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated } from '#test/bench/support/local-server.ts'
import { startServerProcess } from '#test/bench/support/server-process.ts'
import { makeShop, signIn } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'

const worker = inject('worker')
const KILLS = 5
/** What somebody has typed and no check would let through. */
const TYPED = { question: { en: 'Half a sent' }, scale: 'none yet', choices: [{}, null] }

type Headers = Record<string, string>

async function read(client: Client, path: string, headers: Headers): Promise<SurveyDraft> {
  const reply = await client.send({ path, headers })
  expect(reply.status).toBe(200)
  return JSON.parse(reply.body) as SurveyDraft
}

test('a survey’s draft whose server is killed over and over is what was saved last, letter by letter', async () => {
  await withTemporary(async (folder) => {
    const setup = await startMigrated({ workers: { wayfelt: worker }, state: folder })
    const shop = await makeShop(setup.database)
    const first = openClient(setup.urlOf('wayfelt'), 1)
    const headers = { ...(await signIn(shop, first)), 'content-type': 'application/json' }
    const list = await first.send({ path: '/api/surveys', headers })
    const [known] = (JSON.parse(list.body) as { surveys: { id: string }[] }).surveys
    const path = `/api/surveys/${known?.id}`
    let { seq, survey } = await read(first, path, headers)
    first.close()
    await setup.close()

    const port = await findFreePort()
    let unanswered = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServerProcess({ ...worker, state: folder, port })
      const client = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      const save = async (name: string) => {
        const next = { ...survey, name, definition: TYPED } as unknown as LooseSurvey
        const body = JSON.stringify({ seq, survey: next })
        const call = { path: `${path}/draft`, method: 'PUT' as const, headers, body }
        return { next, reply: await client.send(call).catch(() => null) }
      }
      for (let saves = 0; saves < 5; saves += 1) {
        const { next, reply } = await save(`${kill}.${saves} zażółć 🚚`)
        expect(reply?.status).toBe(200)
        survey = next
        seq += 1
      }
      const saving = save(`${kill}, while the power goes`)
      await new Promise((wake) => setTimeout(wake, 2 * kill))
      await server.kill()
      const { next, reply } = await saving
      client.close()

      const again = await startServerProcess({ ...worker, state: folder, port })
      const reader = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      const found = await read(reader, path, headers)
      if (!reply) unanswered += 1
      // What was answered is there; what was not is there as a whole or not at all.
      const possible = reply
        ? [{ seq: seq + 1, survey: next }]
        : [
            { seq, survey },
            { seq: seq + 1, survey: next },
          ]
      expect(possible).toContainEqual({ seq: found.seq, survey: found.survey })
      seq = found.seq
      survey = found.survey
      reader.close()
      await again.kill()
    }
    // Or the kills hit an idle server, and nothing was tested.
    expect(unanswered).toBeGreaterThan(0)
  })
})
