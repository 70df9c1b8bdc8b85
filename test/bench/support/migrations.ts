import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#scripts/support/run-tool.ts'
import type { LocalDatabase } from './local-server.ts'

const FOLDER = join(ROOT, 'migrations')

/** The migration files, in the order in which they apply. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted()
}

/** Applies migrations, by default all of them to an empty database, each file in one transaction. */
export async function applyMigrations(database: LocalDatabase, files?: string[]): Promise<void> {
  for (const name of files ?? (await listMigrations())) {
    const file = await readFile(join(FOLDER, name), 'utf8')
    const statements = file.split('--> statement-breakpoint').filter((sql) => sql.trim() !== '')
    await database.batch(statements.map((sql) => database.prepare(sql)))
  }
}
