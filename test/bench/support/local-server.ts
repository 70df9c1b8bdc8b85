import { convertV4MiniflareOptions, Miniflare, NoOpLog, Response } from 'miniflare'
import { LEXICONS } from '#contract/themes/words.ts'
import { ADDRESS_LIMITS } from '#contract/words.ts'
import { compileThemes } from '#scripts/support/write-themes.ts'
import type { BundledWorker } from './bundle.ts'
import { readCompatibility } from './bundle.ts'
import { applyMigrations } from '#scripts/support/migrate.ts'

/** The name of the local database, as wrangler.toml has it. */
export const DATABASE_ID = '00000000-0000-0000-0000-000000000000'

/** The limits by address, as wrangler.toml has them; they speak of callers with an address only. */
const LIMITS = Object.fromEntries(
  ADDRESS_LIMITS.map((limit) => [
    `ADDRESS_LIMIT_${limit}`,
    { namespace_id: String(limit), simple: { limit, period: 60 as const } },
  ]),
)

/** The D1 of a running server, as Node sees it: for setting up and checking, not for measuring. */
export type LocalDatabase = Awaited<ReturnType<Miniflare['getD1Database']>>

/** workerd with one or more Workers on one D1, each reached on a port of its own. */
export interface LocalServer {
  urlOf: (worker: string) => URL
  database: LocalDatabase
  /** Runs the job of the first Worker that serves the sites that are due at an instant. */
  runJob: (now: number) => Promise<void>
  close: () => Promise<void>
}

export interface ServerOptions {
  /** Workers by name; all see the same database as `DB`. */
  workers: Record<string, BundledWorker>
  /** Folder of the database. */
  state: string
  /** Port of the first Worker; the others, and by default this one too, take any free port. */
  port?: number
}

/**
 * Starts workerd without wrangler's proxy, which alone costs more than everything measured here.
 * Listens on 127.0.0.1 only.
 */
export async function startServer({
  workers,
  state,
  port = 0,
}: ServerOptions): Promise<LocalServer> {
  const compatibility = await readCompatibility()
  const names = Object.keys(workers)
  const themes = JSON.stringify(compileThemes())
  const options = convertV4MiniflareOptions({
    log: new NoOpLog(),
    workers: Object.entries(workers).map(([name, { script, folder }], index) => ({
      name,
      modules: true,
      scriptPath: script,
      modulesRoot: folder,
      ...compatibility,
      // Whoever is told of answers here listens on this machine.
      bindings: { WAYFELT_SECRET: '5'.repeat(64), WEBHOOKS_TO_LOOPBACK: 'yes', D1_PLAN: 'paid' },
      d1Databases: { DB: DATABASE_ID },
      serviceBindings: { ASSETS: filesOf(themes) },
      ratelimits: LIMITS,
      unsafeDirectSockets: [{ host: '127.0.0.1', port: index === 0 ? port : 0 }],
    })),
  })
  const miniflare = new Miniflare({ ...options, resourcePersistencePath: state })
  await miniflare.ready
  const urls = new Map<string, URL>()
  for (const name of names) urls.set(name, await miniflare.unsafeGetDirectURL(name))
  return {
    urlOf: (worker) => urls.get(worker) ?? unknownWorker(worker),
    database: await miniflare.getD1Database('DB', names[0]),
    runJob: async (now) => {
      const worker = await miniflare.getWorker(names[0])
      const told = await worker.scheduled({ cron: '* * * * *', scheduledTime: new Date(now) })
      if (told.outcome !== 'ok') throw new Error(`The job ended as ${told.outcome}`)
    },
    close: async () => await miniflare.dispose(),
  }
}

/** What stands beside the Worker: of the files that a build makes only those that a job reads. */
function filesOf(themes: string) {
  return (request: { url: string }) =>
    new URL(request.url).pathname === LEXICONS
      ? new Response(themes)
      : new Response(null, { status: 404 })
}

/** A server on an empty database with every migration applied. */
export async function startMigrated(options: ServerOptions): Promise<LocalServer> {
  const server = await startServer(options)
  await applyMigrations(server.database)
  return server
}

function unknownWorker(name: string): never {
  throw new Error(`The server has no Worker called ${name}`)
}
