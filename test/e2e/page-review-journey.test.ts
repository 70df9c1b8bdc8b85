import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled, useBrowser } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()

async function openDashboard(options: Parameters<typeof visit>[0] = {}): Promise<Page> {
  const { page } = await visit(options)
  await openLink(page, takeLink('reviewJourney'))
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  return page
}

/** Which share of the canvas is covered by anything, once there is a curve on it. */
async function covered(page: Page): Promise<number> {
  const share = () =>
    page.locator('.curve canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const context = canvas.getContext('2d')
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let inked = 0
      for (let at = 0; at < pixels.length; at += 4) {
        const isDark = (pixels[at] ?? 255) < 128 && (pixels[at + 3] ?? 0) > 128
        if (isDark) inked += 1
      }
      return inked / (canvas.width * canvas.height)
    })
  await expect.poll(share).toBeGreaterThan(0)
  return await share()
}

test('forced colours: lines and text in the colour of text, gaps and hollow points in that of the page', async () => {
  const page = await openDashboard({ forcedColors: 'active', colorScheme: 'light' })
  const token = (name: string) =>
    page.evaluate(
      (each) => getComputedStyle(document.documentElement).getPropertyValue(each).trim(),
      name,
    )
  expect(await token('--card')).toBe('Canvas')
  expect(await token('--lo')).toBe('CanvasText')
  // A day with hardly any answers: most stages have a gap, which was a black block.
  await page.goto(`${new URL(page.url()).origin}/?kind=nps&range=7d`)
  await settled(page)
  expect(await covered(page)).toBeLessThan(0.03)
  const keys = await page.locator('.key').evaluateAll((all) =>
    all.map((key) => {
      const { borderTopStyle, backgroundImage } = getComputedStyle(key)
      return borderTopStyle !== 'none' || backgroundImage !== 'none'
    }),
  )
  expect(keys.every(Boolean)).toBe(true)
  await page.context().close()
})

test('a link to a stage opens with its panel in sight', async () => {
  const page = await openDashboard({ viewport: { width: 1024, height: 700 } })
  await page.goto(`${new URL(page.url()).origin}/?stage=delivery`)
  const heading = page.locator('.drill-open h2')
  await heading.waitFor()
  await expect
    .poll(async () => (await heading.boundingBox())?.y ?? Infinity)
    .toBeLessThan(700 - 100)
  await page.context().close()
})

/** Top of the card and height of its map, as the page is now. */
async function boxes(page: Page, inside: string): Promise<{ top: number; height: number }> {
  const card = await page.locator(`${inside} .card`).boundingBox()
  const map = await page.locator(`${inside} .map`).boundingBox()
  return { top: Math.round(card?.y ?? 0), height: Math.round(map?.height ?? 0) }
}

test.each([1440, 1024, 390])(
  'what is loaded takes the place of its shape, %i px wide: the card stays where it is',
  async (width) => {
    const page = await openDashboard({ viewport: { width, height: 900 } })
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/curve?*', async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await page.locator('.skeleton .touchpoint').first().waitFor()
    const before = await boxes(page, '.skeleton')
    release()
    await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
    const after = await boxes(page, '.loaded')
    expect(after.top).toBe(before.top)
    // One badge, "few answers", may come with the figures.
    expect(Math.abs(after.height - before.height)).toBeLessThanOrEqual(24)
    await page.context().close()
  },
)

test('no stage name is broken inside a word, 1024 px wide', async () => {
  const page = await openDashboard({ viewport: { width: 1024, height: 900 } })
  const lines = await page.locator('.col-head h2').evaluateAll((all) =>
    all.map((each) => {
      const range = document.createRange()
      range.selectNodeContents(each)
      return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size
    }),
  )
  expect(lines).toEqual([1, 1, 1, 1, 1, 1, 1])
  await page.context().close()
})

test('paper says what is shown, also what it is narrowed to, in one landscape page', async () => {
  const page = await openDashboard()
  await page.goto(`${new URL(page.url()).origin}/?segment=b2c`)
  const scope = page.locator('.headline-scope')
  await scope.waitFor({ state: 'attached' })
  expect(await scope.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await scope.innerText()).toMatch(/^B2C · as of \d/)
  expect(await page.locator('.legend').isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.context().close()
})

test('page-review 20: on a phone the table keeps off the edge of the card, and what is pressed has room for a finger', async () => {
  const page = await openDashboard({ viewport: { width: 390, height: 844 } })
  const { origin } = new URL(page.url())
  for (const locale of ['pl', 'en']) {
    await page.evaluate((chosen) => localStorage.setItem('wayfelt.language', chosen), locale)
    await page.goto(`${origin}/?view=table&range=90d`)
    await page.locator('.table-twin td').first().waitFor()
    const room = await page.locator('.table-twin').evaluate((twin) => {
      const edge = twin.getBoundingClientRect().right
      const right = (cell: Element) => cell.getBoundingClientRect().right
      return edge - Math.max(...Array.from(twin.querySelectorAll('th, td'), right))
    })
    expect(room, locale).toBeGreaterThanOrEqual(8)
  }
  await page.goto(`${origin}/?range=90d`)
  await settled(page)
  const heights = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  expect(Math.min(...(await heights('.col-top')))).toBeGreaterThanOrEqual(44)
  expect(Math.min(...(await heights('.touchpoint')))).toBeGreaterThanOrEqual(32)
  await page.context().close()
})
