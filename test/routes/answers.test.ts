import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#contract/problem.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { findBodyHashes, insertAnswers } from '#worker/db/answers/store.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { reviseSurvey, setSurveyState } from '#worker/db/surveys/surveys.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import { answerBody, countAnswers, fetchWorker, postFromShop } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'

async function shop(overrides = {}) {
  const site = await makeSite(overrides)
  await makeSurvey(site)
  return site
}

const post = (body: unknown, headers = {}) => postFromShop('/v1/answers', body, headers)

async function fieldsOf(response: Response): Promise<string[]> {
  const problem = await response.json<Problem>()
  return (problem.fields ?? []).map(({ field }) => field)
}

async function storedAnswer(id: string) {
  return await env.DB.prepare('SELECT * FROM answers WHERE id = ?1 OR client_id = ?1')
    .bind(id)
    .first()
}

describe('exactly once', () => {
  test('stores an answer once and says so on every retry', async () => {
    const body = answerBody(await shop())
    const first = await post(body)
    expect([first.status, await first.json()]).toEqual([201, { id: body.id, duplicate: false }])
    const retry = await post(body)
    expect([retry.status, await retry.json()]).toEqual([200, { id: body.id, duplicate: true }])
  })

  test('refuses another answer under the same id and keeps the first', async () => {
    const site = await shop()
    const body = answerBody(site)
    await post(body)
    const other = await post({ ...body, score: 1 })
    expect([other.status, (await other.json<Problem>()).code]).toEqual([409, 'conflict'])
    expect(await storedAnswer(body.id)).toMatchObject({ score: 4 })
  })

  test('takes any UUID, in either case, and still counts it once', async () => {
    const site = await shop()
    const id = crypto.randomUUID()
    const body = answerBody(site, { id: id.toUpperCase() })
    expect((await post(body)).status).toBe(201)
    expect((await post({ ...body, id })).status).toBe(200)
    expect(await countAnswers(site)).toBe(1)
  })

  test('counts an answer once when the id of a wrong clock becomes believable later', async () => {
    const site = await shop()
    const body = answerBody(site, { id: uuidv7(Date.now() + 3_600_000) })
    expect((await post(body)).status).toBe(201)
    await env.DB.prepare('UPDATE answers SET id = client_id, client_id = NULL WHERE site_id = ?')
      .bind(site.db.siteId)
      .run()
    expect((await post(body)).status).toBe(200)
    expect(await countAnswers(site)).toBe(1)
  })

  test('makes one row of two hundred simultaneous sends', async () => {
    const site = await shop()
    const body = answerBody(site)
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => (await post(body)).status),
    )
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(199)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('writes three rows for an answer and none for a duplicate', async () => {
    const site = await shop()
    const seen = answerBody(site)
    await post(seen)
    const { results } = await env.DB.prepare('SELECT * FROM answers WHERE site_id = ?')
      .bind(site.db.siteId)
      .all()
    const [row] = results
    const again = newAnswer({ id: seen.id, day: String(row?.['day']), score: 5, comment: 'a' })
    await insertAnswers(site.db, [again])
    const before = site.db.meter.rowsWritten
    await insertAnswers(site.db, [again])
    expect(site.db.meter.rowsWritten - before).toBe(0)
    const fresh = uuidv7()
    await insertAnswers(site.db, [{ ...again, id: fresh, claimedId: fresh }])
    expect(site.db.meter.rowsWritten - before).toBe(3)
  })
})

test('a duplicate is found by its key: the rows read do not grow with the site', async () => {
  const site = await shop()
  const bodies = Array.from({ length: 150 }, () => answerBody(site))
  for (const body of bodies) await post(body)
  const before = site.db.meter.rowsRead
  const hashes = await findBodyHashes(
    site.db,
    [bodies[7]?.id ?? '', uuidv7()].map((id) => ({ id, claimedId: id, bodyHash: '' })),
  )
  expect(hashes.size).toBe(1)
  expect(site.db.meter.rowsRead - before).toBeLessThan(12)
})

describe('stamps', () => {
  test('keeps what product.md asks for and nothing of the address', async () => {
    const site = await shop()
    const body = answerBody(site, {
      comment: 'szybko',
      choices: ['late'],
      sample: 0.5,
      lang: 'pl',
      respondent: 'r-1',
      token: 'kid.sig',
      traits: { segment: 'b2b', persona: 'anna', plan: 'gold' },
      url: 'https://shop.example/thanks?mail=a@b.pl#x',
      shownAt: Date.now() - 4000,
    })
    await post(body, { 'cf-connecting-ip': '203.0.113.9' })
    const row = await storedAnswer(body.id)
    expect(row).toMatchObject({
      journey_id: 'shopping',
      stage_id: 'purchase',
      touchpoint_id: 'checkout',
      map_version: 1,
      survey_id: 'checkout-csat',
      revision: 1,
      scale: 'csat5',
      channel: 'web',
      segment: 'b2b',
      persona: 'anna',
      sample: 0.5,
      score: 4,
      url: 'https://shop.example/thanks',
      respondent: 'r-1',
      comment: 'szybko',
      choices: '["late"]',
    })
    expect(JSON.stringify(row)).not.toContain('203.0.113.9')
  })

  test('counts an undeclared segment as unassigned but keeps it as a trait', async () => {
    const site = await shop()
    const body = answerBody(site, { traits: { segment: 'hacker-made' } })
    await post(body)
    expect(await storedAnswer(body.id)).toMatchObject({
      segment: '',
      traits: '{"segment":"hacker-made"}',
    })
  })

  test('believes a client clock within an outbox of seven days and no further', async () => {
    const site = await shop({ timezone: 'Pacific/Apia' })
    const now = Date.now()
    const late = answerBody(site, { answeredAt: now - 6 * 86_400_000 })
    const ancient = answerBody(site, { answeredAt: 1 })
    const future = answerBody(site, { answeredAt: now + 86_400_000 })
    for (const body of [late, ancient, future]) await post(body)
    expect(await storedAnswer(late.id)).toMatchObject({ answered_at: late.answeredAt })
    for (const body of [ancient, future]) {
      const row = await storedAnswer(body.id)
      expect(Number(row?.['answered_at'])).toBeGreaterThanOrEqual(now)
      expect(Number(row?.['answered_at'])).toBeLessThan(now + 60_000)
    }
  })

  test('accepts an older revision as it was asked then', async () => {
    const site = await shop()
    const definition = surveyDefinitionSchema.parse({
      kind: 'csat',
      scale: 'csat5',
      question: { en: 'New wording?' },
      trigger: { on: 'load' },
    })
    expect(await reviseSurvey(site.db, { id: 'checkout-csat', revision: 1, definition }, 0)).toBe(2)
    const old = answerBody(site, { revision: 1, choices: ['late'] })
    expect((await post(old)).status).toBe(201)
    const response = await post(answerBody(site, { revision: 2, choices: ['late'] }))
    expect([response.status, await fieldsOf(response)]).toEqual([422, ['choices[0]']])
    expect(await fieldsOf(await post(answerBody(site, { revision: 3 })))).toEqual(['revision'])
  })
})

describe('refusals name the field', () => {
  test.each([
    ['score', { score: 6 }],
    ['score', { score: 0 }],
    ['score', { score: null }],
    ['score', { score: 4.5 }],
    ['score', { score: '4' }],
    ['score', { score: [4] }],
    ['choices[0]', { choices: ['unheard-of'] }],
    ['choices', { choices: ['late', 'late'] }],
    ['survey', { survey: 'nope' }],
    ['revision', { revision: 2 }],
    ['id', { id: 'not-a-uuid' }],
    ['site', { site: 'wf_sk_secret' }],
    ['lang', { lang: 'x' }],
    ['channel', { channel: 'telepathy' }],
    ['comment', { comment: 'x'.repeat(2001) }],
    ['comment', { comment: 'a\ud800b' }],
    ['comment', { comment: 'a\u0000b' }],
    ['comment', { comment: { type: 'div', props: {}, __k: null } }],
    ['surprise', { surprise: 1 }],
    ['answeredAt', { answeredAt: 1e300 }],
    ['sample', { sample: 0 }],
    ['traits', { traits: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`t${i}`, 1])) }],
    ['traits.a b', { traits: { 'a b': 1 } }],
  ])('%s, for %j', async (field, overrides) => {
    const response = await post(answerBody(await shop(), overrides))
    expect(response.status).toBe(422)
    expect(await fieldsOf(response)).toContain(field)
  })

  test('a body over 8 KB is refused before it is parsed, whatever its length header says', async () => {
    const site = await shop()
    const body = JSON.stringify(answerBody(site, { comment: 'x'.repeat(9000) }))
    expect((await post(body)).status).toBe(413)
    expect((await post(body, { 'content-length': '10' })).status).toBe(413)
  })

  test('malformed JSON and invalid UTF-8 are a 400 in the one error body', async () => {
    const response = await post('{"id":')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'malformed_json',
      type: 'about:blank',
    })
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400)
  })
})

describe('polite ignores', () => {
  const reasonOf = (response: Response) => [
    response.status,
    response.headers.get('x-wayfelt-ignored'),
  ]

  test.each([
    ['origin', { origin: 'https://evil.example' }],
    ['origin', { origin: 'null' }],
    ['origin', { origin: 'https://shop.example.evil.example' }],
    [
      'bot',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ],
    ['bot', { 'user-agent': '' }],
  ])('%s: %j', async (reason, headers) => {
    const site = await shop()
    expect(reasonOf(await post(answerBody(site), headers))).toEqual([202, reason])
    expect(await countAnswers(site)).toBe(0)
  })

  test('a paused survey, a paused site and an unknown site', async () => {
    const paused = await shop()
    await setSurveyState(paused.db, 'checkout-csat', 'paused')
    expect(reasonOf(await post(answerBody(paused)))).toEqual([202, 'paused'])
    expect(reasonOf(await post(answerBody(await shop({ paused: true }))))).toEqual([202, 'paused'])
    const unknown = answerBody(paused, { site: 'wf_pk_nobody' })
    expect(reasonOf(await post(unknown))).toEqual([202, 'unknown-site'])
  })

  test("a shop's server, without an origin, is welcome with any HTTP client", async () => {
    const site = await shop()
    const response = await fetchWorker('/v1/answers', {
      method: 'POST',
      headers: { 'user-agent': 'curl/8.9' },
      body: JSON.stringify(answerBody(site)),
    })
    expect(response.status).toBe(201)
  })
})

test('any page may call, without credentials, and read why it was ignored', async () => {
  const response = await post(answerBody(await shop()))
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  expect(response.headers.get('access-control-expose-headers')).toContain('x-wayfelt-ignored')
})

test("another site's survey of the same name is not reachable with this site's key", async () => {
  const one = await shop()
  const other = await makeSite()
  await makeSurvey(other, { id: 'other-survey' })
  const response = await post(answerBody(one, { survey: 'other-survey' }))
  expect([response.status, await fieldsOf(response)]).toEqual([422, ['survey']])
})
