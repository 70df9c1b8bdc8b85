import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answer, eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { stubs } from './support/consent-stubs.ts'
import { siteKey } from './support/fault-site.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('consent')

const head = (attributes: string) =>
  `<script async nonce="n0nce" src="/w-consent.js" ${attributes}></script>`
/** A page on which the file stands in the loader's place. */
const alone = (cmp: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${head(
    `data-site="${siteKey('consent')}" data-cmp="${cmp}"`,
  )}<body><h1>Thank you</h1>`

/** All that a page may keep in a browser. */
const kept = (page: Page) =>
  page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ])
const NOTHING = [0, 0, '', 0]
const decide = (page: Page, given: boolean) => page.evaluate(`decide(${given})`)

/** A visitor of a page with this manager; `asked` is what of ours the page has fetched. */
async function come(url: string, script: string) {
  const { page, errors } = await visit()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(w|v1)/.test(pathname)) asked.push(pathname)
  })
  await page.addInitScript(script)
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  const send = page.getByRole('button', { name: 'Send' })
  const ours = () => errors.filter((text) => !text.includes('favicon'))
  return { page, asked, send, ours }
}

test.each(stubs)(
  '$cmp, in the loader’s place: nothing is fetched, asked or kept before consent; withdrawal clears and closes',
  async ({ cmp, script }) => {
    const { shop, url } = await openShop()
    shop.page = { whole: alone(cmp) }
    const { page, asked, send, ours } = await come(url, script)
    expect(asked).toEqual(['/w-consent.js'])
    expect(await kept(page)).toEqual(NOTHING)
    await decide(page, true)
    await send.waitFor()
    await page.waitForFunction(() => localStorage.length > 0)
    await decide(page, false)
    await send.waitFor({ state: 'detached' })
    expect(await kept(page)).toEqual(NOTHING)
    // The shop goes on without loading a page: what becomes due is not to be seen, nor counted.
    await page.evaluate(() => history.pushState({}, '', '/thanks/2'))
    await page.locator('wayfelt-card section').waitFor({ state: 'attached' })
    expect(await send.isVisible()).toBe(false)
    await decide(page, true)
    await send.waitFor()
    await answer(page, 'Good', cmp)
    await eventually(() => shop.delivered.includes(cmp))
    expect(shop.received.filter(({ body }) => body.includes('"abandoned"'))).toHaveLength(1)
    expect(ours()).toEqual([])
    await page.context().close()
  },
)

test.each(stubs)(
  '$cmp, beside the loader: questions come without a trace; consent stores, withdrawal clears and closes',
  async ({ cmp, script }) => {
    const { shop, url } = await openShop()
    shop.page = { attributes: 'data-consent="required"', head: head(`data-cmp="${cmp}"`) }
    const { page, send, ours } = await come(url, script)
    await send.waitFor()
    expect(await kept(page)).toEqual(NOTHING)
    await decide(page, true)
    await page.waitForFunction(() => localStorage.length > 0)
    await decide(page, false)
    await send.waitFor({ state: 'detached' })
    expect(await kept(page)).toEqual(NOTHING)
    expect(ours()).toEqual([])
    await page.context().close()
  },
)

test('in the loader’s place it works under the strictest policy, and a withdrawal on a later page takes what was stored', async () => {
  const { shop, url } = await openShop()
  shop.page = { whole: alone('event'), csp: STRICT }
  const { script = '' } = stubs.find(({ cmp }) => cmp === 'event') ?? {}
  const { page, asked, send, ours } = await come(url, script)
  await decide(page, true)
  await send.waitFor()
  await page.waitForFunction(() => localStorage.length > 0)
  asked.length = 0
  await page.reload()
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual(['/w-consent.js'])
  await decide(page, false)
  expect(asked).toEqual(['/w-consent.js'])
  expect(await kept(page)).toEqual(NOTHING)
  expect(ours()).toEqual([])
  await page.context().close()
})
