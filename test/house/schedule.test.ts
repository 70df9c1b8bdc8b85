import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HOURLY } from '#worker/jobs/schedule.ts'

test('wrangler.toml has the two cron triggers: each minute for sites that are due, and the hourly one', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'wrangler.toml'), 'utf8')
  const crons: unknown = JSON.parse(/^crons = (.*)$/m.exec(text)?.[1] ?? '[]')
  expect(crons).toEqual(['* * * * *', HOURLY])
})
