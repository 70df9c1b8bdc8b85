import { expect, inject, test } from 'vitest'
import { axeViolations } from './support/browser.ts'
import { useSignedIn } from './support/signed-in.ts'

/* The demo's year for support: its tracking page, what is reported there, and the pages that tell of it. */

const { open, visit } = useSignedIn('demoOrders')
const DEMO = `${inject('base')}/demo`

test('a shopper of the demo reports a damaged parcel, and it is in the inbox with its order, parcel and tracking', async () => {
  const agent = await open('/inbox')
  await agent.page.getByRole('list', { name: 'Cases' }).waitFor()
  const shopper = await visit({ locale: 'en', viewport: { width: 1000, height: 800 } })
  const { page } = shopper
  await page.goto(`${DEMO}/tracking.html`)
  await page.locator('.scans li').first().waitFor()
  const order = (await page.locator('[data-order]').textContent()) ?? ''
  const code = (await page.locator('[data-code]').textContent()) ?? ''
  expect(order).toMatch(/^ZS-\d{4}-\d{6}$/)
  expect(code).not.toBe('')
  expect(await axeViolations(page)).toEqual([])

  await page.getByRole('button', { name: 'Report a problem' }).click()
  await page.getByText('What is wrong with your parcel?', { exact: true }).waitFor()
  await page.getByRole('radio', { name: 'Damaged' }).check({ force: true })
  await page.locator('wayfelt-card textarea').fill('The box is wet, and the jug is in pieces.')
  const stored = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await page.locator('wayfelt-card .send').click()
  expect((await stored).status()).toBe(201)

  // The list looks for news every two seconds: nothing is reloaded.
  const row = agent.page.getByRole('link', { name: /the jug is in pieces/ })
  await row.waitFor()
  expect(await row.textContent()).toContain(`#${order}`)
  await row.click()
  await agent.page.getByRole('heading', { name: 'Order and parcel' }).waitFor()
  await agent.page.getByText('Shipment created').first().waitFor()
  await agent.page.getByText(`#${order}`).first().waitFor()
  await agent.page.getByText('rule “Damaged”').waitFor()
  expect(await axeViolations(agent.page)).toEqual([])
  expect([...shopper.errors, ...agent.errors]).toEqual([])
  await page.context().close()
  await agent.page.context().close()
})

test('a visitor keeps the parcel until they start over, and an order that is placed gets one', async () => {
  const { page, errors } = await visit({ locale: 'en' })
  const shown = async () => {
    await page.locator('.scans li').first().waitFor()
    return await page.locator('[data-order]').textContent()
  }
  await page.goto(`${DEMO}/tracking.html`)
  const first = await shown()
  await page.reload()
  expect(await shown()).toBe(first)
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.waitForURL(/\/demo\/$/)
  await page.goto(`${DEMO}/checkout.html`)
  await page.getByRole('button', { name: /order and pay/i }).click()
  await page.waitForURL(/confirmation/)
  const placed = await page.evaluate("JSON.parse(localStorage.getItem('zielony-order')).number")
  await page.locator('[data-order]', { hasText: String(placed) }).waitFor()
  await page.goto(`${DEMO}/tracking.html`)
  expect(await shown()).toBe(placed)
  expect(errors).toEqual([])
  await page.context().close()
})

test.each([
  ['/inbox', 'ZS-'],
  ['/inbox?list=waiting', 'ZS-'],
  ['/inbox?list=done', 'ZS-'],
  ['/delivery/orders', 'ZS-'],
  ['/delivery/issues', 'tracking only'],
  ['/settings/connections', '2 connections work'],
  ['/settings/webhooks', 'Warehouse'],
])('%s of the demo has something to show', async (path, words) => {
  const { page, errors } = await open(path)
  await page.getByText(words).first().waitFor()
  expect(await page.locator('#content').textContent()).not.toMatch(/undefined|NaN|\[object/)
  expect(errors).toEqual([])
  await page.context().close()
})
