import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import {
  checkReceiptSchema,
  checkResultSchema,
  installSchema,
  type Install,
} from '#contract/install.ts'
import type { FindingKind } from '#contract/words.ts'
import { revokeKey, createKey } from '#worker/db/site/keys.ts'
import { setSurveyState } from '#worker/db/surveys/surveys.ts'
import { answerBody, countAnswers, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'
import { inDirectory } from '#test/support/world.ts'

type Person = Awaited<ReturnType<typeof signIn>>

/** A shop with a live survey, its owner, and a check that has just begun. */
async function checkedShop(overrides = {}) {
  const site = await makeSite(overrides)
  await makeSurvey(site)
  const owner = await signIn(site)
  return { site, owner, token: await beginCheck(owner) }
}

/** @returns the 32 digits of the checker's link */
async function beginCheck(person: Person): Promise<string> {
  const answer = await person('/api/install/check', { method: 'POST' })
  expect(answer.status).toBe(200)
  const { fragment } = checkReceiptSchema.parse(await answer.json())
  return fragment.replace('wayfelt-check=', '')
}

async function readInstall(person: Person): Promise<Install> {
  return installSchema.parse(await (await person('/api/install')).json())
}

/** What the widget sends from a page where nothing is wrong. */
function report({ key }: TestSite, check: string, overrides = {}) {
  return { site: key, check, url: `${SHOP}/thanks?order=7`, storage: true, csp: [], ...overrides }
}

async function post(body: unknown, headers = {}): Promise<FindingKind[]> {
  const answer = await postFromShop('/v1/check', body, headers)
  expect(answer.status).toBe(200)
  return checkResultSchema.parse(await answer.json()).findings
}

async function endCheck({ db }: TestSite): Promise<void> {
  await env.DB.prepare('UPDATE checks SET expires_at = ? WHERE site_id = ?')
    .bind(Date.now(), db.siteId)
    .run()
}

async function countRows(table: string, { db }: TestSite): Promise<number | null> {
  return await env.DB.prepare(`SELECT count(*) FROM ${table} WHERE site_id = ?`)
    .bind(db.siteId)
    .first<number>('count(*)')
}

describe('the install page', () => {
  test('shows the key, origins and live surveys of a fresh site, and nothing found', async () => {
    const site = await makeSite()
    await makeSurvey(site, { id: 'live-one' })
    await makeSurvey(site, { id: 'draft-one' })
    await setSurveyState(site.db, 'draft-one', 'draft')
    expect(await readInstall(await signIn(site))).toEqual({
      key: site.key,
      origins: [SHOP],
      heardAt: null,
      surveys: [{ id: 'live-one', name: 'live-one' }],
      findings: [],
      checkingUntil: null,
      testAnswers: [],
      firstAnswerAt: null,
    })
  })

  test('tells when a page last asked for its questions, by whatever key of the site', async () => {
    const site = await makeSite()
    const owner = await signIn(site)
    const before = Date.now()
    const origin = { origin: 'https://not-named-yet.example' }
    await fetchWorker(`/v1/sites/${site.key}/config`, { headers: origin })
    const { heardAt } = await readInstall(owner)
    expect(heardAt).toBeGreaterThanOrEqual(before)
    expect(heardAt).toBeLessThanOrEqual(Date.now())
  })

  test('offers the newest key that works, and none when all were revoked', async () => {
    const site = await makeSite()
    const owner = await signIn(site)
    const own = inDirectory(site)
    const made = { kind: 'publishable' as const, last4: 'abcd', name: 'New', scopes: [] }
    await createKey(own, { ...made, id: 'b', lookup: `${site.key}b`, expiresAt: null })
    await createKey(own, { ...made, id: 'c', lookup: `${site.key}c`, expiresAt: 1 })
    expect((await readInstall(owner)).key).toBe(`${site.key}b`)
    await env.DB.prepare('UPDATE keys SET revoked_at = 1 WHERE site_id = ?')
      .bind(site.db.siteId)
      .run()
    expect((await readInstall(owner)).key).toBeNull()
  })

  test('tells when the first answer came, whatever was imported before', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const owner = await signIn(site)
    const answeredAt = Date.now() - 5000
    await postFromShop('/v1/answers', answerBody(site, { id: crypto.randomUUID() }))
    expect((await readInstall(owner)).firstAnswerAt).toBeNull()
    await postFromShop('/v1/answers', answerBody(site, { answeredAt }))
    await postFromShop('/v1/answers', answerBody(site))
    expect((await readInstall(owner)).firstAnswerAt).toBe(answeredAt)
  })

  test('a check lasts half an hour, takes the place of the one before, and is logged', async () => {
    const { site, owner, token } = await checkedShop()
    await post(report(site, token))
    const before = Date.now()
    const again = await owner('/api/install/check', { method: 'POST' })
    const { fragment, expiresAt } = checkReceiptSchema.parse(await again.json())
    expect(fragment).toMatch(/^wayfelt-check=[0-9a-f]{32}$/)
    expect(fragment).not.toContain(token)
    expect(expiresAt - 30 * 60_000).toBeGreaterThanOrEqual(before)
    expect(expiresAt - 30 * 60_000).toBeLessThanOrEqual(Date.now())
    expect(await readInstall(owner)).toMatchObject({ findings: [], checkingUntil: expiresAt })
    expect((await postFromShop('/v1/check', report(site, token))).status).toBe(202)
    const log = await (
      await owner('/api/audit?action=install.checked')
    ).json<{
      entries: unknown[]
    }>()
    expect(log.entries).toHaveLength(2)
    expect(JSON.stringify(log)).not.toContain(token)
    await endCheck(site)
    expect((await readInstall(owner)).checkingUntil).toBeNull()
  })
})

describe('what is found on a page', () => {
  test('a page where all is well is loaded, and says so from any page', async () => {
    const { site, owner, token } = await checkedShop()
    const answer = await postFromShop('/v1/check', report(site, token))
    expect(await answer.json()).toEqual({ findings: ['loaded'] })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const { findings } = await readInstall(owner)
    expect(findings).toEqual([
      { kind: 'loaded', at: expect.any(Number), origin: SHOP, detail: `${SHOP}/thanks` },
    ])
  })

  test('the key of another site, a revoked one and one that nobody has are all wrong', async () => {
    const { site, owner, token } = await checkedShop()
    const other = await makeSite()
    const revoked = `${site.key}old`
    const own = inDirectory(site)
    const key = { id: 'old', kind: 'publishable' as const, last4: 'xold', name: '', scopes: [] }
    await createKey(own, { ...key, lookup: revoked, expiresAt: null })
    await revokeKey(own, key)
    const bodies = await Promise.all(
      [other.key, revoked, 'wf_pk_nobody'].map(async (key) =>
        (await postFromShop('/v1/check', report(site, token, { site: key }))).text(),
      ),
    )
    expect(new Set(bodies)).toEqual(new Set(['{"findings":["wrong_key"]}']))
    await post(report(site, token, { site: 'wf_pk_mistyped' }))
    expect((await readInstall(owner)).findings).toMatchObject([
      { kind: 'wrong_key', detail: 'wf_pk_mistyped' },
    ])
    expect(await countRows('findings', other)).toBe(0)
  })

  test.each([['https://other.example'], ['null']])('origin %s is not allowed', async (origin) => {
    const { site, owner, token } = await checkedShop()
    expect(await post(report(site, token), { origin })).toEqual(['origin_not_allowed'])
    expect((await readInstall(owner)).findings).toMatchObject([{ origin, detail: origin }])
  })

  test('pages of this Worker itself need not be allowed', async () => {
    const { site, token } = await checkedShop()
    expect(await post(report(site, token), { origin: 'https://wayfelt.example' })).toEqual([
      'loaded',
    ])
  })

  test('a paused site, and one without a live survey', async () => {
    const { site, token } = await checkedShop({ paused: true })
    expect(await post(report(site, token))).toEqual(['paused'])
    await setSurveyState(site.db, 'checkout-csat', 'paused')
    expect(await post(report(site, token))).toEqual(['paused', 'no_survey'])
  })

  test('what a content security policy blocks is named by directive and origin', async () => {
    const { site, owner, token } = await checkedShop()
    const csp = [
      { directive: 'script-src-elem', blocked: 'https://hello.example/w/ui-1.js?a=b' },
      { directive: 'script-src-elem', blocked: 'https://hello.example/w/ui-2.js' },
      { directive: 'connect-src', blocked: 'inline' },
    ]
    expect(await post(report(site, token, { csp }))).toEqual(['csp_blocked'])
    expect((await readInstall(owner)).findings).toMatchObject([
      { detail: 'script-src-elem https://hello.example, connect-src inline' },
    ])
  })

  test('a loader whose further files are refused is blocked by script-src', async () => {
    const { site, owner, token } = await checkedShop()
    expect(await post({ site: site.key, check: token })).toEqual(['csp_blocked'])
    expect((await readInstall(owner)).findings).toMatchObject([
      { detail: 'script-src https://wayfelt.example' },
    ])
  })

  test('a browser that keeps nothing', async () => {
    const { site, token } = await checkedShop()
    expect(await post(report(site, token, { storage: false }))).toEqual(['storage_blocked'])
  })

  test('all that is wrong is told at once, the last word of each kind and origin is kept', async () => {
    const { site, owner, token } = await checkedShop({ paused: true })
    const bad = report(site, token, { site: 'wf_pk_a', storage: false })
    const origin = 'https://other.example'
    expect(await post(bad, { origin })).toEqual([
      'wrong_key',
      'origin_not_allowed',
      'paused',
      'storage_blocked',
    ])
    await post({ ...bad, site: 'wf_pk_b' }, { origin })
    const { findings } = await readInstall(owner)
    expect(findings).toHaveLength(4)
    expect(findings.find(({ kind }) => kind === 'wrong_key')?.detail).toBe('wf_pk_b')
  })

  test('nobody learns anything from a token that is old or made up', async () => {
    const { site, token } = await checkedShop()
    await endCheck(site)
    const answers = await Promise.all(
      [token, '0'.repeat(32)].map((check) => postFromShop('/v1/check', report(site, check))),
    )
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    expect(answers.map(({ headers }) => headers.get('x-wayfelt-ignored'))).toEqual([
      'check-over',
      'check-over',
    ])
    expect(await answers[0]?.text()).toBe(await answers[1]?.text())
    expect(await countRows('findings', site)).toBe(0)
  })

  test('hostile reports are refused or kept as plain text, and at most fifty', async () => {
    const { site, owner, token } = await checkedShop()
    const refused: [status: number, body: unknown][] = [
      [413, report(site, token, { url: 'x'.repeat(9000) })],
      [400, '{'],
      [422, report(site, 'g'.repeat(32))],
      [422, report(site, token, { extra: 1 })],
      [422, report(site, token, { storage: 'yes' })],
      [422, report(site, token, { url: '\0' })],
      [422, report(site, token, { csp: [{ directive: '\uD800', blocked: '' }] })],
      [
        422,
        report(site, token, {
          csp: Array.from({ length: 11 }, () => ({ directive: 'a', blocked: 'b' })),
        }),
      ],
    ]
    for (const [status, body] of refused)
      expect((await postFromShop('/v1/check', body)).status).toBe(status)
    const html = '<img src=x onerror=alert(1)>'
    const csp = Array.from({ length: 10 }, (_, step) => ({
      directive: html.slice(0, 60) + step,
      blocked: html.repeat(18),
    }))
    await post(report(site, token, { csp }), { origin: `https://${'o'.repeat(400)}.example` })
    const { findings } = await readInstall(owner)
    const finding = findings.find(({ kind }) => kind === 'csp_blocked')
    expect(finding?.detail).toHaveLength(500)
    expect(finding?.origin).toHaveLength(255)
    for (let step = 0; step < 60; step += 1)
      await post(report(site, token), { origin: `https://shop-${step}.example` })
    expect(await countRows('findings', site)).toBe(50)
    expect((await readInstall(owner)).findings.at(0)?.origin).toBe('https://shop-59.example')
  })
})

describe('a test answer', () => {
  const onPage = (token: string) => ({ url: `${SHOP}/thanks#wayfelt-check=${token}` })

  test('is answered as usual, shown on the install page once, and counted nowhere', async () => {
    const { site, owner, token } = await checkedShop()
    const body = answerBody(site, { ...onPage(token), score: 2, comment: 'only a test' })
    for (const _ of [1, 2]) {
      const answer = await postFromShop('/v1/answers', body)
      expect([answer.status, await answer.json()]).toEqual([201, { id: body.id, duplicate: false }])
    }
    expect(await readInstall(owner)).toMatchObject({
      firstAnswerAt: null,
      testAnswers: [
        { id: body.id, survey: 'checkout-csat', score: 2, comment: 'only a test', origin: SHOP },
      ],
    })
    expect((await readInstall(owner)).testAnswers).toHaveLength(1)
    expect(await countAnswers(site)).toBe(0)
    expect(await countRows('rollups', site)).toBe(0)
  })

  test('is checked like any other', async () => {
    const { site, owner, token } = await checkedShop()
    const send = (overrides: object, headers = {}) =>
      postFromShop('/v1/answers', answerBody(site, { ...onPage(token), ...overrides }), headers)
    expect((await send({ score: 9 })).status).toBe(422)
    expect((await send({ survey: 'unknown' })).status).toBe(422)
    expect((await send({}, { origin: 'https://other.example' })).status).toBe(202)
    expect((await readInstall(owner)).testAnswers).toEqual([])
  })

  test('is taken at once from an origin that was allowed a moment ago', async () => {
    const { site, owner, token } = await checkedShop()
    const headers = { origin: 'https://new.example' }
    const send = async (overrides: Record<string, unknown>) =>
      (await postFromShop('/v1/answers', answerBody(site, overrides), headers)).status
    expect(await send(onPage(token))).toBe(202)
    const body = JSON.stringify({ origins: [SHOP, headers.origin] })
    expect((await owner('/api/site', { method: 'PATCH', body })).status).toBe(200)
    expect(await send(onPage(token))).toBe(201)
    expect((await readInstall(owner)).testAnswers).toMatchObject([headers])
  })

  test('of a check that is over, or of another site’s, is not taken for an answer', async () => {
    const { site, owner, token } = await checkedShop()
    const other = await checkedShop()
    const send = (token: string) => postFromShop('/v1/answers', answerBody(site, onPage(token)))
    const foreign = await send(other.token)
    await endCheck(site)
    const late = await send(token)
    for (const answer of [foreign, late])
      expect([answer.status, answer.headers.get('x-wayfelt-ignored')]).toEqual([202, 'check-over'])
    expect(await countAnswers(site)).toBe(0)
    expect((await readInstall(owner)).testAnswers).toEqual([])
    expect((await readInstall(other.owner)).testAnswers).toEqual([])
  })

  test('is only what ends in the checker’s own fragment; the latest twenty stay', async () => {
    const { site, owner, token } = await checkedShop()
    for (const end of [`?wayfelt-check=${token}`, `#wayfelt-check=${token}0`]) {
      const url = `${SHOP}/thanks${end}`
      expect((await postFromShop('/v1/answers', answerBody(site, { url }))).status).toBe(201)
    }
    expect(await countAnswers(site)).toBe(2)
    const bodies = Array.from({ length: 25 }, () => answerBody(site, onPage(token)))
    for (const body of bodies) await postFromShop('/v1/answers', body)
    const { testAnswers } = await readInstall(owner)
    expect(testAnswers).toHaveLength(20)
    expect(testAnswers.map(({ id }) => id)).toContain(bodies.at(-1)?.id)
    expect(await countRows('test_answers', site)).toBe(20)
  })
})
