import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { useShops } from './support/shops.ts'

/* Page and card disturb each other. */

const { visit } = useBrowser()
const openShop = useShops('pagesE')

async function openPage(script: string, body = '<input id="search"><div id="drawer">Cart</div>') {
  const { shop, url } = await openShop()
  shop.page = { body: `${body}<script>${script}</script>` }
  const { page } = await visit()
  await page.goto(url)
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  return { shop, page }
}

async function typed(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: 'Tell us more' }).click()
  await page.keyboard.type('was slow')
  return await page.getByRole('textbox', { name: 'Tell us more' }).inputValue()
}

const FIELD = "['INPUT', 'TEXTAREA'].includes(event.target.tagName)"
test.each([
  [
    'a focus trap',
    `document.addEventListener('focusin', (event) => event.target.id !== 'search' && document.querySelector('#search').focus())`,
  ],
  [
    'a focus trap in the capture phase',
    `document.addEventListener('focus', (event) => { if (event.target.id !== 'search') { event.stopPropagation(); document.querySelector('#search').focus() } }, true)`,
  ],
  [
    'hotkeys in the capture phase',
    `document.addEventListener('keydown', (event) => 'slow'.includes(event.key) && !${FIELD} && event.preventDefault(), true)`,
  ],
  [
    'hotkeys of keypress',
    `document.addEventListener('keypress', (event) => !${FIELD} && event.preventDefault(), true)`,
  ],
  [
    'an input filter',
    `document.addEventListener('beforeinput', (event) => !${FIELD} && event.preventDefault(), true)`,
  ],
  [
    'mousedown cancelled outside of fields',
    `document.addEventListener('mousedown', (event) => !${FIELD} && (event.preventDefault(), document.querySelector('#search').focus()), true)`,
  ],
  [
    'pointerdown that takes the focus',
    `document.addEventListener('pointerup', () => document.querySelector('#search').focus(), true)`,
  ],
])('E: with %s what is typed goes into the comment', async (_, script) => {
  const { page } = await openPage(script)
  expect(await typed(page)).toBe('was slow')
  expect(await page.locator('#search').inputValue()).toBe('')
  await page.context().close()
})

test.each(['click', 'mousedown', 'pointerdown', 'focusin'])(
  'E: a drawer that closes on a %s outside stays open while the card is answered',
  async (type) => {
    const { shop, page } = await openPage(
      `document.addEventListener('${type}', (event) => { const drawer = document.querySelector('#drawer'); if (!drawer.contains(event.target)) drawer.remove() }, true)`,
    )
    await typed(page)
    await page.getByRole('button', { name: 'Send' }).click()
    await eventually(() => shop.delivered.includes('was slow'))
    expect(await page.locator('#drawer').count()).toBe(1)
    await page.context().close()
  },
)

test('E: a wheel over the card scrolls the card, and nothing of a page that scrolls by itself', async () => {
  const { page } = await openPage(
    `document.addEventListener('wheel', (event) => { event.preventDefault(); scrollBy(0, event.deltaY) }, { passive: false, capture: true })`,
    '<p style="height:3000px">Order</p>',
  )
  await page.setViewportSize({ width: 640, height: 360 })
  const card = page.locator('section[part=card]')
  const { x = 0, y = 0 } = (await card.boundingBox()) ?? {}
  await page.mouse.move(x + 20, y + 100)
  await page.mouse.wheel(0, 600)
  await page.waitForFunction(
    () =>
      (document.querySelector('wayfelt-card')?.shadowRoot?.querySelector('section')?.scrollTop ??
        0) > 0,
  )
  await page.mouse.wheel(0, 600)
  await page.mouse.wheel(0, 600)
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.context().close()
})

test('E: at 200 % zoom Send is in sight, also below a long second step', async () => {
  const { page } = await openPage('')
  await page.setViewportSize({ width: 640, height: 360 })
  // The card slides for a moment.
  await eventually(async () => {
    const box = await page.getByRole('button', { name: 'Send' }).boundingBox()
    return box !== null && box.y > 0 && box.y + box.height <= 360
  }, 'Send is in sight')
  await page.context().close()
})

test('E: on a phone the card shows its head line until it is touched, and the shop’s own button stays in reach', async () => {
  const { shop, url } = await openShop()
  shop.page = {
    body: `<button style="position:fixed;inset:auto 0 0;height:120px" onclick="this.textContent = 'Bought'">Buy</button>
      <script>
        window.wayfelt = function () { (wayfelt.q = wayfelt.q || []).push(arguments) }
        wayfelt('on', 'shown', () => (document.title = 'shown'))
      </script>`,
  }
  const { page } = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await page.goto(url)
  const title = page.locator('wayfelt-card .title')
  const send = page.getByRole('button', { name: 'Send' })
  await eventually(async () => (await page.title()) === 'shown')
  await eventually(async () => {
    const { y = 0, height = 0 } = (await title.boundingBox()) ?? {}
    return y > 844 - 120 - 60 && y + height < 844 - 120
  }, 'the head line stands on the bar')
  await page.getByRole('button', { name: 'Buy' }).click({ position: { x: 100, y: 20 } })
  await page.getByRole('button', { name: 'Bought' }).waitFor()
  await title.tap()
  await eventually(async () => ((await send.boundingBox())?.y ?? 999) < 844 - 120)
  await page.getByRole('radio', { name: 'Good', exact: true }).tap({ force: true })
  await send.tap()
  await eventually(() => shop.received.some(({ body }) => body.includes('"score":4')))
  await page.context().close()
})
