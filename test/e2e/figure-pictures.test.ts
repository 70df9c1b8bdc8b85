import { readFile } from 'node:fs/promises'
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

test.each(TABS)('figures of %s go out as a picture of what stands on the page', async (tab) => {
  const { page, errors } = await open(`/?tab=${tab}&range=90d`, { deviceScaleFactor: 2 })
  const cards = page.locator('.figures-card')
  await cards.first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.bones, [aria-busy="true"]'))
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  for (const card of await cards.all()) {
    const coming = page.waitForEvent('download')
    await card.getByRole('button', { name: /^PNG/ }).click()
    const picture = decodePng(await readFile(await (await coming).path()))
    await page.mouse.move(0, 0)
    const clip = await card.evaluate((section, margin) => {
      // What leads on from the card is in no picture.
      for (const one of section.querySelectorAll<HTMLElement>('button, details, .figures-foot'))
        one.style.visibility = 'hidden'
      const parts = [...section.querySelectorAll(':scope > :not(details, .figures-foot)')]
      const boxes = parts.map((part) => part.getBoundingClientRect())
      const left = Math.min(...boxes.map((box) => box.left)) - margin
      const top = Math.min(...boxes.map((box) => box.top)) - margin
      const right = Math.max(...boxes.map((box) => box.right)) + margin
      const bottom = Math.max(...boxes.map((box) => box.bottom)) + margin
      const at = { x: left + scrollX, y: top + scrollY }
      return { ...at, width: right - left, height: bottom - top }
    }, MARGIN)
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
    const far = seen.filter(
      (brightness, block) => Math.abs(brightness - (painted[block] ?? 0)) > 24,
    )
    expect([tab, far.length / seen.length]).toEqual([tab, expect.closeTo(0, 2)])
  }
  expect(errors).toEqual([])
  await page.context().close()
})
