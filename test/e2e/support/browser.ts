import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

const AXE = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'axe-core', 'axe.min.js')
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Long: a busy machine is no failure. What does not come at all fails the test all the same. */
const PATIENCE_MS = 60_000
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters and colours as on every other machine.
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
]

/**
 * The first Chromium there is: `CHROMIUM_PATH`, the system's, or the one inside an npm package. That
 * one unpacks itself at the first call, so two may not call at once.
 */
export async function findChromium(): Promise<string> {
  for (const path of [process.env['CHROMIUM_PATH'], ...SYSTEM]) {
    if (path && (await exists(path))) return path
  }
  return await sparticuz.executablePath()
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

/** Starts a browser; use `useBrowser` in tests. */
export async function launch(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    timeout: PATIENCE_MS,
  })
}

export interface Visit {
  page: Page
  /** Everything that reached the page as an error: none may be the widget's. */
  errors: string[]
}

/** One browser for a test file, and fresh visitors in it. */
export function useBrowser() {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch(inject('chromium'))
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    /** A visitor without cookies or storage. */
    async visit(options: BrowserContextOptions = {}): Promise<Visit> {
      if (!browser) throw new Error('The browser is not up yet')
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        ...options,
      })
      context.setDefaultTimeout(PATIENCE_MS)
      const page = await context.newPage()
      return { page, errors: collectErrors(page) }
    },
  }
}

/** Uncaught errors, rejections and CSP violations of a page, as they come. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return errors
}

/** Until there is a page, nothing on it waits for something newer, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const busy = page.locator('[aria-busy=true], [data-stale]')
  await expect.poll(() => busy.count()).toBe(0)
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((each) => each.finished)),
  )
}

/** axe-core's violations of WCAG 2.2 A and AA on the page, shadow roots included, once it stands still. */
export async function axeViolations(page: Page): Promise<string[]> {
  // What fades in has less contrast until it is there; an animation that is cancelled is over, too.
  await page.evaluate(async () => {
    // A document's own do not include those of the shadow roots in it.
    const roots = Array.from(document.querySelectorAll('*'), ({ shadowRoot }) => shadowRoot)
    const ending = [document, ...roots]
      .flatMap((root) => root?.getAnimations() ?? [])
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map(async ({ finished }) => await finished))
  })
  // Through the debugger: pages with Trusted Types let nothing else in.
  if (!(await page.evaluate(() => 'axe' in window))) {
    const debug = await page.context().newCDPSession(page)
    await debug.send('Runtime.evaluate', { expression: await readFile(AXE, 'utf8') })
  }
  return await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>
      }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`),
    )
  })
}

/** Pixels that reach over the edge of the window: nobody should have to scroll sideways. */
export async function tooWide(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
