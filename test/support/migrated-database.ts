import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
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

beforeAll(async () => {
  await applyD1Migrations(env.DB, env.MIGRATIONS)
})
