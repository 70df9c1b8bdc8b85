import type { IssueType } from '#contract/delivery/words.ts'
import type { ParcelEvent } from '#worker/db/schema/act/orders.ts'
import { addDays, dayCount } from '#worker/domain/days.ts'
import { dayStart } from '#worker/domain/time-zone.ts'
import type { Order } from '#scripts/demo/model/ask.ts'
import { isWinter } from '#scripts/demo/model/calendar.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { CODES } from './codes.ts'

/** What is known of an order by its answers: when it was placed and delivered at the latest. */
export interface Heard {
  /** Unix milliseconds, of answers of the days of order and delivery; null for none. */
  ordered: number | null
  received: number | null
  saidDamaged: boolean
}

/** A parcel on its way. */
export interface Shipped {
  order: Order
  code: string
  /** Unix milliseconds, these two; a parcel that comes later has `deliveredAt` in the future. */
  placedAt: number
  deliveredAt: number
  /** Oldest first, none after the end of the data. */
  events: ParcelEvent[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HUBS = ['Łódź', 'Warszawa', 'Wrocław', 'Poznań', 'Katowice', 'Gdańsk']
const TOWNS = ['Kraków', 'Lublin', 'Szczecin', 'Rzeszów', 'Białystok', 'Toruń', 'Radom', 'Opole']

const starts = new Map<string, number>()

/** When a day begins for the shop, Unix milliseconds. */
export function startOf(day: string): number {
  const known = starts.get(day)
  if (known !== undefined) return known
  const start = dayStart(day, DEMO_TIMEZONE)
  starts.set(day, start)
  return start
}

/** Sends an order's parcel on its way. @param end of the data, Unix milliseconds */
export function ship(
  random: Random,
  order: Order,
  { heard, end }: { heard: Heard; end: number },
): Shipped {
  const { day, parcel } = order
  const placedAt =
    heard.ordered === null
      ? startOf(day) + random.between(8 * 60, 22 * 60) * 60_000
      : heard.ordered - random.between(60, 240) * 1000
  const usual = startOf(parcel.arrives) + random.between(9 * 60, 19 * 60) * 60_000
  const latest = heard.received === null ? usual : heard.received - random.between(5, 90) * 60_000
  const deliveredAt = Math.max(Math.min(usual, latest), startOf(parcel.arrives) + 6 * HOUR_MS)
  const code = CODES[parcel.carrier].code(random)
  const way = { order, placedAt, deliveredAt, saidDamaged: heard.saidDamaged }
  const events = scansOf(random, way).filter(({ t }) => t <= end)
  return { order, code, placedAt, deliveredAt, events }
}

interface Way {
  order: Order
  placedAt: number
  deliveredAt: number
  saidDamaged: boolean
}

/** What the carrier's scanners see: quickly into a hub, there as long as it is late, then to the door. */
function scansOf(random: Random, way: Way): ParcelEvent[] {
  const { order, placedAt, deliveredAt } = way
  const { carrier, way: how } = order.parcel
  const { says } = CODES[carrier]
  const span = deliveredAt - placedAt
  const early = Math.min(span * 0.6, 30 * HOUR_MS)
  const [hub, town] = [random.pick(HUBS), random.pick(TOWNS)]
  const first: ParcelEvent[] = [
    { t: placedAt + Math.round(early * 0.06), ...says.label },
    { t: placedAt + Math.round(early * 0.35), ...says.handover },
    { t: placedAt + Math.round(early * 0.75), ...says.hub, p: hub },
  ]
  // In a locker it waits until somebody comes by.
  const wait =
    how === 'locker' && says.ready ? random.next() * Math.min(span * 0.25, 30 * HOUR_MS) : 0
  const there = deliveredAt - Math.round(wait)
  const left = there - placedAt - early
  const before = (share: number, hours: number) =>
    there - Math.round(Math.min(left * share, hours * HOUR_MS))
  const depot = before(0.7, 16)
  const last: ParcelEvent[] = [
    { t: depot, ...says.depot, p: town },
    { t: before(0.4, 6), ...says.out },
    ...(how === 'locker' && says.ready ? [{ t: there, ...says.ready }] : []),
    { t: deliveredAt, ...says.delivered },
  ]
  const between = { from: placedAt + early, to: depot }
  return [...first, ...troubles(random, way, between), ...last]
}

/** What goes wrong on the way as far as the carrier's codes tell of it, in the order of time. */
function troubles(
  random: Random,
  { order, deliveredAt, saidDamaged }: Way,
  { from, to }: { from: number; to: number },
): ParcelEvent[] {
  const { carrier, promised, arrives, way, isStuck } = order.parcel
  const { trouble } = CODES[carrier]
  const days = dayCount(promised, arrives) - 1
  const lots = [random.next(), random.next(), random.next()] as const
  const found: [IssueType, number][] = []
  if (days >= 2 && lots[0] < 0.6) {
    const isWeather = !isStuck && isWinter(promised) && lots[0] < 0.2
    found.push([isWeather ? 'weather_delay' : 'late', startOf(promised) + 20 * HOUR_MS])
  }
  if (way === 'courier' && lots[1] < (days > 0 ? 0.09 : 0.03))
    found.push(['failed_attempt', deliveredAt - DAY_MS])
  if (way === 'locker' && lots[1] < 0.014) found.push(['pickup_point_problem', to - HOUR_MS])
  if (lots[2] < (saidDamaged ? 0.3 : 0.0015)) found.push(['damaged', to - 2 * HOUR_MS])
  return found
    .filter(([issue, t]) => trouble[issue] && t > from && t < to)
    .toSorted(([, a], [, b]) => a - b)
    .flatMap(([issue, t]) => {
      const said = trouble[issue]
      return said ? [{ t, ...said, i: issue }] : []
    })
}

/** The days that were promised later: the shop wrote to those whose parcels stood still. */
export function laterPromises({ order, placedAt }: Shipped, end: number) {
  const { promised, arrives, isStuck } = order.parcel
  const at = startOf(promised) + 18 * HOUR_MS
  if (!isStuck || dayCount(promised, arrives) < 4 || at > end || at < placedAt) return null
  return [{ at, day: addDays(promised, 3) }]
}
