import type { Page } from 'playwright-core'
import { axeViolations } from './browser.ts'

/** Takes a picture of a page once it stands. @returns what axe finds, and whether it is too wide */
export async function lookAt(page: Page, folder: string, name: string): Promise<string[]> {
  await page.waitForFunction(() => document.querySelector('.bones, [aria-busy="true"]') === null)
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  const faults = await axeViolations(page)
  return [...faults, ...(wide > 0 ? [`${wide} px too wide`] : [])].map((one) => `${name} ${one}`)
}
