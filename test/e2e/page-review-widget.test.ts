import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import { eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { contrast } from './support/contrast.ts'
import { signInOn } from './support/links.ts'
import { useShops } from './support/shops.ts'

/* What people met on the widget and the demo shop, by its row of the review. */

const { visit } = useBrowser()
const openShop = useShops('reviewWidget')
const DEMO = `${inject('base')}/demo`
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
/** The question on the card; the live region says it as well. */
const titled = (page: Page, hasText: string) => page.locator('wayfelt-card .title', { hasText })
const card = (page: Page) => page.locator('wayfelt-card section')

/** A page of the shop with the site's question, changed as the test needs it. */
async function openPage(
  options: Parameters<typeof visit>[0] & { body?: string; lang?: string } = {},
  change: Partial<SurveyConfig> = {},
) {
  const { body = '', lang = 'en', ...visitor } = options
  const { shop, url } = await openShop()
  shop.page = {
    attributes: `data-lang="${lang}"`,
    body: `${body}<script>
      window.wayfelt = function () { (wayfelt.q = wayfelt.q || []).push(arguments) }
      wayfelt('on', 'shown', () => (document.title = 'shown'))
    </script>`,
  }
  shop.config = (config: SiteConfig) => ({
    ...config,
    surveys: config.surveys.map((survey) => ({ ...survey, ...change })),
  })
  const { page } = await visit(visitor)
  await page.goto(url)
  await eventually(async () => (await page.title()) === 'shown', 'the question is seen')
  return { page, shop }
}

/** Where an element is once it stands still. */
async function boxOf(page: Page, selector: string) {
  const element = page.locator(selector).first()
  await element.evaluate(async (found) => {
    const root = found.getRootNode() as Document | ShadowRoot
    await Promise.allSettled(root.getAnimations().map(({ finished }) => finished))
  })
  const box = await element.boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  return box
}

test.each(['de', 'ar'])(
  'row 5: on a page in %s a survey without it is asked in one language, with its buttons and direction',
  async (lang) => {
    const { page } = await visit({ locale: lang })
    await page.goto(`${DEMO}/cart.html`)
    await page.evaluate((tag) => {
      const { wayfelt } = window as unknown as { wayfelt: (...call: unknown[]) => void }
      wayfelt('setLanguage', tag)
      wayfelt('track', 'payment_done')
    }, lang)
    await titled(page, 'Jak poszła płatność?').waitFor()
    await page.getByRole('button', { name: 'Wyślij' }).waitFor()
    await page.getByText('Bardzo źle').waitFor()
    const host = page.locator('wayfelt-card')
    expect([await host.getAttribute('lang'), await host.getAttribute('dir')]).toEqual(['pl', 'ltr'])
    await page.context().close()
  },
)

test.each([
  ['a bar with its button', 'inset:auto 0 0;height:72px', PHONE],
  ['a chat at the foot', 'inset:auto 20px 20px auto;width:56px;height:56px', PHONE],
  [
    'a chat in the corner of a wide window',
    'inset:auto 20px 20px auto;width:56px;height:56px',
    { viewport: { width: 1440, height: 900 } },
  ],
])(
  'row 9: the card stands over %s that the shop has fixed, and opens there',
  async (_, style, how) => {
    const { page } = await openPage({
      ...how,
      body: `<div style="position:fixed;${style}"><button id="buy" style="width:100%;height:100%">Buy</button></div>`,
    })
    const buy = await boxOf(page, '#buy')
    await eventually(async () => {
      const { y } = await boxOf(page, 'wayfelt-card .title')
      return y < buy.y - 20
    }, 'the head line is above')
    await page.locator('wayfelt-card .title').click()
    await eventually(async () => {
      const { y, height } = await boxOf(page, 'wayfelt-card section')
      return y + height <= buy.y + 1
    }, 'the whole card is above')
    await page.locator('#buy').click()
    await page.context().close()
  },
)

test('row 9: over a button in the page a card on a wide window shows its head line only', async () => {
  const { page } = await openPage({
    body: `<button id="buy" style="position:absolute;right:120px;top:740px;height:44px" onclick="this.textContent = 'Bought'">Buy</button>`,
  })
  await page.locator('#buy').click()
  await page.getByRole('button', { name: 'Bought' }).waitFor()
  await page.locator('wayfelt-card .title').hover()
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('wayfelt-card .thanks').waitFor()
  await page.context().close()
})

test('row 9: the demo asks about a product at the end of its page, and not over “Add to cart”', async () => {
  const { page } = await visit(PHONE)
  await page.clock.install()
  await page.goto(`${DEMO}/product.html`)
  await page.locator('[data-price]').filter({ hasText: /\d/ }).waitFor()
  await page.clock.runFor(20_000)
  expect(await card(page).count()).toBe(0)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await titled(page, 'How good is this page for choosing?').waitFor()
  await page.context().close()
})

test.each(['light', 'dark'] as const)(
  'row 22: the boxes of NPS have a border that can be seen, and a tap flashes nothing, %s',
  async (colorScheme) => {
    const { page } = await openPage({ colorScheme }, { kind: 'nps', range: [0, 10] })
    const { border, ground, flash } = await page
      .locator('wayfelt-card label')
      .first()
      .evaluate((label) => {
        const section = label.closest('section') ?? label
        return {
          border: getComputedStyle(label).borderTopColor,
          ground: getComputedStyle(section).backgroundColor,
          flash: getComputedStyle(label.querySelector('input') ?? label).getPropertyValue(
            '-webkit-tap-highlight-color',
          ),
        }
      })
    expect(contrast(border, ground)).toBeGreaterThanOrEqual(3)
    expect(flash).toBe('rgba(0, 0, 0, 0)')
    await page.context().close()
  },
)

test('row 22: each of the five faces differs from its neighbour in a tenth of what is drawn', async () => {
  const { page } = await openPage({ deviceScaleFactor: 4 })
  const differing = await page.locator('wayfelt-card svg').evaluateAll(async (faces) => {
    const size = 160
    const inked = await Promise.all(
      faces.map(async (face) => {
        const copy = face.cloneNode(true) as SVGElement
        copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
        copy.setAttribute('style', 'fill:none;stroke:#000;stroke-width:2;stroke-linecap:round')
        const image = new Image(size, size)
        image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`
        await image.decode()
        const canvas = new OffscreenCanvas(size, size)
        const brush = canvas.getContext('2d')
        brush?.drawImage(image, 0, 0, size, size)
        const { data = [] } = brush?.getImageData(0, 0, size, size) ?? {}
        return Array.from(data)
          .filter((_, index) => index % 4 === 3)
          .map((alpha) => alpha > 127)
      }),
    )
    return inked.slice(1).map((face, index) => {
      const before = inked[index] ?? []
      const different = face.filter((dot, at) => dot !== before[at]).length
      return different / face.filter(Boolean).length
    })
  })
  expect(differing).toHaveLength(4)
  for (const share of differing) expect(share).toBeGreaterThan(0.1)
  await page.context().close()
})

test.each(['en', 'de', 'ar'])(
  'row 22: five faces stand in a row at 320 px, in %s',
  async (lang) => {
    const { page } = await openPage({ viewport: { width: 320, height: 568 }, lang })
    await page.locator('wayfelt-card .title').click()
    const tops = await page
      .locator('wayfelt-card label')
      .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().top))
    expect(tops).toHaveLength(5)
    expect(new Set(tops).size).toBe(1)
    await page.context().close()
  },
)

test.each([
  [320, ['Poniżej oczekiwań', 'Zgodnie z oczekiwaniami', 'Powyżej oczekiwań'], 3],
  [390, ['Poniżej oczekiwań', 'Zgodnie z oczekiwaniami', 'Powyżej oczekiwań'], 1],
  [1440, ['Хуже, чем ожидалось', 'Как ожидалось', 'Лучше, чем ожидалось'], 1],
] as const)(
  'row 22: three answers of words at %i px are in one row or one column',
  async (width, expectation, rows) => {
    const { shop, url } = await openShop()
    shop.config = (config) => ({
      ...config,
      ...(config.strings && { strings: { ...config.strings, expectation: [...expectation] } }),
      surveys: config.surveys.map((survey) => ({ ...survey, kind: 'expectation', range: [1, 3] })),
    })
    const { page } = await visit({ viewport: { width, height: 800 } })
    await page.goto(url)
    await card(page).waitFor()
    const tops = await page
      .locator('wayfelt-card label')
      .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(rows)
    await page.context().close()
  },
)

const SPOKEN = {
  en: { link: 'Shop', question: 'How was the help on this page?', worst: 'Very bad' },
  pl: { link: 'Sklep', question: 'Jak oceniasz pomoc na tej stronie?', worst: 'Bardzo źle' },
}
test.each([
  ['en-GB', 'en'],
  ['pl-PL', 'pl'],
  ['de-DE', 'en'],
] as const)(
  'row 23: the demo speaks to a browser in %s in %s, and its faces answer the question',
  async (locale, lang) => {
    const { link, question, worst } = SPOKEN[lang]
    const { page } = await visit({ locale })
    await page.goto(`${DEMO}/help.html`)
    await page.getByRole('link', { name: link, exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    await titled(page, question).waitFor()
    await page.getByText(worst, { exact: true }).waitFor()
    await page.context().close()
  },
)

test('improvement 9: after the thanks the demo leads to where the answer stands on the curve', async () => {
  const { page } = await visit()
  // Kept from the site, whose answers another file counts.
  await page.route('**/v1/answers', async (route) => {
    const { id } = route.request().postDataJSON() as { id: string }
    await route.fulfill({ status: 201, json: { id } })
  })
  await page.goto(`${DEMO}/help.html`)
  const sent = page.waitForRequest('**/v1/answers')
  await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Send' }).click()
  const { id } = (await sent).postDataJSON() as { id: string }
  const way = page.getByRole('link', { name: 'See it on the curve →' })
  expect(await way.getAttribute('href')).toBe(`/?stage=help&touchpoint=help-page&answer=${id}`)
  await page.context().close()
})

test('improvement 9: there the one answer is lit and in sight, whatever the list begins with', async () => {
  const { page } = await visit()
  await signInOn(page, 'reviewDemo')
  const response = await page.request.get(
    `${inject('base')}/api/answers?touchpoint=help-page&limit=4`,
  )
  const { answers } = (await response.json()) as AnswersPage
  const { id } = answers[3] ?? { id: '' }
  await page.goto(`${inject('base')}/?stage=help&touchpoint=help-page&answer=${id}`)
  const lit = page.locator('.answer[aria-current=true]')
  await lit.waitFor()
  expect(await lit.count()).toBe(1)
  await eventually(async () => {
    const { y, height } = await boxOf(page, '.answer[aria-current=true]')
    return y >= 0 && y + height <= 900
  }, 'it is in sight')
  await page.context().close()
})

test('improvement 10: Send is in sight below a long second step, on a phone on its side', async () => {
  const { page } = await openPage({ viewport: { width: 667, height: 320 } })
  await page.getByRole('radio', { name: 'Bad', exact: true }).check({ force: true })
  await page.getByText('Too slow').waitFor()
  const send = await boxOf(page, 'wayfelt-card .send')
  const { y, height } = await boxOf(page, 'wayfelt-card section')
  expect(send.y + send.height).toBeLessThanOrEqual(Math.min(320, y + height))
  await page.context().close()
})
