import { mkdir } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import { eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { jobTurns } from './support/job-turns.ts'
import { signInOn } from './support/links.ts'
import { lookAt } from './support/look-at.ts'
import { tellOf } from './support/shop-system.ts'

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

async function send(page: Page): Promise<void> {
  const made = await page.evaluate(async () => {
    const response = await fetch('/api/connections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sender: 'generic', name: 'Figures' }),
    })
    return (await response.json()) as MadeConnection
  })
  expect(await tellOf(made, message())).toBe(200)
}

test('what carriers told is counted by the job, and every part of the page shows it', async () => {
  await mkdir(PICTURES, { recursive: true })
  const base = inject('base')
  const { page, errors } = await visit({ reducedMotion: 'reduce' })
  await signInOn(page, 'deliveryFigures')
  await page.locator('h1').first().waitFor()
  await send(page)
  // The job looks each hour; here it has passed.
  const headers = { origin: base }
  const owner = (path: string, data: object) => page.request.post(base + path, { headers, data })
  const turn = jobTurns(owner, 2 * HOUR)
  await eventually(async () => {
    await turn()
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
      faults.push(...(await lookAt(other.page, PICTURES, `${part.slice(1) || 'carriers'}-${name}`)))
    }
    expect(other.errors).toEqual([])
    await other.page.context().close()
  }
  expect(faults).toEqual([])
  expect(errors).toEqual([])
})
