import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations, settled, tooWide, type Visit } from './support/browser.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('map')
async function openMap(options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await open('/?view=map', options)
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
  expect(await tooWide(page)).toBe(0)
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
