import { expect, test } from 'vitest'
import { importMapSchema } from '#contract/imports.ts'
import { dryStore } from '#worker/domain/imports/store.ts'
import { csv, memorySite } from './memory-site.ts'

const FOREIGN = 'review_id,order_id,stars,written,text,when_stamp,where_from,group_name,junk'
const ROW = 'r1,o1,4.0,Fine,ignored,2018-08-15 04:10:37,Kasse,b2b,x'
const MAP = {
  answer_id: { columns: ['review_id', 'order_id'] },
  answered_at: { column: 'when_stamp', timezone: 'America/Sao_Paulo' },
  touchpoint: { column: 'where_from', replace: { Kasse: 'checkout' }, default: 'parcel' },
  kind: { value: 'csat' },
  score: 'stars',
  comment: 'written',
  segment: 'group_name',
  'trait.bucket': 'group_name',
  'trait.source': { value: 'reviews' },
}

test('renames, joins, replaces, fixes and localises the columns of a foreign file', async () => {
  const site = memorySite()
  const report = await site.load(csv([ROW, 'r1,o2,3,,,2018-08-16 04:10:37,,,x'], FOREIGN), {
    map: MAP,
  })
  expect(report).toMatchObject({ accepted: 2, ignoredColumns: ['text', 'junk'] })
  expect(site.answers.get('r1:o1')).toMatchObject({
    answeredAt: Date.parse('2018-08-15T07:10:37Z'),
    touchpointId: 'checkout',
    score: 4,
    comment: 'Fine',
    segment: 'b2b',
    traits: { bucket: 'b2b', source: 'reviews' },
  })
  expect(site.answers.get('r1:o2')).toMatchObject({
    touchpointId: 'parcel',
    traits: { source: 'reviews' },
  })
})

test('reads columns that the map does not name under their own names', async () => {
  const site = memorySite()
  await site.load(
    csv(
      ['a,2026-10-01T08:00:00Z,checkout,5,yes,1'],
      'answer_id,answered_at,touchpoint,stars,trait.vip,score',
    ),
    {
      map: { score: 'stars', kind: { value: 'csat' } },
    },
  )
  expect(site.answers.get('a')).toMatchObject({ score: 5, traits: { vip: 'yes' } })
})

test('joins nothing where every part is empty, and lets the map overrule a trait column', async () => {
  const header = 'review_id,order_id,when_stamp,where_from,stars,trait.source'
  const file = csv([',,2018-08-15 04:10:37,checkout,4,old'], header)
  const map = { ...MAP, comment: 'stars', segment: { value: '' }, 'trait.bucket': 'stars' }
  const report = await memorySite().load(file, { map })
  expect(report.rejected).toMatchObject([{ line: 2, field: 'answer_id' }])
  expect(report.ignoredColumns).toEqual(['trait.source'])
})

test('reads the rows of an NDJSON file, with numbers, lists and traits', async () => {
  const site = memorySite()
  const row = {
    answer_id: 'a',
    answered_at: '2026-10-01T08:00:00Z',
    touchpoint: 'checkout',
    kind: 'csat',
    score: 2,
    choices: ['late'],
    comment: null,
    traits: { vip: true, orders: 3 },
    other: 1,
  }
  const report = await site.load(`${JSON.stringify(row)}\n{"answer_id":"b"}\n`)
  expect(report).toMatchObject({ accepted: 1, ignoredColumns: ['other'], rejected: [{ line: 2 }] })
  expect(site.answers.get('a')).toMatchObject({
    score: 2,
    choices: ['late'],
    traits: { vip: true, orders: 3 },
  })
})

test.each([
  [
    { answered_at: { column: 'answered_at', timezone: 'Mars/Olympus' } },
    'map.answered_at.timezone',
  ],
  [{ score: { column: 'score', timezone: 'UTC' } }, 'map.score.timezone'],
  [{ score: 'rating' }, 'score'],
  [{ answer_id: { columns: ['answer_id', 'gone'] } }, 'answer_id'],
])('refuses the whole file for the map %j', async (map, field) => {
  const site = memorySite()
  const file = csv(['a,2026-10-01T08:00:00Z,checkout,csat,5,'])
  await expect(site.load(file, { map })).rejects.toMatchObject({
    code: 'invalid',
    fields: [{ field }],
  })
  expect(site.answers.size).toBe(0)
})

test('names the columns that a file without a map lacks', async () => {
  await expect(memorySite().load('id,score\n1,2\n')).rejects.toMatchObject({
    fields: ['answer_id', 'answered_at', 'touchpoint', 'kind'].map((field) => ({ field })),
  })
})

test.each([
  { answer_id: { columns: ['one'] } },
  { answer: 'x' },
  { 'trait.': 'x' },
  { 'trait.a b': 'x' },
  { score: { column: 'x', format: 'y' } },
  { score: '' },
  { score: { value: null } },
])('is no map: %j', (map) => {
  expect(importMapSchema.safeParse(map).success).toBe(false)
})

const WIDE = {
  answer_id: { template: '{row}' },
  answered_at: { column: 'Timestamp', timezone: 'Europe/Warsaw' },
  kind: { value: 'csat' },
  answers: [
    {
      touchpoint: { value: 'checkout' },
      score: { column: 'Checkout?', skip: ['0', ' N/A ', ''] },
      comment: 'Why?',
    },
    { touchpoint: { value: 'parcel' }, score: { column: 'Parcel?', skip: ['0', 'n/a', ''] } },
    { touchpoint: { value: 'parcel' }, kind: { value: 'nps' }, score: 'Recommend?' },
  ],
}
const FORM = csv(
  [
    '2026/09/01 10:00:00,5,4,9,fast',
    '2026/09/01 10:00:00,n/a,0,10,',
    '2026/09/01 10:00:01,5,,x,',
    '2026/09/01 10:00:01,5,4,9,fast,one too many',
  ],
  'Timestamp,Checkout?,Parcel?,Recommend?,Why?',
)

test('takes several answers from one row, each under an id of its own, and counts those not given', async () => {
  const site = memorySite()
  const report = await site.load(FORM, { map: WIDE, namespace: 'forms' })
  expect(report).toMatchObject({ rows: 4, accepted: 5, skipped: 3, rejectedCount: 4 })
  expect([...site.answers.keys()]).toEqual([
    'forms/2/checkout/csat',
    'forms/2/parcel/csat',
    'forms/2/parcel/nps',
    'forms/3/parcel/nps',
    'forms/4/checkout/csat',
  ])
})

test('a second import of a file without ids changes nothing, and another file is another namespace', async () => {
  const site = memorySite()
  const first = await site.load(FORM, { map: WIDE, namespace: 'may' })
  expect(await site.load(FORM, { map: WIDE, namespace: 'may' })).toMatchObject({
    accepted: 0,
    duplicate: first.accepted,
  })
  expect(await site.load(FORM, { map: WIDE, namespace: 'june' })).toMatchObject({
    accepted: first.accepted,
    duplicate: 0,
  })
  await expect(site.load(FORM, { map: WIDE })).rejects.toMatchObject({
    fields: [{ field: 'map.answer_id', reason: expect.stringContaining('namespace') }],
  })
})

test('keeps the same ids of two files apart by their namespaces', async () => {
  const site = memorySite()
  const row = (score: number) => csv([`1,2026-10-01T08:00:00Z,checkout,csat,${score},`])
  await site.load(row(4), { namespace: 'a' })
  expect(await site.load(row(1), { namespace: 'b' })).toMatchObject({ accepted: 1 })
  expect(await site.load(row(1), { namespace: 'a' })).toMatchObject({ rejectedCount: 1 })
})

test('says in the dry run of two maps what they do together', async () => {
  const site = memorySite()
  const target = structuredClone(site.target)
  const store = dryStore(site.store, target)
  const file = csv(['a,2026-10-01T08:00:00Z,checkout,4,1'], 'answer_id,answered_at,touchpoint,x,y')
  const map = (score: string) => ({ kind: { value: 'csat' }, score })
  const dry = { dryRun: true, store, target }
  expect(await site.load(file, { ...dry, map: map('x') })).toMatchObject({ accepted: 1 })
  expect(await site.load(file, { ...dry, map: map('y') })).toMatchObject({
    accepted: 0,
    rejected: [{ field: 'answer_id' }],
  })
  expect(site.answers.size).toBe(0)
})
