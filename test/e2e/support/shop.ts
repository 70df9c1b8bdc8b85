import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist')

/** What happens to one POST on its way to the Worker. */
export type Fault =
  | 'none'
  | 'cut' // the connection breaks before the Worker hears of it
  | 'cut-answer' // the Worker stores it, its answer never arrives
  | 500
  | 503
  | 429
  | 422
  | 'hang' // no answer until the client gives up

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
}

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
    if (path.startsWith('/v1/')) return await this.#pass(request, response)
    if (path.startsWith('/w')) return await sendFile(path, response)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(this.page.csp ? { 'content-security-policy': this.page.csp } : {}),
    })
    response.end(this.#html())
  }

  #html(): string {
    const { attributes = '', body = '<h1>Thank you for your order</h1>', copies = 1 } = this.page
    const source = this.page.script
      ? `src="${this.page.script}"`
      : `src="/w.js" data-site="${this.#key}"`
    const script = `<script async nonce="n0nce" ${source} ${attributes}></script>`
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title><body><main>${body}</main>${script.repeat(copies)}</body></html>`
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const body = await readBody(request)
    const isAnswer = path === '/v1/answers'
    if (request.method === 'POST') this.received.push({ path, body })
    const fault = isAnswer ? (this.faults.shift() ?? 'none') : 'none'
    if (fault === 'cut') return void response.destroy()
    if (fault === 'hang') return
    if (typeof fault === 'number') {
      response.writeHead(fault, {
        'access-control-allow-origin': '*',
        ...(fault === 429 ? { 'retry-after': '1' } : {}),
      })
      return void response.end('{}')
    }
    const answer = await fetch(`${this.#base}${path}`, {
      method: request.method ?? 'GET',
      headers: passedHeaders(request),
      ...(request.method === 'POST' ? { body } : {}),
    })
    const text = await answer.text()
    if (isAnswer && answer.ok) this.delivered.push(commentOf(body))
    if (fault === 'cut-answer') return void response.destroy()
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'access-control-allow-origin': '*',
    })
    response.end(text)
  }
}

function passedHeaders(request: IncomingMessage): Record<string, string> {
  const browser =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
  return {
    'content-type': 'text/plain',
    origin: 'http://shop.test',
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
