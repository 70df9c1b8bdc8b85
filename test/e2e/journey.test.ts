import type { AnswersPage } from '#contract/answers.ts'
import type { Request } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { answersOf } from './support/answering.ts'
import { axeViolations, settled, tooWide, useBrowser, type Visit } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()
let last = ''

/** Signs in as a CX manager does: by opening the link. */
async function openDashboard(options: Parameters<typeof visit>[0] = {}): Promise<Visit> {
  const visited = await visit(options)
  last = takeLink('journey')
  await openLink(visited.page, last)
  await visited.page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  return visited
}

test('an answer given on the demo shop is on the curve and in the list with the next look, which comes every 1.5 s', async () => {
  const manager = await openDashboard()
  const shopper = await visit({ locale: 'pl-PL' })
  const { page } = shopper
  const comment = `szybko i prosto ${Date.now()}`
  const before = await answersOf(manager.page, 'Purchase')

  await page.goto(`${inject('base')}/demo/product.html`)
  // Its script draws the goods and then listens to the button, in one task.
  await page.locator('[data-price]').filter({ hasText: /\d/ }).waitFor()
  await page.getByRole('button', { name: 'Dodaj do koszyka' }).first().click()
  await page.goto(`${inject('base')}/demo/cart.html`)
  await page.getByRole('link', { name: 'Zamów', exact: true }).click()
  await page.getByRole('button', { name: /Zamawiam/ }).click()
  await page.getByRole('heading', { name: 'Dziękujemy za zamówienie!' }).waitFor()
  await page.getByRole('button', { name: 'Wyślij' }).waitFor()
  await page.getByRole('radio', { name: 'Dobrze', exact: true }).check({ force: true })
  await page.getByRole('textbox').fill(comment)
  const sent = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await page.getByRole('button', { name: 'Wyślij' }).click()
  expect((await sent).status()).toBe(201)

  // Begun after the answer was stored. How often there is a look, test/dashboard/live.test.ts tells.
  const isLook = (request: Request) => new URL(request.url()).searchParams.get('limit') === '1'
  const look = await manager.page.waitForRequest(isLook)
  const seen = await manager.page.waitForResponse((response) => response.request() === look)
  const { answers } = (await seen.json()) as AnswersPage
  // Another file's shopper may have answered since.
  expect(answers).toHaveLength(1)
  await manager.page.getByText(comment).waitFor()
  await expect.poll(() => answersOf(manager.page, 'Purchase')).toBe(before + 1)
  expect([...shopper.errors, ...manager.errors]).toEqual([])
  await page.context().close()
  await manager.page.context().close()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on the journey page, %s, %i px wide', async (colorScheme, width) => {
  const { page, errors } = await openDashboard({ colorScheme, viewport: { width, height: 900 } })
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  await page
    .getByRole('button', { name: /^Delivery/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Close' }).waitFor()
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('t')
  await page.getByRole('table').waitFor()
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  expect(errors).toEqual([])
  await page.context().close()
})

test('the page is its address: ranges, comparison and drill-down survive a reload and go back', async () => {
  const { page } = await openDashboard()
  await page.keyboard.press('n')
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBe('90d')
  await page.keyboard.press('x')
  await expect.poll(() => page.url()).toContain('cmp=')
  await page.getByRole('button', { name: /^Help/ }).first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('stage=help')
  const address = page.url()
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Close' }).waitFor()
  expect(page.url()).toBe(address)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.url()).not.toContain('stage=')
  await page.goBack()
  await expect.poll(() => page.url()).toContain('stage=help')
  await page.context().close()
})

test('a sign-in link works once, and says what to do the second time', async () => {
  const { page } = await openDashboard()
  const link = last
  const other = await visit()
  await other.page.goto(link)
  await other.page.getByText(/npm run signin-link/).waitFor()
  expect(other.page.url()).not.toContain('#')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  await page.context().close()
  await other.page.context().close()
})
