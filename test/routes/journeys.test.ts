import { env } from 'cloudflare:workers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import { curveSchema, journeyListSchema, type Curve, type JourneyList } from '#contract/journey.ts'
import type { Problem } from '#contract/problem.ts'
import { localDay } from '#worker/domain/days.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import {
  answerBody,
  displayEvent,
  fetchWorker,
  makePerson,
  makeToken,
  postFromShop,
  postJson,
  signIn,
} from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const TODAY = localDay(Date.now(), 'Europe/Warsaw')
// Late in the morning for the whole file: midnight may not come between an answer and its curve.
vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${TODAY}T10:00:00Z`) })
afterAll(() => vi.useRealTimers())

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  await makeSurvey(site, { id: 'locker-nps', touchpoint: 'locker', kind: 'nps', scale: 'nps11' })
  return { site, read: await signIn(site) }
}

async function answerAll(site: TestSite, scores: number[], overrides = {}) {
  for (const score of scores)
    await postFromShop('/v1/answers', answerBody(site, { score, ...overrides }))
}

async function curveOf(read: Awaited<ReturnType<typeof signIn>>, query = '') {
  const response = await read(`/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}${query}`)
  return await response.json<Curve>()
}

describe('the curve', () => {
  test('shows an answer as soon as it was given', async () => {
    const { site, read } = await shop()
    await answerAll(site, [5, 5, 4, 1, 3])
    await postFromShop('/v1/events', {
      site: site.key,
      events: Array.from({ length: 10 }, () => displayEvent()),
    })
    const curve = await curveOf(read)
    curveSchema.parse(curve)
    const [purchase, delivery] = curve.stages
    expect(purchase).toMatchObject({
      id: 'purchase',
      n: 5,
      asked: 10,
      responseRate: 0.5,
      state: 'few',
      sentiment: 30,
      histogram: { 1: 1, 2: 0, 3: 1, 4: 1, 5: 2 },
    })
    expect(purchase?.touchpoints[0]).toMatchObject({ id: 'checkout', n: 5 })
    expect(delivery).toMatchObject({ id: 'delivery', n: 0, state: 'empty' })
    expect(curve).toMatchObject({
      kind: 'csat',
      mixed: false,
      n: 5,
      timezone: 'Europe/Warsaw',
      previousRange: null,
    })
  })

  test('can be narrowed to a channel, a segment and a persona, and to another kind', async () => {
    const { site, read } = await shop()
    await answerAll(site, [5, 5])
    await answerAll(site, [1], { channel: 'email', traits: { segment: 'b2b', persona: 'anna' } })
    await answerAll(site, [9], { survey: 'locker-nps' })
    expect((await curveOf(read)).n).toBe(3)
    expect((await curveOf(read, '&channel=email')).n).toBe(1)
    expect((await curveOf(read, '&segment=b2b')).n).toBe(1)
    expect((await curveOf(read, '&persona=anna')).n).toBe(1)
    expect((await curveOf(read, '&channel=web&segment=b2b')).n).toBe(0)
    expect(await curveOf(read, '&kind=nps')).toMatchObject({ n: 1, kind: 'nps', mixed: false })
    expect(await curveOf(read, '&kind=mixed')).toMatchObject({ n: 4, kind: 'mixed', mixed: true })
  })

  test('compares with as many days before', async () => {
    const { site, read } = await shop()
    await answerAll(site, [5, 5, 5, 5, 5])
    await env.DB.prepare("UPDATE answers SET day = date(day, '-1 day') WHERE site_id = ?")
      .bind(site.db.siteId)
      .run()
    await answerAll(site, [1, 1, 1, 1, 1])
    const curve = await curveOf(read, '&compare=previous')
    expect(curve.previousRange?.to).toBe(curve.previousRange?.from)
    expect(curve.stages[0]).toMatchObject({
      sentiment: -100,
      previous: { sentiment: 100, n: 5, change: { difference: -200 } },
    })
  })

  test.each([
    ['?from=2026-02-30&to=2026-03-01', 'from'],
    ['?from=2026-03-02&to=2026-03-01', 'to'],
    ['?from=2026-03-01', 'to'],
    ['?from=2026-03-01&to=2026-03-01&kind=magic', 'kind'],
    ["?from=2026-03-01&to=2026-03-01&segment=a'--", 'segment'],
    ['?from=2026-03-01&to=2026-03-01&surprise=1', 'surprise'],
    ['?from=2001-01-01&to=2099-12-31', 'to'],
    ['?from=9999-12-01&to=9999-12-31', 'from'],
    ['?from=2026-01-01&to=2101-01-01', 'to'],
    ['?from=0000-01-01&to=2000-01-01&compare=previous', 'from'],
    ['?from=1999-12-31&to=2000-01-01&compare=year', 'from'],
  ])('refuses %s and names the field', async (query, field) => {
    const { read } = await shop()
    const response = await read(`/api/journeys/shopping/curve${query}`)
    expect(response.status).toBe(422)
    expect((await response.json<Problem>()).fields?.map((each) => each.field)).toContain(field)
  })

  test.each(['from=2000-01-01&to=2000-01-01', 'from=2100-12-01&to=2100-12-31'])(
    'takes the first and last days that there are: %s',
    async (query) => {
      const { read } = await shop()
      for (const compare of ['previous', 'year', 'none']) {
        const path = `/api/journeys/shopping/curve?${query}&compare=${compare}`
        expect((await read(path)).status).toBe(200)
      }
    },
  )
})

test.each([
  ['/api/answers?from=1999-12-31', 'from'],
  ['/api/answers?to=2101-01-01', 'to'],
  ['/api/audit?from=9999-12-31', 'from'],
  ['/api/answers?cursor=0193', 'cursor'],
  ['/api/answers?cursor=', 'cursor'],
  ["/api/answers?cursor=0193aaaa-0000-7000-8000-00000000000g'", 'cursor'],
  ['/api/audit?cursor=older', 'cursor'],
])('%s is refused, not read as another page or day', async (path, field) => {
  const { read } = await shop()
  const response = await read(path)
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ fields: [{ field }] })
})

describe('the list of journeys', () => {
  test('tells the dashboard what it may ask for', async () => {
    const { site, read } = await shop()
    const before = await (await read('/api/journeys')).json<JourneyList>()
    journeyListSchema.parse(before)
    expect(before.site).toMatchObject({
      key: site.key,
      today: TODAY,
      answered: null,
    })
    expect(before.journeys).toMatchObject([
      {
        id: 'shopping',
        kinds: ['csat', 'nps'],
        segments: [
          { id: 'b2c', name: 'B2C' },
          { id: 'b2b', name: 'B2B' },
        ],
        personas: [{ id: 'anna', name: 'Anna' }],
        stages: [
          { id: 'purchase' },
          { id: 'delivery', touchpoints: [{ id: 'parcel', stage: 'delivery' }, { id: 'locker' }] },
        ],
      },
    ])
    await answerAll(site, [4])
    const after = await (await read('/api/journeys')).json<JourneyList>()
    expect(after.site.answered).toEqual({ first: TODAY, last: TODAY })
    expect(await (await read('/api/journeys/shopping')).json()).toEqual(before.journeys[0])
  })
})

describe('the list of answers', () => {
  async function pages(read: Awaited<ReturnType<typeof signIn>>, query: string) {
    const all: AnswersPage[] = []
    for (
      let cursor: string | null = '';
      cursor !== null && all.length < 100;
      cursor = all.at(-1)?.next ?? null
    ) {
      const response = await read(
        `/api/answers?limit=7${query}${cursor ? `&cursor=${cursor}` : ''}`,
      )
      all.push(await response.json<AnswersPage>())
    }
    return all
  }

  test('is newest first, page by page, without a gap or a repeat, at under 200 rows read a page', async () => {
    const { site, read } = await shop()
    const start = Date.now() - 3_600_000
    const sent = Array.from({ length: 120 }, (_, index) => {
      const at = start + index * 1000
      const survey = ['checkout-csat', 'parcel-csat'][index % 2]
      const comment = index % 3 === 0 ? `c${index}` : null
      return {
        ...answerBody(site, { id: uuidv7(at), answeredAt: at, survey, score: (index % 5) + 1 }),
        comment,
      }
    })
    for (const body of sent) await postFromShop('/v1/answers', body)
    const newest = sent.map(({ id }) => id).toReversed()
    const ids = (all: AnswersPage[]) => all.flatMap(({ answers }) => answers.map(({ id }) => id))
    const everything = await pages(read, '')
    expect(ids(everything)).toEqual(newest)
    expect(ids(await pages(read, '&stage=delivery'))).toEqual(
      newest.filter((_, index) => index % 2 === 0),
    )
    expect(ids(await pages(read, '&touchpoint=checkout'))).toEqual(
      newest.filter((_, index) => index % 2 === 1),
    )
    const commented = await pages(read, '&commented=1')
    expect(ids(commented)).toEqual(
      sent
        .filter(({ comment }) => comment)
        .map(({ id }) => id)
        .toReversed(),
    )
    expect(ids(await pages(read, '&kind=nps'))).toEqual([])
    expect(ids(await pages(read, '&from=2020-01-01&to=2020-01-02'))).toEqual([])
    for (const { meta } of [...everything, ...commented])
      expect(meta.rowsRead).toBeLessThanOrEqual(200)
  })

  test('can be narrowed to a channel, a segment and a persona', async () => {
    const { site, read } = await shop()
    await answerAll(site, [5, 4])
    await answerAll(site, [1], { channel: 'email', traits: { segment: 'b2b', persona: 'anna' } })
    const scores = async (query: string) =>
      (await pages(read, query)).flatMap(({ answers }) => answers.map(({ score }) => score))
    expect(await scores('')).toHaveLength(3)
    expect(await scores('&channel=email')).toEqual([1])
    expect(await scores('&segment=b2b')).toEqual([1])
    expect(await scores('&persona=anna')).toEqual([1])
    expect(await scores('&channel=web&segment=b2b')).toEqual([])
  })

  test('shows a score as sentiment, and the public text as it is', async () => {
    const { site, read } = await shop()
    await answerAll(site, [2], { comment: '<img src=x onerror=alert(1)>', choices: ['late'] })
    const [page] = await pages(read, '')
    expect(page?.answers[0]).toMatchObject({
      score: 2,
      sentiment: -50,
      scale: 'csat5',
      comment: '<img src=x onerror=alert(1)>',
      choices: ['late'],
      stage: 'purchase',
      segment: null,
    })
  })
})

describe('signing in', () => {
  const PRIVATE = [
    '/api/journeys',
    '/api/journeys/shopping',
    `/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}`,
    '/api/answers',
    '/api/session',
  ]

  test.each(PRIVATE)('is needed for %s', async (path) => {
    const response = await fetchWorker(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([401, 'no-store'])
    expect(
      (await fetchWorker(path, { headers: { cookie: `__Host-wf_session=${'0'.repeat(64)}` } }))
        .status,
    ).toBe(401)
  })

  test('works once per link, sets a cookie no script can read, and ends', async () => {
    const { site, read } = await shop()
    expect(await (await read('/api/session')).json()).toMatchObject({
      site: { key: site.key, name: 'Test shop' },
      role: 'owner',
    })
    const token = await makeToken((await makePerson(site)).email)
    const use = () => postJson('/api/sign-in', { token })
    const first = await use()
    expect(first.headers.get('set-cookie')).toMatch(
      /^__Host-wf_session=[0-9a-f]{64}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect((await use()).status).toBe(401)
    expect((await read('/api/session', { method: 'DELETE' })).status).toBe(204)
    expect((await read('/api/session')).status).toBe(401)
  })

  test('does not work with a link that is too old', async () => {
    const site = await makeSite()
    const token = await makeToken((await makePerson(site)).email, -1)
    expect((await postJson('/api/sign-in', { token })).status).toBe(401)
  })

  test("is not done for another site's page, nor ended by one", async () => {
    const { read } = await shop()
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      expect((await read('/api/session', { method: 'DELETE', headers })).status).toBe(403)
    }
    expect((await read('/api/session')).status).toBe(200)
  })

  test("shows a site nothing of another: its own names, or the same 'not found' as a name that nobody has", async () => {
    const { site } = await shop()
    await answerAll(site, [5, 4, 3])
    const other = await makeSite()
    const read = await signIn(other)
    expect((await curveOf(read)).n).toBe(0)
    expect((await (await read('/api/answers')).json<AnswersPage>()).answers).toEqual([])
    expect(
      (await (await read('/api/answers?touchpoint=checkout')).json<AnswersPage>()).answers,
    ).toEqual([])
  })
})
