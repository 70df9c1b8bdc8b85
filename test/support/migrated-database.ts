import { applyD1Migrations, reset, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'
import type * as worker from '#worker/index.ts'

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof worker
    }
    interface Env {
      DB: D1Database
      /** Empty, without a table. */
      OTHER: D1Database
      ASSETS: Fetcher
      /** Handed over as `COUNTS` by tests that want it. */
      BUCKET: R2Bucket
      WAYFELT_SECRET: string
      MIGRATIONS: D1Migration[]
      ROLLUP_RUNS: string
      GUEST_PAIRS: string
      HOSTILE_RUNS: string
    }
  }
}

/*
 * Files share an isolate, which is quicker; each has a database of its own. What an isolate remembers of
 * a site outlives the file, so that those of each file have other numbers: they come after one that ended.
 */
const ENDED = `INSERT INTO sites (id, key, name, timezone, origins, segments, personas, language, created_at, ended_at)
  VALUES (?, ?, 'Ended', 'UTC', '[]', '[]', '[]', 'en', 0, 0)`
const SITES_A_FILE = 100_000

const isolate = globalThis as { filesSoFar?: number }

beforeAll(async () => {
  await reset()
  await applyD1Migrations(env.DB, env.MIGRATIONS)
  isolate.filesSoFar = (isolate.filesSoFar ?? 0) + 1
  const id = isolate.filesSoFar * SITES_A_FILE
  await env.DB.prepare(ENDED).bind(id, `ended-${id}`).run()
})
