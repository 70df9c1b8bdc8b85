import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve } from '#contract/journey.ts'
import { localDay } from '#worker/domain/days.ts'
import type { CheckReceipt, Finding, Install } from '#contract/install.ts'
import { answer, eventually } from './support/answering.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { takeLink } from './support/links.ts'
import { siteKey } from './support/fault-site.ts'
import { STRICT } from './support/policies.ts'
import type { ShopPage } from './support/shop.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('install')
const SITE = siteKey('install')
const ROOT = join(import.meta.dirname, '..', '..')
const DAY_MS = 86_400_000
let cookie = ''

beforeAll(async () => {
  const [base = '', token] = takeLink('install').split('/sign-in#')
  const response = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
})

/** A call of the dashboard, as the owner of the site. */
async function call<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(`${inject('base')}${path}`, { method, headers: { cookie } })
  expect(response.ok).toBe(true)
  return (await response.json()) as T
}

interface Opened {
  page: Page
  errors: string[]
  url: string
}

/** Begins a check and opens a page of a shop with its link, in a visitor's browser. */
async function openChecked(
  shopPage: ShopPage | ((url: string) => Promise<ShopPage>),
  prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<Opened> {
  const { fragment } = await call<CheckReceipt>('/api/install/check', 'POST')
  const { shop, url } = await openShop()
  shop.page = typeof shopPage === 'function' ? await shopPage(url) : shopPage
  const { page, errors } = await visit()
  await prepare(page.context())
  await page.goto(`${url.replace('/thanks', '/any-page')}?order=7#${fragment}`)
  return { page, errors, url }
}

async function findings(): Promise<Finding[]> {
  return (await call<Install>('/api/install')).findings
}

/** The findings, once there are any. */
async function firstFindings(): Promise<Pick<Finding, 'kind' | 'detail'>[]> {
  await eventually(async () => (await findings()).length > 0)
  return (await findings()).map(({ kind, detail }) => ({ kind, detail }))
}

async function chunk(name: 'ui' | 'check'): Promise<string> {
  const file = (await readdir(join(ROOT, 'dist', 'w'))).find((file) => file.startsWith(`${name}-`))
  return `/w/${file}`
}

test('a page that is well is loaded, also under a strict policy, and a test answer counts nowhere', async () => {
  // The days of the site, from yesterday, so that midnight may come in between.
  const [from, to] = [-1, 0].map((days) => localDay(Date.now() + days * DAY_MS, 'Europe/Warsaw'))
  const curve = async () =>
    (await call<Curve>(`/api/journeys/shopping/curve?from=${from}&to=${to}`)).stages
  const before = { curve: await curve(), answers: await call<AnswersPage>('/api/answers') }
  const { page, errors, url } = await openChecked({ csp: STRICT })
  expect(await firstFindings()).toEqual([
    { kind: 'loaded', detail: url.replace('/thanks', '/any-page') },
  ])
  await page.getByText('This page is connected.').waitFor()
  const notice = page.locator('wayfelt-check div')
  expect(await notice.evaluate((element) => getComputedStyle(element).position)).toBe('fixed')
  await answer(page, 'Bad', 'a test')
  await page.getByText('Your test answer has arrived.').waitFor()
  expect(await call<Install>('/api/install')).toMatchObject({
    testAnswers: [{ survey: 'checkout-csat', score: 2, comment: 'a test' }],
  })
  expect(await curve()).toEqual(before.curve)
  expect((await call<AnswersPage>('/api/answers')).answers).toEqual(before.answers.answers)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
  await page.context().close()
})

test.each([
  ['HTML', 0],
  ['Tag Manager', 1],
])('the snippet for %s, as the documentation has it, connects a page', async (_, index) => {
  const guide = await readFile(join(ROOT, 'docs', 'install.md'), 'utf8')
  const [, snippet = ''] = Array.from(guide.matchAll(/```html\n(.+?)```/gs))[index] ?? []
  const { page, url } = await openChecked(async (url) => ({
    copies: 0,
    body: snippet
      .replace('https://hello.shop.example', new URL(url).origin)
      .replace('wf_pk_…', SITE),
  }))
  expect(await firstFindings()).toEqual([
    { kind: 'loaded', detail: url.replace('/thanks', '/any-page') },
  ])
  await page.context().close()
})

test('included twice, it is there once, and has nothing that axe finds', async () => {
  const { page } = await openChecked({ copies: 2 })
  await page.getByText('This page is connected.').waitFor()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  expect(await page.locator('wayfelt-check, wayfelt-card').count()).toBe(2)
  expect(await axeViolations(page)).toEqual([])
  await page.context().close()
})

test('a wrong key is found by the check, whosever key it is', async () => {
  const { page } = await openChecked({ script: '/w.js', attributes: 'data-site="wf_pk_mistyped"' })
  expect(await firstFindings()).toEqual([{ kind: 'wrong_key', detail: 'wf_pk_mistyped' }])
  await page.getByText('is not a key of the site').waitFor()
  await page.context().close()
})

test('a page of an origin that is not allowed', async () => {
  const { page, url } = await openChecked({
    script: `${inject('base')}/w.js`,
    attributes: `data-site="${SITE}"`,
  })
  const { origin } = new URL(url)
  expect(await firstFindings()).toEqual([{ kind: 'origin_not_allowed', detail: origin }])
  await page.getByText('Answers from this address are not allowed yet.').waitFor()
  expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0)
  await page.context().close()
})

test('under connect-src nothing arrives; the page and its console say why', async () => {
  const { page, errors } = await openChecked({ csp: "connect-src 'none'" })
  await page.getByText('The server cannot be reached from this page.').waitFor()
  expect(errors.join()).toContain('connect-src')
  expect(await findings()).toEqual([])
  await page.context().close()
})

test('a policy that allows no more than the loader is told by the loader', async () => {
  const { page } = await openChecked(async (url) => ({
    csp: `script-src ${new URL('/w.js', url).href}`,
  }))
  expect(await firstFindings()).toEqual([
    { kind: 'csp_blocked', detail: `script-src ${inject('base')}` },
  ])
  await page.context().close()
})

test('a policy that blocks the card names the directive', async () => {
  const { page, url } = await openChecked(async (url) => {
    const allowed = ['/w.js', await chunk('check')].map((path) => new URL(path, url).href)
    return { csp: `script-src ${allowed.join(' ')}` }
  })
  expect(await firstFindings()).toEqual([
    { kind: 'csp_blocked', detail: `script-src-elem ${new URL(url).origin}` },
  ])
  await page.getByText('blocks a part of the widget').waitFor()
  await page.context().close()
})

test('a browser that keeps nothing', async () => {
  const { page, errors, url } = await openChecked({}, (context) =>
    context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    }),
  )
  expect(await firstFindings()).toEqual([
    { kind: 'storage_blocked', detail: url.replace('/thanks', '/any-page') },
  ])
  await page.getByText('The browser keeps nothing for this page').waitFor()
  expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
  await page.context().close()
})
