import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import type { AnswerBody } from '#contract/collect/answers.ts'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { focused } from './support/by-keyboard.ts'
import { siteKey } from './support/fault-site.ts'
import { signInOn } from './support/links.ts'
import { orderToken, tellOf } from './support/shop-system.ts'

const { visit } = useBrowser()
const base = inject('base')
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>
let cookie: string

async function ask(path: string, method: string, body: unknown): Promise<Response> {
  return await fetch(base + path, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** A shopper says that something is broken. */
async function complain(comment: string, more: Partial<AnswerBody> = {}): Promise<void> {
  const body: AnswerBody = {
    id: crypto.randomUUID(),
    site: siteKey('inbox'),
    survey: 'checkout-csat',
    revision: 1,
    channel: 'web',
    lang: 'en',
    score: 1,
    answeredAt: Date.now(),
    comment,
    ...more,
  }
  const headers = { origin: 'http://shop.test', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' }
  const request = { method: 'POST', headers, body: JSON.stringify(body) }
  expect((await fetch(`${base}/v1/answers`, request)).status).toBe(201)
}

async function open(path: string, options: BrowserContextOptions = {}) {
  const visitor = await visit({ storageState: signedIn, reducedMotion: 'reduce', ...options })
  await visitor.page.goto(base + path)
  return visitor
}

const row = (page: Page, words: string) => page.getByRole('link', { name: words })

beforeAll(async () => {
  const { page } = await visit()
  await signInOn(page, 'inbox')
  await page.locator('h1').first().waitFor()
  signedIn = await page.context().storageState()
  cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.context().close()
})

/** A token of the shop that says whose answer it is, as its server makes it. */
async function signedToken(order: string): Promise<string> {
  const answer = await ask('/api/signing-keys', 'POST', {})
  const receipt = (await answer.json()) as SigningKeyReceipt
  return orderToken(receipt, order)
}

const sideways = async (page: Page) =>
  await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )

test('an empty inbox says why, and where the first rule is made', async () => {
  const { page, errors } = await open('/inbox')
  await page.getByRole('heading', { name: 'No case is open' }).waitFor()
  await page.getByText('No rule opens cases yet').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: 'Add the first rule' }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('Name of the rule').fill('1 or 2 of 5')
  await page.locator('.condition select').first().selectOption('score')
  await page.getByRole('button', { name: 'Try them on the last 30 days' }).click()
  await page.getByText('Would have opened about 0 cases').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByRole('heading', { name: '1 rule opens cases' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('what a shopper with a signed order reports is in the open inbox within three seconds', async () => {
  const token = await signedToken('10482')
  const { page, errors } = await open('/inbox')
  await page.getByRole('heading', { name: 'No case is open' }).waitFor()
  // A look every two seconds: the third after it is sent is the last that may show it.
  let looks = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/cases/changes')) looks += 1
  })
  const before = await page.evaluate(() => performance.timeOrigin)
  await complain('The parcel came crushed, a glass is broken.', { token })
  const sentAt = looks
  await row(page, 'a glass is broken').waitFor()
  expect(looks - sentAt).toBeLessThanOrEqual(2)
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(before)
  await row(page, '#10482').waitFor()
  const inbox = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Inbox/ })
  await expect.poll(() => inbox.textContent()).toBe('Inbox1')
  expect(errors).toEqual([])
  await page.context().close()
})

test('an agent resolves it by keys alone, and only with cause and action', async () => {
  await complain('Third day out for delivery.')
  const { page, errors } = await open('/inbox')
  await row(page, 'Third day').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(() => focused(page)).toMatch(/a glass is broken/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /a glass is broken/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('Say what caused it: a case cannot be resolved without.').waitFor()
  await page.keyboard.type('Damag')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Refund')
  for (const _ of ['cost', 'claim', 'ask again', 'button']) await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toMatch(/Resolve and next/)
  await page.keyboard.press('Enter')
  // It was the last of its list: the list is back, without it.
  await expect.poll(() => new URL(page.url()).pathname).toBe('/inbox')
  await page.getByRole('link', { name: 'Done 1' }).waitFor()
  await expect.poll(() => row(page, 'a glass is broken').count()).toBe(0)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  expect(errors).toEqual([])
  await page.context().close()
})

test('of a resolved case its customer is asked now, or not at all, by one key each', async () => {
  const { page, errors } = await open('/inbox/1')
  const panel = page.locator('.case-panel')
  await panel.getByText('when the refund has landed', { exact: true }).waitFor()
  await page.keyboard.press('q')
  await panel.getByText(/^on /).waitFor()
  await page.keyboard.press('o')
  await panel.getByText('not asked', { exact: true }).waitFor()
  expect(await panel.getByRole('button', { name: 'No survey' }).count()).toBe(0)
  await panel.getByText(/^History/).click()
  await panel.getByText('Customer is to be asked now').waitFor()
  await panel.getByText('Not asked again').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})

test('two browsers see what the other does, and neither overwrites it', async () => {
  const one = await open('/inbox')
  const other = await open('/inbox/2')
  await row(one.page, 'Third day').waitFor()
  await other.page.getByRole('heading', { level: 1, name: /Third day/ }).waitFor()
  await one.page.keyboard.press('j')
  await one.page.keyboard.press('a')
  await other.page.locator('.case-panel h2', { hasText: 'taken' }).waitFor()
  await expect.poll(() => row(one.page, 'Third day').textContent()).toMatch(/Ada/)
  // What the other does meanwhile is not heard of here: its looks do not arrive.
  await other.page.route('**/api/cases/changes', (route) => route.abort())
  await other.page.getByLabel('Carrier claim').fill('R-2291')
  const { seq, id } = (await (
    await fetch(`${base}/api/cases/2`, { headers: { cookie } })
  ).json()) as {
    seq: number
    id: string
  }
  await ask(`/api/cases/${id}/steps`, 'POST', { step: { do: 'contacted' }, seq })
  await other.page.locator('.case-panel').getByLabel('Priority').selectOption('urgent')
  const box = other.page.getByRole('alert')
  await box.getByText('Somebody else changed case 2 meanwhile').waitFor()
  await box.getByText(/Customer reached/).waitFor()
  expect(await other.page.getByLabel('Carrier claim').inputValue()).toBe('R-2291')
  await box.getByRole('button', { name: 'Do it anyway' }).click()
  await expect.poll(() => box.count()).toBe(0)
  await expect
    .poll(() => other.page.locator('.case-panel').getByLabel('Priority').inputValue())
    .toBe('urgent')
  expect(await other.page.getByLabel('Carrier claim').inputValue()).toBe('R-2291')
  await row(one.page, 'Third day').getByText('Urgent').waitFor()
  await one.page.context().close()
  await other.page.context().close()
})

test('a wide screen has list and case side by side, a narrow one has one of them', async () => {
  const { page, errors } = await open('/inbox')
  await row(page, 'Third day').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Third day/ }).waitFor()
  await expect.poll(() => row(page, 'Third day').getAttribute('aria-current')).toBe('true')
  await expect.poll(() => focused(page)).toMatch(/Third day/)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/inbox')
  // Its reader goes on at its row.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-case')))
    .toBe(true)
  await row(page, 'Third day').click()
  await page.getByRole('heading', { level: 1, name: /Third day/ }).waitFor()
  await page.setViewportSize({ width: 900, height: 800 })
  await expect.poll(() => row(page, 'Third day').count()).toBe(0)
  await page.getByRole('heading', { level: 1, name: /Third day/ }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

/** What a browser says of a tab that lies behind another one; there is only one here. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

test('a new case is in every open browser without a reload, and a hidden tab asks for nothing', async () => {
  const one = await open('/inbox')
  const other = await open('/inbox')
  const hidden = await open('/inbox')
  for (const { page } of [one, other, hidden]) await row(page, 'Third day').waitFor()
  await hide(hidden.page, true)
  // A look that was under way when it was hidden is over by the second look of another.
  for (const _ of ['first', 'second']) await one.page.waitForResponse(/\/api\/cases\/changes$/)
  let asked = 0
  hidden.page.on('request', (request) => {
    if (request.url().endsWith('/api/cases/changes')) asked += 1
  })
  await complain('The box was open.')
  for (const { page } of [one, other]) await row(page, 'The box was open').waitFor()
  // A second look of the others: the hidden one would have had its turn, too.
  await one.page.waitForResponse(/\/api\/cases\/changes$/)
  expect(asked).toBe(0)
  expect(await row(hidden.page, 'The box was open').count()).toBe(0)
  await hide(hidden.page, false)
  await row(hidden.page, 'The box was open').waitFor()
  for (const { page } of [one, other, hidden]) await page.context().close()
})

test('a reader without the right to see people gets no order and nobody’s words', async () => {
  const body = { kind: 'secret', name: 'Desk', scopes: ['figures:read', 'cases:work'], days: 30 }
  const made = await ask('/api/keys', 'POST', body)
  expect(made.status).toBe(201)
  const { plain } = (await made.json()) as { plain: string }
  const answer = await fetch(`${base}/api/cases/1`, {
    headers: { authorization: `Bearer ${plain}` },
  })
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).not.toContain('10482')
  expect(text).not.toContain('glass')
})

test('many are stepped at once, and taken back', async () => {
  const { page, errors } = await open('/inbox')
  await complain('Nie mogę zmienić adresu.', { lang: 'pl' })
  await complain('Nothing here.')
  await row(page, 'Nothing here').waitFor()
  await page.getByRole('button', { name: 'Select case 5' }).click()
  await page.getByRole('button', { name: 'Select all 4 that match' }).click()
  await page.getByRole('button', { name: 'Wait', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /The carrier/ })
    .click()
  await page.getByText('Done: 4 cases changed.').waitFor()
  await page.getByRole('heading', { name: 'No case is open' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back: 4 cases.').waitFor()
  await row(page, 'Nothing here').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

/** The shop's own system tells of an order. */
async function tellOrder(id: string, number: string): Promise<void> {
  const made = await ask('/api/connections', 'POST', { sender: 'generic', name: 'Shop' })
  const connection = (await made.json()) as MadeConnection
  const order = { id, number, changedAt: new Date().toISOString() }
  expect(await tellOf(connection, { orders: [order] })).toBe(200)
}

test('an agent finds the order of a case by its number, links it and takes that back', async () => {
  await tellOrder('82098', '20501')
  const { page, errors } = await open('/inbox/4')
  await page.getByRole('button', { name: 'Find an order' }).click()
  await page.keyboard.type('nowhere')
  await page.keyboard.press('Enter')
  await page.getByText('No order is called that.').waitFor()
  await page.getByLabel('Order number').fill('#20501')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Link it' }).click()
  const link = page.locator('.links').getByRole('link', { name: 'Order #20501' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('/delivery/orders/82098')
  await page.getByText('said by a colleague').waitFor()
  await page.getByRole('heading', { name: 'Order and parcel' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => link.count()).toBe(0)
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  // Of the order that was not found.
  expect(errors).toEqual([expect.stringContaining('404')])
  await page.context().close()
})

test('on a phone the open area and the open list are in sight', async () => {
  const { page } = await open('/settings/cases', { viewport: { width: 390, height: 844 } })
  const inSight = async (name: string, link: string | RegExp) => {
    const shown = page.getByRole('navigation', { name }).getByRole('link', { name: link })
    await expect
      .poll(async () => {
        const box = await shown.boundingBox()
        return box !== null && box.x >= 0 && box.x + box.width <= 390
      })
      .toBe(true)
  }
  await inSight('Main', 'Settings')
  await page.goto(`${base}/inbox?list=done`)
  await inSight('Main', /Inbox/)
  await inSight('Lists of cases', /Done/)
  await page.context().close()
})

test.each<[string, BrowserContextOptions]>([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  [
    'on a phone, in Polish',
    { viewport: { width: 390, height: 844 }, locale: 'pl', hasTouch: true },
  ],
])('list, case and settings are for everybody: %s', async (_, options) => {
  const { page, errors } = await open('/inbox', options)
  const faults: string[] = []
  for (const path of [
    '/inbox',
    '/inbox?list=done',
    '/inbox?carrier=dpd',
    '/inbox/4',
    '/inbox/1',
    '/settings/cases',
  ]) {
    await page.goto(base + path)
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    faults.push(...(await axeViolations(page)).map((fault) => `${path} ${fault}`))
    expect(await sideways(page), path).toBeLessThanOrEqual(0)
  }
  expect(faults).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})
