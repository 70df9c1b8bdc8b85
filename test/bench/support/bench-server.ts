import { bundleWorker, type BundledWorker } from './bundle.ts'
import { startMigrated, type LocalServer } from './local-server.ts'
import { makeTemporary, removeTemporary } from './temporary.ts'

/** The Workers that a benchmark may ask for, by the name it reaches them under. */
const ENTRIES = {
  wayfelt: 'worker/index.ts',
  counting: 'test/bench/workers/counting-worker.ts',
  bare: 'test/bench/workers/bare-worker.ts',
  routes: 'test/bench/workers/routes-worker.ts',
}
type Entry = keyof typeof ENTRIES
/** A number makes another isolate of the same Worker: `routes-2`. */
export type BenchWorker = Entry | `${Entry}-${number}`

/**
 * Runs a benchmark on a new server with an empty, migrated database, and cleans up after it.
 * @param use tells its figures as they come
 */
export async function* onServer<Line>(
  names: BenchWorker[],
  use: (server: LocalServer) => AsyncGenerator<Line>,
): AsyncGenerator<Line> {
  const folder = await makeTemporary()
  try {
    const bundles = new Map<string, BundledWorker>()
    for (const entry of new Set(names.map(entryOf)))
      bundles.set(entry, await bundleWorker(entry, folder))
    const workers = names.flatMap((name) => {
      const bundle = bundles.get(entryOf(name))
      return bundle ? [[name, bundle] as const] : []
    })
    const server = await startMigrated({ workers: Object.fromEntries(workers), state: folder })
    try {
      yield* use(server)
    } finally {
      await server.close()
    }
  } finally {
    await removeTemporary(folder)
  }
}

function entryOf(name: BenchWorker): string {
  return ENTRIES[name.replace(/-\d+$/, '') as Entry]
}
