import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { SCALE_NAMES } from '#contract/words.ts'
import { writeAuditBundle } from '#scripts/audit/write-bundle.ts'

const DAYS = { from: '2026-11-02', to: '2026-11-29' }

test('the codebook beside a bundle has every column of its tables, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wayfelt-bundle-'))
  const curve = {
    journey: 'shopping',
    range: DAYS,
    previousRange: null,
    timezone: 'UTC',
    kind: 'csat' as const,
    mixed: false,
    n: 0,
    headline: { type: 'few' as const },
    stages: [],
    history: { mapChanged: [], reworded: [], annotations: [] },
    meta: { rowsRead: 0, ms: 0 },
  }
  const journey = {
    id: 'shopping',
    name: 'Shopping',
    kind: 'customer' as const,
    version: 1,
    stages: [],
    kinds: [],
    segments: [],
    personas: [],
  }
  await writeAuditBundle(folder, { curve, journey, answers: [], filters: '' })
  const db = new DatabaseSync(join(folder, 'bundle.sqlite'))
  const columns = db
    .prepare(
      `SELECT tables.name AS "table", columns.name AS "column"
       FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' ORDER BY 1, 2`,
    )
    .all()
    .map((row) => `${String(row['table'])}.${String(row['column'])}`)
  db.close()
  const book: { tables: Record<string, Record<string, string>>; scales: object } = JSON.parse(
    await readFile(join(folder, 'codebook.json'), 'utf8'),
  )
  await rm(folder, { recursive: true })
  const told = Object.entries(book.tables).flatMap(([table, all]) =>
    Object.keys(all).map((column) => `${table}.${column}`),
  )
  expect(new Set(told)).toEqual(new Set(columns))
  expect(told).toHaveLength(columns.length)
  expect(told.length).toBeGreaterThan(20)
  expect(Object.keys(book.scales)).toEqual(SCALE_NAMES)
})
