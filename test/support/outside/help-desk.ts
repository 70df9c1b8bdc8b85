import { Response, type Request } from 'miniflare'

/*
 * Systems for tickets, as far as their documents tell: `https://desk.example/{box}/{kind}` keeps what
 * it is given. With `lose` in the box's name the acknowledgement of the first thing made is lost.
 */

interface Thing {
  id: number
  key: string
  body: Record<string, unknown>
}

interface Desk {
  tickets: Thing[]
  contacts: Thing[]
  calls: string[]
  lost: number
}

const desks = new Map<string, Desk>()

/** Answers a call of a system for tickets. */
export async function helpDesk(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const [, box = '', kind = '', ...rest] = url.pathname.split('/')
  const desk = desks.get(box) ?? { tickets: [], contacts: [], calls: [], lost: 0 }
  desks.set(box, desk)
  if (kind === '_seen') return Response.json(desk)
  const text = await request.text()
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>
  const token = request.headers.get('authorization') ?? request.headers.get('api_access_token')
  const path = `/${rest.join('/')}`
  desk.calls.push(`${request.method} ${path}${url.search}`)
  if (!token?.includes('right') && !atobOf(token).includes('right'))
    return Response.json({ error: 'who are you' }, { status: 401 })
  const answer = ANSWERS[kind]?.({
    desk,
    method: request.method,
    path,
    query: url.searchParams,
    body,
  })
  if (!answer) return Response.json({ error: 'not found' }, { status: 404 })
  if (request.method === 'POST' && box.includes('lose') && desk.lost === 0) {
    desk.lost += 1
    return new Response('bad gateway', { status: 500 })
  }
  return Response.json(answer)
}

interface Asked {
  desk: Desk
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
}

function add(list: Thing[], key: unknown, body: Record<string, unknown>): Thing {
  const thing = { id: list.length + 1, key: String(key), body }
  list.push(thing)
  return thing
}

function byKey(list: Thing[], key: string | null) {
  return list.filter((thing) => thing.key === key).map(({ id, body }) => ({ ...body, id }))
}

const ANSWERS: Record<string, (asked: Asked) => object | null> = {
  zendesk: ({ desk, method, path, query, body }) => {
    if (path !== '/api/v2/tickets.json') return null
    if (method === 'GET') return { tickets: byKey(desk.tickets, query.get('external_id')) }
    const ticket = body['ticket'] as Record<string, unknown>
    return { ticket: { id: add(desk.tickets, ticket['external_id'], ticket).id } }
  },
  gorgias: ({ desk, method, path, query, body }) => {
    if (path !== '/api/tickets') return null
    if (method === 'GET') return { data: byKey(desk.tickets, query.get('external_id')) }
    return { id: add(desk.tickets, body['external_id'], body).id }
  },
  freshdesk: ({ desk, method, path, query, body }) => {
    if (path !== '/api/v2/tickets') return null
    if (method === 'GET') return byKey(desk.tickets, query.get('unique_external_id'))
    return { id: add(desk.tickets, body['unique_external_id'], body).id }
  },
  zammad: ({ desk, method, path, query, body }) => {
    if (method === 'GET' && path === '/api/v1/tickets/search') {
      const tag = /^tags:"(.*)"$/.exec(query.get('query') ?? '')?.[1] ?? ''
      return desk.tickets
        .filter(({ key }) => key.split(',').includes(tag))
        .map(({ id }) => ({ id }))
    }
    if (path !== '/api/v1/tickets') return null
    return { id: add(desk.tickets, body['tags'], body).id }
  },
  chatwoot: ({ desk, method, path, query, body }) => {
    const own = /^\/api\/v1\/accounts\/7(\/.*)$/.exec(path)?.[1]
    if (own === '/contacts/search') {
      const wanted = query.get('q') ?? ''
      return {
        payload: desk.contacts
          .filter(({ key }) => key.startsWith(wanted))
          .map(({ id, key }) => ({ id, identifier: key, contact_inboxes: inboxes(key) })),
      }
    }
    if (own === '/contacts' && method === 'POST') {
      const { id, key } = add(desk.contacts, body['identifier'], body)
      return { payload: { contact: { id }, contact_inbox: inboxes(key)[0] } }
    }
    const contact = /^\/contacts\/(\d+)\/conversations$/.exec(own ?? '')?.[1]
    if (contact) return { payload: byKey(desk.tickets, contact) }
    if (own === '/conversations' && method === 'POST')
      return { id: add(desk.tickets, body['contact_id'], body).id }
    return null
  },
}

function inboxes(key: string) {
  return [{ source_id: `source-${key}`, inbox: { id: 3 } }]
}

function atobOf(header: string | null): string {
  const base64 = /^Basic (.*)$/.exec(header ?? '')?.[1]
  return base64 ? atob(base64) : ''
}
