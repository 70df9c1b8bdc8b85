import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { listMigrations } from '#scripts/support/migrate.ts'
import { Refusal } from '#scripts/support/run-script.ts'

/** What a bundle's files must be. */
const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** The newest migration of the database that it comes from. */
  schema: z.string(),
  exportedAt: z.string(),
  site: z.strictObject({ key: z.string(), name: z.string() }),
  files: z.record(
    z.string().regex(/^[a-z_]+$/),
    z.strictObject({ rows: z.int(), sha256: z.string() }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

export const MANIFEST = 'manifest.json'

/** A row as a file holds it: without the site's number. */
export type Row = Record<string, string | number | null>

/** The file of a table. */
export function fileOf(folder: string, table: string): string {
  return join(folder, `${table}.ndjson`)
}

/**
 * Reads a bundle's manifest and compares every file with it, before anything is done with it.
 * @throws Refusal with one sentence that names the file, and the line where there is one
 */
export async function checkBundle(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const known = await listMigrations()
  if (!known.includes(manifest.schema))
    throw new Refusal(
      `${MANIFEST} is of a newer version: its database has the migration ${manifest.schema}, which this one does not know. Update Wayfelt, then restore.`,
    )
  for (const [table, { rows, sha256 }] of Object.entries(manifest.files)) {
    const hash = createHash('sha256')
    let read = 0
    for await (const { line } of eachLine(folder, table)) {
      hash.update(`${line}\n`)
      read += 1
    }
    const name = `${table}.ndjson`
    if (read !== rows)
      throw new Refusal(
        `${name}, line ${read + 1}: the manifest tells of ${rows} rows, the file has ${read}.`,
      )
    if (hash.digest('hex') !== sha256)
      throw new Refusal(`${name} is not as it was exported: its hash is not the manifest's.`)
  }
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal(`${path} is not there: name the folder that npm run export made.`)
  })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new Refusal(`${MANIFEST} is damaged: it is no JSON.`)
  }
  const manifest = manifestSchema.safeParse(content)
  if (manifest.success) return manifest.data
  const [issue] = manifest.error.issues
  const isNewer = issue?.path[0] === 'format'
  throw new Refusal(
    isNewer
      ? `${MANIFEST} is of a newer version: update Wayfelt, then restore.`
      : `${MANIFEST} is damaged at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}`,
  )
}

/**
 * The rows of a table, one at a time.
 * @throws Refusal that names the file and line
 */
export async function* eachLine(
  folder: string,
  table: string,
): AsyncGenerator<{ line: string; row: Row }> {
  const file = fileOf(folder, table)
  const name = `${table}.ndjson`
  const input = createReadStream(file, 'utf8')
  let at = 0
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      at += 1
      yield { line, row: rowOf(line, `${name}, line ${at}`) }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refusal(`${name} is missing, though the manifest names it.`)
    throw error
  }
}

function rowOf(line: string, where: string): Row {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    throw new Refusal(`${where}: is no JSON.`)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new Refusal(`${where}: is no row.`)
  for (const [column, value] of Object.entries(row))
    if (!/^[a-z_0-9]+$/.test(column) || (typeof value === 'object' && value !== null))
      throw new Refusal(`${where}: ${column} is no column of a row.`)
  return row as Row
}
