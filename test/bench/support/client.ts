import { Agent, request, type IncomingHttpHeaders } from 'node:http'

/** The origin that the sites of support/shop.ts allow. */
export const SHOP_ORIGIN = 'https://shop.example'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
/** What a browser sends along from a shop's page. */
export const PAGE_HEADERS = {
  'content-type': 'text/plain',
  origin: SHOP_ORIGIN,
  'user-agent': BROWSER,
}
/** Long: on a busy machine a thousand calls at once take their time. */
const TIMEOUT_MS = 120_000

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Call {
  path: string
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  body?: string
  headers?: Record<string, string>
}

/** A fixed number of kept-alive connections to a server on this machine. */
export interface Client {
  /** @throws Error when the connection breaks or nothing answers in time */
  send: (call: Call) => Promise<Reply>
  /** A POST as the widget on a shop's page makes it. */
  post: (path: string, body: string) => Promise<Reply>
  close: () => void
}

/** Connects to a server; calls beyond `connections` wait for a free one. */
export function openClient(base: URL, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = async (call: Call) => await exchange(base, agent, call)
  return {
    send,
    post: async (path, body) => await send({ path, method: 'POST', body, headers: PAGE_HEADERS }),
    close: () => agent.destroy(),
  }
}

async function exchange(base: URL, agent: Agent, call: Call): Promise<Reply> {
  const { path, method = 'GET', body = '', headers = {} } = call
  const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const outgoing = request(
    {
      agent,
      host: base.hostname,
      port: base.port,
      path,
      method,
      headers: { ...headers, ...length },
      timeout: TIMEOUT_MS,
    },
    (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    },
  )
  outgoing.on('timeout', () => outgoing.destroy(new Error('Nothing answered in time')))
  outgoing.on('error', reject)
  outgoing.end(body)
  return await promise
}
