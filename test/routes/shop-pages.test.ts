import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import type { SiteConfig } from '#contract/collect/config.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { reviseSurvey, setSurveyState } from '#worker/db/surveys/surveys.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import {
  answerBody,
  countAnswers,
  displayEvent,
  fetchWorker,
  postFromShop,
  signIn,
} from '#test/support/calls.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'

/* What shop pages need of the server: rows A6, A10, C7, C9 and C10 of "The widget on any page". */

const NOW = Date.parse('2026-11-24T10:00:00Z')
const DAY = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => vi.useRealTimers())

/** A site that this isolate has in its memory, for a moment already. */
async function rememberedSite(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
  vi.setSystemTime(NOW + 5000)
  return site
}

async function allow(site: TestSite, origin: string): Promise<void> {
  await env.DB.prepare('UPDATE sites SET origins = ?1 WHERE id = ?2')
    .bind(JSON.stringify([SHOP, origin]), site.db.siteId)
    .run()
}

async function statusOf(site: TestSite, overrides: object, headers = {}): Promise<number> {
  const sent = answerBody(site, { ...overrides })
  return (await postFromShop('/v1/answers', sent, headers)).status
}

test('A6: an answer to a revision that was published a moment ago is taken', async () => {
  const site = await rememberedSite()
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'And now?' },
    trigger: { on: 'load' },
  })
  await reviseSurvey(site.db, { id: 'checkout-csat', revision: 1, definition }, NOW)
  expect(await statusOf(site, { revision: 2 })).toBe(201)
  expect(await statusOf(site, { revision: 3 })).toBe(422)
})

test('A6: an answer and an event of a survey that was published a moment ago are taken', async () => {
  const site = await rememberedSite()
  await makeSurvey(site, { id: 'new', touchpoint: 'parcel' })
  const event = { site: site.key, events: [displayEvent({ survey: 'new' })] }
  expect((await postFromShop('/v1/events', event)).status).toBe(200)
  await makeSurvey(site, { id: 'newer', touchpoint: 'parcel' })
  vi.setSystemTime(NOW + 10_000)
  expect(await statusOf(site, { survey: 'newer' })).toBe(201)
  expect(await statusOf(site, { survey: 'none' })).toBe(422)
})

test('A6: an answer from an origin that was listed a moment ago is taken', async () => {
  const site = await rememberedSite()
  const origin = 'https://new.example'
  expect(await statusOf(site, {}, { origin })).toBe(202)
  await allow(site, origin)
  vi.setSystemTime(NOW + 10_000)
  expect(await statusOf(site, {}, { origin })).toBe(201)
})

test('A6: an answer to a survey that was set live a moment ago is taken', async () => {
  const site = await rememberedSite()
  await setSurveyState(site.db, 'checkout-csat', 'paused')
  vi.setSystemTime(NOW + 40_000)
  expect(await statusOf(site, {})).toBe(202)
  await setSurveyState(site.db, 'checkout-csat', 'live')
  vi.setSystemTime(NOW + 45_000)
  expect(await statusOf(site, {})).toBe(201)
})

test('A6: a flood of misses reads the site anew once a second, and no more', async () => {
  const site = await rememberedSite()
  const statuses = () =>
    Promise.all(Array.from({ length: 20 }, () => statusOf(site, { survey: 'none' })))
  await statuses()
  await makeSurvey(site, { id: 'none', touchpoint: 'parcel' })
  expect(new Set(await statuses())).toEqual(new Set([422]))
  vi.setSystemTime(NOW + 7000)
  expect(await statusOf(site, { survey: 'none' })).toBe(201)
})

/** What became of an answer's token. */
async function referenceOf(site: TestSite, body: object): Promise<unknown> {
  const sent = answerBody(site, { ...body })
  expect((await postFromShop('/v1/answers', sent)).status).toBe(201)
  return await env.DB.prepare('SELECT reference FROM answers WHERE id = ?1 OR client_id = ?1')
    .bind(sent.id)
    .first('reference')
}

async function siteWithKey() {
  const site = await rememberedSite()
  const owner = await signIn(site)
  const made = await owner('/api/signing-keys', { method: 'POST' })
  const { key, secret } = await made.json<SigningKeyReceipt>()
  const token = (expires: number) =>
    compact({ kid: key.id, key: keyOf(secret), payload: { o: 'A-1', e: expires / 1000 } })
  return { site, token }
}

test('A6: a token that is signed with a key of a moment ago is verified', async () => {
  const { site, token } = await siteWithKey()
  expect(await referenceOf(site, { token: token(NOW + DAY) })).toBe('verified')
})

test('A10: a token that ended while the answer waited is judged at the time of the answer', async () => {
  const { site, token } = await siteWithKey()
  const body = { token: token(NOW - DAY) }
  expect(await referenceOf(site, { ...body, answeredAt: NOW - 2 * DAY })).toBe('verified')
  expect(await referenceOf(site, { ...body, answeredAt: NOW - 3600_000 })).toBe('unverified')
  expect(await referenceOf(site, body)).toBe('unverified')
})

test('A10: no further back than an outbox keeps answers, and never for a clock that runs slow', async () => {
  const { site, token } = await siteWithKey()
  const ended = { token: token(NOW - 8 * DAY), answeredAt: NOW - 9 * DAY }
  expect(await referenceOf(site, ended)).toBe('unverified')
  expect(await referenceOf(site, { token: token(NOW + DAY), answeredAt: NOW - 6 * DAY })).toBe(
    'verified',
  )
})

async function configFrom(site: TestSite, origin: string) {
  const headers = { origin }
  const response = await fetchWorker(`/v1/sites/${site.key}/config?lang=en`, { headers })
  return { response, config: await response.json<SiteConfig>() }
}

test('C10: a page of an origin that the site does not list gets no questions, and is told why', async () => {
  const site = await rememberedSite()
  const { response, config } = await configFrom(site, 'https://staging.example')
  expect(config).toEqual({ site: site.key, lang: 'en', surveys: [], ignored: 'origin' })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('vary')).toContain('origin')
  expect((await configFrom(site, SHOP)).config.surveys).toHaveLength(1)
  await allow(site, 'https://staging.example')
  vi.setSystemTime(NOW + 10_000)
  expect((await configFrom(site, 'https://staging.example')).config.surveys).toHaveLength(1)
  expect(await countAnswers(site)).toBe(1)
})

test.each(['/w/nothing.js', '/assets/nothing.js', '/v1/nothing', '/api/nothing/here'])(
  'C7: %s is a 404 or a 401 that nobody keeps, and never the dashboard’s page',
  async (path) => {
    const response = await fetchWorker(path)
    expect([401, 404]).toContain(response.status)
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  },
)

test('C8: a language with an underscore is one', async () => {
  const site = await rememberedSite()
  const response = await fetchWorker(`/v1/sites/${site.key}/config?lang=pl_PL`)
  expect((await response.json<SiteConfig>()).lang).toBe('pl-PL')
})
