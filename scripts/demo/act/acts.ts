import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import type { Order } from '#scripts/demo/model/ask.ts'
import { strikeBefore } from '#scripts/demo/model/parcels.ts'
import { randomFrom, type Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { ordersByPhone } from './by-phone.ts'
import { makeCases, type LinkRow } from './cases/all-cases.ts'
import type { AskedAgain } from './cases/ask-again.ts'
import type { CaseRow, EventRow } from './cases/case-maker.ts'
import { seenIssues, type IssueRow } from './issues.ts'
import { orderRow, parcelRow, type OrderRow, type ParcelRow } from './order-rows.ts'
import { ship, startOf, type Heard, type Shipped } from './ship.ts'

/** What support had to do with in the demo's year: rows of its tables, without their site. */
export interface Acts {
  orders: OrderRow[]
  parcels: ParcelRow[]
  issues: IssueRow[]
  cases: CaseRow[]
  events: EventRow[]
  links: LinkRow[]
}

/** Who told of orders and parcels: ids of connections. */
export type Tellers = Record<'inpost' | 'shop', string>

/**
 * Makes parcels, delivery issues and cases of a year's orders and answers; the same input gives the same
 * rows. It draws from a chance of its own, so that the answers are what they were without it.
 * @param until the last day, for the shop
 */
export function makeActs(
  year: { orders: readonly Order[]; answers: readonly StampedAnswer[] },
  { seed, until, tellers }: { seed: number; until: string; tellers: Tellers },
): Acts {
  const random = randomFrom(`wayfelt demo acts ${seed}`)
  const end = startOf(addDays(until, 1)) - 1
  const heard = hear(year.answers)
  const placed = [...year.orders, ...ordersByPhone(random, year.orders, until)]
  const shipped = placed
    .map((order) => ship(random, order, { heard: heard.get(order.ref) ?? UNHEARD, end }))
    .filter(({ placedAt }) => placedAt <= end)
  const parcels = new Map(shipped.map((one) => [one.order.ref, one]))
  const orders = shipped.map((one) => orderRow(random, one, { connectionId: tellers.shop, end }))
  const issues = new Map(shipped.map((one) => [one.order.ref, seenIssues(one, end)]))
  const values = new Map(orders.map(({ id, valueMinor }) => [id, valueMinor ?? 0]))
  const strike = strikeBefore(until)
  const sources = { answers: year.answers, parcels, issues, values, strike, end }
  const { cases, links, asked } = makeCases(random, sources)
  const byId = new Map(orders.map((order) => [order.id, order]))
  const sent = cases.flatMap(({ row }) => followUps(random, { row, asked, byId, parcels, end }))
  const all = [...shipped, ...sent]
  return {
    orders: [
      ...orders,
      ...sent.map((one) => ({
        ...orderRow(random, one, { connectionId: tellers.shop, end }),
        valueMinor: 0,
        replaces: one.order.ref.slice(0, -2),
      })),
    ],
    parcels: all.flatMap((one) => parcelRow(one, tellers) ?? []),
    issues: [...issues.values()].flat().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    cases: cases.map(({ row }) => row),
    events: cases.flatMap(({ events }) => events),
    links,
  }
}

const UNHEARD: Heard = { ordered: null, received: null, saidDamaged: false }
const ARRIVALS = new Set(['courier-csat', 'locker-csat'])

/** What answers tell of when their orders were placed and delivered. */
function hear(answers: readonly StampedAnswer[]): Map<string, Heard> {
  const all = new Map<string, Heard>()
  for (const { orderRef, surveyId, stageId, answeredAt, choices } of answers) {
    if (orderRef === null) continue
    const known = all.get(orderRef) ?? { ...UNHEARD }
    all.set(orderRef, known)
    if (stageId === 'purchase') known.ordered = Math.min(known.ordered ?? answeredAt, answeredAt)
    if (ARRIVALS.has(surveyId)) known.received = answeredAt
    if (choices.includes('damaged')) known.saidDamaged = true
  }
  return all
}

interface Following {
  row: CaseRow
  asked: ReadonlyMap<string, AskedAgain>
  byId: ReadonlyMap<string, OrderRow>
  parcels: ReadonlyMap<string, Shipped>
  end: number
}

/** Notes a refund in its order, and sends the replacement: an order of its own. */
function followUps(random: Random, { row, asked, byId, parcels, end }: Following): Shipped[] {
  const { refundedAt, replacedAt, deliveredAt } = asked.get(row.id) ?? {}
  const order = byId.get(row.orderId)
  const first = parcels.get(row.orderId)
  if (order && refundedAt) order.refundedAt = refundedAt
  if (!first || !replacedAt || !deliveredAt || replacedAt > end) return []
  const ref = `${row.orderId}-W`
  // An order is replaced once.
  if (byId.get(ref) || row.isSecond) return []
  const day = dayOf(replacedAt)
  const promised = dayOf(deliveredAt)
  const parcel = { ...first.order.parcel, promised, arrives: promised, isStuck: false }
  const again = { ...first.order, ref, day, parcel }
  const heard = { ...UNHEARD, ordered: replacedAt + 60_000 * 10, received: deliveredAt + 60_000 }
  return [ship(random, again, { heard, end })]
}

function dayOf(at: number): string {
  return localDay(at, DEMO_TIMEZONE)
}
