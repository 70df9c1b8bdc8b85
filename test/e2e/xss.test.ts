import type { Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { HostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { hostedPage } from '#worker/domain/channels/hosted-page.ts'
import { useBrowser } from './support/browser.ts'
import { signInOn } from './support/links.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'
import {
  chosen,
  doses,
  lastOf,
  nothingFired,
  planted,
  serveHostile,
  textOf,
  watch,
} from './support/hostile-pages.ts'
import { poison, readHostileWords } from './support/hostile-words.ts'

/*
 * Every XSS payload of the corpora through every text that a page shows, in Chromium, with the
 * Content-Security-Policy and without. `XSS_WORDS=all` takes all payloads (`npm run bench -- xss`);
 * the daily run takes a twentieth of them, another one each day; `XSS_WORDS=7` takes the eighth.
 */
const { visit } = useBrowser()
const openShop = useShops('payloads')
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
  '/?view=map',
  '/journeys/shopping/edit',
  '/surveys',
  '/surveys/cart-barrier',
]
/** What is opened on a page after it was looked at, and drawn only then. */
const OPENED: Record<string, (page: Page) => Promise<void>> = {
  '/surveys/cart-barrier': async (page) => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Translations side by side' }).click()
    await page.locator('.translations textarea').first().waitFor()
  },
  '/settings/channels': async (page) => {
    await page.locator('.codes-print').click()
    await page.locator('.print-sheet').waitFor({ state: 'attached' })
  },
}
/** A code where the site has none; its address is made by the server, of nobody's words. */
const CODE = {
  code: 'ABCD2345',
  survey: 'cart-barrier',
  channel: 'print',
  name: 'Till',
  kiosk: { reset: 5, idle: 30 },
  madeAt: 0,
  maker: 'Ada',
  endedAt: null,
}
const LINK = { link: 'https://wayfelt.example/q/ABCD2345' }

const FILL = {
  before: (path: string, answer: object) =>
    path === '/api/codes' ? { ...answer, codes: [CODE] } : answer,
  after: (path: string, answer: object) => {
    if (path !== '/api/codes') return
    for (const code of (answer as { codes: object[] }).codes) Object.assign(code, LINK)
  },
}

let shown = 0
afterAll(() => console.log(`xss: ${shown} payloads shown in a page, XSS_WORDS=${chosen}`))

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
      serveHostile(() => words, hasPolicy, FILL),
    )
    for (words of doses)
      for (const path of PAGES) {
        await page.goto(`${inject('base')}${path}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await expect.poll(() => textOf(page), { message: path }).toContain(lastOf(words))
        await nothingFired(page, { path, fired })
        const open = OPENED[path]
        if (open) {
          await open(page)
          // The sheet itself is sent to the printer, once.
          if (path === '/settings/channels') expect(fired.splice(0)).toEqual(['print'])
          await nothingFired(page, { path, fired })
        }
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

  test('no payload fires on the page of a code, at a kiosk, and in the form without scripts', async () => {
    const { page } = await visit()
    await signInOn(page, 'payloads')
    const made = await page.request.post(`${inject('base')}/api/codes`, {
      headers: { origin: inject('base') },
      data: { survey: 'checkout-csat', channel: 'store', name: 'Till', kiosk: {} },
    })
    const { code } = (await made.json()) as { code: string }
    const fired = await watch(page)
    let html: (question: HostedQuestion) => string = () => ''
    await page.route(`**/q/${code}*`, async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': policy, ...others } = response.headers()
      const headers = {
        ...others,
        ...(policy && hasPolicy ? { 'content-security-policy': policy } : {}),
      }
      await route.fulfill({ headers, body: html(questionIn(await response.text())) })
    })
    for (const words of doses)
      for (const way of ['page', 'kiosk', 'form'] as const) {
        html = (question) => hostilePage(question, { words, way, code })
        await page.goto(`${inject('base')}/q/${code}`)
        if (way === 'form') await page.locator('form legend').first().waitFor()
        else await expect.poll(() => page.getByRole('checkbox').count()).toBe(words.length)
        await nothingFired(page, { path: way, fired })
        shown += words.length
      }
    await page.context().close()
  }, 1_800_000)
})

/** The question that a hosted page carries. */
function questionIn(html: string): HostedQuestion {
  const json = /id="wayfelt-page">([^<]*)</.exec(html)?.[1] ?? '{}'
  const { configs } = JSON.parse(json) as { configs: Record<string, SiteConfig> }
  const [config] = Object.values(configs)
  const [survey] = config?.surveys ?? []
  if (!config || !survey || !config.strings) throw new Error('no question in the page')
  return { config, survey, strings: config.strings, lang: 'en', dir: 'ltr' }
}

/** The same page as the Worker writes it, with a hostile shop and one choice for each word. */
function hostilePage(
  { config, survey }: HostedQuestion,
  { words, way, code }: { words: string[]; way: 'page' | 'kiosk' | 'form'; code: string },
): string {
  const choices = [{ code: 'a', label: 'A' }]
  const asked = { ...survey, kind: 'pain_point', choices, multiple: true, range: undefined }
  const hostile = poison({ ...config, surveys: [asked] }, words) as SiteConfig
  const [question] = hostile.surveys
  if (!question || !hostile.strings) throw new Error('no question')
  const all = words.join('\n')
  const html = hostedPage({
    siteName: all,
    path: `/q/${code}`,
    question: {
      config: hostile,
      survey: question,
      strings: hostile.strings,
      lang: 'en',
      dir: 'ltr',
    },
    chosen: all,
    recipient: null,
    kiosk: way === 'kiosk' ? { name: all, reset: 5, idle: 30 } : null,
    answer: { id: crypto.randomUUID(), at: 0 },
  })
  // As a browser without scripts has it.
  if (way !== 'form') return html
  return html.replaceAll(/<\/?noscript>/g, '').replaceAll(/<script defer.*?<\/script>/g, '')
}
