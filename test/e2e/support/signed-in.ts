import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { inject, type ProvidedContext } from 'vitest'
import { useBrowser, type Visit } from './browser.ts'
import { signInOn } from './links.ts'

/**
 * One browser for a test file, whose visitors are its owner: signed in once for all of them, since
 * sign-ins of one address are limited.
 */
export function useSignedIn(file: keyof ProvidedContext['linksOf']) {
  const { visit } = useBrowser()
  const kept: { session?: Awaited<ReturnType<BrowserContext['storageState']>> } = {}
  return {
    /** Somebody else. */
    visit,
    /** A browser of the owner; on a page, if there is a path. */
    async open(path: string | null, options: BrowserContextOptions = {}): Promise<Visit> {
      const visited = await visit({
        reducedMotion: 'reduce',
        ...(kept.session ? { storageState: kept.session } : {}),
        ...options,
      })
      const { page } = visited
      if (!kept.session) {
        await signInOn(page, file)
        await page.locator('h1').first().waitFor()
        kept.session = await page.context().storageState()
      }
      if (path !== null) await page.goto(inject('base') + path)
      return visited
    },
  }
}
