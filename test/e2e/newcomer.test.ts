import type { Locator, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { axeViolations, useBrowser } from './support/browser.ts'
import { signInOn } from './support/links.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('newcomer')
/** A page of the newcomer's own, which is nothing that the template could know. */
const PAGE = '/mugs/blue'
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'

/** What a person does, counted. */
function hands() {
  let acts = 0
  return {
    acts: () => acts,
    click: async (target: Locator) => {
      acts += 1
      await target.click()
    },
    choose: async (target: Locator) => {
      acts += 1
      await target.check({ force: true })
    },
    write: async (target: Locator, text: string) => {
      acts += 1
      await target.fill(text)
    },
  }
}

/** A visitor of the shop who was never there before. */
async function openPrivately(url: string): Promise<Page> {
  const { page } = await visit({ userAgent: BROWSER })
  await page.goto(url)
  return page
}

const isTicked = (page: Page, title: RegExp) =>
  page.locator('.start-step-done', { has: page.getByRole('heading', { name: title }) }).waitFor()

test('page-review 7: a newcomer sees an answer of their own on the curve, without a command line or docs', async () => {
  const { shop, url } = await openShop()
  const { page, errors } = await visit()
  await signInOn(page, 'newcomer')
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  const { acts, choose, click, write } = hands()
  const began = Date.now()

  await click(page.getByRole('button', { name: 'Zielony Sklep' }))
  await click(page.getByRole('link', { name: 'New site' }))
  await write(page.getByLabel('Name'), 'Dobra Kawa')
  await click(page.getByRole('button', { name: 'Create site' }))
  await page
    .getByRole('heading', { name: 'Dobra Kawa can ask its first question today.' })
    .waitFor()
  await click(page.getByRole('button', { name: 'Use this map' }))
  await page.getByRole('heading', { name: 'Dobra Kawa is ready: 3 questions are live.' }).waitFor()

  expect(await axeViolations(page)).toEqual([])

  // Into a page of another origin, as it is copied.
  const snippet = (await page.locator('.start-step .tabs .snippet code').textContent()) ?? ''
  expect(snippet).toContain(`${inject('base')}/w.js`)
  shop.page = {
    whole: `<!doctype html><html lang="en"><title>Mugs</title>${snippet}<h1>Blue mug</h1></html>`,
  }
  const { origin } = new URL(url)
  const early = await openPrivately(origin + PAGE)
  await isTicked(page, /^Put the snippet/)
  await early.context().close()

  await write(page.getByLabel('Origins'), origin)
  await click(page.getByRole('button', { name: 'Save the origins' }))
  await isTicked(page, /^Say which pages/)

  const own = await openPrivately(origin + PAGE)
  await choose(own.getByRole('radio', { name: 'Very good' }))
  await click(own.getByRole('button', { name: 'Send' }))
  await own.getByText('Thank you!').waitFor()

  await page.getByRole('heading', { name: /^Too few answers yet/ }).waitFor()
  const stage = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Consideration', exact: true }) })
  expect(await stage.getByRole('cell').first().textContent()).toBe('1')
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(
    `newcomer: ${acts()} clicks and fields, ${seconds} s to the first answer on the curve`,
  )
  expect(acts()).toBeLessThanOrEqual(9)
  expect(seconds).toBeLessThan(180)
  expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
  await own.context().close()
  await page.context().close()
})
