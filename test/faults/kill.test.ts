import { expect, inject, test } from 'vitest'
import { killRun } from '#test/bench/support/killed-server.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'

test('20 kills of the whole server under 16 writers lose no acknowledged answer and double none', async () => {
  const outcome = await withTemporary(
    async (folder) =>
      await killRun({
        worker: inject('worker'),
        state: folder,
        kills: 19,
        writers: 16,
        answers: [0, 120],
      }),
  )
  expect(outcome).toMatchObject({
    kills: 20,
    lost: 0,
    doubled: 0,
    unknown: 0,
    unexpected: [],
    differences: 0,
    quickCheck: 'ok',
  })
  // Or the kills hit an idle server, and nothing was tested.
  expect(outcome.acknowledged).toBeGreaterThan(500)
  expect(outcome.cutOff).toBeGreaterThan(20)
})
