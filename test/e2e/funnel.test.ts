import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import type { Funnel } from '#contract/surveys/funnel.ts'
import type { SurveyDefinitionInput } from '#contract/surveys.ts'
import { dice } from '#widget/loader/rules/sample.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { siteKey } from './support/fault-site.ts'
import { signInOn } from './support/links.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'

/* Why nobody was asked: what pages tell adds up to the pages that were seen. */

const { visit } = useBrowser()
const openShop = useShops('funnel')
const base = () => inject('base')
const KEY = siteKey('funnel')
const VISITORS = 8
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined

/** A browser of the owner. */
async function comeIn(options: BrowserContextOptions = {}) {
  const { page, errors } = await visit({ ...(signedIn && { storageState: signedIn }), ...options })
  if (!signedIn) {
    await signInOn(page, 'funnel')
    await page.locator('h1').first().waitFor()
    signedIn = await page.context().storageState()
  }
  return { page, errors }
}

async function send(page: Page, route: `${'POST' | 'PUT'} /${string}`, data: object) {
  const [method = '', path = ''] = route.split(' ')
  const headers = { origin: base() }
  const response = await page.request.fetch(base() + path, { method, headers, data })
  expect(response.ok(), `${path}: ${await response.text()}`).toBe(true)
}

async function publish(page: Page, id: string, parts: Partial<SurveyDefinitionInput>) {
  const touchpoint = 'checkout'
  await send(page, 'POST /api/surveys', { id, name: id, touchpoint, scale: 'csat5' })
  const definition = {
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was it?' },
    trigger: { on: 'load' },
    ...parts,
  }
  const survey = { name: id, names: {}, touchpoint, definition, plan: {} }
  await send(page, `PUT /api/surveys/${id}/draft`, { seq: 1, survey })
  await send(page, `POST /api/surveys/${id}/publish`, { seq: 2 })
}

/** What was counted of a survey, by step. */
async function stepsOf(page: Page, id: string): Promise<Record<string, number>> {
  const response = await page.request.get(`${base()}/api/surveys/${id}/funnel?days=7`)
  const { steps, counted, views } = (await response.json()) as Funnel
  expect(views).toBe(counted)
  return Object.fromEntries(steps.map(({ step, views: n }) => [step, n]))
}

beforeAll(async () => {
  const { page } = await comeIn()
  await send(page, 'POST /api/surveys/checkout-csat/state', { state: 'paused' })
  await publish(page, 'elsewhere', { urls: [{ op: 'equals', value: '/nowhere' }] })
  await publish(page, 'a-once', { frequency: 'once' })
  await publish(page, 'half', { sample: 0.5, frequency: 'always' })
  await page.context().close()
})

/** Opens a page, and stays until its question is seen, if one is to be, and until it is counted. */
async function look(page: Page, url: string, isAsked: boolean): Promise<void> {
  let configs = 0
  const isKnown = page.waitForResponse((reply) => {
    if (reply.url().includes('/config?')) configs += 1
    // The loader's own, and that of the file that counts.
    return configs === 2
  })
  await page.goto(url)
  await (await isKnown).finished()
  if (isAsked) await page.getByRole('button', { name: 'Send' }).waitFor()
  await page.waitForLoadState('networkidle')
}

test('off by default: a page fetches no file that counts, and tells nothing', async () => {
  const { shop, url } = await openShop()
  const { page } = await visit()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await page.goto('about:blank')
  expect(asked.filter((path) => /w-funnel|v1.funnel/.test(path))).toEqual([])
  expect(shop.received.filter(({ path }) => path === '/v1/funnel')).toEqual([])
  await page.context().close()
})

test('at share 1 the steps of each survey add up to the page views, and the browser keeps nothing of it', async () => {
  const owner = await comeIn()
  await send(owner.page, 'PUT /api/funnel', { days: 7, every: 1 })
  const { shop, url } = await openShop()
  let against = 0
  for (let visitor = 0; visitor < VISITORS; visitor += 1) {
    const { page, errors } = await visit()
    // First `a-once`; then it is over for this visitor, and the dice decide.
    await look(page, url, true)
    const id = await page.evaluate((key) => localStorage.getItem(`wayfelt:${key}:visitor`), KEY)
    const isInShare = dice(`${id} checkout`) < 0.5
    if (!isInShare) against += 1
    await look(page, url, isInShare)
    const kept = await page.evaluate(() => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage).map((key) => `session ${key}`),
      document.cookie,
    ])
    const known = /^(|wayfelt:wf_pk_funnel:(visitor|last|q:[\w-]+|events\/[\w-]+))$/
    expect(kept.filter((key) => !known.test(key))).toEqual([])
    await page.goto('about:blank')
    await expect
      .poll(() => shop.received.filter(({ path }) => path === '/v1/funnel').length)
      .toBe((visitor + 1) * 2)
    expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
    await page.context().close()
  }
  const inShare = VISITORS - against
  const some = (steps: Record<string, number>) =>
    Object.fromEntries(Object.entries(steps).filter(([, n]) => n > 0))
  await expect.poll(() => stepsOf(owner.page, 'elsewhere')).toEqual({ address: VISITORS * 2 })
  expect(await stepsOf(owner.page, 'a-once')).toEqual({ asked: VISITORS, shown: VISITORS })
  expect(await stepsOf(owner.page, 'half')).toEqual(
    some({ sample: against * 2, other: inShare, shown: inShare }),
  )
  for (const { body } of shop.received.filter(({ path }) => path === '/v1/funnel'))
    expect(Object.keys(JSON.parse(body) as object)).toEqual(['site', 'every', 'counts'])
  await owner.page.context().close()
})

test('what a question waits for is watched all the same, under a strict policy, and counted', async () => {
  const { shop, url } = await openShop()
  shop.page = { body: '<button class="help">Help</button>', csp: STRICT }
  const told = { site: KEY, every: 1, watch: [['$q', { on: 'click', selector: '.help' }]] }
  shop.config = (config) => ({
    ...config,
    more: `/w-funnel.js#${encodeURIComponent(JSON.stringify(told))}`,
    surveys: config.surveys.slice(0, 1).map((survey) => ({ ...survey, trigger: { event: '$q' } })),
  })
  const { page, errors } = await visit()
  const watcher = page.waitForResponse(/w-watch\.js/)
  await page.goto(url)
  await watcher
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await page.goto('about:blank')
  await expect
    .poll(() => shop.received.find(({ path }) => path === '/v1/funnel')?.body)
    .toContain('"step":"shown"')
  expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
  await page.context().close()
})

test('the builder says it in words on a phone in the dark, and ends the counting', async () => {
  const counts = [{ survey: 'elsewhere', step: 'address', n: 50 }]
  await fetch(`${base()}/v1/funnel`, {
    method: 'POST',
    headers: { origin: 'http://shop.test', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' },
    body: JSON.stringify({ site: KEY, every: 1, counts }),
  })
  const { page, errors } = await comeIn({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  })
  await page.goto(`${base()}/surveys/elsewhere`)
  await page.getByRole('button', { name: 'When and whom' }).click()
  await page.getByText('Why was nobody asked?').click()
  await page
    .getByText('Most page views fall out because the address does not fit: about 100%.')
    .waitFor()
  await page.getByText('As a table').click()
  await page.getByRole('table', { name: 'Where page views ended' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'End now' }).click()
  await page.getByRole('button', { name: 'Count for 7 days' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})
