import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Curve } from '#contract/journey.ts'
import { storeAnswer } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { addIntake } from '#worker/db/collect/intake.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { answerBody, displayEvent, postFromShop, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

/* What a display costs: the answer or the ending tells of it, in one message and two rows. */

const DAY_MS = 86_400_000
const today = () => new Date().toISOString().slice(0, 10)

async function makeAskingSite(sampleAbove?: number): Promise<TestSite> {
  const site = await makeSite({
    timezone: 'UTC',
    addressLimit: 3000,
    ...(sampleAbove && { sampleAbove }),
  })
  await makeSurvey(site)
  return site
}

/** What D1 bills for what the site holds: its answers and endings, by what one of each writes there. */
async function rowsOf(site: TestSite): Promise<number> {
  const costOf = async (write: () => Promise<unknown>) => {
    const before = site.db.meter.rowsWritten
    await write()
    return site.db.meter.rowsWritten - before
  }
  const count = async (sql: string) =>
    (await env.DB.prepare(sql).bind(site.db.siteId).first<{ n: number }>())?.n ?? 0
  const answers = await count('SELECT count(*) AS n FROM answers WHERE site_id = ?')
  const events = await count('SELECT count(*) AS n FROM events WHERE site_id = ?')
  const ofAnswer = await costOf(() => storeAnswer(site.db, newAnswer({ displays: 1 })))
  const ofEvent = await costOf(() =>
    insertEvents(site.db, [newEvent({ type: 'dismissed', displays: 1 })]),
  )
  return answers * ofAnswer + events * ofEvent
}

/** A thousand visitors are shown the question; some answer, the others close it or leave. */
async function visit(site: TestSite, answers: number): Promise<void> {
  const home = (index: number) => ({ 'cf-connecting-ip': `198.51.${index % 250}.${index % 7}` })
  for (let index = 0; index < answers; index += 1) {
    const answer = await postFromShop(
      '/v1/answers',
      answerBody(site, { displayed: true }),
      home(index),
    )
    expect(answer.status).toBe(201)
  }
  for (let told = 0; told < 1000 - answers; told += 50) {
    const count = Math.min(50, 1000 - answers - told)
    const events = Array.from({ length: count }, (_, index) =>
      displayEvent({ type: index % 3 ? 'dismissed' : 'abandoned', displayed: true }),
    )
    const answer = await postFromShop('/v1/events', { site: site.key, events }, home(told))
    expect(answer.status).toBe(200)
  }
}

async function stageOf(site: TestSite) {
  const owner = await signIn(site)
  const path = `/api/journeys/shopping/curve?from=${today()}&to=${today()}`
  const { stages } = await (await owner(path)).json<Curve>()
  const { n, asked, responseRate, rateInterval } = stages[0] ?? {}
  return { n, asked, responseRate, rateInterval }
}

test.each([
  [100, 22],
  [50, 41],
  [20, 101],
])(
  '%i answers of 1,000 visitors cost %i rows each, and the rate is exact',
  async (answers, most) => {
    const site = await makeAskingSite()
    await visit(site, answers)
    expect(await stageOf(site)).toEqual({
      n: answers,
      asked: 1000,
      responseRate: answers / 1000,
      rateInterval: null,
    })
    expect((await rowsOf(site)) / answers).toBeLessThanOrEqual(most)
    expect(await findDifferences(site.db)).toEqual([])
  },
)

test('above the rows that a site wants, displays are sampled: at most ten rows an answer at 5 %, and the interval of the rate says so', async () => {
  const site = await makeAskingSite(10_000)
  const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)
  await addIntake(site.db, { day: yesterday, rows: 80_000 })
  await visit(site, 50)
  const { n, asked, responseRate, rateInterval } = await stageOf(site)
  expect(n).toBe(50)
  expect(asked).not.toBe(1000)
  expect(responseRate).toBe(50 / (asked ?? 0))
  // One in 8 of 950: four standard deviations either way, and the truth inside that.
  expect(asked).toBeGreaterThan(50 + 950 - 4 * 82)
  expect(asked).toBeLessThan(50 + 950 + 4 * 82)
  const [low = 1, high = 0] = rateInterval ?? []
  expect(low).toBeLessThan(responseRate ?? 0)
  expect(high).toBeGreaterThan(responseRate ?? 1)
  expect((await rowsOf(site)) / 50).toBeLessThanOrEqual(10)
})

test('a page that still tells of displays by themselves is counted once', async () => {
  const site = await makeAskingSite()
  const events = [displayEvent(), displayEvent({ type: 'dismissed' }), displayEvent()]
  await postFromShop('/v1/events', { site: site.key, events })
  await postFromShop('/v1/answers', answerBody(site))
  expect(await stageOf(site)).toMatchObject({ n: 1, asked: 2 })
})
