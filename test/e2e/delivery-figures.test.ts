import { createHmac } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { eventually } from './support/answering.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { signInOn } from './support/links.ts'

const { visit } = useBrowser()
const PICTURES = '.wayfelt/pictures/delivery-figures'
const WAYS: [string, BrowserContextOptions][] = [
  ['light-1440', { viewport: { width: 1440, height: 1000 } }],
  ['dark-390-pl', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'pl' }],
]
const HOUR = 3_600_000
const before = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString()

/** Forty parcels of two carriers: some late, some damaged, some on their way. */
function message() {
  const all = Array.from({ length: 40 }, (_, n) => ({ n, carrier: n % 2 ? 'InPost' : 'DPD' }))
  return {
    orders: all.map(({ n }) => ({
      id: `f-${n}`,
      changedAt: before(200),
      promised: before(n % 5 === 0 ? 120 : 24).slice(0, 10),
    })),
    parcels: all.flatMap(({ n, carrier }) => {
      const parcel = { carrier, code: `p-${n}`, order: `f-${n}` }
      return [
        { ...parcel, status: 'in_transit', at: before(150) },
        ...(n % 4 === 1 ? [{ ...parcel, issue: 'damaged', at: before(100) }] : []),
        ...(n % 10 === 9 ? [] : [{ ...parcel, status: 'delivered', at: before(60) }]),
      ]
    }),
  }
}

async function send(page: Page, base: string): Promise<void> {
  const made = await page.evaluate(async () => {
    const response = await fetch('/api/connections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'generic', name: 'Figures' }),
    })
    return (await response.json()) as { url: string; secret: string }
  })
  const body = JSON.stringify(message())
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(made.secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`msg_f.${timestamp}.${body}`).digest('base64')
  const { status } = await fetch(new URL(new URL(made.url).pathname, base), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'msg_f',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${mac}`,
    },
  })
  expect(status).toBe(200)
}

async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.waitForFunction(() => document.querySelector('.bones, [aria-busy="true"]') === null)
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  const faults = await axeViolations(page)
  return [...faults, ...(wide > 0 ? [`${wide} px too wide`] : [])].map((one) => `${name} ${one}`)
}

test('what carriers told is counted by the job, and every part of the page shows it', async () => {
  await mkdir(PICTURES, { recursive: true })
  const base = inject('base')
  const { page, errors } = await visit({ reducedMotion: 'reduce' })
  await signInOn(page, 'deliveryFigures')
  await page.locator('h1').first().waitFor()
  await send(page, base)
  // The job looks each hour; here it has passed.
  let later = Date.now() + 2 * HOUR
  // A run serves some sites of those that are due, the longest first.
  await eventually(async () => {
    await fetch(`${base}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${later}`)
    // Another file's run may have served the site ahead.
    later += HOUR
    return await page.evaluate(async () => {
      const response = await fetch('/api/delivery/carriers')
      return ((await response.json()) as { carriers: unknown[] }).carriers.length > 0
    })
  }, 'The parcels are counted')
  await page.getByRole('link', { name: 'Delivery' }).click()
  await page.getByRole('row', { name: /InPost/ }).waitFor()
  expect(await page.getByRole('row', { name: /DPD/ }).textContent()).toContain('20')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save as CSV/ }).click()
  expect((await download).suggestedFilename()).toMatch(/^carriers-.*\.csv$/)
  await page.getByRole('link', { name: 'Said and seen' }).click()
  await page.getByRole('heading', { level: 1, name: /: seen by tracking/ }).waitFor()
  await page.getByRole('link', { name: 'Incidents' }).click()
  await page.getByRole('heading', { level: 1, name: /^Too early/ }).waitFor()

  const storageState = await page.context().storageState()
  const faults: string[] = []
  for (const [name, options] of WAYS) {
    const other = await visit({ reducedMotion: 'reduce', storageState, ...options })
    for (const part of ['', '/said', '/incidents']) {
      await other.page.goto(`${base}/delivery${part}`)
      await other.page.locator('h1').first().waitFor()
      faults.push(...(await faultsOf(other.page, `${part.slice(1) || 'carriers'}-${name}`)))
    }
    expect(other.errors).toEqual([])
    await other.page.context().close()
  }
  expect(faults).toEqual([])
  expect(errors).toEqual([])
})
