import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MapDocument } from '#contract/map/document.ts'
import { writeMap } from '#scripts/journey/read-map.ts'
import { localDatabaseFile } from '#scripts/support/local-database.ts'
import { migrateLocal } from '#scripts/support/migrate.ts'
import { ROOT, toolEnvironment } from '#scripts/support/run-tool.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

/* `npm run journey`, as a process, on a local database. */

const KEY = 'wf_pk_mapfile1'
let folder = ''
const at = (name: string) => join(folder, name)

async function journey(...parameters: string[]): Promise<{ code: number; text: string }> {
  const node = ['scripts/journey.ts', ...parameters, '--site', KEY]
  const env = { ...toolEnvironment(), WAYFELT_STATE: at('state') }
  return await promisify(execFile)('node', node, { cwd: ROOT, env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), text: `${stdout}${stderr}` }),
  )
}

async function write(map: MapDocument): Promise<string> {
  await writeFile(at('map.yaml'), writeMap(map, 'map.yaml'))
  return at('map.yaml')
}

async function withDatabase<T>(task: (database: DatabaseSync) => T): Promise<T> {
  const database = new DatabaseSync(await localDatabaseFile(at('state')), { timeout: 30_000 })
  try {
    return task(database)
  } finally {
    database.close()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-journey-'))
  await migrateLocal(at('state'))
  await withDatabase((database) =>
    database.exec(`INSERT INTO sites
      (id, key, name, timezone, origins, segments, personas, language, created_at)
      VALUES (7, '${KEY}', 'Shop', 'Europe/Warsaw', '[]', '[]', '[]', 'en', 1);
    INSERT INTO keys (site_id, id, kind, lookup, last4, name, scopes, created_at)
      VALUES (7, 'first', 'publishable', '${KEY}', 'ile1', 'First', '[]', 1);`),
  )
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('a map goes from a file to the site and back, nothing differs after it was applied, and what has answers stays', async () => {
  const map = newMap()
  const file = await write(map)
  const first = await journey('diff', file)
  expect(first).toMatchObject({ code: 1, text: expect.stringContaining('+ stages purchase') })
  const made = await journey('apply', file)
  expect(made).toMatchObject({ code: 0, text: expect.stringContaining('Published as version') })
  expect(await journey('diff', file)).toEqual({ code: 0, text: '' })
  await journey('pull', at('pulled.yaml'))
  expect(await readFile(at('pulled.yaml'), 'utf8')).toBe(writeMap(map, 'map.yaml'))

  await withDatabase((database) =>
    database.exec(`INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id,
      revision, touchpoint_id, scale, stage_id, channel, segment, persona, lang, sample, answered_at,
      received_at, day, score) VALUES (7, 'a', '', 'shopping', 2, 's', 1, 'purchase-page', 'csat5',
      'purchase', 'web', '', '', 'en', 1, 0, 0, '2026-11-20', 5)`),
  )
  const [, delivery, help] = map.stages
  if (!delivery || !help) throw new Error('the map has three stages')
  const shorter = { ...map, stages: [{ ...help, name: 'Support' }, delivery] }
  await write(shorter)
  const refused = await journey('apply', file)
  expect(refused.code).toBe(1)
  expect(refused.text).toContain('- stages purchase “Purchase”')
  expect(refused.text).toContain('These have answers: purchase, purchase-page')
  expect((await journey('diff', at('pulled.yaml'))).text).toBe('')
  expect((await journey('apply', file, '--drop')).code).toBe(0)
  expect(await journey('diff', file)).toEqual({ code: 0, text: '' })
  const kept = await withDatabase((database) =>
    database.prepare('SELECT stage_id, map_version FROM answers').all(),
  )
  expect(kept).toMatchObject([{ stage_id: 'purchase', map_version: 2 }])
})

test('a new journey is made as a whole or not at all', async () => {
  const map = newMap('second')
  const file = await write({ ...map, stages: [{ ...emptyStage('fresh', 'Fresh') }, ...map.stages] })
  // The first journey has these stages.
  const refused = await journey('apply', file)
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('Nothing was changed.') })
  const left = async (id: string) =>
    await withDatabase((database) =>
      ['journeys', 'map_drafts', 'stages', 'map_versions'].map((table) => {
        const column = table === 'journeys' ? 'id' : 'journey_id'
        return database.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).all(id).length
      }),
    )
  expect(await left('second')).toEqual([0, 0, 0, 0])
  const whole = { ...emptyStage('fresh', 'Fresh'), assumed: 20, owner: 'Ola', needs: [] }
  await write({ ...map, stages: [whole], annotations: [] })
  expect(await journey('apply', file)).toMatchObject({ code: 0 })
  expect(await left('second')).toEqual([1, 0, 1, 0])
})

test('what is no map changes nothing and says what to mend', async () => {
  await writeFile(at('bad.yaml'), 'format: 1\njourney: {id: shopping}\n')
  const refused = await journey('apply', at('bad.yaml'))
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('journey.name') })
  expect(refused.text).not.toContain('    at ')
  const usage = await journey('aply', at('bad.yaml'))
  expect(usage).toMatchObject({ code: 1, text: expect.stringContaining('Usage:') })
})
