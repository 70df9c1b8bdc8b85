import { expect, inject, test } from 'vitest'
import { killOutbox } from '#test/bench/support/killed-outbox.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'

test('8 kills in the middle of sending lose no message, double no case, and each message comes again under its id', async () => {
  const outcome = await withTemporary(
    async (state) => await killOutbox({ worker: inject('worker'), state, kills: 8, writers: 8 }),
  )
  expect(outcome).toMatchObject({
    kills: 8,
    lost: 0,
    renamed: 0,
    refused: 0,
    unknown: 0,
    waiting: 0,
    caseless: 0,
    doubled: 0,
    unmeant: 0,
    untold: 0,
  })
  // Or nothing was being sent when the server was killed, and nothing was tested.
  expect(outcome.again).toBeGreaterThanOrEqual(4)
  expect(outcome.acknowledged).toBeGreaterThan(8)
  expect(outcome.bad).toBeGreaterThan(2)
})
