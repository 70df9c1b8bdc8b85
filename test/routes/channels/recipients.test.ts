import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import {
  recipientListSchema,
  recipientListsSchema,
  recipientResultSchema,
  type RecipientRow,
} from '#contract/channels/recipients.ts'
import { askReplySchema, type AskBudget } from '#contract/collect/asks.ts'
import { answerBody, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, inDirectory } from '#test/support/world.ts'
import { askFigures } from '#worker/db/collect/asks.ts'
import { beginErasure, continueErasure } from '#worker/db/privacy/erasures.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const DAY_MS = 86_400_000
const NONE = { fields: [], before: [], after: [] }
const BUDGET: AskBudget = { most: 1, days: 30, gaps: [] }

async function open(askBudget: AskBudget | null = null) {
  const site = await makeSite()
  await makeSurvey(site)
  if (askBudget) await changeSite(inDirectory(site), { askBudget }, NONE)
  const browser = await signIn(site, { role: 'manager' })
  const post = async (path: string, body: unknown) =>
    await browser(path, { method: 'POST', body: JSON.stringify(body) })
  const begin = async (more: Record<string, unknown> = {}) => {
    const body = { survey: 'checkout-csat', channel: 'email', name: 'November', ...more }
    const response = await post('/api/recipients', body)
    expect(response.status).toBe(201)
    return recipientListSchema.parse(await response.json()).code
  }
  const told = async (path: string, body: unknown) => {
    const response = await post(path, body)
    expect(response.status).toBe(200)
    return recipientResultSchema.parse(await response.json()).rows
  }
  const ask = (code: string, rows: RecipientRow[]) =>
    told(`/api/recipients/${code}/links`, { rows })
  const plan = (rows: RecipientRow[], channel = 'email') =>
    told('/api/recipients/plan', { survey: 'checkout-csat', channel, rows })
  const remind = (code: string, rows: RecipientRow[], run: string = crypto.randomUUID()) =>
    told(`/api/recipients/${code}/reminders`, { run, days: 3, rows })
  const lists = async () =>
    recipientListsSchema.parse(await (await browser('/api/recipients')).json())
  return { site, browser, post, begin, ask, plan, remind, lists }
}

function row(line: number, more: Partial<RecipientRow> = {}): RecipientRow {
  return { line, email: `ann${line}@canary.example`, basis: 'consent', ...more }
}

const pathOf = (link: string | null | undefined) => new URL(link ?? 'https://none/none').pathname
const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome)

async function rowsOf(site: TestSite, table: string): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`)
    .bind(site.db.siteId)
    .all()
  return results
}

/** Everything of the site that is about people, as text. */
async function textOf(site: TestSite): Promise<string> {
  const tables = ['recipients', 'recipient_lists', 'opt_outs', 'asks', 'answers', 'audit_log']
  return JSON.stringify(await Promise.all(tables.map((table) => rowsOf(site, table))))
}

/** The token that the page of a link tells with its answer. */
async function tokenOf(path: string): Promise<string> {
  const html = await (await fetchWorker(path)).text()
  const [, json = '{}'] = /id="wayfelt-page">(.*?)<\/script>/.exec(html) ?? []
  return (JSON.parse(json) as { token?: string }).token ?? ''
}

async function answerBy(site: TestSite, path: string, more: Record<string, unknown> = {}) {
  const token = await tokenOf(path)
  return await postFromShop('/v1/answers', answerBody(site, { channel: 'email', token, ...more }))
}

async function daysAgo(site: TestSite, days: number): Promise<void> {
  await env.DB.prepare('UPDATE recipients SET asked_at = asked_at - ?2 WHERE site_id = ?1')
    .bind(site.db.siteId, days * DAY_MS)
    .run()
}

describe('a file of recipients', () => {
  const MIXED: RecipientRow[] = [
    row(2),
    row(3, { basis: '' }),
    row(4, { basis: 'because' }),
    row(5, { email: 'nobody' }),
    row(6, { email: ' ANN2@Canary.example ' }),
    row(7, { email: undefined, phone: '+48600100200' }),
    row(8, { basis: 'Zgoda' }),
    row(9, { basis: 'уведомление' }),
  ]
  const EXPECTED = [
    'ready',
    'no-basis',
    'no-basis',
    'bad-address',
    'double',
    'bad-address',
    'ready',
    'ready',
  ]

  test('is planned: who could be asked and why others not, and nothing is stored', async () => {
    const { site, plan } = await open()
    const before = await textOf(site)
    const rows = await plan(MIXED)
    expect(outcomes(rows)).toEqual(EXPECTED)
    expect(rows.every(({ link }) => link === null)).toBe(true)
    expect(await textOf(site)).toBe(before)
  })

  test('becomes a link each for those who may be asked, and for nobody else', async () => {
    const { site, begin, ask, lists } = await open()
    const code = await begin()
    const rows = await ask(code, MIXED)
    expect(outcomes(rows)).toEqual(EXPECTED)
    const links = rows.flatMap(({ link }) => link ?? [])
    expect(new Set(links).size).toBe(3)
    expect(links[0]).toMatch(
      new RegExp(`^https://wayfelt.example/q/${code}/[0-9a-hjkmnp-tv-z]{17}$`),
    )
    expect((await fetchWorker(pathOf(links[0]))).status).toBe(200)
    expect((await lists()).lists).toMatchObject([{ code, asked: 3, answered: 0, reminded: 0 }])
    expect(await textOf(site)).not.toContain('canary')
  })

  test('sent again gets the same links, and asks nobody twice', async () => {
    const { site, begin, ask } = await open(BUDGET)
    const code = await begin()
    const first = await ask(code, [row(1), row(2)])
    expect(await ask(code, [row(1), row(2)])).toEqual(first)
    expect(outcomes(await ask(code, [row(1)]))).toEqual(['ready'])
    expect(await rowsOf(site, 'recipients')).toHaveLength(2)
    // As respondent and as customer.
    expect(await rowsOf(site, 'asks')).toHaveLength(4)
    expect(outcomes(await ask(code, [row(2, { email: 'ann1@canary.example' })]))).toEqual([
      'double',
    ])
    expect(outcomes(await ask(code, [row(2, { email: 'new@canary.example' })]))).toEqual([
      'changed',
    ])
  })

  test('of messages goes to numbers with the code of their country', async () => {
    const { begin, ask } = await open()
    const code = await begin({ channel: 'sms' })
    const phones = ['+48 600 100 200', '0048600100200', '600100200', "'+48600100201", 'x', '']
    const rows = phones.map((phone, line) => ({ line: line + 1, phone, basis: 'notice' }))
    expect(outcomes(await ask(code, rows))).toEqual([
      'ready',
      'double',
      'bad-address',
      'ready',
      'bad-address',
      'bad-address',
    ])
  })

  test('leaves entries in the log that name the list and how many, and nobody', async () => {
    const { site, begin, ask, remind, browser } = await open()
    const code = await begin()
    await ask(code, [row(1), row(2, { basis: '' })])
    await daysAgo(site, 5)
    await remind(code, [row(1)])
    expect((await browser(`/api/recipients/${code}`, { method: 'DELETE' })).status).toBe(204)
    const { results } = await env.DB.prepare(
      "SELECT action, target, details FROM audit_log WHERE site_id = ? AND action LIKE 'recipients.%' ORDER BY id",
    )
      .bind(site.db.siteId)
      .all<{ action: string; target: string; details: string }>()
    expect(results.map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
      ['recipients.listed', { name: 'November', survey: 'checkout-csat', channel: 'email' }],
      ['recipients.asked', { name: 'November', asked: 1, from: 1, to: 2 }],
      ['recipients.reminded', { name: 'November', reminded: 1 }],
      ['recipients.ended', { name: 'November' }],
    ])
  })

  test.each([
    [{ rows: [] }, 'rows'],
    [{ rows: [row(1), row(1)] }, 'rows'],
    [{ rows: [{ ...row(1), name: 'Ann' }] }, 'rows[0].name'],
    [{ rows: [{ ...row(1), email: 'x'.repeat(321) }] }, 'rows[0].email'],
    [{ rows: Array.from({ length: 201 }, (_, line) => row(line + 1)) }, 'rows'],
  ])('%# of a wrong form is refused', async (body, field) => {
    const { begin, post } = await open()
    const response = await post(`/api/recipients/${await begin()}/links`, body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ field }] })
  })
})

describe('the budget of asks', () => {
  async function askShop(site: TestSite, respondent: string) {
    const body = { site: site.key, survey: 'checkout-csat', respondent }
    return askReplySchema.parse(await (await postFromShop('/v1/asks', body)).json())
  }

  test('is one with the shop’s pages: who was asked there gets no link, and the other way round', async () => {
    const { site, begin, ask, plan } = await open(BUDGET)
    expect((await askShop(site, 'Ann1@canary.example')).granted).toBe(true)
    expect(outcomes(await plan([row(1), row(2)]))).toEqual(['budget', 'ready'])
    expect(outcomes(await ask(await begin(), [row(1), row(2)]))).toEqual(['budget', 'ready'])
    expect(await askShop(site, 'ann2@canary.example')).toMatchObject({
      granted: false,
      reason: 'budget',
    })
    const { withheld } = await askFigures(site.db, {
      since: 0,
      from: '2026-01-01',
      now: Date.now(),
    })
    expect(withheld).toEqual([{ survey: 'checkout-csat', reason: 'budget', n: 2 }])
  })

  test('counts whom it kept back once, however often the same rows are sent', async () => {
    const { site, begin, ask } = await open(BUDGET)
    await ask(await begin(), [row(1), row(2)])
    const code = await begin()
    const again = [row(1), row(2), row(3)]
    for (let sent = 0; sent < 3; sent += 1) await ask(code, again)
    const { withheld } = await askFigures(site.db, {
      since: 0,
      from: '2026-01-01',
      now: Date.now(),
    })
    expect(withheld).toEqual([{ survey: 'checkout-csat', reason: 'budget', n: 2 }])
  })

  test('keeps kinds of questions apart, too', async () => {
    const gaps = [{ kind: 'csat' as const, after: 'csat' as const, days: 10 }]
    const { begin, ask } = await open({ most: 9, days: 30, gaps })
    await ask(await begin(), [row(1)])
    expect(outcomes(await ask(await begin(), [row(1)]))).toEqual(['gap'])
  })

  test('of two files at the same moment gives each person to one of them', async () => {
    const { site, begin, ask } = await open(BUDGET)
    const codes = await Promise.all([begin(), begin(), begin()])
    const rows = Array.from({ length: 40 }, (_, line) => row(line + 1))
    const told = await Promise.all(codes.map((code) => ask(code, rows)))
    for (let at = 0; at < rows.length; at += 1)
      expect(told.filter((one) => one[at]?.outcome === 'ready')).toHaveLength(1)
    expect(await rowsOf(site, 'recipients')).toHaveLength(40)
    expect(await rowsOf(site, 'asks')).toHaveLength(80)
  })

  test('knows a person by each address of their row', async () => {
    const { begin, ask } = await open(BUDGET)
    await ask(await begin(), [row(1, { phone: '+48600100200' })])
    const sms = [{ line: 1, phone: '+48600100200', basis: 'consent' }]
    expect(outcomes(await ask(await begin({ channel: 'sms' }), sms))).toEqual(['budget'])
  })
})

describe('the page of a link', () => {
  async function one(more: Partial<RecipientRow> = {}, budget: AskBudget | null = null) {
    const tools = await open(budget)
    const code = await tools.begin()
    const [told] = await tools.ask(code, [row(1, more)])
    return { ...tools, code, path: pathOf(told?.link) }
  }

  test('asks in the language of the row, takes one answer, and then says thanks', async () => {
    const { site, path, lists } = await one({ lang: 'pl', order: 'ZS-77', segment: 'b2b' })
    const html = await (await fetchWorker(path)).text()
    expect(html).toContain('Jak poszły zakupy?')
    expect(html).toContain('Nie pytajcie mnie więcej')
    const id = uuidv7()
    expect((await answerBy(site, path, { id, score: 2 })).status).toBe(201)
    expect(await rowsOf(site, 'answers')).toMatchObject([
      {
        score: 2,
        order_ref: 'ZS-77',
        reference: 'verified',
        segment: 'b2b',
        respondent: expect.stringMatching(/^em1_[\w-]{43}$/),
      },
    ])
    expect((await lists()).lists).toMatchObject([{ asked: 1, answered: 1 }])
    const after = await fetchWorker(`${path}?lang=ru`)
    expect(after.status).toBe(200)
    expect(await after.text()).toContain('Вы уже ответили')
  })

  test('takes the same answer again as the same, and another one not at all', async () => {
    const { site, path } = await one()
    const token = await tokenOf(path)
    const body = answerBody(site, { channel: 'email', token })
    expect((await postFromShop('/v1/answers', body)).status).toBe(201)
    expect((await postFromShop('/v1/answers', body)).status).toBe(200)
    const other = await postFromShop('/v1/answers', { ...body, id: uuidv7(), score: 1 })
    expect(other.headers.get('x-wayfelt-ignored')).toBe('link-answered')
    expect(await rowsOf(site, 'answers')).toHaveLength(1)
  })

  test('of two answers at the same moment takes one', async () => {
    const { site, path } = await one()
    const token = await tokenOf(path)
    const send = () =>
      postFromShop('/v1/answers', answerBody(site, { id: uuidv7(), channel: 'email', token }))
    const statuses = (await Promise.all([send(), send(), send()])).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 202, 202])
  })

  test('works without scripts', async () => {
    const { site, path } = await one()
    const html = await (await fetchWorker(path)).text()
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(html) ?? []
    const [, at = ''] = /name="at" value="([^"]+)"/.exec(html) ?? []
    expect(html).toContain(`action="${path}"`)
    const fields = { id, at, lang: 'en', revision: '1', score: '5' }
    const send = () =>
      fetchWorker(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams(fields).toString(),
      })
    expect(await (await send()).text()).toContain('Thank you!')
    expect(await (await send()).text()).toContain('You have answered already')
    expect(await rowsOf(site, 'answers')).toMatchObject([{ score: 5, channel: 'email' }])
    expect(await rowsOf(site, 'recipients')).toMatchObject([{ answered_at: expect.any(Number) }])
  })

  test('tells nobody who asks not to be told apart, and still answers once', async () => {
    const { site, path } = await one({ order: 'ZS-77' })
    const token = await tokenOf(path)
    const send = (id: string) =>
      postFromShop('/v1/answers', answerBody(site, { id, channel: 'email', token }), {
        'sec-gpc': '1',
      })
    expect((await send(uuidv7())).status).toBe(201)
    expect((await send(uuidv7())).status).toBe(202)
    expect(await rowsOf(site, 'answers')).toMatchObject([{ respondent: null, order_ref: null }])
  })

  test('is left alone by scanners: neither GET nor HEAD stores anything, also of opting out', async () => {
    const { site, path } = await one({}, BUDGET)
    const before = await textOf(site)
    for (const method of ['GET', 'HEAD'])
      for (const where of ['', '?s=5', '/optout', '/optout?lang=pl'])
        expect((await fetchWorker(path + where, { method })).status).toBe(200)
    expect(await textOf(site)).toBe(before)
  })

  test('that is forged, of another list or made up says that nothing is here, and stores nothing', async () => {
    const { site, path, begin } = await one()
    const [, , code = '', link = ''] = path.split('/')
    const other = await begin()
    const flipped = (link.startsWith('0') ? '1' : '0') + link.slice(1)
    for (const bad of [
      `/q/${code}/${flipped}`,
      `/q/${code}/${link.slice(0, 16)}2`,
      `/q/${other}/${link}`,
      `/q/${code}/${link}0`,
      `/q/22222222/${link}`,
      `/q/${code}/%00`,
    ])
      for (const [where, method] of [
        ['', 'GET'],
        ['/optout', 'GET'],
        ['/optout', 'POST'],
      ] as const)
        expect([bad, (await fetchWorker(`${bad}${where}`, { method })).status]).toEqual([bad, 404])
    expect(await rowsOf(site, 'opt_outs')).toEqual([])
    const token = `r1.${code}.${flipped}`
    const sent = answerBody(site, { channel: 'email', token })
    expect((await postFromShop('/v1/answers', sent)).status).toBe(201)
    expect(await rowsOf(site, 'answers')).toMatchObject([{ respondent: null }])
    expect(await rowsOf(site, 'recipients')).toMatchObject([{ answered_at: null }])
  })

  test('says that it is over once its list is, and still lets its reader opt out', async () => {
    const { site, path, code, browser } = await one()
    await browser(`/api/recipients/${code}`, { method: 'DELETE' })
    const page = await fetchWorker(`${path}?lang=pl`)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('Ta ankieta jest zakończona')
    expect((await fetchWorker(`${path}/optout`, { method: 'POST' })).status).toBe(200)
    expect(await rowsOf(site, 'opt_outs')).toHaveLength(1)
  })
})

describe('who asked not to be asked', () => {
  test.each([
    ['en', 'You will not be asked again'],
    ['pl', 'Nie będzie więcej pytań'],
    ['ru', 'Вас больше не будут спрашивать'],
  ])(
    'in %s is told so, and gets no link any more, at any address of their row',
    async (lang, words) => {
      const { site, begin, ask, lists, plan } = await open()
      const code = await begin()
      const rows = [row(1, { phone: '+48600100200' }), row(2)]
      const [told] = await ask(code, rows)
      const path = `${pathOf(told?.optOut)}?lang=${lang}`
      const page = await (await fetchWorker(path)).text()
      expect(page).toContain(`<form method="post" action="${path}">`)
      // As the one-click unsubscribe of a mail program posts.
      const post = {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      }
      for (let clicks = 0; clicks < 2; clicks += 1)
        expect(await (await fetchWorker(path, post)).text()).toContain(words)
      expect((await lists()).optOuts).toBe(2)
      expect(outcomes(await ask(code, rows))).toEqual(['opted-out', 'ready'])
      expect(outcomes(await ask(await begin(), rows))).toEqual(['opted-out', 'ready'])
      const sms = [{ line: 1, phone: '0048 600 100 200', basis: 'notice' }]
      expect(outcomes(await plan(sms, 'sms'))).toEqual(['opted-out'])
      expect(await textOf(site)).not.toContain('canary')
    },
  )

  test.each([[BUDGET], [null]])(
    'is not asked on the shop’s pages either (budget %o)',
    async (budget) => {
      const { site, begin, ask } = await open(budget)
      const [told] = await ask(await begin(), [row(1)])
      await fetchWorker(pathOf(told?.optOut), { method: 'POST' })
      await daysAgo(site, 40)
      const body = { site: site.key, survey: 'checkout-csat', channel: 'print' }
      const asked = async (respondent: string) =>
        await (await postFromShop('/v1/asks', { ...body, respondent })).json()
      expect(await asked('ANN1@canary.example')).toEqual({
        granted: false,
        reason: 'opted-out',
        until: null,
      })
      expect(await asked('other@canary.example')).toMatchObject({ granted: true })
      const { withheld } = await askFigures(site.db, {
        since: 0,
        from: '2026-01-01',
        now: Date.now(),
      })
      expect(withheld).toEqual([{ survey: 'checkout-csat', reason: 'opted-out', n: 1 }])
      const config = await fetchWorker(`/v1/sites/${site.key}/config?lang=en`)
      expect(await config.json()).toMatchObject({ budget: true })
    },
  )
})

describe('a reminder', () => {
  test('goes once to those who were asked days ago, have not answered and did not opt out', async () => {
    const { site, begin, ask, remind, lists } = await open()
    const code = await begin()
    const rows = [row(1), row(2), row(3), row(4)]
    const told = await ask(code, rows)
    expect(outcomes(await remind(code, rows))).toEqual(Array.from(rows, () => 'too-early'))
    await daysAgo(site, 3)
    await ask(code, [row(5)])
    await answerBy(site, pathOf(told[0]?.link))
    await fetchWorker(pathOf(told[1]?.optOut), { method: 'POST' })
    // The file may be in another order by now: people are found by their address.
    const again = [row(6), row(5), row(3), row(2), row(1)].map((one, at) => ({
      ...one,
      line: at + 1,
    }))
    const run = crypto.randomUUID()
    const first = await remind(code, again, run)
    expect(outcomes(first)).toEqual(['unknown', 'too-early', 'ready', 'opted-out', 'answered'])
    expect(first[2]?.link).toBe(told[2]?.link)
    expect(await remind(code, again, run)).toEqual(first)
    expect(outcomes(await remind(code, again))[2]).toBe('reminded')
    expect(outcomes(await remind(code, [row(4)]))).toEqual(['ready'])
    expect((await lists()).lists).toMatchObject([{ asked: 5, answered: 1, reminded: 2 }])
  })

  test('is an ask like every other, so the budget may keep it back', async () => {
    const { site, begin, ask, remind } = await open({ most: 2, days: 30, gaps: [] })
    const code = await begin()
    await ask(code, [row(1), row(2)])
    await ask(await begin(), [row(2)])
    await daysAgo(site, 5)
    expect(outcomes(await remind(code, [row(1), row(2)]))).toEqual(['ready', 'budget'])
    expect(outcomes(await ask(await begin(), [row(1)]))).toEqual(['budget'])
  })

  test('of two at the same moment goes out once', async () => {
    const { site, begin, ask, remind } = await open(BUDGET.most ? { ...BUDGET, most: 9 } : null)
    const code = await begin()
    await ask(code, [row(1)])
    await daysAgo(site, 5)
    const told = await Promise.all(Array.from({ length: 4 }, () => remind(code, [row(1)])))
    expect(told.flatMap(outcomes).filter((one) => one === 'ready')).toHaveLength(1)
  })
})

describe('an erasure', () => {
  async function answered() {
    const tools = await open(BUDGET)
    const code = await tools.begin()
    const rows = [row(1, { order: 'canary-order-1' }), row(2)]
    const told = await tools.ask(code, rows)
    await answerBy(tools.site, pathOf(told[0]?.link), { comment: 'late' })
    return { ...tools, code, rows, path: pathOf(told[0]?.link) }
  }

  test.each([['email'], ['order']] as const)(
    'by %s takes the recipient and their answer, and leaves nothing of them',
    async (kind) => {
      const { site, path, code, rows, ask } = await answered()
      await fetchWorker(`${path}/optout`, { method: 'POST' })
      expect(await textOf(site)).toContain('canary-order-1')
      const hashes = siteHashes(env.WAYFELT_SECRET, site.db.siteId)
      const subject =
        kind === 'email' ? await hashes.email('ann1@canary.example') : 'canary-order-1'
      const db = asSystem(site)
      await beginErasure(db, { id: 'e1', kind, subject })
      await continueErasure(db, 'e1', { hashes, most: 10_000 })
      const text = JSON.stringify(
        await Promise.all(['recipients', 'asks', 'answers'].map((table) => rowsOf(site, table))),
      )
      expect(text).not.toContain('canary')
      expect(await rowsOf(site, 'recipients')).toHaveLength(1)
      expect(await rowsOf(site, 'answers')).toMatchObject([{ respondent: null, comment: null }])
      if (kind === 'email') expect(text).not.toContain(subject)
      const page = await fetchWorker(path)
      expect(page.status).toBe(410)
      // That they are not to be asked is kept, or the next file would ask them.
      expect(outcomes(await ask(code, rows))).toEqual(['opted-out', 'ready'])
    },
  )
})

test('people are forgotten thirty days after their list is over, and their links say so', async () => {
  const { site, begin, ask } = await open()
  const code = await begin({ days: 10 })
  const [told] = await ask(code, [row(1)])
  const now = Date.now()
  await runJob(site, now + 39 * DAY_MS)
  expect(await rowsOf(site, 'recipients')).toHaveLength(1)
  await runJob(site, now + 41 * DAY_MS)
  expect([await rowsOf(site, 'recipients'), await rowsOf(site, 'recipient_lists')]).toEqual([
    [],
    [],
  ])
  expect((await fetchWorker(pathOf(told?.link))).status).toBe(410)
})

test('a mail’s block has the columns of the file in the place of links', async () => {
  const { browser, begin } = await open()
  const block = await (await browser(`/api/recipients/${await begin()}/mail?lang=pl`)).json()
  expect(block).toMatchObject({ sms: 'Jak poszły zakupy? {{link}}' })
  expect(JSON.stringify(block)).toContain('{{link}}?lang=pl&s=4')
  expect(JSON.stringify(block)).toContain('Nie pytajcie mnie więcej: {{opt_out}}')
})

test('200 rows are a handful of statements', async () => {
  const { site, begin, ask } = await open(BUDGET)
  const code = await begin()
  const rows = Array.from({ length: 200 }, (_, line) => row(line + 1))
  expect(outcomes(await ask(code, rows)).filter((one) => one === 'ready')).toHaveLength(200)
  expect(await rowsOf(site, 'recipients')).toHaveLength(200)
})
