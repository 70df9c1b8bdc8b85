import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitDuplicates } from '#test/bench/duplicates.ts'
import { bundleWorker } from '#test/bench/support/bundle.ts'
import { startMigrated, type LocalServer } from '#test/bench/support/local-server.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

let folder = ''
let server: LocalServer

beforeAll(async () => {
  folder = await makeTemporary()
  const wayfelt = await bundleWorker('worker/index.ts', folder)
  server = await startMigrated({ workers: { wayfelt }, state: folder })
})

afterAll(async () => {
  await server.close()
  await removeTemporary(folder)
})

test.each([
  { ids: 100, submissions: 10_000, connections: 64 },
  { ids: 1, submissions: 1000, connections: 1000 },
])(
  '$submissions submissions of $ids ids over $connections connections are stored once each',
  async (plan) => {
    expect(await submitDuplicates(server, plan)).toEqual({
      created: plan.ids,
      repeated: plan.submissions - plan.ids,
      other: 0,
      rows: plan.ids,
      differences: 0,
    })
  },
)
