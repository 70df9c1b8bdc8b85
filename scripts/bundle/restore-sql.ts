import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#scripts/support/run-tool.ts'
import { FORGET, NOT_FORGOTTEN } from '#worker/db/privacy/forget.ts'
import { eachLine, type Manifest, type Row } from './manifest.ts'
import { DIRECTORY_TABLES, SITE_TABLES } from './tables.ts'

/** Letters of a statement, about: D1 takes 100,000 bytes. */
const MOST_LETTERS = 40_000
/** Ids of answers that were forgotten after the bundle was made, while a site is replaced. */
const FORGOTTEN = 'restoring_forgotten'
/** The migration that put personas and segments into the maps. */
const WHO = '0014_who.sql'
/** Their own entries are newer: they stay. */
const KEPT = new Set(['audit_log', 'erasures'])

/** A step of a restore. All of them belong into one transaction. */
export interface Statement {
  sql: string
  /** Where its rows stand, for the sentence if it fails. */
  about: string
}

/** What is restored, and where. */
export interface Restore {
  folder: string
  manifest: Manifest
  /** Whether a site that is there gives way. Its people, keys and settings stay as they are. */
  replace: boolean
  /** `CREATE TRIGGER …` of the site's tables, by their names. */
  triggers: Map<string, string>
  /** Unix milliseconds. */
  now: number
  /** UUIDv7 of the entry in the log. */
  entryId: string
}

/**
 * All statements of a restore, in order. The rows come as they were, sums too, so triggers are away
 * meanwhile; whoever was erased since the bundle was made stays erased.
 */
export async function* restoreStatements(restore: Restore): AsyncGenerator<Statement> {
  const { folder, manifest, replace, triggers } = restore
  const site = `(SELECT id FROM sites WHERE key = ${literal(manifest.site.key)})`
  const about = 'manifest.json'
  for (const name of triggers.keys()) yield { sql: `DROP TRIGGER ${name}`, about }
  if (replace) for (const sql of makingRoom(site)) yield { sql, about }
  else yield* directoryRows(folder, site)
  for (const { name } of SITE_TABLES)
    for await (const statement of inserts(folder, name, site))
      yield replace && KEPT.has(name)
        ? { ...statement, sql: statement.sql.replace('INSERT INTO', 'INSERT OR IGNORE INTO') }
        : statement
  for (const sql of await fillingMaps(manifest, site)) yield { sql, about }
  if (replace) for (const sql of stayingErased(site)) yield { sql, about }
  yield { sql: entry(restore, site), about }
  yield {
    sql: `INSERT INTO due_sites (site_id, due_at) VALUES (${site}, 0)
      ON CONFLICT (site_id) DO UPDATE SET due_at = 0`,
    about,
  }
  for (const sql of triggers.values()) yield { sql, about }
}

/** The site, its publishable keys and its people, who may have accounts here already. */
async function* directoryRows(folder: string, site: string): AsyncGenerator<Statement> {
  for await (const { row } of eachLine(folder, 'sites')) {
    const { id, ended_at: _, ...rest } = row
    const number = `iif(EXISTS (SELECT 1 FROM sites WHERE id = ${literal(id)}), NULL, ${literal(id)})`
    yield { sql: insert('sites', rest, { id: number }), about: 'sites.ndjson, line 1' }
  }
  const accounts = new Map<Row[string], string>()
  for await (const { row } of eachLine(folder, 'users')) {
    const home = row['home_site_id'] === 0 ? '0' : site
    const { home_site_id: _, ...rest } = row
    accounts.set(row['id'] ?? null, accountOf(row, home))
    const sql = `${insert('users', rest, { home_site_id: home })} ON CONFLICT DO NOTHING`
    yield { sql, about: `users.ndjson, ${String(row['id'])}` }
  }
  for (const { name } of DIRECTORY_TABLES)
    for await (const { row } of eachLine(folder, name)) {
      const { user_id: user, ...rest } = row
      const account = user === undefined ? {} : { user_id: accounts.get(user) ?? 'NULL' }
      yield { sql: insert(name, rest, { site_id: site, ...account }), about: `${name}.ndjson` }
    }
}

/** The account here of somebody in the bundle: the same one, or the one of the same address. */
function accountOf({ id, email }: Row, home: string): string {
  return `coalesce((SELECT id FROM users WHERE id = ${literal(id)}),
    (SELECT id FROM users WHERE email = ${literal(email)} AND home_site_id = ${home}))`
}

/** Takes away what a site holds of its own, and remembers who was erased. */
function makingRoom(site: string): string[] {
  const gone = SITE_TABLES.map(({ name }) => name).filter((name) => !KEPT.has(name))
  return [
    `CREATE TABLE ${FORGOTTEN} (id text PRIMARY KEY) WITHOUT ROWID`,
    `INSERT INTO ${FORGOTTEN} SELECT id FROM answers WHERE site_id = ${site} AND NOT (${NOT_FORGOTTEN})`,
    ...gone.toReversed().map((name) => `DELETE FROM ${name} WHERE site_id = ${site}`),
  ]
}

/** Forgets again what was forgotten, and lets erasures and retention look at everything once more. */
function stayingErased(site: string): string[] {
  return [
    `UPDATE answers SET ${FORGET} WHERE site_id = ${site} AND ${NOT_FORGOTTEN}
      AND id IN (SELECT id FROM ${FORGOTTEN})`,
    `DROP TABLE ${FORGOTTEN}`,
    `UPDATE erasures SET position = '', scanned = 0, finished_at = NULL
      WHERE site_id = ${site} AND subject IS NOT NULL`,
    `DELETE FROM retention WHERE site_id = ${site}`,
  ]
}

/** Maps of an older bundle get their personas and segments as the migration filled them. */
async function fillingMaps({ schema }: Manifest, site: string): Promise<string[]> {
  if (schema >= WHO) return []
  const migration = await readFile(join(ROOT, 'migrations', WHO), 'utf8')
  return migration
    .split('--> statement-breakpoint')
    .map((sql) => sql.trim().replace(/;$/, ''))
    .filter((sql) => sql.startsWith('UPDATE journeys'))
    .map((sql) => `${sql} WHERE site_id = ${site}`)
}

/** The entry that tells of it. */
function entry({ manifest, entryId, now }: Restore, site: string): string {
  const details = {
    name: manifest.site.name,
    from: manifest.exportedAt,
    answers: manifest.files['answers']?.rows ?? 0,
  }
  const row = {
    id: entryId,
    at: now,
    actor_kind: 'system',
    actor_id: 'restore',
    actor_name: 'restore',
    action: 'site.restored',
    target: manifest.site.key,
    details: JSON.stringify(details),
  }
  return insert('audit_log', row, { site_id: site })
}

/** The rows of a table, many to a statement. */
async function* inserts(folder: string, table: string, site: string): AsyncGenerator<Statement> {
  let head = ''
  let values: string[] = []
  let letters = 0
  let [from, at] = [1, 0]
  const statement = (): Statement => ({
    sql: `${head} VALUES ${values.join(', ')}`,
    about: `${table}.ndjson, lines ${from}–${at}`,
  })
  for await (const { row } of eachLine(folder, table)) {
    const columns = Object.keys(row)
    const own = `INSERT INTO ${table} (${['site_id', ...columns].join(', ')})`
    if (values.length > 0 && (letters > MOST_LETTERS || own !== head)) {
      yield statement()
      from = at + 1
      letters = 0
      values = []
    }
    head = own
    at += 1
    const tuple = `(${[site, ...columns.map((column) => literal(row[column]))].join(', ')})`
    values.push(tuple)
    letters += tuple.length
  }
  if (values.length > 0) yield statement()
}

/** One row; `expressions` are of this module, the rest is written as literals. */
function insert(table: string, row: Row, expressions: Record<string, string>): string {
  const columns = [...Object.keys(expressions), ...Object.keys(row)]
  const values = [...Object.values(expressions), ...Object.values(row).map(literal)]
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`
}

/** A value as SQL writes it. A text with a zero byte would end there, so it goes as its bytes. */
function literal(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (value.includes('\0')) return `CAST(X'${Buffer.from(value, 'utf8').toString('hex')}' AS TEXT)`
  return `'${value.replaceAll("'", "''")}'`
}
