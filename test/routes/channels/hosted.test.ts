import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import naughty from '#test/corpora/naughty-strings.json'
import { BROWSER, countAnswers, fetchWorker } from '#test/support/calls.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, SHOP, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeShortCode } from '#test/support/world.ts'
import { endCode, findCode } from '#worker/db/channels/codes.ts'
import { setSurveyState } from '#worker/db/surveys/surveys.ts'

async function makeCodeOf(survey: Parameters<typeof makeSurvey>[1] = {}, origins = [SHOP]) {
  const site = await makeSite({ origins })
  const id = await makeSurvey(site, survey)
  return { site, code: await makeShortCode(site, { survey: id }) }
}

/** What the page's script is told. */
async function factsOf(response: Response) {
  const html = await response.text()
  const [, json = '{}'] = /id="wayfelt-page">(.*?)<\/script>/.exec(html) ?? []
  return { html, facts: JSON.parse(json) }
}

function send(code: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetchWorker(`/q/${code}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
}

const FORM = { lang: 'en', revision: '1', score: '4', at: String(Date.now()) }

describe('the page of a code', () => {
  test('asks its one survey in its channel, and lets nobody keep, index or frame it', async () => {
    const { site, code } = await makeCodeOf({ trigger: { on: 'exit' }, sample: 0.1 })
    const response = await fetchWorker(`/q/${code}`)
    expect(response.status).toBe(200)
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for/,
    )
    expect(headers['content-security-policy']).not.toContain('unsafe')
    const { facts, html } = await factsOf(response)
    expect(html).toContain('<h1>Test shop</h1>')
    expect(facts).toMatchObject({
      survey: 'checkout-csat',
      chosen: null,
      kiosk: null,
      configs: { [site.key]: { surveys: [{ id: 'checkout-csat', channel: 'print' }] } },
    })
    const [survey] = facts.configs[site.key].surveys
    expect(survey).not.toHaveProperty('sample')
    expect(survey.trigger).toEqual({ event: 'hosted' })
  })

  test('is found however its code is written, in capitals too', async () => {
    const { code } = await makeCodeOf()
    for (const path of [
      `/q/${code.toLowerCase()}`,
      `/Q/${code}`,
      `/q/${code.slice(0, 4)}-${code.slice(4)}`,
    ])
      expect((await fetchWorker(path)).status).toBe(200)
  })

  test('speaks the language that was asked for, else the reader’s, right to left where it must', async () => {
    const { code } = await makeCodeOf()
    const polish = await (await fetchWorker(`/q/${code}?lang=pl`)).text()
    expect(polish).toContain('lang="pl"')
    expect(polish).toContain('Jak poszły zakupy?')
    const accepted = { headers: { 'accept-language': 'pl-PL,pl;q=0.9' } }
    expect(await (await fetchWorker(`/q/${code}`, accepted)).text()).toContain('Jak poszły zakupy?')
    const { code: arabic } = await makeCodeOf({
      question: { en: 'How was it?', ar: 'كيف كانت تجربتك؟' },
      followUp: { reasons: [], comment: true },
    })
    const html = await (await fetchWorker(`/q/${arabic}?lang=ar`)).text()
    expect(html).toContain('<html lang="ar" dir="rtl">')
  })

  test.each([
    ['s=4', 4],
    ['s=9', null],
    ['s=0', null],
    ['s=4.5', null],
    ['s=%00', null],
    ['s=4&s=1', null],
    ['c=late', null],
    ['s=4&lang=%F0%9F%92%A9&kiosk', 4],
  ])('a link with %s has chosen %s, and nothing else is taken from it', async (query, chosen) => {
    const { code } = await makeCodeOf()
    const { facts } = await factsOf(await fetchWorker(`/q/${code}?${query}`))
    expect(facts.chosen).toBe(chosen)
  })

  test.each([
    ['a pain point', 'pain_point', 'choice'],
    ['where one heard of the shop', 'source', 'source'],
  ] as const)('a link may choose %s', async (_, kind, scale) => {
    const { code } = await makeCodeOf({
      kind,
      scale,
      choices: [{ code: 'late', label: { en: 'Late' } }],
      followUp: undefined,
    })
    const { facts } = await factsOf(await fetchWorker(`/q/${code}?c=late`))
    expect(facts.chosen).toBe('late')
    expect((await factsOf(await fetchWorker(`/q/${code}?c=other`))).facts.chosen).toBeNull()
  })
})

test('looking writes nothing, neither by GET nor by HEAD, however often and with whatever', async () => {
  const { site, code } = await makeCodeOf()
  const rows = async () => {
    const { results } = await env.DB.prepare(
      `SELECT (SELECT count(*) FROM answers WHERE site_id = ?1) AS answers,
        (SELECT count(*) FROM events WHERE site_id = ?1) AS events,
        (SELECT max(used_at) FROM keys WHERE site_id = ?1) AS used,
        (SELECT count(*) FROM audit_log WHERE site_id = ?1) AS entries,
        (SELECT count(*) FROM attempts) AS attempts,
        (SELECT count(*) FROM intake WHERE site_id = ?1) AS intake`,
    )
      .bind(site.db.siteId)
      .all()
    return results
  }
  const before = await rows()
  for (const method of ['HEAD', 'GET'])
    for (const query of ['', '?s=5', '?kiosk=Till', '?s=5&c=late&lang=pl'])
      for (const path of [`/q/${code}`, `/Q/${code}`, '/q/22222222'])
        await fetchWorker(path + query, { method, headers: { 'cf-connecting-ip': '192.0.2.9' } })
  expect(await rows()).toEqual(before)
})

describe('a page with nothing to ask says so in the reader’s language', () => {
  test('404 for a code that nobody has', async () => {
    for (const path of ['/q/22222222', '/q/nonsense!', '/q/%E0%A4%A', '/q/__proto__']) {
      const response = await fetchWorker(`${path}?lang=pl`)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.text()).toContain('Tu nic nie ma')
    }
  })

  test('410 for a code that was ended, and for one of a site that was', async () => {
    const { site, code } = await makeCodeOf()
    const row = await findCode(site.db, code)
    if (row) await endCode(asSystem(site), row)
    const response = await fetchWorker(`/q/${code}?lang=ru`)
    expect(response.status).toBe(410)
    expect(await response.text()).toContain('Этот опрос завершён')
    expect((await send(code, { ...FORM, id: uuidv7() })).status).toBe(410)
    expect(await countAnswers(site)).toBe(0)
  })

  test('404 while the survey is paused', async () => {
    const { site, code } = await makeCodeOf()
    await setSurveyState(site.db, 'checkout-csat', 'paused')
    const response = await fetchWorker(`/q/${code}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Nobody is asked here right now')
  })
})

test('who tries out codes is stopped, and a page that is there still opens for them', async () => {
  const { code } = await makeCodeOf()
  const headers = { 'cf-connecting-ip': '198.51.100.77' }
  const ask = async (path: string) => (await fetchWorker(path, { headers })).status
  const statuses: number[] = []
  // A minute may end meanwhile, and its count with it.
  for (let tries = 0; tries < 300 && statuses.at(-1) !== 429; tries += 1)
    statuses.push(await ask('/q/22222222'))
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.length).toBeGreaterThan(100)
  expect(await ask(`/q/${code}`)).toBe(200)
})

describe('a browser without scripts', () => {
  async function columns(site: TestSite) {
    return await env.DB.prepare(
      'SELECT score, channel, lang, comment, choices, displays FROM answers WHERE site_id = ?',
    )
      .bind(site.db.siteId)
      .all()
  }

  test('gets a form, and its answer is stored once, however often it is sent', async () => {
    const { site, code } = await makeCodeOf()
    const { html } = await factsOf(await fetchWorker(`/q/${code}?s=2`))
    expect(html).toMatch(/name="score" value="2" checked/)
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(html) ?? []
    const [, at = ''] = /name="at" value="([^"]+)"/.exec(html) ?? []
    const fields = { ...FORM, id, at, score: '2', choice: 'late', comment: 'Too\r\nslow' }
    for (let sent = 0; sent < 2; sent += 1) {
      const response = await send(code, fields)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('Thank you!')
    }
    const { results } = await columns(site)
    expect(results).toEqual([
      {
        score: 2,
        channel: 'print',
        lang: 'en',
        comment: 'Too\nslow',
        choices: '["late"]',
        displays: 1,
      },
    ])
  })

  test('chooses one source of where it was heard of, and says which other', async () => {
    const { site, code } = await makeCodeOf({
      kind: 'source',
      scale: 'source',
      choices: ['friend', 'other'].map((one) => ({ code: one, label: { en: one } })),
      followUp: {},
    })
    const { html } = await factsOf(await fetchWorker(`/q/${code}?c=other`))
    expect(html.match(/type="radio" name="choice"/g)).toHaveLength(2)
    expect(html).toContain('value="other" checked')
    const { score: _, ...form } = FORM
    const fields = { ...form, id: uuidv7(), choice: 'other', comment: 'On the radio' }
    expect((await send(code, fields)).status).toBe(200)
    const { results } = await columns(site)
    expect(results).toMatchObject([{ score: null, comment: 'On the radio', choices: '["other"]' }])
  })

  test.each([
    ['another site’s page', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a page of the same domain', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another page', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['a page that hides its name', { 'sec-fetch-site': 'cross-site' }],
  ])('and from %s nothing is counted', async (_, headers) => {
    // Not even where the site takes answers of what is closed off, such as its checkout.
    const { site, code } = await makeCodeOf({}, [SHOP, 'null'])
    const response = await send(
      code,
      { ...FORM, id: uuidv7() },
      { 'user-agent': BROWSER, ...headers },
    )
    expect(await response.text()).toContain('was not counted')
    expect(await countAnswers(site)).toBe(0)
  })

  test.each([
    [{ score: '9' }],
    [{ score: '' }],
    [{ score: '4e0x' }],
    [{ id: 'no-uuid' }],
    [{ revision: '99' }],
    [{ choice: 'never' }],
    [{ comment: 'x'.repeat(2001) }],
    [{ lang: '<b>' }],
  ])('%o is refused and nothing is stored', async (fields) => {
    const { site, code } = await makeCodeOf()
    const response = await send(code, { ...FORM, id: uuidv7(), ...fields })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await countAnswers(site)).toBe(0)
  })

  test('a body that is too large is refused before it is read', async () => {
    const { code } = await makeCodeOf()
    expect((await send(code, { comment: 'x'.repeat(9000) })).status).toBe(413)
  })
})

test('no text of a site or of an address becomes markup', async () => {
  const texts = naughty.filter((text) => /[<>"'&]/.test(text) && text.length <= 60)
  expect(texts.length).toBeGreaterThan(50)
  const hostile = `${texts.find((text) => text.includes('script'))}</script><script>alert(1)</script>"'><img src=x>`
  const site = await makeSite({ name: hostile.slice(0, 80) })
  await makeSurvey(site, {
    question: { en: hostile },
    thanks: { en: hostile },
    followUp: { reasons: [{ code: 'a', label: { en: hostile }, from: 1, to: 5 }], comment: true },
  })
  const code = await makeShortCode(site)
  const allowed =
    /^(script|link|meta|html|head|body|main|title|h1|div|noscript|form|input|fieldset|legend|label|textarea|button|p)$/
  const look = async (path: string) => {
    const html = await (await fetchWorker(path)).text()
    const tags = Array.from(html.matchAll(/<([a-z0-9]+)/gi), ([, name = '']) => name)
    expect(tags.filter((name) => !allowed.test(name))).toEqual([])
    expect(tags.filter((name) => name === 'script')).toHaveLength(3)
  }
  await look(`/q/${code}`)
  for (const text of texts) await look(`/q/${code}?kiosk=${encodeURIComponent(text)}`)
})
