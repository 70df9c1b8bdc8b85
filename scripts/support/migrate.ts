import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STATE } from './local-database.ts'
import { ROOT, runTool } from './run-tool.ts'

const FOLDER = join(ROOT, 'migrations')
/** Where wrangler writes down what it has applied, so that either goes on where the other stopped. */
const APPLIED = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** What runs statements: a binding of a Worker, or what stands for one on this machine. */
export type Migratable = Pick<D1Database, 'prepare' | 'batch'>

/** The migration files of this version, in the order in which they apply. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted()
}

/** Applies what was not applied yet of some migrations, by default of all, each file in one transaction. */
export async function applyMigrations(database: Migratable, files?: string[]): Promise<void> {
  await database.prepare(APPLIED).run()
  const { results } = await database
    .prepare('SELECT name FROM d1_migrations')
    .all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  for (const name of files ?? (await listMigrations())) {
    if (applied.has(name)) continue
    const file = await readFile(join(FOLDER, name), 'utf8')
    const statements = file.split('--> statement-breakpoint').filter((sql) => sql.trim() !== '')
    await database.batch([
      ...statements.map((sql) => database.prepare(sql)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ])
  }
}

/**
 * Brings a local database up to date: in seconds, where wrangler starts anew for each file. In a process
 * of its own: what opens the database takes more room than all that a script does with it.
 * @param state the folder that wrangler calls `--persist-to`
 */
export async function migrateLocal(state = STATE): Promise<void> {
  await runTool('node', ['scripts/migrate.ts', '--state', state])
}
