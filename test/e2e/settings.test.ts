import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { SubjectExport } from '#contract/privacy.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'
import { axeViolations, useBrowser, type Visit } from './support/browser.ts'
import { takeLink } from './support/links.ts'
import { useShops } from './support/shops.ts'

const SITE = 'wf_pk_demo'
const { visit } = useBrowser()
const openShop = useShops()
let owner: Visit

beforeAll(async () => {
  owner = await visit()
  await owner.page.goto(takeLink('settings'))
  await owner.page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
})
afterAll(async () => {
  await owner.page.context().close()
})

async function openSettings(name: string): Promise<Page> {
  const { page } = owner
  await page.goto(`${inject('base')}/settings/${name}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

/** What a keyboard does to a button or a link. */
async function press(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

/** What has the focus, by its text or its value. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement
    return element instanceof HTMLInputElement ? element.name : (element?.textContent ?? '')
  })
}

/** Nothing that axe finds and nothing that sticks out, in any light and width. */
async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const where = `${page.url()}, ${colorScheme}, ${width}`
      expect(await axeViolations(page), where).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, where).toBe(0)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** Types the address of a shop's page and follows the checker's link to it. */
async function openChecked(page: Page, address: string): Promise<Page> {
  await page.getByLabel('Page of the shop').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(address)
  const opening = page.context().waitForEvent('page')
  await press(page.getByRole('link', { name: 'Open the page in a new tab' }))
  return await opening
}

test('a page of the settings fetches its own words and those it stands on, in one language', async () => {
  const fetched = new Set<string>()
  owner.page.on('request', (request) => {
    const [, words] = /\/assets\/words-([\w-]+)-[\w-]{8}\.js$/.exec(request.url()) ?? []
    if (words !== undefined) fetched.add(words)
  })
  await openSettings('keys')
  const named = ['kit-i18n', 'shell', 'journey', 'kit-forms', 'settings', 'settings-keys']
  expect([...fetched].toSorted()).toEqual(named.map((name) => `${name}-en`).toSorted())
})

test('a developer goes from the snippet to a test answer, by keyboard alone', async () => {
  const page = await openSettings('install')
  const tab = (name: string) => page.getByRole('tab', { name })
  await tab('HTML').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await focused(page)).toBe('React')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tabpanel', { name: 'Google Tag Manager' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Copy')
  await expectSound(page)

  const { shop, url } = await openShop()
  const script = `${inject('base')}/w.js`
  shop.page = { script, attributes: `data-site="${SITE}"` }
  await press(page.getByRole('button', { name: 'Begin the check' }))
  await expect.poll(() => focused(page)).toBe('page')
  const shopper = await openChecked(page, `${url}?order=7#top`)
  await shopper.getByText('Answers from this address are not allowed yet.').waitFor()

  await page.bringToFront()
  const { origin } = new URL(url)
  await press(page.getByRole('button', { name: `Allow ${origin}` }))
  await page.getByText('It is allowed now.').waitFor()
  await shopper.bringToFront()
  await shopper.reload()
  await shopper.getByText('This page is connected.').waitFor()
  await page.bringToFront()
  await page.getByText('Mended since').waitFor()

  const demo = await openChecked(page, `${inject('base')}/demo/`)
  await demo.getByRole('button', { name: 'Wyślij' }).waitFor()
  const comment = `a test ${Date.now()}`
  await demo.getByRole('radio').first().check({ force: true })
  await demo.getByRole('textbox').fill(comment)
  await demo.getByRole('button', { name: 'Wyślij' }).click()
  await demo.getByText('Odpowiedź próbna dotarła.').waitFor()
  await page.bringToFront()
  await page.getByRole('row').filter({ hasText: comment }).getByText(inject('base')).waitFor()
  await expectSound(page)
  await page.reload()
  await page.getByRole('link', { name: 'Open the page in a new tab' }).waitFor()
  expect(owner.errors).toEqual([])
})

/** An answer of somebody who can be found by it. */
async function answerAs(respondent: string, comment: string): Promise<void> {
  const v1 = `${inject('base')}/v1`
  const config = (await (await fetch(`${v1}/sites/${SITE}/config?lang=en`)).json()) as SiteConfig
  const survey = config.surveys.find(({ id }) => id === 'checkout-csat')
  const body: AnswerBody = {
    id: crypto.randomUUID(),
    site: SITE,
    survey: survey?.id ?? '',
    revision: survey?.revision ?? 1,
    score: 4,
    comment,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
    respondent,
  }
  const headers = { origin: inject('base'), 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' }
  const sent = await fetch(`${v1}/answers`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  expect(sent.status).toBe(201)
}

test('a person gets a copy of what is held, and is forgotten, by keyboard alone', async () => {
  const [somebody, comment] = [`ann-${Date.now()}`, `Ann was here ${Date.now()}`]
  await answerAs(somebody, comment)
  const page = await openSettings('privacy')
  await expectSound(page)
  await page.getByLabel('Find by').focus()
  await page.keyboard.type('Respondent')
  await page.getByLabel('Respondent’s id').focus()
  await page.keyboard.type(somebody)
  await page.keyboard.press('Enter')
  await page.getByText('1 answer is held about this person.').waitFor()
  await page.getByRole('cell', { name: comment }).waitFor()
  await expectSound(page)
  const saving = page.waitForEvent('download')
  await press(page.getByRole('button', { name: 'Download as JSON' }))
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as SubjectExport
  expect(file.answers.map((held) => [held.respondent, held.comment])).toEqual([[somebody, comment]])

  await press(page.getByRole('button', { name: 'Erase…' }))
  const dialog = page.getByRole('dialog', { name: 'Forget this person?' })
  await dialog.getByRole('textbox').focus()
  await page.keyboard.type(somebody)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Done: 1 answer no longer tells who gave it.').waitFor()
  expect(await focused(page)).toBe('Erase…')
  expect(await page.locator('body').textContent()).not.toContain(somebody)
  await page.getByRole('row', { name: /^Respondent.*1.*Done/ }).waitFor()
  await expectSound(page)

  await page.getByLabel('Respondent’s id').fill(somebody)
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is held about this person.').waitFor()
  const [statement] = await Promise.all([
    page.context().waitForEvent('page'),
    press(page.getByRole('link', { name: 'docs/privacy.md' })),
  ])
  await statement.getByText('what is stored, for how long').waitFor()
  await statement.close()
  expect(owner.errors).toEqual([])
})
