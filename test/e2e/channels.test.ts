import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { CodeItem } from '#contract/channels/codes.ts'
import { allSettled, answer, eventually, storedAnswers } from './support/answering.ts'
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

describe('the same survey is answered', () => {
  test('through a QR code, by the keyboard alone', async () => {
    const { code } = await makeCode('print')
    const { page, errors } = await openPage(`/Q/${code}`)
    await send(page).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    for (const _ of ['Bad', 'So-so', 'Good']) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    await page.keyboard.type('by keys')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you!').waitFor()
    await allSettled(page)
    expect(await commented('by keys')).toMatchObject([{ score: 4, channel: 'print' }])
    expect(errors).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })

  test('through a mail, whose scanner was there before and left nothing', async () => {
    const { code } = await makeCode('email')
    const before = (await storedAnswers(read)).length
    const scanner = { headers: { 'user-agent': 'GoogleImageProxy' } }
    for (let score = 1; score <= 5; score += 1)
      for (const method of ['HEAD', 'GET'])
        expect((await fetch(`${base}/q/${code}?s=${score}`, { method, ...scanner })).status).toBe(
          200,
        )
    const { page, errors } = await openPage(`/q/${code}?lang=en&s=2`)
    await expect
      .poll(() => page.getByRole('radio', { name: 'Bad', exact: true }).isChecked())
      .toBe(true)
    // Looking long enough to be counted as looking sends nothing either.
    await page.getByRole('textbox').fill('by mail')
    expect(await storedAnswers(read)).toHaveLength(before)
    await send(page).click()
    await page.getByText('Thank you!').waitFor()
    await allSettled(page)
    expect(await commented('by mail')).toMatchObject([{ score: 2, channel: 'email' }])
    expect(await storedAnswers(read)).toHaveLength(before + 1)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('through a message, in the reader’s language and without scripts', async () => {
    const { code } = await makeCode('sms')
    const { page } = await openPage(`/q/${code}`, { javaScriptEnabled: false, locale: 'pl-PL' })
    // Playwright's roles and texts leave out what stands in a noscript element.
    await page.locator('legend', { hasText: 'Jak poszło płacenie?' }).waitFor()
    await page.locator('input[name=score][value="5"]').check()
    await page.locator('textarea').fill('bez skryptów')
    await page.locator('form button', { hasText: 'Wyślij' }).click()
    await page.getByText('Dziękujemy!').waitFor()
    // Sent again, it is the same answer.
    await page.reload()
    expect(await commented('bez skryptów')).toMatchObject([
      { score: 5, channel: 'sms', lang: 'pl-PL' },
    ])
    await page.context().close()
  })
})

describe('a kiosk', () => {
  test('begins anew after the thanks, and after somebody has gone away', async () => {
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

  test('opens and takes answers without a line: nothing is lost and nothing is there twice', async () => {
    const { code } = await makeCode('locker', { reset: 2 })
    const { page } = await openPage(`/q/${code}?kiosk=Locker+7`)
    await send(page).waitFor()
    await page.waitForFunction(async () => {
      const cache = await caches.open('wayfelt-kiosk-1')
      const kept = (await cache.keys()).map(({ url }) => url)
      return ['/w.js', '/w/ui-', '/hosted/page.js', '/hosted/page.css', 'kiosk=Locker+7'].every(
        (part) => kept.some((url) => url.includes(part)),
      )
    })
    await page.context().setOffline(true)
    await page.reload()
    for (const comment of ['offline 1', 'offline 2', 'offline 3']) {
      await fresh(page)
      await answer(page, 'Good', comment)
      await page.getByText('Saved.', { exact: false }).waitFor()
    }
    // The power is gone, too.
    await page.reload()
    await send(page).waitFor()
    expect(await commented('offline 1')).toEqual([])
    await page.context().setOffline(false)
    const all = async () =>
      (await storedAnswers(read)).filter(({ comment }) => comment?.startsWith('offline'))
    await eventually(async () => (await all()).length === 3)
    await allSettled(page)
    expect(new Set((await all()).map(({ comment }) => comment))).toEqual(
      new Set(['offline 1', 'offline 2', 'offline 3']),
    )
    await page.context().close()
  })
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
