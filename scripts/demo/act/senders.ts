import type { connections, messages } from '#worker/db/schema/act/orders.ts'
import type { endpoints, sends } from '#worker/db/schema/act/outbox.ts'
import { makeCode } from '#worker/domain/channels/code.ts'
import { messageId } from '#worker/domain/delivery/message-id.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import { sha256 } from '#scripts/support/hash.ts'
import type { Acts } from './acts.ts'

type ConnectionRow = Omit<typeof connections.$inferSelect, 'siteId'>
type MessageRow = Omit<typeof messages.$inferSelect, 'siteId'>
type EndpointRow = Omit<typeof endpoints.$inferSelect, 'siteId'>
type SendRow = Omit<typeof sends.$inferSelect, 'siteId'>

const DAY_MS = 86_400_000
const MADE_BY = 'Tomek Lis'
/** Messages of each sender that are kept: the last of the year. */
const KEPT = 24

/** The public parts of the addresses of the demo's connections, one of each site's own. */
export function connectionCodes(siteId: number): Record<'shop' | 'inpost' | 'shopify', string> {
  const code = (sender: string) => makeCode(sha256(`wayfelt demo ${siteId} ${sender}`))
  return { shop: code('generic'), inpost: code('inpost'), shopify: code('shopify') }
}

/** Who tells the demo of orders and parcels. Shopify is being set up: its secret is not here yet. */
export function connectionRows(
  codes: ReturnType<typeof connectionCodes>,
  { start, end }: { start: number; end: number },
): ConnectionRow[] {
  const quiet = { refusals: 0, refusedAt: null, refusal: null, refusalDetail: null }
  const made = {
    sealed: null,
    secretVersion: 1,
    madeAt: start,
    madeByName: MADE_BY,
    endedAt: null,
    isForgotten: 0,
    poll: null,
    pollDue: null,
    asksBack: 0,
    ...quiet,
  }
  return [
    { ...made, id: codes.shop, sender: 'generic', name: 'Shop and DPD, DHL' },
    {
      ...made,
      id: codes.inpost,
      sender: 'inpost',
      name: 'InPost lockers',
      refusals: 3,
      refusedAt: end - 9 * DAY_MS,
      refusal: 'wrong-path',
      refusalDetail: '',
    },
    {
      ...made,
      id: codes.shopify,
      sender: 'shopify',
      name: 'Outlet',
      madeAt: end - 2 * DAY_MS,
      refusals: 1,
      refusedAt: end - DAY_MS,
      refusal: 'wrong-signature',
      refusalDetail: '',
    },
  ]
}

/** The newest messages of each sender, as they came: they can be read again. */
export function messageRows(
  { orders, parcels }: Pick<Acts, 'orders' | 'parcels'>,
  codes: ReturnType<typeof connectionCodes>,
): MessageRow[] {
  const scans = parcels.flatMap(({ events, ...parcel }) =>
    events.map((event) => ({ ...parcel, event })),
  )
  const newest = scans.toSorted((a, b) => b.event.t - a.event.t)
  const inpost = newest.filter(({ carrier }) => carrier === 'inpost').slice(0, KEPT)
  const others = newest.filter(({ carrier }) => carrier !== 'inpost').slice(0, KEPT)
  const placed = orders.toSorted((a, b) => (b.placedAt ?? 0) - (a.placedAt ?? 0)).slice(0, KEPT)
  return [
    ...inpost.map(({ orderId, code, event }, index) => {
      // One code that no vocabulary has: it is kept raw, and counted on the page.
      const status = index === 3 ? 'pickup_time_extended' : event.c
      const payload = { shipment_id: Number(code.slice(-7)), status, tracking_number: code }
      const at = new Date(event.t).toISOString()
      const body = { event_ts: at, event: 'shipment_status_changed', organization_id: 1, payload }
      const unknown = status === event.c ? null : [status]
      const topic = body.event
      return message(codes.inpost, { topic, at: event.t, orders: [orderId], unknown }, body)
    }),
    ...others.map(({ carrier, code, orderId, event }) => {
      const at = new Date(event.t).toISOString()
      const parcel = { carrier, code, order: orderId, status: event.s, at }
      const topic = 'parcel'
      const about = { topic, at: event.t, orders: [orderId] }
      return message(codes.shop, about, { topic, parcels: [parcel] })
    }),
    ...placed.map((order) => {
      const { id, promised, valueMinor, currency, country, lang, changedAt } = order
      const value = ((valueMinor ?? 0) / 100).toFixed(2)
      const time = new Date(changedAt).toISOString()
      const told = { id, placedAt: time, changedAt: time, value, currency, country, lang, promised }
      const topic = 'order'
      return message(codes.shop, { topic, at: changedAt, orders: [id] }, { topic, orders: [told] })
    }),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function message(
  connectionId: string,
  {
    topic,
    at,
    orders,
    unknown = null,
  }: { topic: string; at: number; orders: string[]; unknown?: string[] | null },
  told: object,
): MessageRow {
  const body = JSON.stringify(told)
  return {
    id: messageId(at, sha256(`${connectionId} ${body}`), at),
    connectionId,
    receivedAt: at + 1200,
    topic,
    outcome: 'applied',
    orders,
    // Parcels of the demo are noted by triggers.
    parcels: [],
    repeats: 0,
    unknown,
    headers: { 'content-type': 'application/json' },
    body,
  }
}

/** A webhook that was tried for two weeks and switched off: the demo calls nobody. */
export function endpointRow(end: number): EndpointRow {
  return {
    id: 'demo-hook',
    kind: 'webhook',
    name: 'Warehouse',
    url: 'https://hooks.zielony-sklep.example/wayfelt',
    settings: { people: false, comments: false, lang: 'en' },
    sealed: null,
    topics: ['case.opened', 'case.resolved'],
    state: 'off',
    reason: null,
    version: 1,
    rotatedAt: null,
    madeAt: end - 20 * DAY_MS,
    madeByName: MADE_BY,
    pausedUntil: 0,
    deliveredAt: end - 2 * DAY_MS,
    failedAt: end - 4 * DAY_MS,
    failure: 'timeout',
  }
}

/** What became of its last messages: one came through at the second try. */
export function sendRows(cases: Acts['cases'], end: number): SendRow[] {
  const before = cases.filter(({ openedAt }) => openedAt < end - 2 * DAY_MS).slice(-12)
  return before.flatMap(({ id, openedAt }, index) => {
    const attempt = (number: number, at: number, isThrough: boolean): SendRow => ({
      endpointId: 'demo-hook',
      id: timeOrderedId(at, sha256(`${id} ${number}`)),
      message: messageOfAnswer(id),
      topic: 'case.opened',
      subject: id,
      at,
      attempt: number,
      outcome: isThrough ? 'delivered' : 'timeout',
      status: isThrough ? 202 : null,
      ms: isThrough ? 140 + index * 7 : 15_000,
      reply: '',
      nextAt: isThrough ? null : at + 5000,
    })
    const at = openedAt + 800
    return index === 5
      ? [attempt(1, at, false), attempt(2, at + 21_000, true)]
      : [attempt(1, at, true)]
  })
}
