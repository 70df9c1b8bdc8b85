import { expect, test } from 'vitest'
import { uuidTime } from '#worker/domain/ids.ts'
import { aSurvey, csv, HEADER, memorySite, NOW } from './memory-site.ts'

const GOOD = 'a1,2026-10-01T08:00:00Z,checkout,csat,4,Fine'

test('stores a good row under a key in time order with the stamps of its place', async () => {
  const site = memorySite()
  const header = `${HEADER},choices,channel,lang,respondent,order_ref,segment,persona,trait.vip`
  const report = await site.load(
    csv(['a1,2026-10-01T23:30:00Z,checkout,csat,2,Slow,late,app,en,r-1,ZS/1,b2b,anna,yes'], header),
  )
  expect(report).toEqual({
    job: 'job-1',
    dryRun: false,
    file: { format: 'csv', charset: null, separator: ',' },
    rows: 1,
    accepted: 1,
    duplicate: 0,
    skipped: 0,
    rejectedCount: 0,
    rejected: [],
    warnedCount: 0,
    warned: [],
    suggestions: [],
    ignoredColumns: [],
    createdSurveys: [],
    next: null,
    notice: null,
  })
  const answer = site.answers.get('a1')
  expect(answer).toMatchObject({
    claimedId: 'a1',
    surveyId: 'checkout-csat',
    scale: 'csat5',
    stageId: 'purchase',
    journeyId: 'shopping',
    mapVersion: 3,
    revision: 1,
    day: '2026-10-02',
    score: 2,
    choices: ['late'],
    channel: 'app',
    lang: 'en',
    respondent: 'r-1',
    orderRef: 'ZS/1',
    segment: 'b2b',
    persona: 'anna',
    traits: { vip: 'yes' },
    receivedAt: NOW,
  })
  expect(uuidTime(answer?.id ?? '')).toBe(Date.parse('2026-10-01T23:30:00Z'))
})

test('fills what a row leaves out from the touchpoint and the site', async () => {
  const site = memorySite()
  await site.load(csv(['a1,2026-10-01T08:00:00Z,parcel,csat,4,'], HEADER))
  expect(site.answers.get('a1')).toMatchObject({
    channel: 'courier',
    lang: 'pl',
    comment: null,
    segment: '',
    persona: '',
    respondent: null,
    orderRef: null,
    traits: {},
    sample: 1,
  })
})

test.each([
  ['answer_id', ',2026-10-01T08:00:00Z,checkout,csat,4,x', 'must not be empty'],
  ['answer_id', `${'i'.repeat(201)},2026-10-01T08:00:00Z,checkout,csat,4,x`, '200 characters'],
  ['answered_at', 'b,,checkout,csat,4,x', 'must not be empty'],
  ['answered_at', 'b,yesterday,checkout,csat,4,x', 'must be a time such as'],
  ['answered_at', 'b,2026-10-01 08:00:00,checkout,csat,4,x', 'has no offset'],
  ['answered_at', 'b,2026-11-20T12:05:01Z,checkout,csat,4,x', 'is in the future'],
  ['answered_at', 'b,1999-12-31T23:59:59Z,checkout,csat,4,x', 'is before 2000-01-01'],
  ['touchpoint', 'b,2026-10-01T08:00:00Z,,csat,4,x', 'must not be empty'],
  ['touchpoint', 'b,2026-10-01T08:00:00Z,elsewhere,csat,4,x', 'is no touchpoint'],
  ['kind', 'b,2026-10-01T08:00:00Z,checkout,,4,x', 'must not be empty'],
  ['kind', 'b,2026-10-01T08:00:00Z,checkout,stars,4,x', 'must be one of csat, emotion'],
  ['score', 'b,2026-10-01T08:00:00Z,checkout,csat,0,x', 'from 1 to 5'],
  ['score', 'b,2026-10-01T08:00:00Z,checkout,csat,6,x', 'from 1 to 5'],
  ['score', 'b,2026-10-01T08:00:00Z,checkout,csat,,x', 'from 1 to 5'],
  ['score', 'b,2026-10-01T08:00:00Z,checkout,csat,4.5,x', 'whole number'],
  ['score', 'b,2026-10-01T08:00:00Z,checkout,csat,-4,x', 'whole number'],
  ['score', 'b,2026-10-01T08:00:00Z,parcel,nps,11,x', 'from 0 to 10'],
  ['score', 'b,2026-10-01T08:00:00Z,parcel,text,4,x', 'has no score'],
  ['comment', 'b,2026-10-01T08:00:00Z,parcel,text,,', 'must not be empty'],
  ['comment', 'b,2026-10-01T08:00:00Z,checkout,csat,4,x\0y', 'NUL'],
  ['row', 'b,2026-10-01T08:00:00Z,checkout,csat,4,x,y', '7 cells'],
  ['row', '"b,2026-10-01T08:00:00Z,checkout,csat,4,x', 'not closed'],
])('refuses a bad %s on its line and stores the rows around it', async (field, row, reason) => {
  const site = memorySite()
  const multiline = 'a0,2026-10-01T08:00:00Z,checkout,csat,4,"two\nlines"'
  const report = await site.load(csv([multiline, row, GOOD]))
  expect(report).toMatchObject({
    accepted: 2,
    rejectedCount: 1,
    rejected: [{ line: 4, field, reason: expect.stringContaining(reason) }],
  })
  expect([...site.answers.keys()]).toEqual(['a0', 'a1'])
})

test.each([
  ['choices', 'Late!', 'must be handles'],
  ['choices', 'late|late', 'twice'],
  ['choices', 'unheard-of', 'is not a choice'],
  ['channel', 'fax', 'must be one of web, app'],
  ['lang', 'po polsku', 'language tag'],
  ['respondent', 'r'.repeat(129), '128 characters'],
  ['order_ref', 'o'.repeat(129), '128 characters'],
  ['segment', 'b2x', 'must be one of b2c, b2b'],
  ['persona', 'marek', 'must be one of anna'],
  ['trait.size', 's'.repeat(257), '256'],
])('refuses a bad %s', async (field, cell, reason) => {
  const site = memorySite()
  const report = await site.load(csv([`${GOOD},${cell}`], `${HEADER},${field}`))
  expect(report.rejected).toEqual([{ line: 2, field, reason: expect.stringContaining(reason) }])
  expect(site.answers.size).toBe(0)
})

test('says everything that is wrong with a row in one entry, and never quotes its cells', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const report = await memorySite().load(csv([`b,${evil},${evil},${evil},${evil},x`]))
  expect(report.rejected).toHaveLength(1)
  expect(report.rejected[0]?.reason).toMatch(/^must be a time.*; touchpoint: .*; kind: .*; score: /)
  expect(JSON.stringify(report)).not.toContain('onerror')
})

test('lists the first 1,000 refused rows in order and counts them all', async () => {
  const rows = Array.from({ length: 1205 }, (_, index) => `b${index},x,checkout,csat,4,x`)
  const report = await memorySite().load(csv([...rows, GOOD]))
  expect(report.rejectedCount).toBe(1205)
  expect(report.rejected.map(({ line }) => line)).toEqual(
    Array.from({ length: 1000 }, (_, i) => i + 2),
  )
  expect(report.accepted).toBe(1)
})

test('makes another key for the same row on another site', async () => {
  const [one, two] = [memorySite(), memorySite({ siteKey: 'wf_pk_other' })]
  await one.load(csv([GOOD]))
  await two.load(csv([GOOD]))
  expect(one.answers.get('a1')?.id).not.toBe(two.answers.get('a1')?.id)
})

test('takes words without the white space around them', async () => {
  const site = memorySite()
  const header = `${HEADER},choices,channel,segment`
  const row = 'a1, 2026-10-01T08:00:00Z , checkout ,csat , 2 , x , late , app , b2b '
  expect(await site.load(csv([row], header))).toMatchObject({ accepted: 1 })
  expect(site.answers.get('a1')).toMatchObject({ score: 2, comment: ' x ', choices: ['late'] })
})

test('counts repeats inside the file as duplicates and contradictions as refusals', async () => {
  const site = memorySite()
  const other = GOOD.replace(',4,', ',1,')
  const moved = GOOD.replace('08:00', '09:00')
  const report = await site.load(csv([GOOD, GOOD, other, moved]))
  expect(report).toMatchObject({ accepted: 1, duplicate: 1, rejectedCount: 2 })
  expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'another answer has this id'],
    [5, 'another answer has this id'],
  ])
  expect(site.answers.get('a1')?.score).toBe(4)
})

test('judges a contradiction by what is stored, not by what came before it in the file', async () => {
  const site = memorySite()
  await site.load(csv([GOOD]))
  const report = await site.load(csv([GOOD.replace(',4,', ',1,'), GOOD]))
  expect(report).toMatchObject({ accepted: 0, duplicate: 1, rejected: [{ line: 2 }] })
})

test('changes nothing when the same file comes again, even after the map and survey changed', async () => {
  const site = memorySite()
  const file = csv([GOOD, 'a2,2026-10-01T08:00:00Z,parcel,nps,9,'])
  await site.load(file)
  const before = structuredClone([...site.answers])
  site.target.surveys.push(aSurvey('parcel-nps', 'parcel', { kind: 'nps', scale: 'nps11' }))
  site.target.language = 'de'
  const again = await site.load(file, { now: NOW + 1000 })
  expect(again).toMatchObject({ accepted: 0, duplicate: 2, rejectedCount: 0 })
  expect([...site.answers]).toEqual(before)
})

test('counts the same in a dry run as in the run after it, and writes nothing', async () => {
  const site = memorySite()
  await site.load(csv([GOOD]))
  const rows = Array.from(
    { length: 1300 },
    (_, index) => `c${index % 700},2026-10-01T08:00:00Z,parcel,pain_point,,x`,
  )
  const file = csv(
    [
      `${GOOD},`,
      ...rows.map((row) => `${row},slow`),
      `${GOOD.replace(',4,', ',1,')},`,
      'c1,x,y,z,1,,',
    ],
    `${HEADER},choices`,
  )
  const dry = await site.load(file, { dryRun: true })
  expect([site.answers.size, site.changes]).toEqual([1, []])
  const real = await site.load(file)
  expect(dry).toEqual({ ...real, dryRun: true })
  expect(real).toMatchObject({ accepted: 700, duplicate: 601, rejectedCount: 2 })
  expect(real.createdSurveys).toEqual(['import-parcel-pain_point'])
})

test('puts at most 500 rows into a statement, and fewer when they are long', async () => {
  const row = (index: number, comment: string) =>
    `c${index},2026-10-01T08:00:00Z,checkout,csat,4,${comment}`
  const short = memorySite()
  await short.load(csv(Array.from({ length: 1100 }, (_, index) => row(index, 'ok'))))
  expect(short.batches).toEqual([500, 500, 100])
  const long = memorySite()
  await long.load(csv(Array.from({ length: 1100 }, (_, index) => row(index, 'ż'.repeat(2000)))))
  expect(Math.max(...long.batches)).toBeLessThan(150)
  expect(long.batches.reduce((a, b) => a + b)).toBe(1100)
})
