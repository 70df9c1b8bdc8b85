import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Refusal } from '#scripts/support/run-script.ts'
import { fileOf, MANIFEST, type Manifest } from './manifest.ts'
import { DIRECTORY_TABLES, SITE_TABLES, type CarriedTable } from './tables.ts'

/** Letters that are written at once. */
const CHUNK = 65_536

/** Accounts that open the site; those of this site alone are marked, since its number may change. */
const USERS = `SELECT id, email, name, created_at, home_site_id <> 0 AS home_site_id, proved_at
  FROM users WHERE id IN (SELECT user_id FROM members WHERE site_id = ?) ORDER BY id`

/** A site in an open database. */
export interface ExportedSite {
  database: DatabaseSync
  id: number
  key: string
  name: string
}

/**
 * Writes everything of a site into a folder, as the database is at this instant. It is there whole or
 * not at all: until it is, it stands in `….part`.
 * @returns the rows of each file
 * @throws Refusal if the folder has something in it
 */
export async function writeBundle(site: ExportedSite, folder: string): Promise<Manifest> {
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new Refusal(`${folder} is not empty: name a folder that is to be made.`)
  const part = `${folder.replace(/[/\\]+$/, '')}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  // One snapshot for all tables, whatever comes in meanwhile.
  site.database.exec('BEGIN')
  try {
    const manifest = await writeFiles(site, part)
    await writeFile(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    await rm(folder, { recursive: true, force: true })
    await rename(part, folder)
    return manifest
  } finally {
    site.database.exec('ROLLBACK')
  }
}

async function writeFiles(site: ExportedSite, folder: string): Promise<Manifest> {
  const { database, key, name } = site
  const files: Manifest['files'] = {}
  files['sites'] = await writeRows(
    site,
    fileOf(folder, 'sites'),
    'SELECT * FROM sites WHERE id = ?',
  )
  files['users'] = await writeRows(site, fileOf(folder, 'users'), USERS)
  for (const table of [...DIRECTORY_TABLES, ...SITE_TABLES])
    files[table.name] = await writeRows(site, fileOf(folder, table.name), rowsOf(table))
  const newest = database
    .prepare('SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1')
    .get() as { name: string }
  const exportedAt = new Date().toISOString()
  return { format: 1, schema: newest.name, exportedAt, site: { key, name }, files }
}

function rowsOf({ name, key, only }: CarriedTable): string {
  const where = only === undefined ? '' : ` AND ${only}`
  return `SELECT * FROM ${name} WHERE site_id = ?${where} ORDER BY ${['site_id', ...key].join(', ')}`
}

/** Writes the rows of one query, a line each, a few at a time however many there are. */
async function writeRows(
  { database, id }: ExportedSite,
  path: string,
  sql: string,
): Promise<Manifest['files'][string]> {
  const file = createWriteStream(path, { mode: 0o600 })
  const hash = createHash('sha256')
  let rows = 0
  let chunk = ''
  const flush = async () => {
    hash.update(chunk)
    if (!file.write(chunk)) await once(file, 'drain')
    chunk = ''
  }
  for (const row of database.prepare(sql).iterate(id)) {
    chunk += `${JSON.stringify(carried(row))}\n`
    rows += 1
    if (chunk.length >= CHUNK) await flush()
  }
  await flush()
  file.end()
  await once(file, 'finish')
  return { rows, sha256: hash.digest('hex') }
}

/** A row without the number of its site, which another deployment may have given away. */
function carried(row: Record<string, unknown>): Record<string, unknown> {
  const { site_id: _, ...rest } = row
  return rest
}
