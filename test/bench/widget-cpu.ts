import { EventEmitter, once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { SiteConfig } from '#contract/collect/config.ts'
import { findChromium, launch } from '#test/e2e/support/browser.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { exampleConfig, EXAMPLE_SITE } from './support/example-config.ts'
import { profiledMs, scriptMs, TRACED } from './support/script-time.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const PHONE = { viewport: { width: 390, height: 844 } }
const PAGES = ['without', 'idle', 'shown'] as const
type PageKind = (typeof PAGES)[number]

/** Pages, and who is told when a page has counted its question as shown. */
interface Shop {
  url: string
  shown: EventEmitter
  close: () => void
}

/**
 * Script CPU of a shop's page on the renderer's main thread, garbage collection included, from a
 * Chromium trace (thread time, so other processes do not count): without the widget, with nothing to
 * ask, and with a question shown. The three take turns; each figure is a median. Beside them the
 * same page goes through V8's sampling profiler, so that events which the sum does not know of show.
 */
export async function* widgetCpu({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const shop = await serveShop()
  const browser = await launch(await findChromium())
  const times = new Map<PageKind, number[]>(PAGES.map((kind) => [kind, []]))
  const sampled: number[] = []
  try {
    for (let round = 0; round < (quick ? 3 : 7); round += 1) {
      for (const kind of PAGES) times.get(kind)?.push(await tracedMs(browser, shop, kind))
      sampled.push(await sampledMs(browser, shop))
    }
  } finally {
    await browser.close()
    shop.close()
  }
  const cpu = (kind: PageKind) => median(times.get(kind) ?? [])
  const unit = 'ms'
  yield { name: 'script CPU, page without the widget', value: cpu('without'), unit }
  yield { name: 'script CPU, nothing to ask', value: cpu('idle'), unit, budget: { atMost: 5 } }
  yield { name: 'script CPU, a question shown', value: cpu('shown'), unit, budget: { atMost: 13 } }
  yield {
    name: 'the same by the sampling profiler',
    value: median(sampled),
    unit,
    note: 'wall time of the samples: other processes count, and the profiler itself costs',
  }
  yield {
    name: 'share of the profiled time that the trace finds, least of both',
    value: Math.min(...(times.get('shown') ?? [])) / Math.min(...sampled),
    unit: 'ratio',
    budget: { atLeast: 0.6 },
  }
}

/** Opens a page as a new visitor, and waits until nothing more happens; nothing of ours runs in it. */
async function openPage(page: Page, { url, shown }: Shop, kind: PageKind): Promise<void> {
  const isShown = kind === 'shown' ? once(shown, 'shown') : null
  await page.goto(`${url}/${kind}`)
  // Looking into the page for the card would run Playwright's own scripts there.
  await isShown
  await page.waitForLoadState('networkidle')
}

async function tracedMs(browser: Browser, shop: Shop, kind: PageKind): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await browser.startTracing(page, { categories: TRACED })
  await openPage(page, shop, kind)
  const trace = (await browser.stopTracing()).toString()
  await context.close()
  return scriptMs(trace)
}

async function sampledMs(browser: Browser, shop: Shop): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const profiler = await context.newCDPSession(page)
  await profiler.send('Profiler.enable')
  await profiler.send('Profiler.setSamplingInterval', { interval: 100 })
  await profiler.send('Profiler.start')
  await openPage(page, shop, 'shown')
  const { profile } = await profiler.send('Profiler.stop')
  await context.close()
  return profiledMs(profile)
}

async function serveShop(): Promise<Shop> {
  const config = exampleConfig()
  const shown = new EventEmitter()
  const server = createServer((request, response) => {
    if (request.url === '/shown') response.once('finish', () => shown.emit('shown'))
    answer(request, config).then(
      ({ type, body }) => response.setHeader('content-type', type).end(body),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, shown, close: () => server.close() }
}

async function answer(
  { url: path = '/', headers }: IncomingMessage,
  config: SiteConfig,
): Promise<{ type: string; body: string | Buffer }> {
  if (path.startsWith('/v1/sites/')) {
    const idle = headers.referer?.endsWith('/idle') ?? false
    return {
      type: 'application/json',
      body: JSON.stringify(idle ? { ...config, surveys: [] } : config),
    }
  }
  if (path.startsWith('/v1/')) return { type: 'application/json', body: '{}' }
  if (path === '/w.js' || path.startsWith('/w/')) {
    return { type: 'text/javascript', body: await readFile(join(DIST, path)) }
  }
  return { type: 'text/html; charset=utf-8', body: shopPage(path.slice(1)) }
}

function shopPage(kind: string): string {
  const lines = Array.from(
    { length: 12 },
    (_, index) => `<p>Your order, line ${index + 1}</p>`,
  ).join('')
  // The widget tells the page, and no server, what is on its screen.
  const tell = `<script>window.wayfelt=function(){(wayfelt.q=wayfelt.q||[]).push(arguments)};wayfelt('on','shown',function(){fetch('/shown')})</script>`
  const script =
    kind === 'without'
      ? ''
      : `${tell}<script async src="/w.js" data-site="${EXAMPLE_SITE}"></script>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Order</title><h1>Thank you</h1>${lines}${script}</html>`
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
