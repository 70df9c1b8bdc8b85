import { Response, type Request } from 'miniflare'
import { baseApi } from './base.ts'
import { helpDesk } from './help-desk.ts'
import { inpostApi } from './inpost.ts'

/*
 * The world outside the Worker in tests: every call that it makes of another host ends here, in Node,
 * and none leaves the machine. A receiver is a box of its own at `https://outside.example/{box}`; what
 * it answers is put at `/_set/{box}`, and what it heard is read at `/_heard/{box}`.
 */

/** What a receiver answers; the last of them again and again. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** What a receiver was sent. */
export interface HeardCall {
  method: string
  /** Path and query after the box. */
  path: string
  headers: Record<string, string>
  body: string
}

const replies = new Map<string, Reply[]>()
const heard = new Map<string, HeardCall[]>()

/** Answers a call that the Worker makes. */
export async function outsideWorld(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const [, first = '', second = ''] = url.pathname.split('/')
  if (url.hostname === 'desk.example') return await helpDesk(request)
  if (url.hostname === 'api.baselinker.com') return await baseApi(request)
  if (url.hostname === 'api-shipx-pl.easypack24.net') return await inpostApi(request)
  if (url.hostname !== 'outside.example') return new Response('nobody here', { status: 599 })
  if (first === '_set') {
    replies.set(second, (await request.json()) as Reply[])
    return new Response('set')
  }
  if (first === '_heard') return Response.json(heard.get(second) ?? [])
  const calls = heard.get(first) ?? []
  heard.set(first, calls)
  calls.push({
    method: request.method,
    path: url.pathname.slice(first.length + 1) + url.search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  })
  const planned = replies.get(first) ?? [{ status: 200, body: 'ok' }]
  const {
    status,
    headers = {},
    body = '',
  } = planned[calls.length - 1] ?? planned.at(-1) ?? { status: 200 }
  return new Response(status === 204 ? null : body, { status, headers })
}
