import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import {
  importListSchema,
  importPreviewSchema,
  importRunSchema,
  type ImportRun,
} from '#contract/import-runs.ts'
import { curveSchema } from '#contract/journey.ts'
import { importReportSchema, type ImportReport } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { expectCounted } from '#test/support/expect-counted.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeMember } from '#test/support/world.ts'
import { fetchWorker } from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { actingDb } from '#worker/db/connect.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { undoImport } from '#worker/db/imports/undo.ts'

const HEADER = 'answer_id,answered_at,touchpoint,kind,score,comment,respondent'

/** A site as its owner calls it. */
async function open() {
  const site = await makeSite()
  await makeSurvey(site)
  const browser = await signIn(site)
  const json = async (path: string, method: string, body: unknown = {}) =>
    await browser(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const send = async (rows: string[], query = '') =>
    await browser(`/api/import/answers${query}`, {
      method: 'POST',
      body: [HEADER, ...rows].join('\n'),
      headers: { 'content-type': 'text/csv' },
    })
  const load = async (rows: string[], query = ''): Promise<ImportReport> => {
    const response = await send(rows, query)
    expect(response.status).toBe(200)
    return expectCounted(importReportSchema.parse(await response.json()))
  }
  const begin = async (body: unknown): Promise<ImportRun> =>
    importRunSchema.parse(await (await json('/api/imports', 'POST', body)).json())
  const undo = async (id: number): Promise<ImportRun> =>
    importRunSchema.parse(await (await json(`/api/imports/${id}/undo`, 'POST')).json())
  const list = async (): Promise<ImportRun[]> => {
    const { imports } = importListSchema.parse(await (await browser('/api/imports')).json())
    for (const { rows, accepted, duplicate, rejected, skipped } of imports)
      expect(accepted + duplicate + rejected + skipped).toBe(rows)
    return imports
  }
  return { site, browser, json, send, load, begin, undo, list }
}

const row = (id: number | string, score: number | string = 4, who = '') =>
  `r${id},2026-10-0${1 + (Number(id) % 9 || 0)}T08:00:00Z,checkout,csat,${score},,${who}`
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => row(from + index, 1 + (index % 5)))

async function select(site: TestSite, sql: string): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare(sql).bind(site.db.siteId).all()).results
}
const SUMS = `SELECT week, sum(n1) AS n1, sum(n2) AS n2, sum(n3) AS n3, sum(n4) AS n4, sum(n5) AS n5
  FROM rollups WHERE site_id = ?1 GROUP BY week HAVING n1 + n2 + n3 + n4 + n5 > 0 ORDER BY week`
const entriesOf = async (site: TestSite) =>
  (await select(site, 'SELECT action FROM audit_log WHERE site_id = ?1 ORDER BY id')).map(
    ({ action }) => action,
  )

test('a file that is sent in one call is listed as one import, with who sent it and what became of it', async () => {
  const { site, load, list } = await open()
  await load([row(1), row(2), row(2), row(3, 9)], '?file=reviews.csv')
  expect(await list()).toMatchObject([
    { id: 1, state: 'done', file: 'reviews.csv', rows: 4, accepted: 2, duplicate: 1, rejected: 1 },
  ])
  expect(await entriesOf(site)).toEqual(['answers.imported'])
  expect(await select(site, 'SELECT import_id FROM answers WHERE site_id = ?1')).toEqual([
    { import_id: 1 },
    { import_id: 1 },
  ])
})

test('pieces of a file add up to one import, and one that is sent twice is counted once', async () => {
  const { site, browser, begin, list } = await open()
  const made = await begin({ file: 'a.csv', namespace: 'forms' })
  const file = new Blob([[HEADER, ...rows(2 * LIMITS.importRows + 50)].join('\n')])
  let next: ImportReport['next'] = { from: '', byte: 0, head: 0 }
  while (next) {
    const query: string = next.from ? `from=${next.from}` : `import=${made.id}`
    const body = new Blob([file.slice(0, next.head), file.slice(next.byte)])
    const post = async () =>
      importReportSchema.parse(
        await (await browser(`/api/import/answers?${query}`, { method: 'POST', body })).json(),
      )
    await post()
    next = (await post()).next
  }
  expect(await list()).toMatchObject([
    { id: made.id, state: 'done', namespace: 'forms', rows: 250, accepted: 250, duplicate: 0 },
  ])
  expect(await entriesOf(site)).toEqual(['import.begun', 'answers.imported'])
  expect(
    await select(site, "SELECT 1 AS it FROM answers WHERE site_id = ?1 AND client_id = 'forms/r7'"),
  ).toHaveLength(1)
})

test('a file that is refused before anything landed is no import', async () => {
  const { site, send, list } = await open()
  const off = Array.from({ length: 10 }, (_, index) => row(index, 8))
  expect((await send(off)).status).toBe(422)
  expect(await list()).toEqual([])
  expect(await entriesOf(site)).toEqual([])
})

test('a map of any length is taken before the file or with the import, and kept', async () => {
  const { browser, begin } = await open()
  const replace = Object.fromEntries(
    Array.from({ length: 900 }, (_, index) => [`word ${index}`, `${1 + (index % 5)}`]),
  )
  const map = {
    answer_id: 'id',
    answered_at: { column: 'when', timezone: 'Europe/Warsaw' },
    touchpoint: { value: 'checkout' },
    kind: { value: 'csat' },
    score: { column: 'said', replace },
  }
  const text = JSON.stringify(map)
  expect(text.length).toBeGreaterThan(8000)
  const file = 'id,when,said\n1,2026-10-01 10:00,word 899\n'
  const post = async (query: string, body: string) =>
    await (await browser(`/api/import/answers?${query}`, { method: 'POST', body })).json()
  const size = new TextEncoder().encode(text).length
  expect(await post(`dry=1&mapBytes=${size}`, text + file)).toMatchObject({ accepted: 1 })
  const { id } = await begin({ map })
  expect(await post(`import=${id}`, file)).toMatchObject({ accepted: 1, rejectedCount: 0 })
  expect(await post(`mapBytes=${size}`, text + file)).toMatchObject({ duplicate: 1 })
  const cut = await browser(`/api/import/answers?mapBytes=${size - 1}`, {
    method: 'POST',
    body: text + file,
  })
  expect(cut.status).toBe(422)
})

test('undoing takes out what the import brought and nothing else, and the file can come again', async () => {
  const { site, load, undo, list } = await open()
  await insertAnswers(site.db, [newAnswer({ score: 5 }), newAnswer({ score: 1 })])
  await load(rows(20))
  const before = await select(site, SUMS)
  await load(rows(30, 10))
  expect(await select(site, SUMS)).not.toEqual(before)
  expect(await undo(2)).toMatchObject({ state: 'undone', accepted: 20, undone: 20, duplicate: 10 })
  expect(await select(site, SUMS)).toEqual(before)
  expect(await findDifferences(site.db)).toEqual([])
  expect(await undo(2)).toMatchObject({ state: 'undone', undone: 20 })
  expect(await load(rows(30, 10))).toMatchObject({ accepted: 20, duplicate: 10 })
  expect((await list()).map(({ state }) => state)).toEqual(['done', 'undone', 'done'])
  expect(await entriesOf(site)).toEqual([
    'answers.imported',
    'answers.imported',
    'import.undone',
    'answers.imported',
  ])
})

test('what a hold keeps out is taken out as well, and the rollups stay right', async () => {
  const { site, load, undo, json } = await open()
  await load(rows(10))
  const ids = ['r1', 'r2']
  expect((await json('/api/holds', 'POST', { ids })).status).toBe(201)
  expect(await undo(1)).toMatchObject({ undone: 10 })
  expect(await select(site, SUMS)).toEqual([])
  expect(await findDifferences(site.db)).toEqual([])
})

test('a person who was erased does not come back with the file after it was undone', async () => {
  const { site, browser, load, undo, json } = await open()
  const file = [row(1, 5, 'canary'), row(2, 4), row(3, 3)]
  await load(file)
  const subject = { kind: 'respondent', value: 'canary' }
  expect((await json('/api/privacy/erasures', 'POST', { subject })).status).toBe(201)
  expect(await undo(1)).toMatchObject({ state: 'undone', undone: 3 })
  expect(await select(site, SUMS)).toEqual([])
  expect(await load(file)).toMatchObject({ accepted: 2, duplicate: 1 })
  expect(
    JSON.stringify(await select(site, 'SELECT * FROM answers WHERE site_id = ?1')),
  ).not.toContain('canary')
  const held: unknown = await (await browser('/api/answers?held=1')).json()
  expect(held).toMatchObject({ answers: [] })
  expect(await findDifferences(site.db)).toEqual([])
})

test('answers that retention has stripped go, and count again when the file comes again', async () => {
  const { site, load, undo } = await open()
  await load([row(1), row(2)])
  await env.DB.batch([
    env.DB.prepare("UPDATE answers SET body_hash = '' WHERE site_id = ?1").bind(site.db.siteId),
    env.DB.prepare("INSERT INTO retention (site_id, forgotten_to) VALUES (?1, 'g')").bind(
      site.db.siteId,
    ),
  ])
  expect(await undo(1)).toMatchObject({ state: 'undone', undone: 2 })
  expect(await select(site, 'SELECT id FROM answers WHERE site_id = ?1')).toEqual([])
  expect(await load([row(1), row(2)])).toMatchObject({ accepted: 2, duplicate: 0 })
})

test('an import that was cancelled takes no further piece, and what landed can be undone', async () => {
  const { site, begin, load, send, json, undo, list } = await open()
  const { id } = await begin({ file: 'a.csv' })
  const { next } = await load(rows(LIMITS.importRows + 1), `?import=${id}`)
  expect((await json(`/api/imports/${id}`, 'PATCH', { state: 'cancelled' })).status).toBe(200)
  const query = `?from=${next?.from ?? ''}`
  expect((await send([row(500)], query)).status).toBe(409)
  expect(await list()).toMatchObject([{ state: 'cancelled', accepted: LIMITS.importRows }])
  expect(await undo(id)).toMatchObject({ state: 'undone', undone: LIMITS.importRows })
  expect((await json(`/api/imports/${id}`, 'PATCH', { state: 'cancelled' })).status).toBe(409)
  expect(await entriesOf(site)).toEqual(['import.begun', 'import.cancelled', 'import.undone'])
})

test('a piece that was on its way when the undoing began stores nothing', async () => {
  const { site, begin, undo, send } = await open()
  const { id } = await begin({})
  await undo(id)
  expect((await send([row(1)], `?import=${id}`)).status).toBe(409)
  const { insertImported } = await import('#worker/db/answers/store.ts')
  const late = insertImported(site.db, id, [newAnswer()])
  await expect(late).rejects.toThrow('cancelled or undone')
  expect(await select(site, 'SELECT id FROM answers WHERE site_id = ?1')).toEqual([])
})

test('undoing many answers goes on call by call, each within the queries of a free plan', async () => {
  const { site, load } = await open()
  const many = Array.from(
    { length: 12_000 },
    (_, index) =>
      `m${index},2026-09-${10 + (index % 20)}T08:00:00Z,checkout,csat,${1 + (index % 5)},,`,
  )
  await load(many, '?rows=100000')
  const stamp = { kind: 'user', id: 'u', name: 'U', now: Date.now() } as const
  const acting = actingDb(site.own, site.db.siteId, stamp)
  const told: (number | undefined)[] = []
  for (let calls = 0; calls < 5; calls += 1) {
    const before = acting.meter.queries
    const undone = await undoImport(acting, 1)
    expect(acting.meter.queries - before).toBeLessThan(45)
    told.push(undone?.undone)
    expect(await findDifferences(site.db)).toEqual([])
    if (undone?.state === 'undone') break
  }
  expect(told).toEqual([5000, 10_000, 12_000])
  expect(await select(site, SUMS)).toEqual([])
})

test('an answer that is undone costs the rows that docs/data.md tells', async () => {
  const { site, load } = await open()
  await load(rows(1))
  await load(rows(100, 1000))
  const stamp = { kind: 'user', id: 'u', name: 'U', now: Date.now() } as const
  const acting = actingDb(site.own, site.db.siteId, stamp)
  acting.meter.rowsWritten = 0
  await undoImport(acting, 2)
  // Beside them: the entry, the state, and what one step notes, twice.
  expect(acting.meter.rowsWritten).toBe(2 * 100 + 4)
})

test('several who undo at once take each answer out once', async () => {
  const { site, load } = await open()
  await load(rows(400), '?rows=1000')
  const stamp = { kind: 'user', id: 'u', name: 'U', now: Date.now() } as const
  const acting = () => actingDb(site.own, site.db.siteId, stamp)
  await Promise.all(Array.from({ length: 4 }, async () => await undoImport(acting(), 1)))
  expect(await undoImport(acting(), 1)).toMatchObject({ state: 'undone', undone: 400 })
  expect(await findDifferences(site.db)).toEqual([])
  expect(await entriesOf(site)).toEqual(['answers.imported', 'import.undone'])
})

test('owners and managers undo; agents, viewers and keys do not', async () => {
  const { site, load } = await open()
  await load(rows(3))
  const ask = async (headers: Record<string, string>) =>
    (await fetchWorker('/api/imports/1/undo', { method: 'POST', headers })).status
  for (const role of ['agent', 'viewer'] as const)
    expect(await ask((await makeMember(site, role)).headers)).toBe(403)
  expect(await ask((await makeMember(site, 'manager')).headers)).toBe(200)
})

test('the map of the last such file is offered, and no map of another site', async () => {
  const [one, two] = [await open(), await open()]
  const map = {
    answer_id: { template: '{row}' },
    answered_at: { column: 'Kiedy', timezone: 'Europe/Warsaw' },
    kind: { value: 'csat' },
    answers: [
      { touchpoint: { value: 'checkout' }, score: 'Ocena zakupów' },
      { touchpoint: { value: 'parcel' }, score: 'Ocena paczki' },
    ],
  }
  await one.begin({ file: 'a.csv', namespace: 'a', map })
  const body = ' kiedy ;OCENA ZAKUPÓW;Ocena paczki\n2026-10-01 10:00;4;5\n'
  const preview = async ({ browser }: typeof one, text = body) =>
    importPreviewSchema.parse(
      await (await browser('/api/imports/preview', { method: 'POST', body: text })).json(),
    )
  expect(await preview(one)).toMatchObject({
    file: { separator: ';', charset: 'utf-8' },
    columns: [{ name: 'kiedy', looks: 'time' }, { looks: 'score' }, { samples: ['5'] }],
    kept: map,
  })
  expect((await preview(one, 'Kiedy;other\n2026-10-01;4\n')).kept).toBeNull()
  expect((await preview(two)).kept).toBeNull()
})

test('no more than the beginning of a file is looked at', async () => {
  const { browser } = await open()
  const body = 'a,b\n'.repeat(LIMITS.importPreviewBytes)
  const path = '/api/imports/preview'
  expect((await browser(path, { method: 'POST', body })).status).toBe(413)
})

test('a site keeps the maps of its latest hundred files, and those of files that are still read', async () => {
  const { site, begin, json } = await open()
  const map = (index: number) => ({ answer_id: `id ${index}` })
  const first = await begin({ map: map(0) })
  const second = await begin({ map: map(1) })
  await json(`/api/imports/${second.id}`, 'PATCH', { state: 'cancelled' })
  for (let index = 2; index < LIMITS.importMaps + 2; index += 1) {
    await env.DB.prepare('UPDATE import_maps SET used_at = used_at - 1000 WHERE site_id = ?1')
      .bind(site.db.siteId)
      .run()
    await begin({ map: map(index) })
  }
  const kept = await select(site, 'SELECT map FROM import_maps WHERE site_id = ?1')
  const ids = kept.map(({ map: text }) => /id (\d+)/.exec(String(text))?.[1])
  expect(first.id).toBe(1)
  expect(ids).toHaveLength(LIMITS.importMaps + 1)
  expect(ids).toContain('0')
  expect(ids).not.toContain('1')
})

test('import-review 12: answers of an import are in no response rate, even among many displays of the same day', async () => {
  const { site, browser, load } = await open()
  const day = { day: '2026-10-02', channel: 'web' } as const
  await insertEvents(
    site.db,
    Array.from({ length: 40 }, () => newEvent({ ...day, type: 'shown' })),
  )
  await insertAnswers(
    site.db,
    Array.from({ length: 10 }, () => newAnswer({ ...day, score: 5 })),
  )
  const query = `/api/journeys/shopping/curve?from=2026-10-01&to=2026-10-31`
  const asked = async () =>
    curveSchema
      .parse(await (await browser(query)).json())
      .stages.map(({ n, asked, responseRate }) => ({ n, asked, responseRate }))[0]
  expect(await asked()).toEqual({ n: 10, asked: 40, responseRate: 0.25 })
  await load(Array.from({ length: 20 }, (_, id) => `i${id},2026-10-02T08:00:00Z,checkout,csat,1,,`))
  expect(await asked()).toEqual({ n: 30, asked: 40, responseRate: 0.25 })
  expect(await findDifferences(site.db)).toEqual([])
})
