import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openDirectory, type Directory } from '#worker/db/connect.ts'
import { Refusal } from './run-script.ts'
import { ROOT } from './run-tool.ts'

/** Where the local database lives; `WAYFELT_STATE` moves it. */
export const STATE = process.env['WAYFELT_STATE'] ?? '.wrangler/state'

export interface LocalDatabase {
  directory: Directory
  /** Without it the process does not end. */
  close: () => Promise<void>
}

const OFFLINE = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
}

interface LocalD1 {
  database: D1Database
  /** Without it the process does not end. */
  close: () => Promise<void>
}

/**
 * The local D1 that `npm start` serves, as it is, without a server; a running one may go on.
 * @param state the folder that wrangler calls `--persist-to`
 */
export async function openLocalD1(state = STATE): Promise<LocalD1> {
  for (const [name, value] of Object.entries(OFFLINE)) process.env[name] ??= value
  // Wrangler reads its environment when it is loaded.
  const { getPlatformProxy } = await import('wrangler')
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: resolve(ROOT, 'wrangler.toml'),
    persist: { path: resolve(ROOT, state, 'v3') },
  })
  return { database: proxy.env.DB, close: () => proxy.dispose() }
}

/** The sites of the local D1. */
export async function openLocalDatabase(state = STATE): Promise<LocalDatabase> {
  const { database, close } = await openLocalD1(state)
  return { directory: openDirectory(database), close }
}

/** Opens the local database for the time of one task. */
export async function withLocalDatabase<Result>(
  task: (directory: Directory) => Promise<Result>,
): Promise<Result> {
  const { directory, close } = await openLocalDatabase()
  try {
    return await task(directory)
  } finally {
    await close()
  }
}

/**
 * The file of the local database, for what wants a transaction of its own.
 * @throws Refusal if there is none yet
 */
export async function localDatabaseFile(state = STATE): Promise<string> {
  const folder = resolve(ROOT, state, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const files = await readdir(folder).catch(() => [])
  const file = files.find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  if (!file) throw new Refusal('There is no local database yet: run `npm start` once.')
  return join(folder, file)
}
