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

/** An address that nobody else signs in from, as Cloudflare tells it: all files are one machine here. */
function newAddress(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3))
  return `10.${a}.${b}.${c}`
}

/**
 * Signs a page in by a file's next link. The page has a heading before that, too, and one that is
 * left then is not signed in. Sign-ins of one address are limited, so each comes from its own.
 */
export async function signInOn(page: Page, file: keyof ProvidedContext['linksOf']): Promise<void> {
  const from = { 'cf-connecting-ip': newAddress() }
  const path = '**/api/sign-in*'
  await page.route(path, (route) =>
    route.continue({ headers: { ...route.request().headers(), ...from } }),
  )
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/sign-in'))
  await openLink(page, takeLink(file))
  expect((await answer).status()).toBe(204)
  await page.unroute(path)
}
