import { addDays, dayCount } from '#worker/domain/days.ts'
import { ask, type Ask, type Order } from './ask.ts'
import type { Customer } from './customers.ts'
import { CARRIER_NAMES } from './parcels.ts'
import type { Random } from './random.ts'
import { DELIVERY_ODDS, ODDS } from './scores.ts'

/** Who waits or got a parcel late has more to say. */
const ANGRY = 1.75

/** What a buyer is asked from the click on "order" to the day the parcel comes. */
export function asksAroundOrder(random: Random, order: Order): Ask[] {
  const { day, who, isMended, ref: orderRef } = order
  const asks: Ask[] = [
    ask({
      survey: 'checkout-csat',
      day,
      who,
      rate: 0.185,
      odds: isMended ? ODDS.checkoutAfter : ODDS.checkoutBefore,
      topic: 'checkout',
      orderRef,
    }),
  ]
  if (random.chance(0.3))
    asks.push(
      ask({
        survey: 'checkout-effort',
        day,
        who,
        rate: 0.15,
        odds: isMended ? ODDS.effortAfter : ODDS.effortBefore,
        topic: 'checkout',
        orderRef,
      }),
    )
  if (random.chance(0.5))
    asks.push(
      ask({
        survey: 'payment-csat',
        day,
        who,
        rate: 0.16,
        odds: paysWithTrouble(who)
          ? ODDS.paymentTrouble
          : isMended
            ? ODDS.paymentAfter
            : ODDS.paymentBefore,
        topic: 'payment',
        orderRef,
      }),
    )
  return [
    ...asks,
    ...asksOnTheWay(random, order),
    ...asksOnArrival(order),
    ...asksForHelp(random, order),
  ]
}

/** Whose payments are declined, or whose invoices are wrong, each time: firms are failed three times as often. */
function paysWithTrouble({ respondent, segment }: Customer): boolean {
  return Number.parseInt(respondent.slice(-1), 16) < (segment === 'b2b' ? 11 : 4)
}

function asksOnTheWay(random: Random, { day, who, parcel, ref: orderRef }: Order): Ask[] {
  const carrier = CARRIER_NAMES[parcel.carrier]
  const facts = { carrier, parcel: parcel.isStuck ? 'stuck' : 'moving' }
  const asks: Ask[] = []
  const onPage = { survey: 'tracking-csat', who, orderRef, facts }
  if (random.chance(0.55))
    asks.push(
      ask({
        ...onPage,
        day: addDays(day, 1),
        rate: 0.14,
        odds: DELIVERY_ODDS.on_time,
        topic: 'waiting',
      }),
    )
  if (parcel.isStuck) {
    // Nobody looks at a tracking page as often as somebody whose parcel stands still.
    const looks = Math.min(4, dayCount(parcel.promised, parcel.arrives) - 1)
    for (let look = 1; look <= looks; look += 1)
      asks.push(
        ask({
          ...onPage,
          day: addDays(parcel.promised, look),
          rate: 0.13 * ANGRY,
          odds: DELIVERY_ODDS.waiting,
          topic: 'waiting',
        }),
      )
  }
  if (random.chance(0.3))
    asks.push(
      ask({
        survey: 'parcel-arrived',
        day: addDays(parcel.promised, 1),
        who,
        rate: 0.27,
        odds: parcel.arrives <= addDays(parcel.promised, 1) ? [4, 96] : [94, 6],
        topic: 'waiting',
        channel: 'sms',
        orderRef,
        facts,
      }),
    )
  return asks
}

function asksOnArrival({ who, parcel, ref: orderRef }: Order): Ask[] {
  const { way, bucket, arrives, promised, carrier } = parcel
  const isLate = bucket !== 'on_time' && bucket !== 'late_1_3'
  const facts = {
    carrier: CARRIER_NAMES[carrier],
    delivery: bucket,
    days_late: Math.max(0, dayCount(promised, arrives) - 1),
  }
  return [
    ask({
      survey: way === 'locker' ? 'locker-csat' : 'courier-csat',
      day: arrives,
      who,
      rate: (way === 'locker' ? 0.24 : 0.22) * (isLate ? ANGRY : 1),
      odds: DELIVERY_ODDS[bucket],
      topic: way === 'locker' ? 'locker' : 'delivery',
      channel: way,
      orderRef,
      facts,
    }),
  ]
}

function asksForHelp(random: Random, { day, who, parcel, ref: orderRef }: Order): Ask[] {
  if (!random.chance(parcel.bucket === 'on_time' ? 0.03 : 0.09)) return []
  const place = random.weighted([50, 35, 15])
  const when = {
    day: addDays(day, random.between(1, 6)),
    who,
    orderRef,
    odds: ODDS.help,
    topic: 'help' as const,
  }
  if (place === 0) return [ask({ ...when, survey: 'chat-csat', rate: 0.34, channel: 'chat' })]
  if (place === 2)
    return [ask({ ...when, survey: 'phone-csat', rate: 0.4, channel: 'phone', isCounted: false })]
  return [
    ask({ ...when, survey: 'help-csat', rate: 0.18, channel: 'web' }),
    ask({
      ...when,
      survey: 'help-question',
      rate: 0.12,
      odds: null,
      topic: 'search',
      channel: 'web',
    }),
  ]
}

/** What a buyer is asked in the weeks and months after the parcel. */
export function asksLater(random: Random, { day, who, parcel, ref: orderRef }: Order): Ask[] {
  const wasLate = parcel.bucket !== 'on_time'
  const asks: Ask[] = []
  if (random.chance(0.5))
    asks.push(
      ask({
        survey: 'review-csat',
        day: addDays(parcel.arrives, 14),
        who,
        rate: 0.13,
        odds: wasLate ? ODDS.reviewAfterLate : ODDS.review,
        topic: 'advocacy',
        channel: 'email',
        orderRef,
      }),
    )
  if (random.chance(0.55))
    asks.push(
      ask({
        survey: 'reorder-csat',
        day: addDays(day, random.between(27, 34)),
        who,
        rate: 0.12,
        odds: ODDS.reorder,
        topic: 'retention',
        channel: 'email',
      }),
    )
  if (random.chance(0.35))
    asks.push(
      ask({
        survey: 'club-emotion',
        day: addDays(day, random.between(8, 60)),
        who,
        rate: 0.15,
        odds: ODDS.club,
        topic: 'retention',
      }),
    )
  asks.push(
    ask({
      survey: 'day-60-nps',
      day: addDays(day, random.between(58, 63)),
      who,
      rate: 0.11,
      odds: paysWithTrouble(who) ? ODDS.npsAfterTrouble : wasLate ? ODDS.npsAfterLate : ODDS.nps,
      topic: 'advocacy',
      channel: random.chance(0.8) ? 'email' : 'sms',
      orderRef,
    }),
  )
  return asks
}
