import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** What came in under one id. */
interface Received {
  times: number
  /** Ids of the answers that it told of: one, or something is wrong. */
  answers: Set<string>
}

/** A receiver of webhooks on this machine, which checks every signature. */
export interface Receiver {
  url: string
  byId: Map<string, Received>
  /** Messages whose signature the reference library refused. */
  refused: string[]
  /** Called with each message, before it is answered. */
  heard: () => void
  close: () => Promise<void>
}

/** How long a message is held before it is answered, at most: a kill hits amid it. */
const HELD_MS = 20

/** Starts a receiver. @param secret of the endpoint, `whsec_…` */
export async function startReceiver(secret: string): Promise<Receiver> {
  const webhook = new Webhook(secret)
  const byId = new Map<string, Received>()
  const refused: string[] = []
  const receiver = { heard: () => {} }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('error', () => {})
    request.on('data', (text: string) => (body += text))
    request.on('end', () => {
      take(request.headers as Record<string, string>, body)
      receiver.heard()
      setTimeout(() => response.end('ok'), Math.random() * HELD_MS)
    })
  })
  function take(headers: Record<string, string>, body: string): void {
    const id = headers['webhook-id'] ?? ''
    try {
      const { data } = webhook.verify(body, headers) as { data: { id: string } }
      const known = byId.get(id) ?? { times: 0, answers: new Set() }
      known.times += 1
      known.answers.add(data.id)
      byId.set(id, known)
    } catch (error) {
      refused.push(String(error))
    }
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    byId,
    refused,
    close: async () => {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>()
      server.close(() => done())
      server.closeAllConnections()
      await closed
    },
  })
}
