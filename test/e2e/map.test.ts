import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { axeViolations, settled, useBrowser, type Visit } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()
const MAP = `${inject('base')}/?view=map`
/** One sign-in for the whole file: an address has few of them. */
let signedIn: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

beforeAll(async () => {
  const { page } = await visit()
  await openLink(page, takeLink('map'))
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  signedIn = await page.context().storageState()
  await page.context().close()
})

async function openMap(options: Parameters<typeof visit>[0] = {}): Promise<Visit> {
  const visited = await visit({ storageState: signedIn, ...options })
  await visited.page.goto(MAP)
  await visited.page.locator('[data-lane="solutions"]').first().waitFor()
  return visited
}

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on the map, %s, %i px wide', async (colorScheme, width) => {
  const { page, errors } = await openMap({ colorScheme, viewport: { width, height: 900 } })
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  expect(errors).toEqual([])
  await page.context().close()
})

test('the columns of the lanes stand under those of the curve, and M leads back to it', async () => {
  const { page } = await openMap()
  const lefts = async (of: string) =>
    await page.locator(of).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
  const lanes = await lefts('.lane-col')
  expect(lanes.length).toBeGreaterThan(4)
  expect(lanes).toEqual(await lefts('.journey-map > .map:first-child .col'))
  await page.keyboard.press('m')
  await page.locator('.lane-map').waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('')
  await page.context().close()
})

test('the map prints to one landscape page', async () => {
  const { page } = await openMap()
  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const [, across, down] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
  expect(Number(across)).toBeGreaterThan(Number(down))
  await page.context().close()
})

test('the map goes out as SVG, PNG and CSV that others can read', async () => {
  const { page, errors } = await openMap()
  const saved = async (name: RegExp) => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return await readFile(await (await coming).path())
  }
  const svg = (await saved(/^SVG of the map/)).toString()
  // The dashboard itself parses no markup: its policy forbids it.
  const blank = await page.context().newPage()
  const drawn = await blank.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml')
    return {
      root: drawing.documentElement.nodeName,
      texts: [...drawing.querySelectorAll('text')].map((one) => one.textContent),
      foreign: drawing.querySelectorAll('script, image, foreignObject, a, style').length,
    }
  }, svg)
  expect(drawn).toMatchObject({ root: 'svg', foreign: 0 })
  expect(drawn.texts).toEqual(expect.arrayContaining(['Delivery', 'Purchase', 'Needs']))

  const png = await saved(/^PNG of the map/)
  const size = await page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      return [picture.width, picture.height]
    },
    [...png],
  )
  const [, width, height] = /width="(\d+)" height="([\d.]+)"/.exec(svg) ?? []
  expect(size).toEqual([Number(width) * 2, Number(height) * 2])

  const [head, ...lines] = (await saved(/^CSV of the map/)).toString().split('\r\n')
  expect(head).toMatch(/^\uFEFFStage,.*Delivery/)
  expect(lines.filter((line) => /^"(Needs|Touchpoints|Pain points)"/.test(line))).toHaveLength(3)
  expect(errors).toEqual([])
  await page.context().close()
})
