import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import { funnelSchema, type FunnelLine } from '#contract/surveys/funnel.ts'
import { fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'
import { inDirectory } from '#test/support/world.ts'
import { changeSite } from '#worker/db/site/sites.ts'

const DAY_MS = 86_400_000
const NONE = { fields: [], before: [], after: [] }

/** A site that counts one page view in ten, for a week. */
async function open(every: 1 | 10 | 100 = 10, until = Date.now() + 7 * DAY_MS): Promise<TestSite> {
  const site = await makeSite({ timezone: 'UTC' })
  await changeSite(inDirectory(site), { countWhy: { every, until } }, NONE)
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  return site
}

interface Telling {
  /** Fields of the body in place of the usual ones. */
  body?: Record<string, unknown>
  headers?: Record<string, string>
}

async function tell(site: TestSite, counts: unknown, { body, headers }: Telling = {}) {
  return await postFromShop('/v1/funnel', { site: site.key, every: 10, counts, ...body }, headers)
}

const line = (step: FunnelLine['step'], n = 1, survey = 'checkout-csat') => ({ survey, step, n })

async function rowsOf({ db }: TestSite) {
  const { results } = await env.DB.prepare(
    'SELECT survey_id, day, step, n, views FROM ask_funnel WHERE site_id = ? ORDER BY survey_id, step',
  )
    .bind(db.siteId)
    .all<{ survey_id: string; day: string; step: string; n: number; views: number }>()
  return results
}

const configOf = async ({ key }: TestSite) =>
  await (
    await fetchWorker(`/v1/sites/${key}/config`, { headers: { origin: SHOP } })
  ).json<SiteConfig>()

const toldOf = ({ more = '' }: SiteConfig): unknown =>
  JSON.parse(decodeURIComponent(new URL(more, SHOP).hash.slice(1)))

test('what pages tell is added up exactly, by survey, day and step', async () => {
  const site = await open()
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      tell(site, [
        line('address', 2),
        line(index % 3 === 0 ? 'shown' : 'sample', 1, 'parcel-csat'),
      ]),
    ),
  )
  const day = new Date().toISOString().slice(0, 10)
  expect(await rowsOf(site)).toEqual([
    { survey_id: 'checkout-csat', day, step: 'address', n: 60, views: 600 },
    { survey_id: 'parcel-csat', day, step: 'sample', n: 20, views: 200 },
    { survey_id: 'parcel-csat', day, step: 'shown', n: 10, views: 100 },
  ])
})

test('what is no count is refused whole, and what is no survey of the site is dropped', async () => {
  const [site, other] = [await open(), await open()]
  await makeSurvey(other, { id: 'theirs' })
  const bad = [
    [],
    'address',
    [{ ...line('address'), url: '/cart' }],
    [line('nowhere' as never)],
    [line('address', 0)],
    [line('address', -1)],
    [line('address', 1.5)],
    [line('address', 51)],
    [line('address', 1, "x' OR 1=1 --")],
    [line('address', 1, '__proto__ x')],
    Array.from({ length: 101 }, () => line('address')),
  ]
  for (const counts of bad) expect((await tell(site, counts)).status).toBe(422)
  for (const every of [0, 2, 1e9, '10', null])
    expect((await tell(site, [line('address')], { body: { every } })).status).toBe(422)
  expect((await tell(site, [line('address')], { body: { respondent: 'ann' } })).status).toBe(422)
  expect((await tell(site, 'x'.repeat(20_000))).status).toBe(413)
  const dropped = await tell(site, [line('address', 1, 'theirs'), line('left', 50, 'nobody')])
  expect([dropped.status, await dropped.json()]).toEqual([200, { accepted: 0 }])
  expect([await rowsOf(site), await rowsOf(other)]).toEqual([[], []])
})

test('a page that tells more than it can have seen is cut to fifty views a survey', async () => {
  const site = await open()
  await tell(
    site,
    Array.from({ length: 100 }, (_, index) => line(index % 2 ? 'address' : 'left', 50)),
  )
  expect((await rowsOf(site)).reduce((sum, { n }) => sum + n, 0)).toBe(50)
})

test.each<[string, (site: TestSite) => Promise<Response>]>([
  ['not-counting', async (site) => await tell(site, [line('address')], { body: { every: 1 } })],
  [
    'origin',
    async (site) =>
      await tell(site, [line('address')], { headers: { origin: 'https://x.example' } }),
  ],
  [
    'bot',
    async (site) =>
      await tell(site, [line('address')], { headers: { 'user-agent': 'Googlebot/2.1' } }),
  ],
  [
    'unknown-site',
    async (site) => await tell(site, [line('address')], { body: { site: `${site.key}0` } }),
  ],
])('%s: answered politely, and nothing is written', async (reason, call) => {
  const site = await open()
  const reply = await call(site)
  expect([reply.status, reply.headers.get('x-wayfelt-ignored')]).toEqual([202, reason])
  expect(await rowsOf(site)).toEqual([])
})

test('a site that never switched it on counts nothing, nor one whose days are over', async () => {
  const off = await makeSite()
  await makeSurvey(off)
  for (const site of [off, await open(10, Date.now() - 1)]) {
    expect((await tell(site, [line('address')])).headers.get('x-wayfelt-ignored')).toBe(
      'not-counting',
    )
    expect(await configOf(site)).not.toHaveProperty('more')
    expect(await rowsOf(site)).toEqual([])
  }
})

test('one address is limited, as with answers', async () => {
  const site = await open()
  const headers = { 'cf-connecting-ip': '203.0.113.7' }
  const statuses: number[] = []
  for (let call = 0; call < 260 && !statuses.includes(429); call += 1)
    statuses.push((await tell(site, [line('address')], { headers })).status)
  expect(statuses.at(-1)).toBe(429)
})

test('once half of the day’s rows are used up, page views are no longer counted', async () => {
  const site = await open()
  await env.DB.prepare('INSERT INTO intake (site_id, day, rows, weight) VALUES (?, ?, ?, 1)')
    .bind(site.db.siteId, new Date().toISOString().slice(0, 10), 1e9)
    .run()
  expect((await tell(site, [line('address')])).headers.get('x-wayfelt-ignored')).toBe(
    'not-counting',
  )
})

test('the config names the file that counts, the same for everybody, with what the page is watched for', async () => {
  const site = await open(1)
  expect(toldOf(await configOf(site))).toEqual({ site: site.key, every: 1 })
  await makeSurvey(site, { id: 'seen', trigger: { on: 'scroll', depth: 60 } as never })
  const watched = await open(1)
  await makeSurvey(watched, { id: 'seen', trigger: { on: 'scroll', depth: 60 } as never })
  const config = await configOf(watched)
  expect(config.more).toMatch(/^\/w-funnel\.js#/)
  expect(toldOf(config)).toEqual({
    site: watched.key,
    every: 1,
    watch: [['$seen', { on: 'scroll', depth: 60 }]],
  })
  expect(await configOf(watched)).toEqual(config)
})

test('a manager switches it on for some days, sees what was counted, and switches it off', async () => {
  const site = await makeSite({ timezone: 'UTC' })
  await makeSurvey(site)
  const browser = await signIn(site)
  const put = async (body: unknown) =>
    await browser('/api/funnel', {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const figures = async (query = '') =>
    funnelSchema.parse(await (await browser(`/api/surveys/checkout-csat/funnel${query}`)).json())
  expect(await figures()).toMatchObject({ counting: null, counted: 0, views: 0, steps: [] })
  for (const bad of [{ days: 32 }, { days: 7, every: 3 }, { days: -1 }, {}])
    expect((await put(bad)).status).toBe(422)
  expect((await put({ days: 7 })).status).toBe(200)
  await tell(site, [line('shown', 2), line('address', 3), line('answered')])
  const found = await figures('?days=7')
  expect(found).toMatchObject({
    days: 1,
    counted: 6,
    views: 60,
    counting: { every: 10 },
    // In the order of the steps, whatever came first.
    steps: [
      { step: 'address', counted: 3, views: 30 },
      { step: 'shown', counted: 2, views: 20 },
      { step: 'answered', counted: 1, views: 10 },
    ],
  })
  expect((found.counting?.until ?? 0) - Date.now()).toBeGreaterThan(6.9 * DAY_MS)
  expect((await browser('/api/surveys/checkout-csat/funnel?days=8')).status).toBe(422)
  expect(await (await put({ days: 0 })).json()).toEqual({ counting: null })
  expect((await tell(site, [line('shown')])).status).toBe(202)
  expect(await figures()).toMatchObject({ counting: null, counted: 6 })
})

test('what was counted is kept for thirteen months', async () => {
  const site = await open()
  await tell(site, [line('address')])
  const now = Date.now()
  await runJob(site, now + 390 * DAY_MS)
  expect(await rowsOf(site)).toHaveLength(1)
  await runJob(site, now + 398 * DAY_MS)
  expect(await rowsOf(site)).toEqual([])
})

test('a page’s word costs one statement, and a row for each of its lines', async () => {
  const site = await open()
  const { collectorDb, cachedCollector } = await import('#worker/http/collector-cache.ts')
  const { countFunnel } = await import('#worker/db/collect/funnel.ts')
  const collector = await cachedCollector(env.DB, { key: site.key, now: Date.now() })
  if (!collector) throw new Error('no such site')
  const db = collectorDb(env.DB, collector)
  const lines = [line('address'), line('sample', 1, 'parcel-csat')]
  for (let again = 1; again < 3; again += 1) {
    await countFunnel(db, { day: '2026-11-01', every: 10, lines })
    expect([db.meter.queries, db.meter.rowsWritten]).toEqual([again, again * 2])
  }
})
