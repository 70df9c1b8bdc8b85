import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { axeViolations, tooWide } from './support/browser.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('everyPage')

const PAGES = [
  '/',
  '/?stage=delivery',
  '/?view=table&range=90d',
  '/?by=persona&cmp=none&range=90d',
  '/?tab=moves&range=90d',
  '/?tab=pains&range=90d',
  '/?tab=moments&range=90d',
  '/?tab=paths&range=90d',
  '/?tab=onward&range=90d',
  '/?tab=standouts&range=90d',
  '/?tab=chances&range=90d',
  '/?tab=sample&range=90d',
  '/?tab=comments',
  '/improvements',
  '/account',
  '/settings/site',
  '/settings/team',
  '/settings/keys',
  '/settings/channels',
  '/settings/webhooks',
  '/settings/cases',
  '/inbox',
  '/settings/connections',
  '/delivery',
  '/delivery/issues',
  '/delivery/incidents',
  '/delivery/said',
  '/delivery/orders',
  '/delivery/plan',
  '/delivery/costs',
  '/delivery/recovery',
  '/settings/shares',
  '/settings/privacy',
  '/settings/holds',
  '/settings/audit',
  '/settings/import',
  '/settings/install',
  '/journeys/shopping/edit',
  '/new-journey',
  '/surveys',
  '/surveys/cart-barrier',
]

/** Words of narrow tables that stand under their column's name instead of beside it. */
async function misplacedWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const range = document.createRange()
    return [...document.querySelectorAll('.list td[data-name]')].flatMap((cell) => {
      // Wide tables have their names above.
      if (getComputedStyle(cell, '::before').content === 'none') return []
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      const words: string[] = []
      const { left } = cell.getBoundingClientRect()
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode)
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 1)
        if (boxes.some((box) => box.left < left + 112)) words.push(range.toString())
      }
      return words
    })
  })
}

/** How people look at a page. 200 % zoom is half as many CSS pixels, each twice as large. */
const WAYS: [string, BrowserContextOptions][] = [
  ['in the dark, in Polish', { colorScheme: 'dark', locale: 'pl' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['on a phone, in Russian', { viewport: { width: 390, height: 844 }, locale: 'ru' }],
  ['at 200 % zoom', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
]

test.each(WAYS)(
  'every page is for everybody %s: axe finds nothing, nothing is too wide or misplaced',
  async (_, options) => {
    const { page, errors } = await open(null, options)
    const origin = inject('base')
    const faults: string[] = []
    for (const path of PAGES) {
      await page.goto(origin + path)
      await page.locator('h1').first().waitFor()
      await page.waitForFunction(
        () => document.querySelector('.bones, [aria-busy="true"]') === null,
      )
      const found = await axeViolations(page)
      const wide = await tooWide(page)
      const misplaced = await misplacedWords(page)
      faults.push(
        ...found.map((fault) => `${path} ${fault}`),
        ...(wide > 0 ? [`${path} ${wide} px too wide`] : []),
        ...misplaced.map((words) => `${path} misplaced: ${words}`),
      )
    }
    expect(faults).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  },
)
