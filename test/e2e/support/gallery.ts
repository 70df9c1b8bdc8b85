import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createServer, type Plugin, type ViteDevServer } from 'vite'
import { ROOT } from '#scripts/support/run-tool.ts'

const FONTS = ['inter/wght.css', 'jetbrains-mono/wght.css'].map(
  (file) => `/@fs${join(ROOT, 'node_modules/@fontsource-variable', file).replaceAll('\\', '/')}`,
)

/** Fonts out of packages, so that pictures do not depend on those of the machine. */
function ownFonts(): Plugin {
  const tokens = `:root { --font: 'Inter Variable'; --mono: 'JetBrains Mono Variable'; }`
  return {
    name: 'own-fonts',
    transformIndexHtml: () => [
      ...FONTS.map((href) => ({ tag: 'link', attrs: { rel: 'stylesheet', href } })),
      { tag: 'style', children: tokens },
    ],
  }
}

/** The gallery as `npm run dev` serves it, without a Worker. */
export async function serveGallery(): Promise<{ base: string; server: ViteDevServer }> {
  const server = await createServer({
    configFile: join(ROOT, 'dashboard/vite.config.ts'),
    plugins: [ownFonts()],
    cacheDir: join(ROOT, '.wayfelt/vite-gallery'),
    clearScreen: false,
    logLevel: 'error',
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      fs: {
        allow: ['dashboard', 'worker/contract', 'node_modules'].map((name) => join(ROOT, name)),
      },
    },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('Vite does not listen')
  return { base: `http://localhost:${address.port}/gallery/`, server }
}

/** The addresses of everything that the gallery lists, one page each. */
export async function listStops(page: Page): Promise<string[]> {
  const links = await page.locator('a[data-part]').all()
  return await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
}

/** Leads an open gallery to one of its addresses, and waits until nothing moves there any more. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  await page.locator(`main[data-shown="${address}"]`).waitFor()
}

/** What does not fit on the page: texts that are cut off, and what makes the page scroll sideways. */
export async function whatDoesNotFit(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    /** Where a scroll bar or an ellipsis is meant, and what only screen readers see. */
    const MEANT =
      '.unseen, .unseen *, .tab-list, .page-tabs, .list .snippet pre, .section caption, canvas'
    const root = document.documentElement
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 60)}`
    const faults: string[] = []
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.matches(MEANT) || !element.checkVisibility()) continue
      const style = getComputedStyle(element)
      if (style.display === 'inline') continue
      if (element instanceof HTMLSelectElement) {
        const measure = document.createElement('canvas').getContext('2d')
        if (!measure) throw new Error('no canvas')
        measure.font = style.font
        const text = element.selectedOptions[0]?.label ?? ''
        const room =
          element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
        if (measure.measureText(text).width > room + 1) faults.push(`cut off: select ${text}`)
      } else if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        faults.push(`too wide: ${nameOf(element)}`)
      else if (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
        faults.push(`cut off below: ${nameOf(element)}`)
    }
    return faults
  })
}

/** The part as it is on screen: a dialog by itself, else all that stands under the head. */
export async function takePicture(page: Page): Promise<Buffer> {
  const dialog = page.locator('dialog:modal')
  const place = (await dialog.count()) > 0 ? dialog : page.locator('main')
  // Names of states would be a tenth of all files.
  const style = '.specimen-name { visibility: hidden }'
  // In forced colours no style takes the blinking caret away; a field that cannot be written in has none.
  await page.evaluate(() => {
    const field = document.activeElement
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      field.readOnly = true
  })
  return await place.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css', style })
}
