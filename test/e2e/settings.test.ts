import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { useBrowser, type Visit } from './support/browser.ts'
import { expectSound, focused, press } from './support/by-keyboard.ts'
import { openLink, takeLink } from './support/links.ts'
import { useShops } from './support/shops.ts'

const SITE = 'wf_pk_demo'
const { visit } = useBrowser()
const openShop = useShops('settings')
let owner: Visit

beforeAll(async () => {
  owner = await visit()
  await openLink(owner.page, takeLink('settings'))
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
  // What the journey still loads after its headline is none of the settings' words.
  await owner.page.goto('about:blank')
  const fetched = new Set<string>()
  owner.page.on('request', (request) => {
    const [, words] = /\/assets\/words-([\w-]+)-[\w-]{8}\.js$/.exec(request.url()) ?? []
    if (words !== undefined) fetched.add(words)
  })
  await openSettings('keys')
  const named = [
    'kit-i18n',
    'shell',
    'journey',
    'kit-sentiment',
    'kit-forms',
    'settings',
    'settings-keys',
  ]
  const wanted = named.map((name) => `${name}-en`).toSorted()
  await expect.poll(() => [...fetched].toSorted()).toEqual(wanted)
})

test('a developer goes from the snippet to a test answer, by keyboard alone', async () => {
  const page = await openSettings('install')
  const tab = (name: string) => page.getByRole('tab', { name })
  await tab('HTML').focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => focused(page)).toBe('React')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tabpanel', { name: 'Google Tag Manager' }).waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('Copy')
  await expectSound(page)

  const { shop, url } = await openShop()
  const script = `${inject('base')}/w.js`
  shop.page = { script, attributes: `data-site="${SITE}"` }
  await press(page.getByRole('button', { name: 'Start the check' }))
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
  await page.getByText('Fixed since').waitFor()

  const demo = await openChecked(page, `${inject('base')}/demo/`)
  await demo.getByRole('button', { name: 'Send' }).waitFor()
  const comment = `a test ${Date.now()}`
  await demo.getByRole('radio').first().check({ force: true })
  await demo.getByRole('textbox').fill(comment)
  await demo.getByRole('button', { name: 'Send' }).click()
  await demo.getByText('Your test answer has arrived.').waitFor()
  await page.bringToFront()
  await page.getByRole('row').filter({ hasText: comment }).getByText(inject('base')).waitFor()
  await expectSound(page)
  await page.reload()
  await page.getByRole('link', { name: 'Open the page in a new tab' }).waitFor()
  expect(owner.errors).toEqual([])
})

test('page-review 21: the longest name in the list of settings keeps its distance from the form, in Russian', async () => {
  const { page } = await visit({ locale: 'ru-RU' })
  await openLink(page, takeLink('settings'))
  await page.getByRole('heading', { level: 1, name: /Доставка/ }).waitFor()
  await page.goto(`${inject('base')}/settings/site`)
  await page.getByRole('link', { name: 'Конфиденциальность' }).waitFor()
  const gaps = await page.locator('.settings-nav a').evaluateAll((links) => {
    const form = document.querySelector('.settings-page')?.getBoundingClientRect().left ?? 0
    return links.map((link) => {
      const words = document.createRange()
      words.selectNodeContents(link)
      return form - words.getBoundingClientRect().right
    })
  })
  expect(gaps).toHaveLength(14)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(24)
  await page.context().close()
})
