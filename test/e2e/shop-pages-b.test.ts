import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { JourneyEvent } from '#contract/collect/events.ts'
import { answer, eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import type { Shop, ShopPage } from './support/shop.ts'
import { useShops } from './support/shops.ts'

/* Counted as shown, though nobody can see or use it. */

const { visit } = useBrowser()
const openShop = useShops('pagesB')
const LONG = '<h1>Order</h1><p style="height:3000px">Thank you</p>'

/** Opens a page that counts what its listeners hear. */
async function openPage(shopPage: ShopPage) {
  const opened = await openShop()
  const hear = `<script>
    window.wayfelt = function () { (wayfelt.q = wayfelt.q || []).push(arguments) }
    window.heard = []
    for (const type of ['shown', 'abandoned', 'dismissed']) wayfelt('on', type, () => heard.push(type))
    window.looks = 0
    const look = ShadowRoot.prototype.elementFromPoint
    ShadowRoot.prototype.elementFromPoint = function (...at) { looks += 1; return look.apply(this, at) }
  </script>`
  opened.shop.page = { ...shopPage, head: hear + (shopPage.head ?? '') }
  const { page } = await visit()
  await page.goto(opened.url)
  return { ...opened, page }
}

function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

/** The widget has looked anew whether the card can be seen, more than once. */
async function wasLookedFor(page: Page): Promise<void> {
  await page.evaluate('looks = 0')
  await page.waitForFunction('looks > 2')
}

async function isShown(page: Page): Promise<void> {
  await eventually(async () => (await heard(page)).includes('shown'), 'shown')
}

function events({ received }: Shop): JourneyEvent[] {
  return received
    .filter(({ path }) => path === '/v1/events')
    .flatMap(({ body }) => (JSON.parse(body) as { events: JourneyEvent[] }).events)
}

/** The card is in the window, and a mouse reaches Send. */
async function expectInWindow(page: Page): Promise<void> {
  const send = page.getByRole('button', { name: 'Send' })
  await send.waitFor()
  const { x = -1, y = -1, height = 0 } = (await send.boundingBox()) ?? {}
  expect([x > 0 && x < 1440, y > 0 && y + height <= 900]).toEqual([true, true])
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  await send.click({ timeout: 10_000 })
  await page.getByText('Thank you!').waitFor()
}

test.each([
  [
    'a film in full screen',
    async (page: Page) => {
      await page.locator('#film').evaluate((film) => film.requestFullscreen())
    },
    'document.exitFullscreen()',
  ],
  [
    'a dialog that makes all else inert',
    async (page: Page) => {
      await page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.showModal())
    },
    "document.querySelector('dialog').close()",
  ],
  [
    'a sheet over everything',
    async (page: Page) => {
      await page.locator('#sheet').evaluate((sheet: HTMLElement) => sheet.showPopover())
    },
    "document.querySelector('#sheet').hidePopover()",
  ],
  [
    'an inert document',
    async (page: Page) => {
      await page.evaluate(() => document.documentElement.setAttribute('inert', ''))
    },
    "document.documentElement.removeAttribute('inert')",
  ],
] as const)(
  'B1: under %s nothing is counted; when it ends the card can be seen, and counts',
  async (_, cover, uncover) => {
    const body = `<button>Go</button><div id="film">Film</div><dialog>Dialog</dialog>
    <div id="sheet" popover="manual" style="width:100vw;height:100vh;margin:0;padding:0;border:0">Sheet</div>`
    const { page } = await openPage({ body })
    await isShown(page)
    await page.evaluate("wayfelt('reset')")
    await page.getByRole('button', { name: 'Send' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Go' }).click()
    await cover(page)
    await page.evaluate("heard.length = 0; wayfelt('show', 'checkout-csat')")
    await page.getByRole('button', { name: 'Send' }).waitFor({ state: 'attached' })
    await wasLookedFor(page)
    expect(await heard(page)).toEqual([])
    await page.evaluate(uncover)
    await isShown(page)
    await page.context().close()
  },
)

test('B1: all children of the body made inert by a modal of the page: the card is usable', async () => {
  const { page } = await openPage({ body: '<p>Order</p>' })
  await isShown(page)
  await page.evaluate(() => {
    for (const child of document.body.children) child.setAttribute('inert', '')
  })
  await expectInWindow(page)
  await page.context().close()
})

test('B1: a card in the page counts when it has come into view', async () => {
  const body = '<h1>Order</h1><p style="height:3000px">Thank you</p><div id="slot"></div>'
  const { page } = await openPage({ body })
  await isShown(page)
  await page.evaluate(
    "wayfelt('reset'); heard.length = 0; wayfelt('show', 'checkout-csat', { target: '#slot' })",
  )
  await page.locator('#slot wayfelt-card').waitFor({ state: 'attached' })
  await wasLookedFor(page)
  expect((await heard(page)).filter((type) => type === 'shown')).toEqual([])
  await page.locator('#slot').scrollIntoViewIfNeeded()
  await isShown(page)
  await page.context().close()
})

test.each([
  'body{transform:translateX(0)}',
  'body{filter:brightness(1)}',
  'body{perspective:100px}',
  'body>*{transform:translateX(-10px)}',
  'body>*{contain:paint}',
  'body>*{will-change:transform}',
  'body{contain:strict;height:100px}',
  'body>*{position:relative;z-index:1} body::after{content:"";position:fixed;inset:auto 0 0;height:200px;background:red;z-index:9999}',
  ':not(:defined){display:none}',
  ':not(:defined){opacity:0;visibility:hidden}',
  '*{position:relative!important;z-index:0}',
  'html>:not(head,body){display:none!important}',
  '*{display:none!important} html,body{display:block!important}',
])('B2, B3, B4: under %s the card stands at the window’s edge and can be used', async (css) => {
  const { page } = await openPage({ head: `<style>${css}</style>`, body: LONG })
  await isShown(page)
  await expectInWindow(page)
  await page.context().close()
})

test('B2: where the whole document is moved, a card that cannot be seen is not counted', async () => {
  const head = '<style>html{transform:translateX(0)}</style>'
  const { page, shop } = await openPage({ head, body: LONG })
  await page.getByRole('button', { name: 'Send' }).waitFor({ state: 'attached' })
  await wasLookedFor(page)
  expect(await heard(page)).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: 'Send' }).waitFor({ state: 'attached' })
  expect(events(shop)).toEqual([])
  await page.context().close()
})

test('B5: a body that is replaced takes nothing of the card, nor of what was written', async () => {
  const { page, shop } = await openPage({ body: LONG })
  await isShown(page)
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  await page.getByRole('textbox').fill('half a wo')
  await page.evaluate(() => {
    history.pushState({}, '', '/thanks/2')
    const body = document.createElement('body')
    body.textContent = 'Another page'
    document.documentElement.replaceChild(body, document.body)
  })
  await page.getByRole('textbox').fill(`${await page.getByRole('textbox').inputValue()}rd`)
  await page.getByRole('button', { name: 'Send' }).click()
  await eventually(() => shop.delivered.includes('half a word'))
  await page.context().close()
})

test('B5: a document that is drawn anew gets the card back, with the draft', async () => {
  const { page, shop } = await openPage({ body: LONG })
  await isShown(page)
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  await page.getByRole('textbox').fill('drawn anew')
  await page.evaluate(() => document.documentElement.replaceChildren(document.head, document.body))
  await page.getByRole('button', { name: 'Send' }).click()
  await eventually(() => shop.delivered.includes('drawn anew'))
  await page.context().close()
})

test('B5: a card whose place in the page is gone for good is told as abandoned, and due again', async () => {
  const { page, shop } = await openPage({ body: '<div id="slot"></div>' })
  await isShown(page)
  await page.evaluate(() => {
    const { wayfelt } = window as unknown as { wayfelt: (...call: unknown[]) => void }
    wayfelt('close')
    wayfelt('show', 'checkout-csat', { target: document.querySelector('#slot') })
  })
  await page.locator('#slot wayfelt-card').waitFor()
  await eventually(async () => (await heard(page)).filter((type) => type === 'shown').length === 2)
  await page.evaluate(() => document.querySelector('#slot')?.remove())
  await eventually(() => events(shop).length === 2)
  expect(events(shop)).toMatchObject([
    { type: 'abandoned', displayed: true },
    { type: 'abandoned', displayed: true },
  ])
  const count = await page.evaluate(() => localStorage['wayfelt:wf_pk_pagesB:q:checkout-csat'])
  expect(count).toMatch(/^1 /)
  await page.context().close()
})

test('a display is told once: with its answer', async () => {
  const { page, shop } = await openPage({ body: LONG })
  await isShown(page)
  await answer(page, 'Good', 'one message')
  await eventually(() => shop.delivered.includes('one message'))
  await page.goto('about:blank')
  const sent = shop.received.map(({ body }) => JSON.parse(body) as { displayed?: boolean })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ displayed: true, comment: 'one message' })
  await page.context().close()
})
