import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { checkBundle, type Manifest } from './bundle/manifest.ts'
import { restoreStatements, type Restore } from './bundle/restore-sql.ts'
import { SITE_TABLES } from './bundle/tables.ts'
import { localDatabaseFile } from './support/local-database.ts'
import { listMigrations, migrateLocal } from './support/migrate.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE = 'Usage: npm run restore -- DIR [--replace] [--sql FILE]'
/** How long a running server is waited for. */
const PATIENCE_MS = 60_000

/**
 * `npm run restore -- DIR`: brings a site back from what `npm run export` made, whole or not at all.
 * `--replace` lets one that is there give way. `--sql FILE` writes the statements instead.
 */
await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, sql: { type: 'string' } },
  })
  const [folder] = positionals
  if (!folder || positionals.length > 1) throw new Refusal(USAGE)
  const manifest = await checkBundle(folder)
  await migrateLocal()
  const database = new DatabaseSync(await localDatabaseFile(), { timeout: PATIENCE_MS })
  try {
    const restore = planOf({ database, folder, manifest, replace: values.replace })
    if (values.sql !== undefined) await writeSql(values.sql, restore)
    else await apply(database, restore)
  } finally {
    database.close()
  }
})

function planOf({
  database,
  ...asked
}: Pick<Restore, 'folder' | 'manifest' | 'replace'> & { database: DatabaseSync }): Restore {
  const tables = SITE_TABLES.map(({ name }) => `'${name}'`).join(', ')
  const rows = database
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (${tables})`,
    )
    .all() as { name: string; sql: string }[]
  const triggers = new Map(rows.map(({ name, sql }) => [name, sql]))
  const now = Date.now()
  return { ...asked, triggers, now, entryId: timeOrderedId(now, randomBytes(10)) }
}

/** Does all of it in one transaction: a restore that breaks off has done nothing. */
async function apply(database: DatabaseSync, restore: Restore): Promise<void> {
  const { manifest, replace } = restore
  database.exec('BEGIN IMMEDIATE')
  try {
    refuseUnfit(database, manifest, replace)
    for await (const { sql, about } of restoreStatements(restore)) {
      try {
        database.exec(sql)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        throw new Refusal(`${about}: ${why}. Nothing was restored.`)
      }
    }
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
  const answers = manifest.files['answers']?.rows ?? 0
  console.log(`${manifest.site.name} is back, with ${answers} answers of ${manifest.exportedAt}.`)
  console.log(
    replace
      ? 'Its people, keys and settings are as they were. What was erased since then stays erased.'
      : 'People come in by a link (npm run signin-link -- EMAIL), and secret keys and share links have to be made anew. Whoever left the team or was erased since then is back: see docs/backup.md.',
  )
}

function refuseUnfit(database: DatabaseSync, { site }: Manifest, replace: boolean): void {
  const known = database.prepare('SELECT ended_at FROM sites WHERE key = ?').get(site.key)
  if (known?.['ended_at'])
    throw new Refusal(`${site.key} is being deleted here: wait until its job is through with it.`)
  if (known && !replace)
    throw new Refusal(
      `${site.key} is here already: add --replace to let its answers and maps give way to those of the bundle.`,
    )
  if (!known && replace) throw new Refusal(`${site.key} is not here: restore it without --replace.`)
}

/** The same for a database elsewhere; it fails there, and changes nothing, where it does not fit. */
async function writeSql(path: string, restore: Restore): Promise<void> {
  const { manifest, replace } = restore
  const newest = (await listMigrations()).at(-1) ?? ''
  const key = `EXISTS (SELECT 1 FROM sites WHERE key = '${manifest.site.key}')`
  const guard = `INSERT INTO attempts (bucket, tries, resets_at) SELECT NULL, 0, 0
    WHERE ${replace ? 'NOT ' : ''}${key} OR (SELECT max(name) FROM d1_migrations) <> '${newest}'`
  const file = createWriteStream(path, { mode: 0o600 })
  file.write(`${guard};\n`)
  for await (const { sql } of restoreStatements(restore))
    if (!file.write(`${sql};\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
  console.log(`npx wrangler d1 execute DB --remote --file ${path}`)
}
