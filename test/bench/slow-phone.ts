import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { findChromium, launch } from '#test/e2e/support/browser.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { exampleConfig, EXAMPLE_SITE } from './support/example-config.ts'
import { median } from './support/load.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** A phone of the cheaper kind on a slow network: as Lighthouse's "slow 4G" throttles. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
}
const CPU_FACTOR = 4
/** How the widget may come onto a page. */
const PAGES = {
  'an empty page': '',
  'loader, config and card': `<script async src="/w.js" data-site="${EXAMPLE_SITE}"></script>`,
  'loader with its config inside, and card': `<script async src="/w/${EXAMPLE_SITE}.js" data-site="${EXAMPLE_SITE}"></script>`,
}
type PageKind = keyof typeof PAGES
const KINDS = Object.keys(PAGES) as PageKind[]

/**
 * Milliseconds from the navigation until the question can be seen, on a slow phone, beside the first
 * paint of the same page without it. The pages take turns; each figure is a median.
 */
export async function* slowPhone({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const shop = await serveShop()
  const browser = await launch(await findChromium())
  const times = new Map<PageKind, number[]>(KINDS.map((kind) => [kind, []]))
  try {
    for (let round = 0; round < (quick ? 3 : 9); round += 1)
      for (const kind of KINDS) times.get(kind)?.push(await visibleAfter(browser, shop.url, kind))
  } finally {
    await browser.close()
    shop.close()
  }
  const timeOf = (kind: PageKind) => median(times.get(kind) ?? [])
  yield { name: 'first paint of an empty page', value: timeOf('an empty page'), unit: 'ms' }
  for (const kind of KINDS.slice(1))
    yield {
      name: `question visible: ${kind}`,
      value: timeOf(kind),
      unit: 'ms',
      budget: { atMost: 800 },
    }
}

async function visibleAfter(browser: Browser, url: string, kind: PageKind): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('Network.enable')
  await device.send('Network.emulateNetworkConditions', NETWORK)
  await device.send('Emulation.setCPUThrottlingRate', { rate: CPU_FACTOR })
  await page.goto(`${url}/?${KINDS.indexOf(kind)}`)
  const seen = kind === 'an empty page' ? await firstPaint(page) : await cardSeen(page)
  await context.close()
  return seen
}

async function firstPaint(page: Page): Promise<number> {
  return await page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'first-contentful-paint') resolve(entry.startTime)
    }).observe({ type: 'paint', buffered: true })
  })`)
}

/** Looked at with every frame; the frame in which it stands has been painted when the next begins. */
async function cardSeen(page: Page): Promise<number> {
  return await page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      const card = document.querySelector('wayfelt-card')?.shadowRoot?.querySelector('.title')
      if (card?.getBoundingClientRect().height) requestAnimationFrame(() => resolve(performance.now()))
      else requestAnimationFrame(look)
    }
    look()
  })`)
}

/** Pages and files as an edge sends them: compressed, files for good. */
async function serveShop(): Promise<{ url: string; close: () => void }> {
  const loader = await readFile(join(DIST, 'w.js'), 'utf8')
  const config = JSON.stringify(exampleConfig())
  const inlined = `window.__wayfelt=${JSON.stringify({ [EXAMPLE_SITE]: exampleConfig() })};${loader}`
  const fileOf = async (path: string): Promise<[type: string, body: string]> => {
    if (path.startsWith('/v1/sites/')) return ['application/json', config]
    if (path.startsWith('/v1/')) return ['application/json', '{}']
    if (path === '/w.js') return ['text/javascript', loader]
    if (path === `/w/${EXAMPLE_SITE}.js`) return ['text/javascript', inlined]
    if (path.startsWith('/w/')) return ['text/javascript', await readFile(join(DIST, path), 'utf8')]
    return ['text/html; charset=utf-8', pageOf(KINDS[Number(path.slice(2))] ?? 'an empty page')]
  }
  const server = createServer((request, response) => {
    fileOf(request.url ?? '/').then(
      ([type, body]) =>
        response
          .setHeader('content-type', type)
          .setHeader('content-encoding', 'br')
          .setHeader('cache-control', 'public, max-age=3600')
          .end(brotliCompressSync(body)),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

function pageOf(kind: PageKind): string {
  const lines = Array.from({ length: 12 }, (_, index) => `<p>Your order, line ${index + 1}</p>`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Order</title>${PAGES[kind]}</head><h1>Thank you</h1>${lines.join('')}</html>`
}
