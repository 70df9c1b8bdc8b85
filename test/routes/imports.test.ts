import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import { expectCounted } from '#test/support/expect-counted.ts'
import { importReportSchema, type ImportReport } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeMember, makeShare } from '#test/support/world.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { createJourney } from '#worker/db/journey/maps.ts'

const HEADER = 'answer_id,answered_at,touchpoint,kind,score,comment,choices,segment'
const GOOD = 'a1,2026-10-01T08:00:00Z,checkout,csat,2,"Slow, =1+1",late,b2b'

const browsers = new WeakMap<TestSite, ReturnType<typeof signIn>>()

/** The route as an owner of the site calls it. */
async function post(
  site: TestSite,
  body: BodyInit,
  options: { query?: string; type?: string } = {},
) {
  const browser = browsers.get(site) ?? signIn(site)
  browsers.set(site, browser)
  const headers = { 'content-type': options.type ?? 'text/csv' }
  const path = `/api/import/answers${options.query ?? ''}`
  return await (
    await browser
  )(path, { method: 'POST', body, headers })
}

async function load(site: TestSite, rows: string[], query = ''): Promise<ImportReport> {
  const response = await post(site, [HEADER, ...rows].join('\n'), { query })
  expect(response.status).toBe(200)
  return expectCounted(importReportSchema.parse(await response.json()))
}

async function select(site: TestSite, statement: string): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare(statement).bind(site.db.siteId).all()).results
}

const CELL = 'touchpoint_id, scale, stage_id, week, channel, segment, persona'
const SCORES = Array.from({ length: 11 }, (_, score) => `sum(score IS ${score}) AS n${score}`).join(
  ', ',
)
const answersOf = (site: TestSite) =>
  select(site, 'SELECT * FROM answers WHERE site_id = ?1 ORDER BY id')
const rollupsOf = (site: TestSite) =>
  select(site, `SELECT * FROM rollups WHERE site_id = ?1 ORDER BY ${CELL}`)

/** Rollups and a recount of the answers, in the same shape. */
async function counted(site: TestSite) {
  const columns = Array.from({ length: 11 }, (_, score) => `n${score}`).join(', ')
  const rollups = await select(
    site,
    `SELECT ${CELL}, ${columns}, unscored FROM rollups WHERE site_id = ?1 ORDER BY ${CELL}`,
  )
  const recount = await select(
    site,
    `SELECT ${CELL}, ${SCORES}, sum(score IS NULL) AS unscored
     FROM (SELECT *, date(day, 'weekday 0', '-6 days') AS week FROM answers WHERE site_id = ?1)
     GROUP BY ${CELL} ORDER BY ${CELL}`,
  )
  return { rollups, recount }
}

test('stores the good rows of a file, lists the bad ones, and counts both in the rollups', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const report = await load(site, [
    GOOD,
    'a2,2026-10-01T08:00:00Z,nowhere,csat,4,,,',
    'a3,2026-10-25T00:30:00Z,parcel,nps,9,"two\nlines",,b2c',
    'a4,2026-10-01T08:00:00Z,checkout,csat,6,,,',
  ])
  expect(report).toMatchObject({
    dryRun: false,
    accepted: 2,
    duplicate: 0,
    rejectedCount: 2,
    rejected: [
      { line: 3, field: 'touchpoint' },
      { line: 6, field: 'score' },
    ],
    createdSurveys: ['import-parcel-nps'],
  })
  expect(report.job).toMatch(/^[0-9a-f-]{36}$/)
  expect(await answersOf(site)).toMatchObject([
    {
      client_id: 'a1',
      survey_id: 'checkout-csat',
      comment: 'Slow, =1+1',
      choices: '["late"]',
      day: '2026-10-01',
      segment: 'b2b',
      score: 2,
    },
    {
      client_id: 'a3',
      survey_id: 'import-parcel-nps',
      scale: 'nps11',
      day: '2026-10-25',
      channel: 'courier',
    },
  ])
  const { rollups, recount } = await counted(site)
  expect(rollups).toEqual(recount)
  expect(
    await select(site, "SELECT state FROM surveys WHERE site_id = ?1 AND id = 'import-parcel-nps'"),
  ).toEqual([{ state: 'archived' }])
})

test('counts 10,000 rows in one request, and a repeat changes neither rows nor rollups', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const start = Date.parse('2026-01-01T00:00:00Z')
  const rows = Array.from({ length: 10_000 }, (_, index) => {
    const at = new Date(start + index * 2_400_000).toISOString()
    const place = ['checkout,csat', 'parcel,csat', 'locker,emotion'][index % 3]
    return `row-${index},${at},${place},${(index % 5) + 1},Comment ${index},,${index % 2 ? 'b2c' : ''}`
  })
  const all = '?rows=10000'
  expect(await load(site, rows, all)).toMatchObject({ accepted: 10_000, rejectedCount: 0 })
  const { rollups, recount } = await counted(site)
  expect(rollups).toEqual(recount)
  const before = [await answersOf(site), await rollupsOf(site)]
  expect(await load(site, rows, all)).toMatchObject({ accepted: 0, duplicate: 10_000 })
  expect([await answersOf(site), await rollupsOf(site)]).toEqual(before)
}, 60_000)

test('takes a file in pieces under one name, and each piece costs few queries', async () => {
  const site = await makeSite()
  const rows = Array.from({ length: 2 * LIMITS.importRows + 50 }, (_, index) => {
    const kind = ['csat,4', 'nps,9', 'text,'][index % 3]
    return `row-${index},2026-10-01T08:00:00Z,parcel,${kind},Comment ${index},,`
  })
  const file = new Blob([[HEADER, ...rows].join('\n')])
  const reports: ImportReport[] = []
  // As docs/import.md tells it.
  let next: ImportReport['next'] = { from: '', byte: 0, head: 0 }
  while (next) {
    const end: number = next.byte + 10_000
    const query = new URLSearchParams(next.from ? { from: next.from } : {})
    if (end < file.size) query.set('more', '1')
    const body = new Blob([file.slice(0, next.head), file.slice(next.byte, end)])
    const response = await post(site, body, { query: `?${query.toString()}` })
    const report = importReportSchema.parse(await response.json())
    reports.push(report)
    next = report.next
  }
  expect(reports.map(({ accepted, next }) => [accepted, next === null])).toEqual([
    [LIMITS.importRows, false],
    [LIMITS.importRows, false],
    [50, true],
  ])
  expect(new Set(reports.map(({ job }) => job)).size).toBe(1)
  expect(await answersOf(site)).toHaveLength(rows.length)
  const { rollups, recount } = await counted(site)
  expect(rollups).toEqual(recount)
})

test('stops reading a large file after its first piece, and says so', async () => {
  const site = await makeSite()
  const line = '\nrow,2026-10-01T08:00:00Z,checkout,csat,4,,,'
  const report = await load(site, [line.repeat(100_000)])
  expect(report).toMatchObject({ accepted: 1, duplicate: LIMITS.importRows - 1 })
  expect(report.notice).toContain('Only a piece')
})

test.each(['rows=0', 'rows=100001', 'from=1', 'from=x.1.1', 'more=0'])(
  'refuses ?%s',
  async (query) => {
    const response = await post(await makeSite(), `${HEADER}\n`, { query: `?${query}` })
    expect(response.status).toBe(422)
  },
)

test('counts in a dry run what the real run counts, and leaves the database as it was', async () => {
  const site = await makeSite()
  await load(site, [GOOD.replace('late', '')])
  const rows = [
    GOOD.replace('late', ''),
    GOOD.replace(',2,', ',5,').replace('late', ''),
    'p1,2026-10-01T08:00:00Z,parcel,pain_point,,,slow|wet,',
    'p1,2026-10-01T08:00:00Z,parcel,pain_point,,,slow|wet,',
    'p2,2026-10-01T08:00:00Z,parcel,pain_point,,,,',
  ]
  const before = [await answersOf(site), await rollupsOf(site)]
  const dry = await load(site, rows, '?dry=1')
  expect([await answersOf(site), await rollupsOf(site)]).toEqual(before)
  expect(await select(site, 'SELECT id FROM surveys WHERE site_id = ?1')).toHaveLength(1)
  const real = await load(site, rows)
  expect({ ...dry, job: '', dryRun: false }).toEqual({ ...real, job: '' })
  expect(real).toMatchObject({ accepted: 1, duplicate: 2, rejectedCount: 2 })
})

test('adds new choices to its own survey as a new revision', async () => {
  const site = await makeSite()
  await load(site, ['p1,2026-10-01T08:00:00Z,parcel,pain_point,,,slow,'])
  await load(site, ['p2,2026-10-01T08:00:00Z,parcel,pain_point,,,wet,'])
  const revisions = (await answersOf(site)).map((row) => [row.client_id, row.revision])
  expect(Object.fromEntries(revisions)).toEqual({ p1: 1, p2: 2 })
  expect(
    await select(site, 'SELECT revision FROM survey_revisions WHERE site_id = ?1'),
  ).toHaveLength(2)
})

test('does not know the touchpoints of another site', async () => {
  const other = await makeSite()
  await createJourney(other.db, {
    id: 'j2',
    name: 'J',
    kind: 'customer',
    stages: [
      {
        id: 's2',
        name: 'S',
        frameDays: null,
        touchpoints: [{ id: 'theirs', name: 'Theirs', channels: ['web'], actions: [] }],
      },
    ],
  })
  const site = await makeSite()
  const row = 't1,2026-10-01T08:00:00Z,theirs,csat,4,,,'
  expect(await load(site, [row])).toMatchObject({
    accepted: 0,
    rejected: [{ line: 2, field: 'touchpoint' }],
  })
  expect(await load(other, [row])).toMatchObject({ accepted: 1 })
})

test('keeps the same ids apart from those of another site', async () => {
  const [one, two] = [await makeSite(), await makeSite()]
  await load(one, [GOOD.replace('late', '')])
  expect(await load(two, [GOOD.replace('late', '').replace(',2,', ',5,')])).toMatchObject({
    accepted: 1,
  })
  const [a, b] = [await answersOf(one), await answersOf(two)]
  expect(a[0]?.id).not.toBe(b[0]?.id)
})

test('reads NDJSON by content type, by query and by its first character', async () => {
  const row = {
    answer_id: 'n',
    answered_at: '2026-10-01T08:00:00Z',
    touchpoint: 'checkout',
    kind: 'csat',
    score: 5,
  }
  for (const options of [
    { type: 'application/x-ndjson' },
    { type: 'text/csv', query: '?format=ndjson' },
    { type: 'application/octet-stream' },
  ]) {
    const response = await post(await makeSite(), JSON.stringify(row), options)
    expect(await response.json()).toMatchObject({ accepted: 1, rejectedCount: 0 })
  }
})

test('reads a foreign file through a map in the query', async () => {
  const site = await makeSite()
  const map = {
    answer_id: 'id',
    answered_at: { column: 'when', timezone: 'America/Sao_Paulo' },
    touchpoint: { value: 'parcel' },
    kind: { value: 'csat' },
    score: 'stars',
  }
  const query = `?map=${encodeURIComponent(JSON.stringify(map))}`
  const response = await post(site, 'id;when;stars;x\r\n1;2018-08-15 04:10:37;5;\r\n', { query })
  expect(await response.json()).toMatchObject({ accepted: 1, ignoredColumns: ['x'] })
  expect(await answersOf(site)).toMatchObject([{ answered_at: Date.parse('2018-08-15T07:10:37Z') }])
})

test.each([
  ['?map=nonsense', 'text/csv', 422],
  ['?map={"score":{"regex":"x"}}', 'text/csv', 422],
  ['?map={"answered_at":{"column":"answered_at","timezone":"X/Y"}}', 'text/csv', 422],
  ['?dry=yes', 'text/csv', 422],
  ['?unknown=1', 'text/csv', 422],
  ['', 'multipart/form-data; boundary=x', 415],
])('refuses %s as %s with %i', async (query, type, status) => {
  const response = await post(await makeSite(), `${HEADER}\n`, { query, type })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

test('refuses an empty file and one without the columns it needs', async () => {
  const site = await makeSite()
  expect((await post(site, '')).status).toBe(422)
  const response = await post(site, 'id,score\n1,2\n')
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ field: 'answer_id' })]),
  })
})

test('refuses more than 25 MB, with or without a told size', async () => {
  const site = await makeSite()
  const piece = new Uint8Array(1024 * 1024).fill(10)
  const told = await post(site, new Uint8Array(LIMITS.importBytes + 1).fill(10))
  expect(told.status).toBe(413)
  let sent = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += piece.byteLength
      if (sent > 2 * LIMITS.importBytes) controller.close()
      else controller.enqueue(piece)
    },
  })
  expect((await post(site, stream, { query: '?rows=100000' })).status).toBe(413)
  expect(sent).toBeLessThan(LIMITS.importBytes + 3 * piece.byteLength)
}, 60_000)

test('stores rows of the largest size in statements that D1 takes', async () => {
  const site = await makeSite()
  const rows = Array.from({ length: 400 }, (_, index) => ({
    answer_id: `big-${index}`,
    answered_at: '2026-10-01T08:00:00Z',
    touchpoint: 'checkout',
    kind: 'csat',
    score: 3,
    comment: '\u0001"\\ż'.repeat(500),
    traits: Object.fromEntries(
      Array.from({ length: 20 }, (_, trait) => [`t${trait}`, '"\u0002'.repeat(128)]),
    ),
  }))
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  const response = await post(site, body, { type: 'application/x-ndjson', query: '?rows=100000' })
  expect(await response.json()).toMatchObject({ accepted: 400, rejectedCount: 0 })
  const [last] = await select(
    site,
    "SELECT comment, traits FROM answers WHERE site_id = ?1 AND client_id = 'big-399'",
  )
  expect(last?.comment).toBe(rows[399]?.comment)
  expect(JSON.parse(String(last?.traits))).toEqual(rows[399]?.traits)
}, 60_000)

test('M1: an id that names a person is shown to nobody who may not see people, and found by the person', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const rows = [
    'ORDER-1001/Anna@poczta.example,2026-10-01T08:00:00Z,checkout,csat,2,,,',
    'ORDER-1002-anna@poczta.example,2026-10-01T09:00:00Z,checkout,csat,3,,,',
    'ORDER-1003/jan@poczta.example,2026-10-01T10:00:00Z,checkout,csat,4,,,',
    'review-7,2026-10-01T11:00:00Z,checkout,csat,5,,,',
    'review-8,2026-10-01T12:00:00Z,checkout,csat,5,,,',
  ]
  expect(await load(site, rows)).toMatchObject({ accepted: 5 })
  expect(await load(site, rows)).toMatchObject({ accepted: 0, duplicate: 5 })
  const stored = await answersOf(site)
  expect(JSON.stringify(stored)).not.toContain('poczta')

  const idsOf = async (path: string, { headers }: { headers: Record<string, string> }) => {
    const { answers } = await (await fetchWorker(path, { headers })).json<AnswersPage>()
    expect(answers).toHaveLength(5)
    return answers.map(({ id, senderId }) => [id, senderId])
  }
  const own = stored.map(({ id }) => id).toReversed()
  const agent = await idsOf('/api/answers', await makeMember(site, 'agent'))
  expect(agent.map(([id]) => id)).toEqual(own)
  expect(agent.map(([, senderId]) => senderId)).toEqual([
    'review-8',
    'review-7',
    expect.stringMatching(/^ORDER-1003\/em1_[\w-]{43}$/),
    expect.not.stringContaining('@'),
    expect.stringMatching(/^ORDER-1001\/em1_[\w-]{43}$/),
  ])
  const viewer = await idsOf('/api/answers', await makeMember(site, 'viewer', true))
  expect(viewer).toEqual(own.map((id) => [id, null]))
  const share = await makeShare(site, { comments: true, journeys: ['shopping'] })
  const guest = await idsOf('/api/shared/answers?from=2026-09-28&to=2026-10-04', share)
  expect(guest.map(([, senderId]) => senderId)).toEqual([null, null, null, null, null])
  expect(guest.flat().filter((id) => id !== null && own.includes(id))).toEqual([])

  const subject = { kind: 'email', value: 'anna@poczta.example' }
  const owner = await signIn(site)
  const ask = async (path: string) =>
    (await owner(path, { method: 'POST', body: JSON.stringify({ subject }) })).json()
  const held = (await ask('/api/privacy/export')) as { answers: { id: string }[] }
  expect(held.answers.map(({ id }) => id)).toEqual(own.toReversed().slice(0, 2))
  expect(await ask('/api/privacy/erasures')).toMatchObject({ state: 'done', erased: 2 })
  expect(await load(site, rows)).toMatchObject({ accepted: 0, duplicate: 5 })
})

test('M1: an id that an older version stored with its address is masked, found, and a repeat is still one', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const row = 'ORDER-1001/anna@poczta.example,2026-10-01T08:00:00Z,checkout,csat,2,,,'
  await load(site, [row])
  await env.DB.prepare('UPDATE answers SET client_id = ?2 WHERE site_id = ?1')
    .bind(site.db.siteId, 'ORDER-1001/anna@poczta.example')
    .run()
  const owner = await signIn(site)
  const { answers } = await (await owner('/api/answers')).json<AnswersPage>()
  expect(answers).toMatchObject([{ senderId: 'ORDER-1001/[mail]' }])
  expect(await load(site, [row])).toMatchObject({ accepted: 0, duplicate: 1 })
  const subject = { kind: 'email', value: 'Anna@poczta.example' }
  const body = JSON.stringify({ subject })
  const erased = await owner('/api/privacy/erasures', { method: 'POST', body })
  expect(await erased.json()).toMatchObject({ erased: 1 })
})

test.each(['windows-1250', 'windows-1251', 'utf-16le'])(
  'reads %s by its content, and carries it to the next piece',
  async (charset) => {
    const site = await makeSite()
    const word = charset === 'windows-1251' ? 'Спасибо' : 'żółw, ślimak'
    const comments = {
      'windows-1250': '\xBF\xF3\xB3w, \x9Climak',
      'windows-1251': '\xD1\xEF\xE0\xF1\xE8\xE1\xEE',
    }
    const text = charset === 'utf-16le' ? word : (comments[charset as keyof typeof comments] ?? '')
    const rows = Array.from({ length: LIMITS.importRows + 20 }, (_, index) => {
      const comment = index < LIMITS.importRows ? text : 'plain'
      return `e${index},2026-10-01T08:00:00Z,parcel,csat,4,"${comment}",,`
    })
    const file = Buffer.from(
      [HEADER, ...rows].join('\n'),
      charset === 'utf-16le' ? 'utf16le' : 'latin1',
    )
    const first = importReportSchema.parse(await (await post(site, file)).json())
    expectCounted(first)
    expect(first).toMatchObject({ file: { charset }, accepted: LIMITS.importRows })
    const { from = '', byte = 0, head = 0 } = first.next ?? {}
    const rest = Buffer.concat([file.subarray(0, head), file.subarray(byte)])
    const last = await post(site, rest, { query: `?from=${from}` })
    expect(await last.json()).toMatchObject({ file: { charset }, accepted: 20, next: null })
    const stored = await answersOf(site)
    expect(new Set(stored.map((row) => row.comment))).toEqual(new Set([word, 'plain']))
  },
)

test('takes several answers from a row and keeps two files apart', async () => {
  const site = await makeSite()
  const map = {
    answer_id: { template: '{row}' },
    answered_at: { column: 'When', timezone: 'Europe/Warsaw', dates: 'day-first' },
    kind: { value: 'csat' },
    answers: [
      { touchpoint: { value: 'checkout' }, score: { column: 'Checkout', skip: ['n/a'] } },
      { touchpoint: { value: 'parcel' }, score: { column: 'Parcel', skip: ['n/a'] } },
    ],
  }
  const file = 'When;Checkout;Parcel\n31.08.2026 10:00;5;4,0\n01.09.2026;N/A;2\n'
  const send = async (namespace: string) => {
    const query = `?namespace=${namespace}&map=${encodeURIComponent(JSON.stringify(map))}`
    return expectCounted(
      importReportSchema.parse(await (await post(site, file, { query })).json()),
      2,
    )
  }
  expect(await send('august')).toMatchObject({ rows: 2, accepted: 3, skipped: 1 })
  expect(await send('august')).toMatchObject({ accepted: 0, duplicate: 3, skipped: 1 })
  expect(await send('september')).toMatchObject({ accepted: 3 })
  const { rollups, recount } = await counted(site)
  expect(rollups).toEqual(recount)
})
