import type { Page } from 'playwright-core'
import { expect, inject, type ProvidedContext } from 'vitest'

let taken = 0

/** The next unused sign-in link of a test file. Each works once. */
export function takeLink(file: keyof ProvidedContext['linksOf']): string {
  const link = inject('linksOf')[file][taken++]
  if (!link) throw new Error(`${file} has used up its sign-in links`)
  return link
}

/** Opens a link as its person does: looks whom it signs in, and agrees. */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.locator('.entry-told button').click()
}

/**
 * Signs a page in by a file's next link. The page has a heading before that, too, and one that is
 * left then is not signed in.
 */
export async function signInOn(page: Page, file: keyof ProvidedContext['linksOf']): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/sign-in'))
  await openLink(page, takeLink(file))
  expect((await answer).status()).toBe(204)
}
