import { bundleWorker } from './bundle.ts'
import { startMigrated, type LocalServer } from './local-server.ts'
import { makeTemporary, removeTemporary } from './temporary.ts'

/** The Workers that a benchmark may ask for, by the name it reaches them under. */
const ENTRIES = {
  wayfelt: 'worker/index.ts',
  counting: 'test/bench/workers/counting-worker.ts',
  bare: 'test/bench/workers/bare-worker.ts',
  routes: 'test/bench/workers/routes-worker.ts',
}
export type BenchWorker = keyof typeof ENTRIES

/**
 * Runs a benchmark on a new server with an empty, migrated database, and cleans up after it.
 * @param use tells its figures as they come
 */
export async function* onServer<Told>(
  names: BenchWorker[],
  use: (server: LocalServer) => AsyncGenerator<Told>,
): AsyncGenerator<Told> {
  const folder = await makeTemporary()
  try {
    const bundles = await Promise.all(
      names.map(async (name) => [name, await bundleWorker(ENTRIES[name], folder)] as const),
    )
    const server = await startMigrated({ workers: Object.fromEntries(bundles), state: folder })
    try {
      yield* use(server)
    } finally {
      await server.close()
    }
  } finally {
    await removeTemporary(folder)
  }
}
