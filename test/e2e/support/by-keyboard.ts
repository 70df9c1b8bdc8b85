import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations, tooWide } from './browser.ts'

/** What a keyboard does to a button or a link. */
export async function press(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

/** What has the focus, by its text or its value. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement
    return element instanceof HTMLInputElement ? element.name : (element?.textContent ?? '')
  })
}

/** Nothing that axe finds and nothing that sticks out, in any light and width. */
export async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const where = `${page.url()}, ${colorScheme}, ${width}`
      expect(await axeViolations(page), where).toEqual([])
      expect(await tooWide(page), where).toBe(0)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}
