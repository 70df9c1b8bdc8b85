import { createHash } from 'node:crypto'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDatabaseFile } from '#scripts/support/local-database.ts'
import { migrateLocal } from '#scripts/support/migrate.ts'
import { ROOT, toolEnvironment } from '#scripts/support/run-tool.ts'

/* `npm run export` and `npm run restore`, as processes, on local databases. */

const KEY = 'wf_pk_backup1'
const ANSWERS = 100_000
/** Megabytes of heap that the scripts get: what grows with the answers would not fit. */
const HEAP = 64

let folder = ''
const at = (...names: string[]) => join(folder, ...names)

interface Told {
  code: number
  text: string
}

async function script(name: string, state: string, ...parameters: string[]): Promise<Told> {
  const heap = name === 'verify' ? [] : [`--max-old-space-size=${HEAP}`]
  const node = [...heap, `scripts/${name}.ts`, ...parameters]
  const env = { ...toolEnvironment(), WAYFELT_STATE: at(state) }
  return await promisify(execFile)('node', node, { cwd: ROOT, env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), text: `${stdout}${stderr}` }),
  )
}

async function withDatabase<T>(state: string, task: (database: DatabaseSync) => T): Promise<T> {
  const database = new DatabaseSync(await localDatabaseFile(at(state)), { timeout: 30_000 })
  try {
    return task(database)
  } finally {
    database.close()
  }
}

const count = (state: string, sql: string) =>
  withDatabase(state, (database) => Number(Object.values(database.prepare(sql).get() ?? {})[0]))

/** Every file of a bundle but the manifest, by its name. */
async function contents(bundle: string): Promise<Map<string, string>> {
  const names = (await readdir(at(bundle))).filter((name) => name.endsWith('.ndjson'))
  const files = names.map(async (name) => [name, await readFile(at(bundle, name), 'utf8')] as const)
  return new Map(await Promise.all(files))
}

/** A site with rows in all that a bundle holds; the triggers count its answers. */
const SITE = `
INSERT INTO sites (id, key, name, timezone, origins, segments, personas, language, created_at)
  VALUES (7, '${KEY}', 'Sklep „Zielony”', 'Europe/Warsaw', '[]', '["b2b"]', '[]', 'pl', 1);
INSERT INTO due_sites (site_id, due_at) VALUES (7, 0);
INSERT INTO users (id, email, name, created_at, home_site_id, proved_at) VALUES
  ('u1', 'ada@shop.example', 'Ada', 1, 0, 1), ('u2', 'bo@shop.example', 'Bo', 1, 7, NULL);
INSERT INTO members (site_id, user_id, role, comments, created_at) VALUES
  (7, 'u1', 'owner', 1, 1), (7, 'u2', 'viewer', 0, 1);
INSERT INTO keys (site_id, id, kind, lookup, last4, name, scopes, created_at) VALUES
  (7, 'first', 'publishable', '${KEY}', 'kup1', 'First', '[]', 1),
  (7, 'k2', 'secret', 'SECRET-hash-of-a-key', 'abcd', 'Exports', '["figures:read"]', 1);
INSERT INTO shares (site_id, id, slug_hash, name, journeys, comments, created_at, expires_at)
  VALUES (7, 's1', 'SECRET-hash-of-a-slug', 'Agency', '[]', 0, 1, 9e12);
INSERT INTO sessions (token_hash, id, user_id, site_id, way, device, created_at, seen_at, expires_at)
  VALUES ('SECRET-hash-of-a-session', 'x', 'u1', 7, 'link', 'Firefox', 1, 1, 9e12);
INSERT INTO links (token_hash, id, purpose, email, site_id, role, created_at, expires_at)
  VALUES ('SECRET-hash-of-a-link', 'l', 'invitation', 'cy@shop.example', 7, 'agent', 1, 9e12);
INSERT INTO directory_log (site_id, id, at, actor_kind, actor_id, actor_name, action, target, details)
  VALUES (7, '01900000-0000-7000-8000-000000000001', 1, 'user', 'u1', 'Ada', 'key.made', 'k2', '{}');
INSERT INTO audit_log (site_id, id, at, actor_kind, actor_id, actor_name, action, target, details)
  VALUES (7, '01900000-0000-7000-8000-000000000002', 1, 'user', 'u1', 'Ada', 'journey.made', 'j', '{}');
INSERT INTO journeys (site_id, id, name, kind, position, version, names) VALUES (7, 'j', 'Zakupy', 'customer', 0, 1, '{"en":"Shopping"}');
INSERT INTO stages (site_id, id, journey_id, name, position) VALUES (7, 's', 'j', 'Zakup', 0), (7, 't', 'j', 'Dostawa', 1);
INSERT INTO touchpoints (site_id, id, stage_id, name, position, channels, actions) VALUES
  (7, 'tp', 's', 'Kasa', 0, '["web"]', '[]');
INSERT INTO erasures (site_id, id, kind, subject, total, created_at, finished_at) VALUES (7, 'e1', 'order', NULL, 3, 1, 2);
`
const MANY = `
WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${ANSWERS - 1})
INSERT INTO answers (site_id, id, client_id, body_hash, journey_id, map_version, survey_id, revision, touchpoint_id,
  scale, stage_id, channel, segment, persona, day, received_at, answered_at, score, choices, comment, lang, sample,
  respondent, order_ref, url, traits)
SELECT 7, printf('01900000-0000-7000-8000-%012d', i), iif(i % 3, NULL, 'ORDER-' || i), 'hash', 'j', 1, 'q', 1, 'tp',
  'csat5', 's', 'web', iif(i % 2, 'b2b', ''), '', date('2026-01-01', (i % 200) || ' days'), 1e12 + i, 1e12 + i,
  iif(i % 7 = 0, NULL, i % 5 + 1), '["late"]', 'Zażółć ''gęślą'' jaźń' || char(10) || '"' || i || '"' || iif(i = 5, char(0), ''),
  'pl', 1, 'person-' || (i % 1000), 'ORDER-' || i, '/cart', '{"plan":"gold"}'
FROM numbers`

/** Displays, of which only the sums are left of the older ones. */
const DISPLAYS = `
WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < 99)
INSERT INTO events (site_id, period, id, type, touchpoint_id, scale, stage_id, channel, segment, persona, day, action)
SELECT 7, 100 + (i > 49), printf('%032d', i), 'shown', 'tp', 'csat5', 's', 'web', '', '', '2026-05-01', '' FROM numbers;
DELETE FROM events WHERE period = 100`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-backup-'))
  await migrateLocal(at('one'))
  await withDatabase('one', (database) => {
    database.exec(SITE)
    database.exec(MANY)
    database.exec(DISPLAYS)
  })
  await migrateLocal(at('empty'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a site goes out and comes back whole: nothing differs, sums fit, memory does not grow with it', async () => {
  const out = await script('export', 'one', '--site', KEY, '--out', at('first'))
  expect(out.text).toContain(`answers  ${ANSWERS}`)
  expect(out.code).toBe(0)
  const first = await contents('first')
  expect(first.get('answers.ndjson')?.split('\n')).toHaveLength(ANSWERS + 1)

  await cp(at('empty'), at('two'), { recursive: true })
  const back = await script('restore', 'two', at('first'))
  expect(back.text).toContain('is back, with 100000 answers')
  expect((await script('verify', 'two')).text).toContain(`${KEY}: the rollups equal a recount`)

  expect((await script('export', 'two', '--site', KEY, '--out', at('second'))).code).toBe(0)
  const second = await contents('second')
  const log = second.get('audit_log.ndjson')?.trimEnd().split('\n') ?? []
  expect(JSON.parse(log.pop() ?? '{}')).toMatchObject({
    action: 'site.restored',
    actor_id: 'restore',
  })
  second.set('audit_log.ndjson', `${log.join('\n')}\n`)
  expect(new Set(second.keys())).toEqual(new Set(first.keys()))
  for (const [name, text] of first) expect(second.get(name) === text, name).toBe(true)
  // The triggers are as they were.
  const triggers =
    "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name)"
  const texts = ['one', 'two'].map((state) =>
    withDatabase(state, (database) => Object.values(database.prepare(triggers).get() ?? {})[0]),
  )
  expect(await texts[0]).toEqual(await texts[1])
})

test('no secret goes out, not even as its hash, and files are their owner’s alone', async () => {
  for (const [name, text] of await contents('first')) {
    expect(text, name).not.toContain('SECRET')
    expect(text, name).not.toContain('cy@shop.example')
    if (process.platform !== 'win32')
      expect((await stat(at('first', name))).mode & 0o077, name).toBe(0)
  }
  expect((await contents('first')).get('keys.ndjson')).toContain(KEY)
})

test('where the number is taken the site gets another one, and people keep the accounts they have here', async () => {
  await cp(at('empty'), at('taken'), { recursive: true })
  await withDatabase('taken', (database) => {
    const [there = ''] = SITE.split('INSERT INTO keys')
    const other = there.replaceAll(KEY, 'wf_pk_other').replaceAll("'u1'", "'mine'")
    database.exec(other.replaceAll("'u2'", "'local'"))
  })
  const small = await smallBundle('moved')
  expect((await script('restore', 'taken', small)).code).toBe(0)
  await withDatabase('taken', (database) => {
    const sites = database.prepare('SELECT id, key FROM sites ORDER BY id').all()
    expect(sites).toEqual([
      { id: 7, key: 'wf_pk_other' },
      { id: 8, key: KEY },
    ])
    expect(database.prepare('SELECT user_id, role FROM members WHERE site_id = 8').all()).toEqual([
      { user_id: 'mine', role: 'owner' },
      { user_id: 'u2', role: 'viewer' },
    ])
    expect(
      database.prepare("SELECT count(*) AS n FROM users WHERE email LIKE 'ada%'").get(),
    ).toEqual({ n: 1 })
  })
})

/** A bundle of the same site with few answers, made once. */
async function smallBundle(name: string): Promise<string> {
  const state = `small-${name}`
  await cp(at('empty'), at(state), { recursive: true })
  await withDatabase(state, (database) => {
    database.exec(SITE)
    database.exec(MANY.replace(`i < ${ANSWERS - 1}`, 'i < 99'))
  })
  expect((await script('export', state, '--site', KEY, '--out', at(name))).code).toBe(0)
  return at(name)
}

test('maps of an older bundle get the personas and segments that its site had', async () => {
  const bundle = await smallBundle('older')
  const file = join(bundle, 'journeys.ndjson')
  const journeys = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const older = journeys.map((line) => {
    const { personas: _, segments: __, ...row } = JSON.parse(line) as Record<string, unknown>
    return `${JSON.stringify(row)}\n`
  })
  await writeFile(file, older.join(''))
  const manifest = JSON.parse(await readFile(join(bundle, 'manifest.json'), 'utf8')) as {
    schema: string
    files: Record<string, { sha256: string }>
  }
  manifest.schema = '0013_drafts.sql'
  const sha256 = createHash('sha256').update(older.join('')).digest('hex')
  manifest.files['journeys'] = { ...manifest.files['journeys'], sha256 }
  await writeFile(join(bundle, 'manifest.json'), JSON.stringify(manifest))
  await cp(at('empty'), at('old'), { recursive: true })
  expect(await script('restore', 'old', bundle)).toMatchObject({ code: 0 })
  await withDatabase('old', (database) => {
    const [row] = database.prepare('SELECT segments FROM journeys').all()
    expect(JSON.parse(String(row?.['segments']))).toEqual([{ id: 'b2b', name: 'B2B', names: {} }])
  })
})

describe('a bundle that is not as it was', () => {
  const damages: [string, string, (text: string) => string, RegExp][] = [
    [
      'a letter',
      'answers.ndjson',
      (text) => text.replace('gęślą', 'gesla'),
      /^answers\.ndjson is not as it was exported/,
    ],
    [
      'a line less',
      'answers.ndjson',
      (text) => text.split('\n').slice(1).join('\n'),
      /^answers\.ndjson, line 100: the manifest tells of 100 rows, the file has 99/,
    ],
    [
      'a line cut off',
      'answers.ndjson',
      (text) => text.slice(0, -30),
      /^answers\.ndjson, line 100: is no JSON/,
    ],
    ['a list for a row', 'stages.ndjson', () => '[]\n', /^stages\.ndjson, line 1: is no row/],
    [
      'a column that is none',
      'stages.ndjson',
      () => '{"id) --":1}\n',
      /^stages\.ndjson, line 1: id\) -- is no column/,
    ],
    ['no manifest', 'manifest.json', () => '', /^manifest\.json is damaged: it is no JSON/],
    [
      'another format',
      'manifest.json',
      (text) => text.replace('"format": 1', '"format": 2'),
      /^manifest\.json is of a newer version/,
    ],
    [
      'a newer schema',
      'manifest.json',
      (text) => text.replace(/"schema": "[^"]+"/, '"schema": "9999_later.sql"'),
      /^manifest\.json is of a newer version: .*9999_later\.sql/,
    ],
    [
      'a name that leads elsewhere',
      'manifest.json',
      (text) => text.replace('"answers"', '"../answers"'),
      /^manifest\.json is damaged at files/,
    ],
  ]
  let whole = ''
  beforeAll(async () => {
    whole = await smallBundle('whole')
    await cp(at('empty'), at('untouched'), { recursive: true })
  })

  test.each(damages)(
    '%s: one sentence, and nothing is written',
    async (...[name, file, damage, words]) => {
      const bundle = at(`damaged-${name.replaceAll(' ', '-')}`)
      await cp(whole, bundle, { recursive: true })
      await writeFile(join(bundle, file), damage(await readFile(join(bundle, file), 'utf8')))
      const { code, text } = await script('restore', 'untouched', bundle)
      expect(text.trim()).toMatch(words)
      expect(text.trim().split('\n')).toHaveLength(1)
      expect(code).toBe(1)
      expect(await count('untouched', 'SELECT count(*) FROM sites')).toBe(0)
    },
  )

  test('a file that is missing is named, and so is a row that does not fit', async () => {
    const bundle = at('without')
    await cp(whole, bundle, { recursive: true })
    await rm(join(bundle, 'surveys.ndjson'))
    expect((await script('restore', 'untouched', bundle)).text).toMatch(
      /^surveys\.ndjson is missing/,
    )
    expect(await count('untouched', 'SELECT count(*) FROM answers')).toBe(0)
  })
})

test('a restore that is killed has done nothing, and can be made again', async () => {
  await cp(at('empty'), at('killed'), { recursive: true })
  const env = { ...toolEnvironment(), WAYFELT_STATE: at('killed') }
  const file = await localDatabaseFile(at('killed'))
  const restoring = spawn('node', ['scripts/restore.ts', at('first')], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  })
  const end = once(restoring, 'exit')
  // In the middle: much is written already.
  for (let size = 0; size < 8_000_000 && restoring.exitCode === null;) {
    size = (await stat(`${file}-wal`).catch(() => ({ size: 0 }))).size
    await new Promise((next) => setImmediate(next))
  }
  restoring.kill('SIGKILL')
  expect((await end)[1]).toBe('SIGKILL')
  expect(await count('killed', 'SELECT count(*) FROM sites')).toBe(0)
  expect(await count('killed', 'SELECT count(*) FROM answers')).toBe(0)
  expect(await count('killed', "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).toBe(
    await count('one', "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"),
  )
  expect((await script('restore', 'killed', at('first'))).code).toBe(0)
  expect(await count('killed', 'SELECT count(*) FROM answers')).toBe(ANSWERS)
})

describe('a site that is there', () => {
  test('stays as it is, unless it is told to give way', async () => {
    const { code, text } = await script('restore', 'one', at('first'))
    expect(code).toBe(1)
    expect(text.trim()).toMatch(/^wf_pk_backup1 is here already: add --replace/)
  })

  test('gives way whole: whoever was erased since stays erased, people and log stay', async () => {
    const bundle = await smallBundle('month')
    const state = 'small-month'
    await withDatabase(state, (database) => {
      // Since then: a person was erased, another is being erased, somebody left, answers came and were spoilt.
      database.exec(`UPDATE answers SET respondent = NULL, order_ref = NULL, comment = NULL, url = NULL,
        traits = NULL, body_hash = '', client_id = NULL WHERE respondent = 'person-5'`)
      database.exec(`INSERT INTO erasures (site_id, id, kind, subject, total, created_at, position, scanned)
        VALUES (7, 'e2', 'respondent', 'person-9', 1, 5, 'z', 100)`)
      database.exec("DELETE FROM members WHERE user_id = 'u2'")
      database.exec('UPDATE answers SET score = 1 WHERE score = 5')
      database.exec("DELETE FROM answers WHERE id LIKE '%7'")
      database.exec(`INSERT INTO audit_log (site_id, id, at, actor_kind, actor_id, actor_name, action, details)
        VALUES (7, '01900000-0000-7000-8000-000000000009', 5, 'user', 'u1', 'Ada', 'privacy.erased', '{}')`)
    })
    const { code, text } = await script('restore', state, bundle, '--replace')
    expect(text).toContain('What was erased since then stays erased')
    expect(code).toBe(0)
    expect(await count(state, 'SELECT count(*) FROM answers')).toBe(100)
    expect(await count(state, 'SELECT count(*) FROM answers WHERE score = 5')).toBe(17)
    expect(
      await count(
        state,
        "SELECT count(*) FROM answers WHERE respondent = 'person-5' OR comment LIKE '%\"5\"%'",
      ),
    ).toBe(0)
    expect(
      await count(
        state,
        "SELECT count(*) FROM answers WHERE id LIKE '%0005' AND body_hash = '' AND score IS NOT NULL",
      ),
    ).toBe(1)
    expect(await count(state, 'SELECT count(*) FROM answers WHERE comment IS NOT NULL')).toBe(99)
    expect(
      await count(
        state,
        "SELECT count(*) FROM erasures WHERE id = 'e2' AND position = '' AND finished_at IS NULL",
      ),
    ).toBe(1)
    expect(await count(state, 'SELECT count(*) FROM members')).toBe(1)
    expect(
      await count(
        state,
        "SELECT count(*) FROM audit_log WHERE action IN ('privacy.erased', 'site.restored', 'journey.made')",
      ),
    ).toBe(3)
    expect((await script('verify', state)).text).toContain('the rollups equal a recount')
    const wrong = await script('restore', 'empty', bundle, '--replace')
    expect(wrong.text.trim()).toMatch(/is not here: restore it without --replace/)
  })
})

test('as SQL for a database elsewhere it does the same there, and nothing where it does not fit', async () => {
  const bundle = await smallBundle('elsewhere')
  const file = at('restore.sql')
  await cp(at('empty'), at('writer'), { recursive: true })
  const written = await script('restore', 'writer', bundle, '--sql', file)
  expect(written.text).toContain(`wrangler d1 execute DB --remote --file ${file}`)
  expect(await count('writer', 'SELECT count(*) FROM sites'), 'nothing is restored here').toBe(0)
  await cp(at('empty'), at('target'), { recursive: true })
  const sql = await readFile(file, 'utf8')
  await withDatabase('target', (database) => database.exec(sql))
  expect((await script('export', 'target', '--site', KEY, '--out', at('again'))).code).toBe(0)
  const [before, after] = [await contents('elsewhere'), await contents('again')]
  for (const [name, text] of before)
    if (name !== 'audit_log.ndjson') expect(after.get(name), name).toBe(text)
  await expect(
    withDatabase('target', (database) => database.exec(`BEGIN;${sql}COMMIT`)),
  ).rejects.toThrow(/NOT NULL/)
})

test('an export names the sites there are, and leaves a folder alone that has something in it', async () => {
  expect((await script('export', 'one', '--out', at('x'))).text).toMatch(
    /^Say which site with --site KEY/,
  )
  const full = await script('export', 'one', '--site', KEY, '--out', at('first'))
  expect([full.code, full.text.trim()]).toEqual([
    1,
    `${at('first')} is not empty: name a folder that is to be made.`,
  ])
  expect((await script('restore', 'one', at('nowhere'))).text).toMatch(
    /manifest\.json is not there/,
  )
})
