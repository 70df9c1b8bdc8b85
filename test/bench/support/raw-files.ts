import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * How often each text stands in the bytes of a server's state, as itself or in base64, whatever the
 * file: the database, its log, the shared memory.
 */
export async function countInFiles(state: string, texts: string[]): Promise<Map<string, number>> {
  const counts = new Map(texts.map((text) => [text, 0]))
  const folder = join(state, 'd1')
  for (const name of await readdir(folder, { recursive: true })) {
    const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0))
    for (const text of texts)
      for (const form of formsOf(text))
        counts.set(text, (counts.get(text) ?? 0) + countIn(bytes, form))
  }
  return counts
}

/** Moves the log into a stopped server's database file. With `vacuum`, writes that file anew. */
export async function tidyDatabase(state: string, { vacuum = false } = {}): Promise<void> {
  await withDatabases(state, (database) => {
    if (vacuum) database.exec('VACUUM')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  })
}

/** All that SQL can read in a stopped server's database: every row of every table, as one text. */
export async function readAllRows(state: string): Promise<string> {
  const rows: unknown[] = []
  await withDatabases(state, (database) => {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    for (const { name } of tables)
      rows.push(database.prepare(`SELECT * FROM "${String(name)}"`).all())
  })
  return JSON.stringify(rows)
}

async function withDatabases(state: string, use: (database: DatabaseSync) => void): Promise<void> {
  const folder = join(state, 'd1', 'miniflare-D1DatabaseObject')
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.sqlite')) continue
    const database = new DatabaseSync(join(folder, name))
    use(database)
    database.close()
  }
}

/** A text in UTF-8, and the middle of its base64 for each way it may stand in a longer one. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  const encoded = [0, 1, 2].map((offset) => {
    const start = (3 - offset) % 3
    const whole = bytes.subarray(start, start + Math.floor((bytes.length - start) / 3) * 3)
    return Buffer.from(whole.toString('base64'))
  })
  return [bytes, ...encoded]
}

function countIn(bytes: Buffer, form: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + 1)) count += 1
  return count
}
