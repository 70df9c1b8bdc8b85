import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Incidents } from '#contract/delivery/carriers.ts'
import type { IncidentData } from '#contract/outbox/messages.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { storeWatch } from '#worker/db/delivery/figures/store-watch.ts'
import { readWatch } from '#worker/db/delivery/figures/watch.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { tell } from '#test/support/tell.ts'
import { makeEndpoint } from '#test/support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-09-01T06:00:00Z')

let orders = 0
/** An order with a parcel of a carrier that has arrived. @returns its id */
async function parcelOf(site: TestSite, at: number): Promise<string> {
  const order = `w-${(orders += 1)}`
  await tell(site, {
    at,
    orders: [{ id: order, changedAt: at, state: 'open' }],
    parcels: [
      {
        carrier: 'inpost',
        code: order,
        order,
        status: 'delivered',
        issue: null,
        at: at - HOUR,
        raw: 'ok',
      },
    ],
  })
  return order
}

/** Answers an hour and twelve minutes apart: 20 a day. @param said what each names, in turn */
async function answer(site: TestSite, from: number, said: (IssueType | null)[]): Promise<number> {
  let at = from
  const made = []
  for (const issue of said) {
    made.push({
      stageId: 'delivery',
      at,
      score: issue === null ? 5 : 1,
      choices: issue === null ? [] : [issue],
      orderRef: await parcelOf(site, at),
      reference: 'verified' as const,
    })
    at += 1.2 * HOUR
  }
  await storeAnswers(site, made)
  return at
}

const usual = (days: number): (IssueType | null)[] =>
  Array.from({ length: days * 20 }, (_, n) => (n % 20 === 7 ? 'damaged' : null))
const bad = (count: number): (IssueType | null)[] =>
  Array.from({ length: count }, (_, n) => (n % 2 === 0 ? 'damaged' : null))

async function incidentsOf(site: TestSite): Promise<Incidents> {
  const reader = await signIn(site, { role: 'viewer' })
  return await (await reader('/api/delivery/incidents')).json<Incidents>()
}

async function damagedOf(site: TestSite) {
  return (await incidentsOf(site)).incidents.find(({ issue }) => issue === 'damaged')
}

async function outboxOf(site: TestSite): Promise<{ topic: string; body: IncidentData }[]> {
  const { results } = await env.DB.prepare(
    "SELECT topic, body FROM outbox WHERE site_id = ? AND topic LIKE 'incident%' ORDER BY id",
  )
    .bind(site.db.siteId)
    .all<{ topic: string; body: string }>()
  return results.map(({ topic, body }) => ({ topic, body: JSON.parse(body) as IncidentData }))
}

describe('a site with twenty answers a day about a carrier', () => {
  let site: TestSite
  let now = START
  beforeAll(async () => {
    site = await makeSite()
    await makeSurvey(site)
    await makeEndpoint(site)
    now = await answer(site, START, usual(4))
  })

  test('has no usual shares yet, and says so', async () => {
    await runJob(site, now)
    const { incidents, watched, frozenAt } = await incidentsOf(site)
    expect(incidents).toEqual([])
    expect(frozenAt).toBeNull()
    expect(new Set(watched.map(({ state }) => state))).toEqual(new Set(['no-baseline']))
  })

  test('is watched once there are a hundred, with a stated rate of false alarms', async () => {
    now = await answer(site, now, usual(6))
    await runJob(site, now)
    const { watched, falseAlarms, frozenAt } = await incidentsOf(site)
    expect(frozenAt).toBe(now)
    expect(falseAlarms).toEqual({ most: 1, days: 90 })
    const damaged = watched.find(({ issue }) => issue === 'damaged')
    expect(damaged).toMatchObject({ carrier: 'inpost', state: 'watched', neededPerDay: null })
    expect(damaged?.perDay).toBeCloseTo(20, 0)
    // The upper end of Wilson's 80 % interval of 10 in 200.
    expect(damaged?.usual).toBeCloseTo(0.073, 2)
    // What nobody has ever named is rare, and twenty answers a day are too few for it.
    expect(watched.find(({ issue }) => issue === 'lost')?.state).toBe('too-few-answers')
    expect(watched.find(({ issue }) => issue === 'lost')?.neededPerDay).toBeGreaterThan(20)
  })

  test('raises an incident once, tells other systems in the same breath, and counts on', async () => {
    const began = now
    now = await answer(site, now, bad(30))
    await runJob(site, now)
    const [incident, ...others] = (await incidentsOf(site)).incidents.filter(
      ({ issue }) => issue === 'damaged',
    )
    expect(others).toEqual([])
    expect(incident).toMatchObject({ carrier: 'inpost', endedAt: null, startedAt: began })
    expect(incident?.alarmedAt).toBeGreaterThan(began)
    expect(incident?.times).toBeGreaterThan(4)
    expect(incident?.interval?.[0]).toBeGreaterThan(1)
    expect(incident?.falseDays).toBeGreaterThan(90)
    expect(incident?.tracking).toMatchObject({ seen: 0, heardFirst: { n: 0, hours: null } })
    expect(incident?.tracking?.saidOnly).toBeGreaterThan(14)
    const told = (await outboxOf(site)).filter(({ body }) => body.issue === 'damaged')
    expect(told).toEqual([
      {
        topic: 'incident.raised',
        body: expect.objectContaining({
          id: incident?.id,
          about: 'inpost',
          until: null,
          link: 'https://wayfelt.example/delivery/incidents',
        }) as IncidentData,
      },
    ])
    now = await answer(site, now, bad(6))
    await runJob(site, now)
    await runJob(site, now)
    const after = await damagedOf(site)
    expect(after?.id).toBe(incident?.id)
    expect(after?.answers).toBe(36)
    expect(after?.named).toBe(18)
    expect((await outboxOf(site)).filter(({ body }) => body.issue === 'damaged')).toHaveLength(1)
  })

  test('takes an answer that comes late, and none twice', async () => {
    const before = await damagedOf(site)
    const late = now - 2 * DAY
    const order = await parcelOf(site, late)
    const one = { stageId: 'delivery', at: late, score: 1, choices: ['damaged'], orderRef: order }
    const [id] = await storeAnswers(site, [{ ...one, reference: 'verified' }])
    await runJob(site, now)
    const after = await damagedOf(site)
    expect(after?.named).toBe((before?.named ?? 0) + 1)
    // A second answer of the same order, and the same news again, change nothing.
    await storeAnswers(site, [{ ...one, at: late + HOUR, reference: 'verified' }])
    await runJob(site, now)
    expect((await incidentsOf(site)).incidents).toContainEqual(after)
    expect(id).toBeDefined()
  })

  test('a look that another one has overtaken changes nothing', async () => {
    const known = await readWatch(site.db)
    const seen = { ...known, incidents: [], raised: [], said: [] }
    const before = await env.DB.prepare('SELECT * FROM incident_watch WHERE site_id = ?')
      .bind(site.db.siteId)
      .first()
    const late = { ...seen, seq: known.seq - 1, frozenAt: 1 }
    expect(await storeWatch(site.db, late, { link: '', now })).toBe(false)
    expect(
      await env.DB.prepare('SELECT * FROM incident_watch WHERE site_id = ?')
        .bind(site.db.siteId)
        .first(),
    ).toEqual(before)
  })

  test('ends it when answers are as usual again, and tells that', async () => {
    now = await answer(site, now, usual(5))
    await runJob(site, now)
    const incident = await damagedOf(site)
    expect(incident?.endedAt).not.toBeNull()
    expect(incident?.isSilent).toBe(false)
    const topics = (await outboxOf(site))
      .filter(({ body }) => body.issue === 'damaged')
      .map(({ topic, body }) => [topic, body.until])
    expect(topics).toEqual([
      ['incident.raised', null],
      ['incident.ended', incident?.endedAt],
    ])
  })
})

test('an incident of which nobody tells for two weeks ends by itself', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  let now = await answer(site, START, usual(8))
  await runJob(site, now)
  now = await answer(site, now, bad(30))
  await runJob(site, now)
  await runJob(site, now + 13 * DAY)
  const lasting = (await incidentsOf(site)).incidents
  expect(lasting.length).toBeGreaterThan(0)
  expect(lasting.every(({ endedAt }) => endedAt === null)).toBe(true)
  await runJob(site, now + 15 * DAY)
  const over = (await incidentsOf(site)).incidents
  expect(over.every(({ endedAt, isSilent }) => endedAt !== null && isSilent)).toBe(true)
})

test('an incident is one, however late the job comes to the answers that tell of it', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const now = await answer(site, START, usual(8))
  await runJob(site, now)
  // More than one look takes in, two months ago.
  const last = await answer(site, now, bad(230))
  await runJob(site, last + 60 * DAY)
  const found = (await incidentsOf(site)).incidents.filter(({ issue }) => issue === 'damaged')
  expect(found).toMatchObject([{ isSilent: true }])
})

test('a site that brings its history is not judged by the first part of it', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const now = await answer(site, START, usual(25))
  // Room for one look of those that are to come: 200 of 500 answers.
  await runJob(site, now, 20)
  expect((await incidentsOf(site)).frozenAt).toBeNull()
  await runJob(site, now)
  const { watched, frozenAt } = await incidentsOf(site)
  expect(frozenAt).toBe(now)
  expect(watched.find(({ issue }) => issue === 'damaged')?.perDay).toBeCloseTo(20, 0)
})
