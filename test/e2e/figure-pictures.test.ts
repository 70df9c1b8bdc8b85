import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSignedIn } from './support/signed-in.ts'
import { decodePng, type Picture } from './support/pictures/png.ts'

const { open } = useSignedIn('figures')

/** A card shows what it tells as dots, bars, a line, or places on a field; each tab has another. */
const TABS = ['pains', 'moves', 'standouts', 'onward']
const MARGIN = 32
/** Pixels of a block: letters fall a little otherwise on a canvas, blocks of them do not. */
const BLOCK = 24

/** Mean brightness of each block, 0…255. @param size as far as is looked */
function blocksOf({ width, rgb }: Picture, size: Pick<Picture, 'width' | 'height'>): number[] {
  const [across, down] = [Math.floor(size.width / BLOCK), Math.floor(size.height / BLOCK)]
  return Array.from({ length: across * down }, (_, block) => {
    const [left, top] = [(block % across) * BLOCK, Math.floor(block / across) * BLOCK]
    let sum = 0
    for (let y = top; y < top + BLOCK; y += 1)
      for (let x = left; x < left + BLOCK; x += 1) {
        const pixel = 3 * (y * width + x)
        sum += (rgb[pixel] ?? 0) + (rgb[pixel + 1] ?? 0) + (rgb[pixel + 2] ?? 0)
      }
    return sum / (3 * BLOCK * BLOCK)
  })
}

/** What is hidden beside a picture, as no picture has it. */
const LEFT_OUT = 'button, details, [data-picture=no]'

/** Saves a card as a picture, and holds it against a screenshot. @returns the share of blocks that differ */
async function differenceOf(page: Page, card: Locator): Promise<number> {
  const coming = page.waitForEvent('download')
  await card.getByRole('button', { name: /^PNG/ }).click()
  const picture = decodePng(await readFile(await (await coming).path()))
  await page.mouse.move(0, 0)
  const clip = await card.evaluate(
    (section, { margin, out }) => {
      for (const one of section.querySelectorAll<HTMLElement>(out)) one.style.visibility = 'hidden'
      const parts = [...section.children].filter((part) => !part.matches(out))
      const boxes = parts.map((part) => part.getBoundingClientRect())
      const left = Math.min(...boxes.map((box) => box.left)) - margin
      const top = Math.min(...boxes.map((box) => box.top)) - margin
      const right = Math.max(...boxes.map((box) => box.right)) + margin
      const bottom = Math.max(...boxes.map((box) => box.bottom)) + margin
      const at = { x: left + scrollX, y: top + scrollY }
      return { ...at, width: right - left, height: bottom - top }
    },
    { margin: MARGIN, out: LEFT_OUT },
  )
  const shown = decodePng(await page.screenshot({ clip, fullPage: true }))
  // A dot may reach over the edge of its table.
  expect(Math.abs(picture.width - shown.width)).toBeLessThanOrEqual(24)
  // A line of nothing but buttons at the end is in no picture.
  expect(Math.abs(picture.height - shown.height)).toBeLessThanOrEqual(120)
  const size = {
    width: Math.min(picture.width, shown.width),
    height: Math.min(picture.height, shown.height),
  }
  const [painted, seen] = [blocksOf(picture, size), blocksOf(shown, size)]
  expect(Math.max(...painted) - Math.min(...painted)).toBeGreaterThan(20)
  const far = seen.filter((brightness, block) => Math.abs(brightness - (painted[block] ?? 0)) > 24)
  return far.length / seen.length
}

async function openStill(path: string) {
  const { page, errors } = await open(path, { deviceScaleFactor: 2 })
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.bones, [aria-busy="true"]'))
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  return { page, errors }
}

test.each(TABS)('figures of %s go out as a picture of what stands on the page', async (tab) => {
  const { page, errors } = await openStill(`/?tab=${tab}&range=90d`)
  const cards = page.locator('.figures-card')
  await cards.first().waitFor()
  for (const card of await cards.all())
    expect([tab, await differenceOf(page, card)]).toEqual([tab, expect.closeTo(0, 2)])
  expect(errors).toEqual([])
  await page.context().close()
})

test('the chart of an improvement goes out as a picture', async () => {
  const { page, errors } = await openStill('/improvements')
  expect(await differenceOf(page, page.locator('.band-figure').first())).toBeCloseTo(0, 2)
  expect(errors).toEqual([])
  await page.context().close()
})
