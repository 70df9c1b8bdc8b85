import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIRECTORY_TABLES, groupOf, SITE_TABLES } from '#test/support/seams/groups.ts'
import { mixedGroups, pastLimits, unboundSites } from '#test/support/seams/statements.ts'
import { faultsOf } from '#test/support/seams/tables.ts'

/*
 * The rules of docs/decisions/0009, on texts: each breach that is planted here must be told. The
 * same judges look at the real tables in test/db/seams.test.ts, and at every statement of every test
 * that runs in workerd (test/support/seams/seen.ts).
 */

const SCHEMA = join(import.meta.dirname, '..', '..', 'worker', 'db', 'schema')

describe.each([
  ['directory', DIRECTORY_TABLES, ['directory']],
  // What a site collects, and what it does because of it: two folders of one group.
  ['site', SITE_TABLES, ['site', 'act']],
] as const)('the %s tables', (group, tables, folders) => {
  test('are all that stand in the files of their folders', async () => {
    const files = folders.map(async (folder) =>
      (await readdir(join(SCHEMA, folder))).map((file) => join(SCHEMA, folder, file)),
    )
    const paths = (await Promise.all(files)).flat()
    const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
    const declared: string[] = texts
      .flatMap((text) =>
        Array.from(text.matchAll(/sqliteTable\(\s*'(\w+)'/g), ([, name = '']) => name),
      )
      .toSorted()
    expect(tables.toSorted()).toEqual(declared)
    for (const table of tables) expect(groupOf(table)).toBe(group)
  })
})

describe('a statement or batch of both groups is told', () => {
  test.each([
    [['UPDATE sites SET forgotten_to = ?2 WHERE id IN (SELECT site_id FROM answers)']],
    [['DELETE FROM "sessions" WHERE id = ?', 'INSERT INTO "audit_log" ("site_id") VALUES (?)']],
    [['INSERT INTO test_answers (site_id) SELECT site_id FROM checks WHERE site_id = ?1']],
    [['SELECT * FROM keys, signing_keys WHERE 1']],
    [['SELECT * FROM members JOIN erasures ON erasures.site_id = members.site_id']],
  ])('%s', (statements) => {
    expect(mixedGroups(statements)).toHaveLength(1)
  })

  test.each([
    [['SELECT "journeys" FROM "shares" WHERE "site_id" = ?', 'UPDATE keys SET used_at = ?']],
    [["SELECT 'FROM answers' FROM sites /* FROM answers */"]],
    [['INSERT INTO rollups (site_id) SELECT site_id FROM answers WHERE site_id = ?1']],
  ])('and of one is not: %s', (statements) => {
    expect(mixedGroups(statements)).toEqual([])
  })
})

describe('a statement that looks for rows of a site without the site is told', () => {
  test.each([
    'DELETE FROM events WHERE received_at < ?1',
    'SELECT site_id FROM signing_keys WHERE id = ?1',
    'SELECT site_id, id FROM erasures WHERE finished_at IS NULL',
    'INSERT INTO findings (kind) VALUES (?1)',
    'INSERT INTO audit_log (site_id, id) SELECT site_id, id FROM erasures WHERE id = ?1',
    'SELECT 1 FROM answers WHERE site_id = ?1 AND id IN (SELECT id FROM events)',
    'SELECT 1 FROM stages JOIN journeys ON stages.site_id = journeys.site_id',
    'SELECT sum(n0) FROM rollups WHERE site_id = ?1 OR site_id IN (?2, ?3)',
  ])('%s', (sql) => {
    expect(unboundSites(sql)).not.toEqual([])
  })

  test.each([
    'DELETE FROM "events" WHERE "events"."site_id" = ? AND "period" < ?',
    'INSERT INTO answers (site_id, id) SELECT ?1, value FROM json_each(?2) WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1)',
    'SELECT id FROM sites',
    'SELECT 1 FROM stages JOIN journeys ON stages.site_id = journeys.site_id WHERE stages.site_id = ?',
  ])('and with it is not: %s', (sql) => {
    expect(unboundSites(sql)).toEqual([])
  })
})

test('more than D1 takes is told: parameters, bytes, lists of placeholders', () => {
  expect(pastLimits('SELECT ?1', 101)).toHaveLength(1)
  expect(pastLimits(`SELECT '${'x'.repeat(100_000)}'`, 0)).toHaveLength(1)
  expect(pastLimits('SELECT 1 FROM links WHERE purpose in (?, ?, ?, ?, ?, ?)', 6)).toHaveLength(1)
  expect(pastLimits('SELECT 1 FROM links WHERE purpose in (?, ?)', 100)).toEqual([])
})

describe('a table that could not move with its site is told', () => {
  const entry = (sql: string, type = 'table', table = 'findings') => ({
    type,
    name: type === 'table' ? table : 'planted',
    tbl_name: table,
    sql,
  })
  const KEYED = 'CREATE TABLE findings (site_id integer, id text, PRIMARY KEY(site_id, id)'

  test.each([
    [entry(`${KEYED}, FOREIGN KEY (site_id) REFERENCES \`sites\`(id)) WITHOUT ROWID`)],
    [entry(`${KEYED}, user_id text REFERENCES users(id)) WITHOUT ROWID`)],
    [entry('CREATE TABLE findings (id text, site_id integer, PRIMARY KEY(id)) WITHOUT ROWID')],
    [entry(`${KEYED})`)],
    [entry('CREATE INDEX planted ON findings (at, site_id)', 'index')],
    [entry('CREATE VIEW planted AS SELECT 1', 'view')],
    [entry('CREATE TABLE planted (id text)', 'table', 'planted')],
    [
      entry(
        'CREATE TRIGGER planted AFTER INSERT ON findings BEGIN UPDATE sites SET paused = 1; END',
        'trigger',
      ),
    ],
  ])('%o', (planted) => {
    expect(faultsOf(planted)).toHaveLength(1)
  })

  test('and one that could is not', () => {
    expect(faultsOf(entry(`${KEYED}) WITHOUT ROWID`))).toEqual([])
    expect(faultsOf(entry('CREATE INDEX planted ON findings (site_id, at)', 'index'))).toEqual([])
  })
})
