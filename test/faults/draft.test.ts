import { expect, inject, test } from 'vitest'
import { applyAll } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { Draft, Edits } from '#contract/map/draft.ts'
import {
  edit,
  openDraft,
  receiveReply,
  type DraftState,
} from '#dashboard/features/editor/draft/draft-state.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { openClient, type Client } from '#test/bench/support/client.ts'
import { startMigrated } from '#test/bench/support/local-server.ts'
import { startServerProcess } from '#test/bench/support/server-process.ts'
import { JOURNEY, makeShop, signIn } from '#test/bench/support/shop.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { diceOf, randomEdit, uuidOf } from '#test/support/map-steps.ts'

const worker = inject('worker')
const KILLS = 5
const PATH = `/api/journeys/${JOURNEY}/draft`
const dice = diceOf(5)

type Headers = Record<string, string>

async function read(client: Client, headers: Headers): Promise<Draft> {
  const reply = await client.send({ path: PATH, headers })
  expect(reply.status).toBe(200)
  return JSON.parse(reply.body) as Draft
}

/** Sends what waits; null where the server died over it. */
async function send(client: Client, headers: Headers, state: DraftState): Promise<Edits | null> {
  const body = JSON.stringify({ after: state.seq, edits: state.pending })
  const call = { path: `${PATH}/edits`, method: 'POST' as const, headers, body }
  const reply = await client.send(call).catch(() => null)
  if (reply) expect(reply.status).toBe(200)
  return reply && (JSON.parse(reply.body) as Edits)
}

function withSteps(state: DraftState, count: number): DraftState {
  let next = state
  while (next.pending.length < count)
    next = edit(next, [randomEdit(next.shown, dice)], () => uuidOf(dice))
  return next
}

test('a draft whose server is killed over and over is what was acknowledged, whole edits and none twice', async () => {
  await withTemporary(async (folder) => {
    const setup = await startMigrated({ workers: { wayfelt: worker }, state: folder })
    const shop = await makeShop(setup.database)
    const first = openClient(setup.urlOf('wayfelt'), 1)
    const headers = { ...(await signIn(shop, first)), 'content-type': 'application/json' }
    let state = openDraft(await read(first, headers))
    first.close()
    await setup.close()

    const port = await findFreePort()
    let unanswered = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServerProcess({ ...worker, state: folder, port })
      const client = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      // What was not answered comes again: the server may have it or not.
      for (let calls = 0; calls < 3; calls += 1) {
        state = withSteps(state, state.pending.length + 7)
        const reply = await send(client, headers, state)
        if (reply) state = receiveReply(state, state.pending, reply)
      }
      const possible: MapDocument[] = [state.confirmed]
      state = withSteps(state, 9)
      possible.push(applyAll(state.confirmed, state.pending))
      const sending = send(client, headers, state)
      await new Promise((wake) => setTimeout(wake, 2 * kill))
      await server.kill()
      const reply = await sending
      if (reply) state = receiveReply(state, state.pending, reply)
      else unanswered += 1
      client.close()

      const again = await startServerProcess({ ...worker, state: folder, port })
      const reader = openClient(new URL(`http://127.0.0.1:${port}`), 1)
      const { document, edits } = await read(reader, headers)
      // All edits of a call or none; and all where it was answered.
      expect(reply ? [state.confirmed] : possible).toContainEqual(document)
      const ids = edits.map((made) => made.edit.id)
      expect(new Set(ids).size).toBe(ids.length)
      reader.close()
      await again.kill()
    }
    // Or the kills hit an idle server, and nothing was tested.
    expect(unanswered).toBeGreaterThan(0)
  })
})
