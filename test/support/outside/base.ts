import { Response, type Request } from 'miniflare'

/*
 * Base (BaseLinker) as it answers: https://api.base.com. An account is known by its token. What it
 * holds is put at `/_account`, and `/_calls` tells what was asked.
 */

/** An account: its journal, its orders and their packages, and what goes wrong with it. */
export interface BaseAccount {
  logs?: { id: number | string; order_id: number; log_type: number; date: number }[]
  orders?: Record<string, Record<string, unknown>>
  packages?: Record<string, Record<string, unknown>[]>
  /** An answer instead of any other; `location` for one that sends elsewhere. */
  failure?: { status: number; body: string; location?: string } | null
  /** Calls that are answered before the failure begins. */
  failAfter?: number
}

const accounts = new Map<string, BaseAccount>()
const calls = new Map<string, string[]>()

/** Answers a call of Base's API. */
export async function baseApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const token = request.headers.get('x-bltoken') ?? ''
  if (pathname === '/_account') {
    accounts.set(token, { ...accounts.get(token), ...((await request.json()) as BaseAccount) })
    return new Response('set')
  }
  const heard = calls.get(token) ?? []
  if (pathname === '/_calls') return Response.json(heard)
  const form = new URLSearchParams(await request.text())
  const method = form.get('method') ?? ''
  const account = accounts.get(token)
  calls.set(token, [...heard, `${method} ${form.get('parameters') ?? ''}`])
  if (!account) return refusal('ERROR_BAD_TOKEN')
  if (account.failure && heard.length >= (account.failAfter ?? 0)) {
    const { status, body, location } = account.failure
    return new Response(body, { status, headers: location ? { location } : {} })
  }
  const asked = JSON.parse(form.get('parameters') ?? '{}') as Record<string, number>
  const order = String(asked['order_id'])
  if (method === 'getJournalList') {
    // As the live one: from the named entry on, that one included.
    const logs = account.logs?.filter(({ id }) => Number(id) >= (asked['last_log_id'] ?? 0)) ?? []
    return success({ logs })
  }
  if (method === 'getOrders') return success({ orders: [account.orders?.[order] ?? []].flat() })
  if (method === 'getOrderPackages') return success({ packages: account.packages?.[order] ?? [] })
  return refusal('ERROR_UNKNOWN_METHOD')
}

function success(body: object): Response {
  return Response.json({ status: 'SUCCESS', ...body })
}

function refusal(code: string): Response {
  return Response.json({ status: 'ERROR', error_code: code, error_message: 'no' })
}
