import { expect, test } from 'vitest'
import type { PageWatch, SurveyConfig } from '#contract/collect/config.ts'
import { notAsked } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { STRICT } from './support/policies.ts'
import { useShops } from './support/shops.ts'

/* What the page does not tell by itself. Each test sees first that nothing is asked too early. */

const { visit } = useBrowser()
const openShop = useShops('triggers')

const LONG = '<h1>Shop</h1><div style="height: 9000px">goods</div><p id="end">the end</p>'

/** A page whose question waits for something, with what of ours it has fetched. */
async function come(watch: PageWatch, { body = LONG, csp = '', touch = false } = {}) {
  const { shop, url } = await openShop()
  shop.page = { body, csp }
  shop.config = (config) => ({
    ...config,
    more: `/w-watch.js#${encodeURIComponent(JSON.stringify([['$q', watch]]))}`,
    surveys: config.surveys.slice(0, 1).map((survey): SurveyConfig => ({
      ...survey,
      trigger: { event: '$q' },
      frequency: 'always',
      maxDisplays: 9,
    })),
  })
  const { page, errors } = await visit(touch ? { hasTouch: true, isMobile: true } : {})
  const watcher = page.waitForResponse(/w-watch\.js/)
  await page.goto(url)
  await watcher
  await page.waitForLoadState('networkidle')
  const send = page.getByRole('button', { name: 'Send' })
  return { page, send, url, errors: () => errors.filter((text) => !text.includes('favicon')) }
}

test('exit: the pointer leaves through the top, and not through a side', async () => {
  const { page, send, errors } = await come({ on: 'exit' })
  const leave = async (clientX: number, clientY: number) =>
    await page.evaluate(
      ([x, y]) =>
        document.body.dispatchEvent(
          new MouseEvent('mouseout', {
            bubbles: true,
            relatedTarget: null,
            clientX: x,
            clientY: y,
          }),
        ),
      [clientX, clientY] as const,
    )
  await page.mouse.move(300, 300)
  await leave(1500, 400)
  await notAsked(page)
  await leave(400, -3)
  await send.waitFor()
  expect(errors()).toEqual([])
  await page.context().close()
})

test('exit on a touch screen: somebody hurries back up from far down', async () => {
  const { page, send } = await come({ on: 'exit' }, { touch: true })
  await page.evaluate(() => scrollTo(0, 4000))
  await notAsked(page)
  // In one turn of the page: how quick it is must not hang on this machine.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        scrollTo(0, 4100)
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            scrollTo(0, 2500)
            resolve()
          }),
        )
      }),
  )
  await send.waitFor()
  await page.context().close()
})

test('scroll: so much of the page was in view', async () => {
  const { page, send } = await come({ on: 'scroll', depth: 60 })
  await page.evaluate(() => scrollTo(0, 2000))
  await notAsked(page)
  await page.evaluate(() => scrollTo(0, 6000))
  await send.waitFor()
  await page.context().close()
})

test('click: on what matches, also in a shadow tree and on what came later; again and again', async () => {
  const { page, send, errors } = await come(
    { on: 'click', selector: '.help' },
    { csp: STRICT, body: '<h1>Shop</h1>' },
  )
  await page.evaluate(() => {
    const host = document.createElement('div')
    const shadow = host.attachShadow({ mode: 'open' })
    const inner = document.createElement('button')
    inner.className = 'help'
    inner.textContent = 'Help'
    shadow.append(inner)
    const other = document.createElement('button')
    other.textContent = 'Other'
    document.body.prepend(host, other)
  })
  await page.getByRole('button', { name: 'Other' }).click()
  await notAsked(page)
  for (let again = 0; again < 2; again += 1) {
    await page.getByRole('button', { name: 'Help' }).click()
    await send.waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await send.waitFor({ state: 'detached' })
  }
  expect(errors()).toEqual([])
  await page.context().close()
})

test('visible: in view for a second, also what came later', async () => {
  const { page, send } = await come({ on: 'visible', selector: '#late' })
  await page.evaluate(() => {
    const late = document.createElement('p')
    late.id = 'late'
    late.textContent = 'late'
    document.querySelector('#end')?.after(late)
  })
  await notAsked(page)
  await page.evaluate(() => document.querySelector('#late')?.scrollIntoView())
  await send.waitFor()
  await page.context().close()
})

test('dwell: so many seconds in view, and a page view of its own begins anew', async () => {
  const long = await come({ on: 'dwell', seconds: 3600 })
  await notAsked(long.page)
  await long.page.context().close()
  const { page, send } = await come({ on: 'dwell', seconds: 1 })
  await send.waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await send.waitFor({ state: 'detached' })
  await page.evaluate(() => history.pushState({}, '', '/thanks/2'))
  await send.waitFor()
  await page.context().close()
})

test('a selector that is none matches nothing, and the page hears of no error', async () => {
  const { page, errors } = await come({ on: 'click', selector: '::::' })
  await page.getByRole('heading').click()
  await notAsked(page)
  expect(errors()).toEqual([])
  await page.context().close()
})

test('a page whose questions wait for nothing of the kind fetches no file more', async () => {
  const { shop, url } = await openShop()
  shop.page = {}
  const { page } = await visit()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(url)
  await page.getByRole('button', { name: 'Send' }).waitFor()
  expect(asked.filter((path) => path.startsWith('/w-'))).toEqual([])
  await page.context().close()
})

test('explain says in the console why each question is asked or not, each time', async () => {
  const { shop, url } = await openShop()
  shop.page = {}
  shop.config = (config) => {
    const [first] = config.surveys
    if (!first) return config
    const surveys: SurveyConfig[] = [
      { ...first, id: 'free', frequency: 'once' },
      { ...first, id: 'elsewhere', urls: [{ op: 'equals', value: '/cart' }] },
      { ...first, id: 'phones', audience: { devices: ['mobile'], languages: ['de'] } },
      { ...first, id: 'later', trigger: { event: 'paid', delay: 3 } },
    ]
    return { ...config, surveys }
  }
  const { page } = await visit()
  await page.goto(url)
  await page.waitForFunction(() => localStorage.length > 0)
  for (let again = 0; again < 2; again += 1) {
    const said = page.waitForEvent('console', (message) => message.text().startsWith('Wayfelt: 4'))
    await page.evaluate("wayfelt('explain')")
    const text = (await said).text()
    expect(text).toContain('elsewhere: the address /thanks does not fit its rules')
    expect(text).toContain(
      'phones: it is for mobile, and this is another device; it is for the languages de',
    )
    expect(text).toContain('later: it waits for the event “paid”, then 3 seconds')
    expect(text).toMatch(/free: it was shown 1 times without an answer/)
  }
  await page.context().close()
})
