import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { submitDuplicates } from '#test/bench/duplicates.ts'
import { startMigrated, type LocalServer } from '#test/bench/support/local-server.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

let folder = ''
let server: LocalServer

beforeAll(async () => {
  folder = await makeTemporary()
  server = await startMigrated({ workers: { wayfelt: inject('worker') }, state: folder })
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
