import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import type { CodeItem } from '#contract/channels/codes.ts'
import { allSettled, answer, storedAnswers } from './support/answering.ts'
import { axeViolations, settled, useBrowser } from './support/browser.ts'
import { expectSound } from './support/by-keyboard.ts'
import { signInOn, takeLink } from './support/links.ts'

const { visit } = useBrowser()
const base = inject('base')
let read: Parameters<typeof storedAnswers>[0]
let cookie: string

beforeAll(async () => {
  const [, token] = takeLink('channels').split('/sign-in#')
  const response = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  read = (path) => fetch(`${base}${path}`, { headers: { cookie } })
})

async function makeCode(channel: string, kiosk = {}): Promise<CodeItem> {
  const response = await fetch(`${base}/api/codes`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ survey: 'checkout-csat', channel, name: `${channel} 1`, kiosk }),
  })
  expect(response.status).toBe(201)
  return (await response.json()) as CodeItem
}

/** Opens a page of ours as it is reached here: codes name the public address. */
async function openPage(path: string, options: BrowserContextOptions = {}) {
  const visitor = await visit(options)
  await visitor.page.goto(base + path)
  return visitor
}

async function commented(comment: string) {
  return (await storedAnswers(read)).filter((one) => one.comment === comment)
}

const send = (page: Page) => page.getByRole('button', { name: 'Send' })

/** A kiosk's fresh question, once it listens. */
async function fresh(page: Page): Promise<void> {
  await send(page).waitFor()
  await page.locator('#question:not([inert])').waitFor()
}

test('a kiosk begins anew after the thanks, and after somebody has gone away', async () => {
  const { code } = await makeCode('store', { reset: 2, idle: 10 })
  const { page, errors } = await openPage(`/q/${code}?kiosk=Till+2`)
  await send(page).waitFor()
  await answer(page, 'Very good', 'first person')
  await page.getByText('Thank you!').waitFor()
  // For a moment it is deaf: a double tap is not the next person's answer.
  await page.locator('#question[inert]').waitFor()
  await fresh(page)
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.getByRole('radio', { name: 'Bad', exact: true }).check({ force: true })
  await page.getByRole('textbox').fill('never sent')
  await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
  await allSettled(page)
  expect(await commented('never sent')).toEqual([])
  const [first] = await commented('first person')
  expect(first).toMatchObject({ channel: 'store', traits: { device: 'Till 2' } })
  expect(first?.traits).not.toHaveProperty('burst')
  expect(errors).toEqual([])
  await page.context().close()
})

test.each([
  ['', 'en'],
  ['?lang=ar', 'ar'],
  ['?kiosk=Till', 'en'],
  ['?kiosk=Till&lang=ar', 'ar'],
])('the page %s is sound in light and dark, wide and narrow, in %s', async (query, lang) => {
  const { code } = await makeCode('store')
  const { page } = await openPage(`/q/${code}${query}`)
  await page.getByRole('radio').first().waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
  await expectSound(page)
  await page.context().close()
})

test('pages with nothing to ask, and forms without scripts, are sound', async () => {
  const { page: lost } = await openPage('/q/22222222')
  await expectSound(lost)
  await lost.context().close()
  const { code } = await makeCode('print')
  const html = await (await fetch(`${base}/q/${code}`)).text()
  const { page } = await visit()
  // As a browser without scripts has it; axe needs them.
  await page.route(`**/q/${code}`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: html.replaceAll(/<\/?noscript>/g, '').replaceAll(/<script defer.*?<\/script>/g, ''),
    }),
  )
  await page.goto(`${base}/q/${code}`)
  expect(await axeViolations(page)).toEqual([])
  await page.context().close()
})

test('the page of channels makes a code whose square is on the print sheet', async () => {
  const { page, errors } = await visit()
  await signInOn(page, 'channels')
  await page.goto(`${base}/settings/channels`)
  await settled(page)
  await page.getByRole('button', { name: 'New code' }).click()
  await page.getByLabel('Place').fill('Till 9')
  await page.getByRole('button', { name: 'Make code' }).click()
  await page.getByRole('dialog', { name: 'Till 9' }).waitFor()
  await expectSound(page)
  for (const name of ['E-mail', 'Kiosk']) {
    await page.getByRole('tab', { name }).click()
    await page.getByRole('button', { name: 'Copy' }).first().waitFor()
    await expectSound(page)
  }
  await page.getByRole('tab', { name: 'QR code' }).click()
  for (const kind of ['SVG', 'PNG']) {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: kind }).click()
    expect((await coming).suggestedFilename()).toMatch(/^[0-9A-Z]{8}\.(svg|png)$/)
  }
  expect(errors).toEqual([])
  await page.context().close()
})
