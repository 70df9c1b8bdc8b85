import type { Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import {
  chosen,
  doses,
  lastOf,
  nothingFired,
  serveHostile,
  textOf,
  watch,
} from './support/hostile-pages.ts'
import { signInOn } from './support/links.ts'
import { tellOf } from './support/shop-system.ts'

/* The same as xss.test.ts through the texts of orders, parcels, cases, connections and endpoints. */

const { visit } = useBrowser()
const base = inject('base')
let shown = 0
afterAll(() => console.log(`xss: ${shown} payloads shown in a page, XSS_WORDS=${chosen}`))

const PAGES = [
  '/inbox',
  '/inbox/1',
  '/inbox?list=mentions',
  '/delivery',
  '/delivery/issues',
  '/delivery/orders/9001',
  '/settings/connections',
  '/settings/webhooks',
  '/settings/cases',
]
/** What is opened on a page after it was looked at. */
const OPENED: Record<string, (page: Page) => Promise<void>> = {
  '/settings/connections': async (page) => {
    await page.getByText('Messages', { exact: true }).first().click()
    await page.locator('details[open] table').first().waitFor()
  },
}

/** One of everything, so that each page has something to show; each test makes one more. */
async function fill(page: Page): Promise<void> {
  const call = async (path: string, method: 'POST' | 'PUT', data: unknown) => {
    const answer = await page.request.fetch(base + path, {
      method,
      headers: { origin: base },
      data,
    })
    expect(answer.status(), `${path} ${await answer.text()}`).toBeLessThan(300)
    return (await answer.json()) as Record<string, string> & { seq: number }
  }
  const { address = '', secret = '' } = await call('/api/connections', 'POST', {
    sender: 'generic',
    name: 'Shop',
  })
  const now = new Date().toISOString()
  const message = {
    orders: [{ id: '9001', number: '9001', changedAt: now, promised: '2026-11-20' }],
    parcels: ['odd', 'in_transit', 'delivered'].map((status, at) => ({
      carrier: 'inpost',
      code: '62',
      order: '9001',
      ...(status === 'odd' ? { vocabulary: 'inpost', raw: status } : { status }),
      ...(status === 'delivered' ? { issue: 'damaged' } : {}),
      place: 'Town',
      url: 'https://carrier.example/62',
      at: new Date(Date.now() - (4 - at) * 3_600_000).toISOString(),
    })),
  }
  expect(await tellOf({ address, secret: 'whsec_d3Jvbmc=' }, message)).toBe(401)
  expect(await tellOf({ address, secret }, message)).toBe(200)
  await call('/api/endpoints', 'POST', {
    kind: 'slack',
    name: 'Chat',
    url: 'https://outside.example/chat',
    topics: ['case.opened'],
  })
  const made = await call('/api/cases', 'POST', {
    order: '9001',
    title: 'Called',
    issue: 'damaged',
  })
  await call(`/api/cases/${made['id']}/steps`, 'POST', {
    step: { do: 'note', text: 'Note' },
    seq: made.seq,
  })
}

describe.each([
  ['with the policy', true],
  ['without it', false],
])('%s', (_, hasPolicy) => {
  test('no payload fires on any page of orders, cases, connections and endpoints', async () => {
    const { page } = await visit()
    await signInOn(page, 'xssAct')
    await page.locator('h1').first().waitFor()
    if (hasPolicy) await fill(page)
    const fired = await watch(page)
    let words: string[] = []
    await page.route(
      '**/*',
      serveHostile(() => words, hasPolicy),
    )
    for (words of doses)
      for (const path of PAGES) {
        await page.goto(base + path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await expect.poll(() => textOf(page), { message: path }).toContain(lastOf(words))
        await nothingFired(page, { path, fired })
        await OPENED[path]?.(page)
        await nothingFired(page, { path: `${path}, opened`, fired })
        shown += words.length
      }
    await page.context().close()
  }, 1_800_000)
})
