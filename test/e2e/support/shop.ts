import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { SiteConfig } from '#contract/collect/config.ts'

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist')

/** What happens to one POST on its way to the Worker. */
export type Fault =
  | 'none'
  | 'cut' // the connection breaks before the Worker hears of it
  | 'cut-answer' // the Worker stores it, its answer never arrives
  | 500
  | 503
  | 429
  | 422 // with the Worker's own reasons
  | 'hang' // no answer until the client gives up
  | { status: number; type: string; body: string } // somebody else answers

export interface ShopPage {
  /** Address of the script, if it is not this shop's own. */
  script?: string
  /** Attributes of the script tag beside src and data-site. */
  attributes?: string
  /** Content security policy of the page. */
  csp?: string
  /** Markup in the body, before the widget's script. */
  body?: string
  /** How often the script tag stands in the page. */
  copies?: number
  /** Markup in the head. */
  head?: string
  /** The whole document, in place of all of this. */
  whole?: string
}

/** The Worker's refusal of an answer. */
const REFUSAL = JSON.stringify({ type: 'about:blank', status: 422, requestId: 'r-1' })

/**
 * A shop of its own origin in front of the real Worker: it serves pages with the snippet and passes
 * /v1 on, with faults where a test asks for them.
 */
export class Shop {
  readonly faults: Fault[] = []
  /** POST bodies in the order in which they reached this side. */
  readonly received: { path: string; body: string }[] = []
  /** Comments of answers that the Worker has stored, whether or not its answer arrived. */
  readonly delivered: string[] = []
  page: ShopPage = {}
  /** What the widget gets in place of its config. */
  config: (config: SiteConfig) => SiteConfig = (config) => config
  /** What the Worker takes for the origin of its pages. */
  origin = 'http://shop.test'
  /** Beginnings of addresses of which the next request fails. */
  readonly failing: string[] = []
  #server: Server
  #base: string
  #key: string

  constructor(base: string, key: string) {
    this.#base = base
    this.#key = key
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy())
    })
  }

  /** Listens on a free port of this machine. @returns the port */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    const address = this.#server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    const failing = this.failing.findIndex((start) => path.startsWith(start))
    if (failing >= 0) {
      this.failing.splice(failing, 1)
      response.writeHead(503, { 'access-control-allow-origin': '*' })
      return void response.end('down')
    }
    if (path.startsWith('/v1/')) return await this.#pass(request, response)
    if (path.startsWith('/w')) return await sendFile(path, response)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(this.page.csp ? { 'content-security-policy': this.page.csp } : {}),
    })
    response.end(this.#html())
  }

  #html(): string {
    const { attributes = '', copies = 1, head = '', whole } = this.page
    const { body = '<h1>Thank you for your order</h1>' } = this.page
    if (whole !== undefined) return whole
    const source = this.page.script
      ? `src="${this.page.script}"`
      : `src="/w.js" data-site="${this.#key}"`
    const script = `<script async nonce="n0nce" ${source} ${attributes}></script>`
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}<body><main>${body}</main>${script.repeat(copies)}</body></html>`
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const body = await readBody(request)
    const isAnswer = path === '/v1/answers'
    if (request.method === 'POST') this.received.push({ path, body })
    const fault = isAnswer ? (this.faults.shift() ?? 'none') : 'none'
    if (fault === 'cut') return void response.destroy()
    if (fault === 'hang') return
    if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': fault.type })
      return void response.end(fault.body)
    }
    if (fault === 422) {
      response.writeHead(422, { 'content-type': 'application/problem+json' })
      return void response.end(REFUSAL)
    }
    if (typeof fault === 'number') {
      response.writeHead(fault, {
        'access-control-allow-origin': '*',
        ...(fault === 429 ? { 'retry-after': '1' } : {}),
      })
      return void response.end('{}')
    }
    const answer = await fetch(`${this.#base}${path}`, {
      method: request.method ?? 'GET',
      headers: { ...passedHeaders(request), origin: this.origin },
      ...(request.method === 'POST' ? { body } : {}),
    })
    const text = path.includes('/config')
      ? JSON.stringify(this.config((await answer.json()) as SiteConfig))
      : await answer.text()
    if (isAnswer && answer.ok) this.delivered.push(commentOf(body))
    if (fault === 'cut-answer') return void response.destroy()
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'access-control-allow-origin': '*',
      // A test may change what comes next.
      'cache-control': 'no-store',
    })
    response.end(text)
  }
}

function passedHeaders(request: IncomingMessage): Record<string, string> {
  const browser =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
  return {
    'content-type': 'text/plain',
    'user-agent': browser,
    'accept-language': request.headers['accept-language'] ?? 'en',
  }
}

function commentOf(body: string): string {
  const parsed = JSON.parse(body) as { comment?: string }
  return parsed.comment ?? ''
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const file = await readFile(join(DIST, new URL(path, 'http://x').pathname))
  response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' })
  response.end(file)
}
