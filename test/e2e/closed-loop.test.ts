import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { DeskView } from '#contract/cases/desk.ts'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { Message } from '#contract/outbox/messages.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { useBrowser } from './support/browser.ts'
import { focused } from './support/by-keyboard.ts'
import { siteKey } from './support/fault-site.ts'
import { jobTurns } from './support/job-turns.ts'
import { signInOn } from './support/links.ts'
import { orderToken, tellOf } from './support/shop-system.ts'

/*
 * The whole loop, by the product alone: a shopper reports a damaged parcel, an agent resolves it, the
 * replacement arrives, the customer is asked again, and what became of it stands on the Delivery page.
 */
const { visit } = useBrowser()
const base = inject('base')
const HOUR_MS = 3_600_000
const ORDER = '820982911946154508'

interface Agent {
  page: Page
  call: <Answer>(path: string, method?: string, body?: unknown) => Promise<Answer>
}

async function signInAgent(): Promise<Agent> {
  const { page } = await visit({ reducedMotion: 'reduce' })
  await signInOn(page, 'closedLoop')
  await page.locator('h1').first().waitFor()
  const { cookies } = await page.context().storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const call = async <Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> => {
    const response = await fetch(base + path, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(response.ok, `${method} ${path} ${await response.clone().text()}`).toBe(true)
    return (await response.json()) as Answer
  }
  return { page, call }
}

/** The shop's system that sends mails: it keeps what it was told. */
async function startMailer() {
  const received: { id: string; body: string; headers: Record<string, string> }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      received.push({ id: headers['webhook-id'] ?? '', body, headers })
      response.end('ok')
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/mail`, received }
}

const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString()
const parcel = (code: string, status: string, hours: number) => ({
  carrier: 'DPD',
  code,
  order: '10482',
  status,
  at: ago(hours),
})

const RULE: CaseRule = {
  id: 'low',
  name: '1 or 2 of 5',
  isOn: true,
  priority: 'high',
  owner: null,
  groups: [[{ kind: 'score', scale: 'csat5', from: 1, to: 2 }]],
}

test('a damaged parcel is reported, resolved by keys, replaced, asked about, and its recovery told', async () => {
  const { page, call } = await signInAgent()
  const mailer = await startMailer()
  await call('/api/case-rules', 'PUT', { rules: [RULE], seq: 0 })
  const { desk, seq } = await call<DeskView>('/api/case-desk')
  await call('/api/case-desk', 'PUT', { desk: { ...desk, againSurvey: 'checkout-csat' }, seq })
  const shop = await call<MadeConnection>('/api/connections', 'POST', {
    sender: 'generic',
    name: 'Shop',
  })
  const endpoint = { kind: 'webhook', name: 'Mailer', url: mailer.url, topics: ['ask.due'] }
  const { secret } = await call<{ secret: string }>('/api/endpoints', 'POST', {
    ...endpoint,
    settings: { people: true },
  })
  const told = async (message: object) => expect(await tellOf(shop, message)).toBe(200)
  await told({
    orders: [{ id: ORDER, number: '10482', changedAt: ago(50), placedAt: ago(60) }],
    parcels: [parcel('62', 'in_transit', 40), parcel('62', 'delivered', 3)],
  })

  // The shopper's page has a token of the shop that says which order it is.
  const receipt = await call<SigningKeyReceipt>('/api/signing-keys', 'POST', {})
  const token = orderToken(receipt, ORDER)
  await page.goto(`${base}/inbox`)
  await page.getByRole('heading', { name: 'No case is open' }).waitFor()
  // A look every two seconds: the third after it is sent is the last that may show it.
  let looks = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/cases/changes')) looks += 1
  })
  const answer = {
    id: uuidv7(),
    site: siteKey('closedLoop'),
    survey: 'checkout-csat',
    revision: 1,
    channel: 'web',
    lang: 'en',
    score: 1,
    answeredAt: Date.now(),
    comment: 'The parcel came crushed, a glass is broken.',
    token,
  }
  const headers = { origin: 'http://shop.test', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' }
  const request = { method: 'POST', headers, body: JSON.stringify(answer) }
  expect((await fetch(`${base}/v1/answers`, request)).status).toBe(201)
  const sentAt = looks
  await page.getByRole('link', { name: 'a glass is broken' }).waitFor()
  expect(looks - sentAt).toBeLessThanOrEqual(2)

  // By keys alone, with order, parcel and tracking beside it.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /a glass is broken/ }).waitFor()
  const beside = page.locator('.case')
  for (const what of [/10482/, /DPD/, /Delivered/])
    await beside.getByText(what).locator('visible=true').first().waitFor()
  await page.keyboard.press('e')
  await page.getByText('Say what caused it: a case cannot be resolved without.').waitFor()
  await page.keyboard.type('Damag')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Repl')
  for (const _ of ['cost', 'claim', 'ask again', 'button']) await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toMatch(/Resolve and next/)
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/inbox')

  // Nobody is asked for closing a case; only once the replacement is there.
  const turn = jobTurns((path, body) => call(path, 'POST', body), 2 * HOUR_MS)
  await turn()
  expect(mailer.received).toEqual([])
  await told({ parcels: [parcel('63', 'delivered', 0)] })
  const heard = async () => {
    await turn()
    return mailer.received.length
  }
  await expect.poll(heard).toBe(1)
  const [mail = { body: '', headers: {} }] = mailer.received
  const due = new Webhook(secret).verify(mail.body, mail.headers) as Message
  if (due.type !== 'ask.due') throw new Error(`Told of ${due.type}`)
  expect(due.data).toMatchObject({ ask: 'again', order: ORDER })

  const shopper = await visit({ reducedMotion: 'reduce' })
  await shopper.page.goto(new URL(new URL(due.data.link).pathname, base).href)
  await shopper.page.getByRole('radio', { name: 'Very good' }).check({ force: true })
  await shopper.page.getByRole('button', { name: 'Send' }).press('Enter')
  await shopper.page.getByText(/Thank you/).waitFor()
  expect(shopper.errors).toEqual([])

  await page.goto(`${base}/delivery/recovery`)
  await page.getByText('Asked again: 1. Answered: 1. Silent: 0.').waitFor()
  const { askAgain } = await call<{ askAgain: string }>('/api/cases/1')
  expect(askAgain).toBe('answered')
})
