import type { Page, Route } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { signInOn } from './support/links.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'
import { pieces, poison, readHostileWords } from './support/hostile-words.ts'

/*
 * Every XSS payload of the corpora through every text that a page shows, in Chromium, with the
 * Content-Security-Policy and without. `XSS_WORDS=all` takes all payloads (`npm run bench -- xss`);
 * the daily run takes a twentieth of them, another one each day; `XSS_WORDS=7` takes the eighth.
 */
const { visit } = useBrowser()
const openShop = useShops('payloads')
const PIECE = 400
const PAGES = [
  '/',
  '/account',
  '/settings/site',
  '/settings/team',
  '/settings/keys',
  '/settings/channels',
  '/settings/webhooks',
  '/settings/shares',
  '/settings/privacy',
  '/settings/import',
  '/settings/audit',
  '/settings/install',
]

let shown = 0
afterAll(() => console.log(`xss: ${shown} payloads shown in a page, XSS_WORDS=${chosen}`))

const DOSES = pieces(await readHostileWords(), PIECE)
// Chosen once for the whole file, and told: a day that fails can be repeated on another.
const chosen = process.env['XSS_WORDS'] ?? `${new Date().getUTCDate() % DOSES.length}`
const doses = chosen === 'all' ? DOSES : DOSES.slice(Number(chosen)).slice(0, 1)

/** Counts whatever a payload could do, from before the first script of the page on. */
async function watch(page: Page, own = new URL(inject('base')).origin) {
  const fired: string[] = []
  await page.exposeFunction('wayfeltFired', (what: string) => fired.push(what))
  await page.addInitScript(() => {
    const tell = (what: string) => {
      ;(window as unknown as { wayfeltFired(what: string): void }).wayfeltFired(what)
      return null
    }
    Object.assign(window, {
      alert: () => tell('alert'),
      confirm: () => tell('confirm'),
      prompt: () => tell('prompt'),
      print: () => tell('print'),
      open: () => tell('open'),
    })
  })
  page.on('dialog', (dialog) => {
    fired.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== own && !['data:', 'blob:'].includes(protocol)) fired.push(request.url())
  })
  return fired
}

/** What a payload would have left in the document if any text had been taken for markup. */
async function planted(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const roots: ParentNode[] = [document]
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) roots.push(element.shadowRoot)
    return roots
      .flatMap((root) => [...root.querySelectorAll('*')])
      .flatMap((element) => {
        const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on'))
        const links = ['href', 'src', 'action', 'formaction', 'xlink:href'].filter((name) =>
          /^[\s\p{Cc}]*(javascript|vbscript|data:text)/iu.test(element.getAttribute(name) ?? ''),
        )
        return [...handlers.map(({ name }) => name), ...links].map(
          (name) => `${element.localName}[${name}]`,
        )
      })
  })
}

/** Serves pages and API answers as they are, but hostile, and with or without their policy. */
function serveHostile(words: () => string[], hasPolicy: boolean) {
  return async (route: Route) => {
    const request = route.request()
    const isApi = /\/(api|v1)\//.test(new URL(request.url()).pathname)
    const isPage = request.resourceType() === 'document'
    if (request.method() !== 'GET' || (!isApi && !isPage)) return await route.continue()
    const response = await route.fetch()
    const { 'content-security-policy': policy, ...others } = response.headers()
    const headers = {
      ...others,
      ...(policy && hasPolicy ? { 'content-security-policy': policy } : {}),
    }
    const isJson = response.headers()['content-type']?.includes('json') && response.ok()
    if (!isApi || !isJson) return await route.fulfill({ response, headers })
    const json = poison(await response.json(), words())
    return await route.fulfill({ response, headers, json })
  }
}

test('the watch bites: the same payloads as markup fire and leave marks', async () => {
  const { page } = await visit()
  await page.goto(`${inject('base')}/demo/`)
  const fired = await watch(page)
  await page.route(
    '**/*',
    serveHostile(() => [], false),
  )
  await page.reload()
  await page.evaluate(
    (words) => {
      for (const word of words) document.body.insertAdjacentHTML('beforeend', word)
    },
    (await readHostileWords()).filter((word) => /<(img|svg)/i.test(word)),
  )
  expect((await planted(page)).length).toBeGreaterThan(50)
  await expect.poll(() => fired.length).toBeGreaterThan(5)
})

describe.each([
  ['with the policy', true],
  ['without it', false],
])('%s', (_, hasPolicy) => {
  test('no payload fires on any page of the dashboard', async () => {
    const { page } = await visit()
    await signInOn(page, 'xss')
    const fired = await watch(page)
    let words: string[] = []
    await page.route(
      '**/*',
      serveHostile(() => words, hasPolicy),
    )
    for (words of doses)
      for (const path of PAGES) {
        await page.goto(`${inject('base')}${path}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        const body = page.locator('body')
        const last = words.at(-1)?.trim() ?? ''
        await expect.poll(() => body.textContent(), { message: path }).toContain(last)
        // And time for what is started by what was drawn.
        await page.waitForLoadState('networkidle')
        expect(await planted(page), path).toEqual([])
        expect(fired, path).toEqual([])
        shown += words.length
      }
  }, 1_800_000)

  test('no payload fires in the widget, from the question to the thanks', async () => {
    for (const words of doses) {
      const { shop, url } = await openShop()
      shop.page = hasPolicy ? { csp: STRICT } : {}
      const { page } = await visit()
      const fired = await watch(page, new URL(url).origin)
      await page.route('**/v1/sites/**', async (route) => {
        const response = await route.fetch()
        const { surveys, strings, ...config } = (await response.json()) as Record<string, unknown>
        const json = { ...config, ...(poison({ surveys, strings }, words) as object) }
        await route.fulfill({ response, json })
      })
      await page.goto(url)
      // By key: a Send of a thousand words lies over everything.
      await page.getByRole('radio').first().press('Space')
      await expect.poll(() => page.getByRole('checkbox').count()).toBe(words.length)
      expect(await planted(page)).toEqual([])
      const sent = page.waitForResponse((answer) => answer.url().endsWith('/v1/answers'))
      await page.getByRole('button').last().click()
      expect((await sent).status()).toBe(201)
      expect(await planted(page)).toEqual([])
      expect(fired).toEqual([])
      shown += words.length
      await page.context().close()
    }
  }, 1_800_000)
})
