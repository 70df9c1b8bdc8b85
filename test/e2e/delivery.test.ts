import { mkdir } from 'node:fs/promises'
import type { BrowserContextOptions } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { signInOn } from './support/links.ts'
import { lookAt } from './support/look-at.ts'
import { tellOf } from './support/shop-system.ts'

const { visit } = useBrowser()
const PICTURES = '.wayfelt/pictures/delivery'

const hours = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString()
const MESSAGE = {
  orders: [
    {
      id: '820982911946154508',
      number: '1001',
      changedAt: hours(50),
      placedAt: hours(60),
      promised: hours(48).slice(0, 10),
      value: '149.90',
      currency: 'PLN',
      customer: 'c-1',
    },
  ],
  parcels: [
    { carrier: 'InPost', code: '62', order: '1001', status: 'in_transit', at: hours(40) },
    {
      carrier: 'InPost',
      code: '62',
      order: '1001',
      vocabulary: 'inpost',
      raw: 'odd',
      at: hours(30),
    },
    { carrier: 'InPost', code: '62', order: '1001', status: 'delivered', at: hours(1) },
  ],
}

const WAYS: [string, BrowserContextOptions][] = [
  ['light-1440', { viewport: { width: 1440, height: 1000 } }],
  ['dark-1440-pl', { viewport: { width: 1440, height: 1000 }, colorScheme: 'dark', locale: 'pl' }],
  ['light-390', { viewport: { width: 390, height: 844 } }],
  ['dark-390-pl', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'pl' }],
]

test('a shop is connected, tells of an order, and its order is found with what went wrong', async () => {
  await mkdir(PICTURES, { recursive: true })
  const { page, errors } = await visit({ reducedMotion: 'reduce' })
  await signInOn(page, 'delivery')
  await page.locator('h1').first().waitFor()
  await page.goto(`${inject('base')}/settings/connections`)
  await page.getByText('No connections yet.').waitFor()
  await page.getByRole('button', { name: 'New connection' }).click()
  await page.getByLabel('Name').fill('Zielony Sklep')
  await page.getByLabel('Sender').selectOption('generic')
  await page.getByRole('button', { name: 'Make connection' }).click()
  const made = page.getByRole('region', { name: 'Connection “Zielony Sklep”' })
  await made.waitFor()
  const [address = '', secret = ''] = await made.locator('code').allTextContents()
  expect(secret).toMatch(/^whsec_/)
  await made.getByRole('button', { name: 'I have copied it' }).click()

  await page.getByRole('button', { name: 'Send a test message: Zielony Sklep' }).click()
  await page.getByText(/1 order, 1 step of a parcel. Nothing was stored/).waitFor()
  expect(await tellOf({ address, secret: 'whsec_d3Jvbmc=' }, MESSAGE)).toBe(401)
  expect(await tellOf({ address, secret }, MESSAGE)).toBe(200)
  await page.reload()
  await page.getByText('1 refused call').waitFor()
  await page.getByText('It was signed with another secret').waitFor()
  await page.getByText('Messages', { exact: true }).click()
  await page.getByText(/taken over · unknown: odd/).waitFor()
  await page.getByRole('button', { name: /^Try to read kept messages again/ }).click()
  await page.getByText(/Of 1 messages 1 are understood: 1 order, 3 steps of parcels/).waitFor()

  await page.getByRole('link', { name: 'Delivery' }).click()
  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByRole('link', { name: '1001' }).click()
  await page.getByRole('heading', { level: 1, name: 'Order 1001: delivered' }).waitFor()
  const order = page.url()
  expect(order).toMatch(/820982911946154508$/)
  await page.goto(`${inject('base')}/delivery/costs`)
  await page.getByRole('button', { name: 'Count now' }).click()
  await page.getByText(/^As of .*Customers: 1, with an issue of their first order: 1\./).waitFor()
  // Nobody has answered, and the days of buying again are not over.
  await page.getByText('no answers yet').first().waitFor()
  const storageState = await page.context().storageState()

  const faults: string[] = []
  for (const [name, options] of WAYS) {
    const other = await visit({ reducedMotion: 'reduce', storageState, ...options })
    for (const [what, path] of [
      ['connections', '/settings/connections'],
      ['orders', '/delivery/orders'],
      ['issues', '/delivery/issues'],
      ['costs', '/delivery/costs'],
      ['recovery', '/delivery/recovery'],
      ['order', new URL(order).pathname],
    ] as const) {
      await other.page.goto(inject('base') + path)
      await other.page.locator('h1').first().waitFor()
      faults.push(...(await lookAt(other.page, PICTURES, `${what}-${name}`)))
    }
    expect(other.errors).toEqual([])
    await other.page.context().close()
  }
  expect(faults).toEqual([])
  expect(errors).toEqual([])
})
