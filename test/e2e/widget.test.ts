import { expect, inject, test } from 'vitest'
import { answer, eventually } from './support/answering.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { siteKey } from './support/fault-site.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('widget')

test('works and is styled under a strict content security policy with Trusted Types', async () => {
  const { shop, url } = await openShop()
  shop.page = { csp: STRICT }
  const { page, errors } = await visit()
  await page.goto(url)
  const send = page.getByRole('button', { name: 'Send' })
  await send.waitFor()
  const height = (await send.boundingBox())?.height ?? 0
  expect(height).toBeGreaterThanOrEqual(44)
  await answer(page, 'Very good', 'strict')
  await page.getByText('Thank you!').waitFor()
  await eventually(() => shop.delivered.includes('strict'))
  expect(errors.filter((text) => !text.includes('favicon'))).toEqual([])
  await page.context().close()
})

test('included twice, it is there once and is counted as shown once', async () => {
  const { shop, url } = await openShop()
  shop.page = { copies: 2 }
  const { page } = await visit()
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(1)
  await page.evaluate("wayfelt('close')")
  await eventually(() => shop.received.some(({ body }) => body.includes('"abandoned"')))
  await page.waitForLoadState('networkidle')
  expect(shop.received.filter(({ body }) => body.includes('"displayed":true'))).toHaveLength(1)
  await page.context().close()
})

test('follows a single-page shop: the card leaves with its page and comes back with it', async () => {
  const { url } = await openShop()
  const { page } = await visit()
  const send = page.getByRole('button', { name: 'Send' })
  await page.goto(url.replace('/thanks', '/cart'))
  await page.waitForLoadState('networkidle')
  expect(await send.count()).toBe(0)
  await page.evaluate(() => history.pushState({}, '', '/thanks/1'))
  await send.waitFor()
  await page.evaluate(() => history.pushState({}, '', '/cart'))
  await send.waitFor({ state: 'detached' })
  await page.goBack()
  await send.waitFor()
  await page.context().close()
})

test('can be answered with the keyboard alone, and never takes the focus by itself', async () => {
  const { shop, url } = await openShop()
  shop.page = { body: '<button id="first">Shop</button>' }
  const { page } = await visit()
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await page.locator('#first').focus()
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''
    })
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 8 && !name.test(await focused()); step += 1)
      await page.keyboard.press('Tab')
    expect(await focused()).toMatch(name)
  }
  await tabTo(/Very bad/)
  for (const _ of ['Bad', 'So-so', 'Good']) await page.keyboard.press('ArrowRight')
  await page.waitForLoadState('networkidle')
  expect(shop.received.filter(({ path }) => path === '/v1/answers')).toEqual([])
  await tabTo(/Tell us more/)
  await page.keyboard.type('keyboard only')
  await tabTo(/Send/)
  await page.keyboard.press('Enter')
  await eventually(() => shop.delivered.includes('keyboard only'))
  expect(
    JSON.parse(shop.received.find(({ path }) => path === '/v1/answers')?.body ?? '{}'),
  ).toMatchObject({ score: 4 })
  await page.context().close()
})

test('Escape closes it, which counts as dismissed, and gives the focus back', async () => {
  const { shop, url } = await openShop()
  shop.page = { body: '<button id="first">Shop</button>' }
  const { page } = await visit()
  await page.goto(url)
  const send = page.getByRole('button', { name: 'Send' })
  await send.waitFor()
  await page.locator('#first').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await send.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('first')
  await eventually(() => shop.received.some(({ body }) => body.includes('"dismissed"')))
  await page.context().close()
})

test('moves nothing of the page', async () => {
  const { url } = await openShop()
  const { page } = await visit({ viewport: { width: 390, height: 844 } })
  await page.addInitScript(() => {
    const shifts: number[] = []
    const clicks: { from: number; to: number }[] = []
    // What a visitor's own click moves is no surprise to them. The metric gives it half a second,
    // which a busy machine may need for the frame alone: here it has two frames, however long.
    const onClick = () => {
      const click = { from: performance.now(), to: Infinity }
      clicks.push(click)
      requestAnimationFrame(() => requestAnimationFrame(() => (click.to = performance.now())))
    }
    addEventListener('click', onClick, true)
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries())
        if (!clicks.some(({ from, to }) => from <= startTime && startTime <= to))
          shifts.push(startTime)
    }).observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, { shifts })
  })
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  // On a phone the card shows its head line until it is touched.
  await page.locator('wayfelt-card .title').click()
  await page.getByRole('radio', { name: 'Bad', exact: true }).check({ force: true })
  await page.getByText('Too slow').waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Thank you!').waitFor()
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
  await page.context().close()
})

test.each([
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'ar'],
  ['dark', 'ar'],
] as const)('axe finds nothing, %s, %s', async (colorScheme, lang) => {
  const { shop, url } = await openShop()
  shop.page = { attributes: `data-lang="${lang}"` }
  const { page } = await visit({ colorScheme })
  await page.goto(url)
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await page.getByRole('radio').first().check({ force: true })
  await page.getByRole('checkbox').first().waitFor({ state: 'attached' })
  expect(await axeViolations(page)).toEqual([])
  await page.context().close()
})

test.each([
  ['data-consent="required"', async () => undefined],
  ['data-storage="none"', async () => undefined],
])('with %s an answer leaves nothing in the storage of the browser', async (attributes) => {
  const { shop, url } = await openShop()
  shop.page = { attributes }
  const { page } = await visit()
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await answer(page, 'Good', attributes)
  await eventually(() => shop.delivered.includes(attributes))
  expect(
    await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
  ).toEqual([0, 0, ''])
  await page.context().close()
})

test('when no question is due it costs two requests and writes nothing', async () => {
  const { url } = await openShop()
  const { page } = await visit()
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  const config = page.waitForResponse((response) => response.url().includes('/config'))
  await page.goto(url.replace('/thanks', '/cart'))
  await (await config).finished()
  // And time for more than that.
  await page.waitForLoadState('networkidle')
  expect(requests.filter((path) => path.startsWith('/w') || path.startsWith('/v1'))).toEqual([
    '/w.js',
    '/v1/sites/wf_pk_widget/config',
  ])
  expect(
    await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
  ).toEqual([0, 0, ''])
  await page.context().close()
})

test('comes in one request with its config inside', async () => {
  const path = `${inject('base')}/w/${siteKey('widget')}.js?lang=de`
  const response = await fetch(path)
  const text = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ])
  expect(text).toMatch(/^window\.__wayfelt=\{"wf_pk_widget":\{"site":"wf_pk_widget","lang":"de"/)
  const { shop, url } = await openShop()
  shop.page = { script: path }
  const { page } = await visit()
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto(url)
  await page.getByRole('button', { name: 'Absenden' }).waitFor()
  expect(requests.filter((each) => each.includes('/config'))).toEqual([])
  await page.context().close()
})
