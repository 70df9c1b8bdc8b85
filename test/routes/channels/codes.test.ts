import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { CodeItem, CodeList, MailBlock } from '#contract/channels/codes.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { makeShortCode, makeTenant } from '#test/support/world.ts'

const NEW = { survey: 'checkout-csat', channel: 'store', name: 'Till 2, Warsaw' }

async function manage() {
  const site = await makeTenant()
  const browser = await signIn(site, { role: 'manager' })
  const make = async (body: unknown) =>
    await browser('/api/codes', { method: 'POST', body: JSON.stringify(body) })
  return { site, browser, make }
}

describe('a code', () => {
  test('is made, listed, leads to its page, and is ended for good', async () => {
    const { site, browser, make } = await manage()
    const response = await make(NEW)
    expect(response.status).toBe(201)
    const made: CodeItem = await response.json()
    expect(made).toMatchObject({
      ...NEW,
      endedAt: null,
      maker: 'Ada',
      kiosk: { reset: 5, idle: 45 },
    })
    expect(made.link).toBe(`https://wayfelt.example/q/${made.code}`)
    expect((await fetchWorker(`/q/${made.code}`)).status).toBe(200)

    expect((await browser(`/api/codes/${made.code}`, { method: 'DELETE' })).status).toBe(204)
    expect((await fetchWorker(`/q/${made.code}`)).status).toBe(410)
    const list: CodeList = await (await browser('/api/codes')).json()
    expect(list.codes).toMatchObject([{ code: made.code, endedAt: expect.any(Number) }])
    expect(list.surveys).toMatchObject([
      {
        id: 'checkout-csat',
        state: 'live',
        scale: 'csat5',
        question: { pl: 'Jak poszły zakupy?' },
      },
    ])
    const { results } = await env.DB.prepare(
      "SELECT action, target FROM audit_log WHERE site_id = ? AND action LIKE 'code.%' ORDER BY id",
    )
      .bind(site.db.siteId)
      .all()
    expect(results).toEqual([
      { action: 'code.made', target: made.code },
      { action: 'code.ended', target: made.code },
    ])
  })

  test.each([
    [{ ...NEW, survey: 'never-made' }, 'survey'],
    [{ ...NEW, channel: 'pigeon' }, 'channel'],
    [{ ...NEW, name: '   ' }, 'name'],
    [{ ...NEW, name: 'x'.repeat(61) }, 'name'],
    [{ ...NEW, kiosk: { reset: 1 } }, 'kiosk.reset'],
    [{ ...NEW, kiosk: { idle: 601 } }, 'kiosk.idle'],
    [{ ...NEW, code: 'ABCDEFGH' }, 'code'],
  ])('%o is refused', async (body, field) => {
    const { make } = await manage()
    const response = await make(body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ field }] })
  })

  test('that is reserved and stands for nothing says that nothing is here', async () => {
    const site = await makeSite()
    await env.DB.prepare("INSERT INTO short_codes (code, site_id) VALUES ('ZZZZ2222', ?)")
      .bind(site.db.siteId)
      .run()
    expect((await fetchWorker('/q/ZZZZ2222')).status).toBe(404)
  })

  test('of another site cannot be ended, nor its mail be read', async () => {
    const { browser } = await manage()
    const there = await makeSite()
    await makeSurvey(there)
    const code = await makeShortCode(there)
    expect((await browser(`/api/codes/${code}`, { method: 'DELETE' })).status).toBe(404)
    expect((await browser(`/api/codes/${code}/mail`)).status).toBe(404)
    expect((await fetchWorker(`/q/${code}`)).status).toBe(200)
  })
})

test('the block for mails has one link an answer, in the language that was asked for', async () => {
  const { browser, make } = await manage()
  const { code, link }: CodeItem = await (await make({ ...NEW, channel: 'email' })).json()
  const block: MailBlock = await (await browser(`/api/codes/${code}/mail?lang=pl`)).json()
  expect(block).toMatchObject({ lang: 'pl', question: 'Jak poszły zakupy?' })
  expect(block.sms).toBe(`Jak poszły zakupy? ${link}`)
  for (const score of [1, 2, 3, 4, 5]) {
    expect(block.html).toContain(`href="${link}?lang=pl&amp;s=${score}"`)
    expect(block.text).toContain(`${link}?lang=pl&s=${score}`)
  }
  expect(block.html).not.toMatch(/<(script|style|img|form)|class=/)
})
