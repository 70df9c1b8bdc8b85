import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { allSettled, answer, eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import type { Fault, Shop } from './support/shop.ts'
import { useShops } from './support/shops.ts'

/* An answer is lost while the shopper reads "Thank you!": what real shop pages do to it. */

const { visit } = useBrowser()
const openShop = useShops('pagesA')

async function openPage(prepare: (shop: Shop) => void = () => {}) {
  const opened = await openShop()
  prepare(opened.shop)
  const { page } = await visit()
  await page.goto(opened.url)
  return { ...opened, page }
}

function bodies(shop: Shop): { path: string; body: string }[] {
  return shop.received.filter(({ path }) => path === '/v1/answers')
}

async function arrives(page: Page, shop: Shop, comment: string): Promise<Record<string, unknown>> {
  await answer(page, 'Good', comment)
  await eventually(() => shop.delivered.includes(comment), comment)
  const body = bodies(shop).find(({ body }) => body.includes(comment))?.body
  return JSON.parse(body ?? '{}') as Record<string, unknown>
}

test.each<[name: string, fault: Fault]>([
  ['a portal’s page with 200', { status: 200, type: 'text/html', body: '<h1>Log in</h1>' }],
  ['a proxy’s page with 403', { status: 403, type: 'text/html', body: '<h1>Blocked</h1>' }],
  ['a CDN’s page with 404', { status: 404, type: 'text/html', body: 'error 1016' }],
  ['nothing with 204', { status: 204, type: 'text/plain', body: '' }],
  ['JSON of somebody else', { status: 200, type: 'application/json', body: '{"ok":true}' }],
])('A1: %s in the place of our answer ends nothing, and the shopper is told', async (_, fault) => {
  const { page, shop } = await openPage(({ faults }) => faults.push(fault))
  await answer(page, 'Good', 'through a proxy')
  // The second line of the thanks: it is kept, and goes out later.
  await page.locator('.thanks p + p').waitFor()
  await eventually(() => shop.delivered.includes('through a proxy'))
  const [first, second] = bodies(shop)
  expect(second).toEqual(first)
  await allSettled(page)
  await page.context().close()
})

test.each(['Array', 'String'])(
  'A2: %s.prototype.toJSON changes nothing of an answer',
  async (name) => {
    const head = `<script>Object.defineProperty(${name}.prototype, 'toJSON', { value() { return '[]' } })</script>`
    const { page, shop } = await openPage((shop) => (shop.page = { head }))
    await page.evaluate("wayfelt('identify', { traits: { segment: 'b2b' } })")
    await page.getByRole('radio', { name: 'Bad', exact: true }).check({ force: true })
    // By key: the card slides while its second step comes.
    await page.getByRole('checkbox', { name: 'Too slow' }).press('Space')
    await page.getByRole('textbox').fill('toJSON')
    await page.getByRole('button', { name: 'Send' }).click()
    await eventually(() => shop.delivered.includes('toJSON'))
    const [sent] = bodies(shop)
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({
      choices: ['slow'],
      traits: { segment: 'b2b' },
    })
    await page.context().close()
  },
)

test.each([
  ['a Date', 'new Date()'],
  ['a fraction', 'performance.now()'],
  ['the year 2000', '946684800000'],
  ['nothing', 'undefined'],
])('A3: an answer arrives where Date.now gives %s', async (_, value) => {
  const head = `<script>Date.now = () => ${value}</script>`
  const { page, shop } = await openPage((shop) => (shop.page = { head }))
  const sent = await arrives(page, shop, `now is ${value}`)
  expect(Math.abs(Number(sent['answeredAt']) - Date.now())).toBeLessThan(300_000)
  await page.context().close()
})

test('A4: too many traits in two calls and characters that no database keeps cost nothing but themselves', async () => {
  const { page, shop } = await openPage()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await page.evaluate(() => {
    const { wayfelt } = window as unknown as { wayfelt: (...call: unknown[]) => void }
    const traits = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`t${index}`, 'x\0y']),
    )
    wayfelt('identify', { respondent: 'r\0-7', token: 'a\0b', traits })
    wayfelt('identify', { traits: { more: 1 } })
  })
  const sent = await arrives(page, shop, 'with traits')
  expect(sent).toMatchObject({ respondent: 'r-7', token: 'ab', traits: { t0: 'xy' } })
  await page.context().close()
})

test('A5: two thousand Chinese letters with a token and traits fit, and all of the letters arrive', async () => {
  const { page, shop } = await openPage()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await page.evaluate(() => {
    const { wayfelt } = window as unknown as { wayfelt: (...call: unknown[]) => void }
    const traits = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`t${index}`, '好'.repeat(256)]),
    )
    wayfelt('identify', { token: 't'.repeat(1000), traits })
  })
  const comment = '好'.repeat(2000)
  await answer(page, 'Good', comment)
  await eventually(() => shop.delivered.includes(comment))
  await page.context().close()
})

test('A7: an answer that was kept under a clock ten days slow goes out once the clock is right', async () => {
  const { page, shop, url } = await openPage(({ faults }) => faults.push('cut', 'cut'))
  await page.evaluate(() => {
    const Real = Date
    class Slow extends Real {
      constructor(...parts: []) {
        super(...parts)
        this.setTime(this.getTime() - 10 * 86_400_000)
      }
    }
    window.Date = Slow as DateConstructor
  })
  await answer(page, 'Good', 'ten days slow')
  await page.waitForFunction(() =>
    Object.values(localStorage).some((text) => /^\.+\{/.test(String(text))),
  )
  await page.goto(url)
  await eventually(() => shop.delivered.includes('ten days slow'))
  await page.context().close()
})

test.each(['click', 'keys'])(
  'A8: in a frame that allows no forms Send works by %s',
  async (way) => {
    const { page, shop } = await openPage((shop) => {
      shop.page = {
        copies: 0,
        body: '<iframe id="f" sandbox="allow-scripts allow-same-origin"></iframe>',
      }
    })
    shop.page = {}
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')
      frame?.setAttribute('style', 'width:600px;height:700px')
      frame?.setAttribute('src', '/thanks')
    })
    const frame = page.frameLocator('#f')
    await frame.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
    await frame.getByRole('textbox').fill(`by ${way}`)
    const send = frame.getByRole('button', { name: 'Send' })
    if (way === 'click') await send.click()
    else await send.press('Enter')
    await eventually(() => shop.delivered.includes(`by ${way}`))
    await page.context().close()
  },
)

test.each([
  ['URL.createObjectURL is missing', 'delete URL.createObjectURL'],
  ['URL.createObjectURL is another', "URL.createObjectURL = () => 'blob:x'"],
])('A9: an answer arrives where %s', async (_, script) => {
  const head = `<script>${script}</script>`
  const { page, shop } = await openPage((shop) => (shop.page = { head }))
  const sent = await arrives(page, shop, script)
  expect(sent['id']).toMatch(/^[0-9a-f-]{36}$/)
  await page.context().close()
})

test.each([
  ['reload', async (page: Page) => void (await page.reload())],
  ['next page', async (page: Page, url: string) => void (await page.goto(`${url}/next`))],
])(
  'A11: an answer on its way while the page is left by %s goes out once kept alive',
  async (_, leave) => {
    const { page, shop, url } = await openPage(({ faults }) => faults.push('hang'))
    await answer(page, 'Bad', 'on my way')
    await eventually(() => bodies(shop).length === 1)
    await leave(page, url)
    await page.getByRole('button', { name: 'Send' }).waitFor()
    await allSettled(page)
    const [first, second, ...others] = bodies(shop)
    // The first had no receipt, so the next page sends it, once.
    expect(second).toEqual(first)
    expect(others).toEqual([])
    await page.context().close()
  },
)
