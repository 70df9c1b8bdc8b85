import type { Page } from 'playwright-core'
import { beforeAll, afterAll, expect, inject, test } from 'vitest'
import { axeViolations, settled, useBrowser, type Visit } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()
let owner: Visit

beforeAll(async () => {
  owner = await visit()
  await openLink(owner.page, takeLink('lookPage'))
  await owner.page.getByRole('heading', { level: 1 }).first().waitFor()
})
afterAll(async () => {
  await owner.page.context().close()
})

async function openLook(): Promise<Page> {
  const { page } = owner
  await page.goto(`${inject('base')}/settings/look`)
  await page.getByLabel('Start from').waitFor()
  await settled(page)
  return page
}

const frame = (page: Page) => page.frameLocator('iframe[title="The card with this look"]')
const send = (page: Page) => frame(page).getByRole('button', { name: 'Send' })

async function colourOf(page: Page): Promise<string> {
  return await send(page).evaluate((button) => getComputedStyle(button).backgroundColor)
}

test('a preset is seen on the real card, in light and dark, before anything is saved', async () => {
  const page = await openLook()
  await send(page).waitFor()
  expect(await colourOf(page)).toBe('rgb(42, 77, 143)')
  await page.getByLabel('Start from').selectOption('warm')
  await expect.poll(() => colourOf(page)).toBe('rgb(162, 68, 27)')
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => colourOf(page)).toBe('rgb(242, 164, 120)')
  await page.getByRole('button', { name: 'Light' }).click()
  expect(await axeViolations(page)).toEqual([])
})

test('a pale colour is named with its contrast, the nearest that passes is a click away, and undo goes back', async () => {
  const page = await openLook()
  const text = page.getByLabel('Text, light: code')
  const before = await text.inputValue()
  await text.fill('#aaaaaa')
  await page.getByText(/Contrast with the background is 2\.2\d : 1; at least 4\.5 : 1/).waitFor()
  expect(await text.getAttribute('aria-invalid')).toBe('true')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page
    .getByText('Some fields need a look')
    .or(page.locator('.form-told.field-error'))
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^Use #[0-9a-f]{6}, the nearest/ }).click()
  await expect.poll(() => page.getByText(/Contrast with the background/).count()).toBe(0)
  expect(await text.inputValue()).toMatch(/^#[67][0-9a-f]{5}$/)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await text.inputValue()).toBe(before)
})

test('what is saved stays, is in the log, and undo after a save goes back to what was before', async () => {
  const page = await openLook()
  await page.getByLabel('Start from').selectOption('sharp')
  await page.getByLabel('Place on a computer').selectOption('top-start')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.getByLabel('Start from').inputValue()).toBe('plain')
  await page.getByRole('button', { name: 'Discard' }).click()
  await openLook()
  expect(await page.getByLabel('Start from').inputValue()).toBe('sharp')
  expect(await page.getByLabel('Place on a computer').inputValue()).toBe('top-start')
  await page.goto(`${inject('base')}/settings/audit`)
  await page
    .getByText(/look: /)
    .first()
    .waitFor()
})

test('axe finds nothing in the dark, on a phone, in Polish and Russian', async () => {
  for (const locale of ['pl', 'ru']) {
    const other = await visit({
      colorScheme: 'dark',
      locale,
      viewport: { width: 390, height: 844 },
      storageState: await owner.page.context().storageState(),
    })
    await other.page.goto(`${inject('base')}/settings/look`)
    await other.page.locator('.look select').first().waitFor()
    await settled(other.page)
    expect(await axeViolations(other.page)).toEqual([])
    expect(
      await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    ).toBe(true)
    await other.page.context().close()
  }
})

test('the builder shows a question in the page where it will stand', async () => {
  const { page } = owner
  await page.goto(`${inject('base')}/surveys/checkout-csat`)
  const surface = page.getByLabel('Where it appears')
  await surface.waitFor()
  const stage = page.frameLocator('.card-stage iframe')
  await stage.locator('html > wayfelt-card section').waitFor()
  await surface.selectOption('inline')
  await page.getByText('<div data-wayfelt="checkout-csat"></div>').waitFor()
  await stage.locator('[data-wayfelt="checkout-csat"] > wayfelt-card section').waitFor()
  expect(await stage.locator('wayfelt-card .close').count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
})
