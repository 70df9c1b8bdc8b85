import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { outsideWorld } from './test/support/outside/outside-world.ts'

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } }
/** Long: a busy machine is no failure, and what hangs still ends. */
const patient = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
}

export default defineConfig({
  test: {
    // Two files at a time also on two cores, where half the time of a file is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...patient,
          name: 'unit',
          // Pure functions: nothing that one file could leave behind for the next.
          isolate: false,
          include: ['test/{contract,domain,secrets,scripts,house}/**/*.test.ts'],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // A second database, empty: what a site of its own would move into.
              d1Databases: ['OTHER'],
              // What the Worker calls of others ends in the tests: no request leaves the machine.
              outboundService: outsideWorld,
              // Bound under another name than the Worker looks for: a test that wants it hands it over.
              queueProducers: { QUEUED: 'outbox' },
              // So is a bucket.
              r2Buckets: ['BUCKET'],
              queueConsumers: { outbox: { maxBatchSize: 10, maxBatchTimeout: 0 } },
              bindings: {
                WAYFELT_SECRET: 'a'.repeat(64),
                MIGRATIONS: await readD1Migrations('migrations'),
                // Raised by `npm run bench`; the daily run keeps them short.
                ROLLUP_RUNS: process.env['ROLLUP_RUNS'] ?? '60',
                GUEST_PAIRS: process.env['GUEST_PAIRS'] ?? '2000',
                HOSTILE_RUNS: process.env['HOSTILE_RUNS'] ?? '400',
              },
            },
          })),
        ],
        // Shopify's package hands its host the signals that its values are made of.
        resolve: { alias: { '@shopify/ui-extensions/preact': '@preact/signals' } },
        test: {
          ...patient,
          name: 'worker',
          isolate: false,
          include: ['test/{db,routes,jobs}/**/*.test.ts'],
          setupFiles: ['test/support/migrated-database.ts', 'test/support/seams/observe.ts'],
        },
      },
      {
        ...jsx,
        // What the examples in docs/kits/ import by the package's name.
        resolve: { alias: { wayfelt: join(import.meta.dirname, 'widget/npm/index.ts') } },
        test: {
          ...patient,
          name: 'widget',
          environment: 'happy-dom',
          include: ['test/widget/**/*.test.{ts,tsx}'],
        },
      },
      {
        ...jsx,
        test: {
          ...patient,
          name: 'dashboard',
          environment: 'happy-dom',
          include: ['test/dashboard/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...patient,
          name: 'faults',
          globalSetup: ['test/faults/support/bundled.ts'],
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          ...patient,
          name: 'e2e',
          globalSetup: ['test/e2e/support/stack.ts'],
          include: ['test/e2e/**/*.test.ts'],
        },
      },
    ],
  },
})
