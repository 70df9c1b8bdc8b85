import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { SiteConfig } from '#contract/collect/config.ts'
import { widgetConfig } from '#worker/domain/collect/widget-config.ts'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { launch } from '#test/e2e/support/browser.ts'
import type { BenchOptions, Figure } from './figure.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const SITE = 'wf_pk_bench'
/** Main-thread work that is JavaScript: compiling, running, and what it is called back for. */
const SCRIPT_EVENTS = new Set([
  'EvaluateScript',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
])
const PAGES = ['without', 'idle', 'shown'] as const
type PageKind = (typeof PAGES)[number]

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

/**
 * Script CPU of a shop's page on the renderer's main thread, from a Chromium trace (thread time, so
 * other processes do not count): without the widget, with nothing to ask, and with a question shown.
 * The three take turns; each figure is a median.
 */
export async function* widgetCpu({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const server = await serveShop()
  const browser = await launch()
  const times = new Map<PageKind, number[]>(PAGES.map((kind) => [kind, []]))
  try {
    for (let round = 0; round < (quick ? 3 : 7); round += 1) {
      for (const kind of PAGES) times.get(kind)?.push(await scriptTime(browser, server, kind))
    }
  } finally {
    await browser.close()
    server.close()
  }
  const cpu = (kind: PageKind) => median(times.get(kind) ?? [])
  yield { name: 'script CPU, page without the widget', value: cpu('without'), unit: 'ms' }
  yield {
    name: 'script CPU, nothing to ask',
    value: cpu('idle'),
    unit: 'ms',
    budget: { atMost: 5 },
  }
  yield {
    name: 'script CPU, a question shown',
    value: cpu('shown'),
    unit: 'ms',
    budget: { atMost: 13 },
  }
}

async function scriptTime(browser: Browser, server: Server, kind: PageKind): Promise<number> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'v8', '__metadata', 'disabled-by-default-v8.compile'],
  })
  await page.goto(`http://127.0.0.1:${port}/${kind}`)
  if (kind === 'shown') await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  await context.close()
  return outermostMs(trace.traceEvents)
}

/** Thread time of script events that stand in no other script event, on the thread that ran most. */
function outermostMs(events: TraceEvent[]): number {
  const mains = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}/${tid}`)
  const perThread = new Map<string, number>()
  for (const thread of mains) {
    const script = events
      .filter(
        ({ name, ph, pid, tid }) =>
          ph === 'X' && SCRIPT_EVENTS.has(name) && `${pid}/${tid}` === thread,
      )
      .toSorted((a, b) => a.ts - b.ts)
    let end = 0
    let total = 0
    for (const { ts, dur = 0, tdur = 0 } of script) {
      if (ts < end) continue
      end = ts + dur
      total += tdur
    }
    perThread.set(thread, total / 1000)
  }
  return Math.max(0, ...perThread.values())
}

async function serveShop(): Promise<Server> {
  const config = exampleConfig()
  const server = createServer((request, response) => {
    answer(request, config).then(
      ({ type, body }) => response.setHeader('content-type', type).end(body),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
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
  const script = kind === 'without' ? '' : `<script async src="/w.js" data-site="${SITE}"></script>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Order</title><h1>Thank you</h1>${lines}${script}</html>`
}

function exampleConfig(): SiteConfig {
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was your checkout?' },
    trigger: { on: 'load' },
    followUp: { reasons: [{ code: 'slow', label: { en: 'Too slow' }, from: 1, to: 3 }] },
  })
  const survey = {
    id: 'checkout',
    state: 'live' as const,
    scale: 'csat5' as const,
    revision: 1,
    touchpointId: 'checkout',
    definition,
  }
  return widgetConfig(
    { key: SITE, language: 'en', cooldownDays: 0, paused: false, surveys: [survey] },
    'en',
  )
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
