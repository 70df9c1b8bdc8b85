import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

async function migrationsText(): Promise<Map<string, string>> {
  const files = (await readdir(join(ROOT, 'migrations'))).filter((name) => name.endsWith('.sql'))
  return new Map(
    await Promise.all(
      files.map(
        async (name) => [name, await readFile(join(ROOT, 'migrations', name), 'utf8')] as const,
      ),
    ),
  )
}

test('the migrations make what the schema says: nothing is left to generate', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  try {
    await cp(join(ROOT, 'migrations'), folder, { recursive: true })
    const kit = join(ROOT, 'node_modules', '.bin', 'drizzle-kit')
    const { stdout } = await promisify(execFile)(
      kit,
      [
        'generate',
        '--dialect',
        'sqlite',
        '--schema',
        './worker/db/schema/*/*.ts',
        '--out',
        relative(ROOT, folder),
      ],
      { cwd: ROOT },
    )
    // It exits with 0 whatever happens, also when it would ask something.
    expect(stdout).toContain('No schema changes, nothing to migrate')
    expect((await readdir(folder)).filter((name) => name.endsWith('.sql'))).toEqual([
      ...(await migrationsText()).keys(),
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('every table with a composite key is without rowid, so that a row costs one written row', async () => {
  for (const text of (await migrationsText()).values()) {
    const tables = text
      .split('--> statement-breakpoint')
      .filter((query) => query.includes('CREATE TABLE'))
    for (const table of tables.filter((query) => /PRIMARY KEY\(`\w+`, /.test(query)))
      expect(table).toContain('WITHOUT ROWID')
  }
})

test('the migrations keep to what wrangler can split: LF, no CASE, no transaction of their own, no rows', async () => {
  for (const [name, written] of await migrationsText()) {
    const text = written.replaceAll(/^--(?!>).*$/gm, '')
    expect(text, name).not.toMatch(/\r|\bCASE\b|^\s*(BEGIN TRANSACTION|COMMIT)/m)
    expect(text.replaceAll(/CREATE TRIGGER[\s\S]*?^END;/gm, ''), name).not.toMatch(
      // Rows that are there may move; none are made up.
      /INSERT INTO(?![^;]*\bSELECT\b)/,
    )
    for (const trigger of text.match(/CREATE TRIGGER[\s\S]*?^END;/gm) ?? []) {
      expect(trigger.split(';').length, trigger).toBe(3)
      expect(trigger).toContain('IF NOT EXISTS')
    }
  }
})
