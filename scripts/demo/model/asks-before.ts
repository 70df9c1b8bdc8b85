import { addDays } from '#worker/domain/days.ts'
import { ask, type Ask, type Order } from './ask.ts'
import { newCustomer } from './customers.ts'
import type { Random } from './random.ts'
import { ODDS } from './scores.ts'

/** What the visitors around an order and its buyer are asked before it is placed. */
export function asksBefore(random: Random, order: Order): Ask[] {
  const visited = addDays(order.day, -random.between(0, 5))
  return [...asksOnTheDoorstep(random, order, visited), ...asksInTheShop(random, order, visited)]
}

/** Awareness, and the till of the store: offline nobody counts who saw the question. */
function asksOnTheDoorstep(random: Random, { who }: Order, day: string): Ask[] {
  const asks: Ask[] = []
  if (random.chance(0.9)) {
    const visitor = { survey: 'ads-csat', who: newCustomer(random), channel: 'ads' as const }
    asks.push(ask({ ...visitor, day, rate: 0.1, odds: ODDS.ads, topic: 'ads' }))
  }
  const offline = { day, who, rate: 1, isCounted: false }
  if (random.chance(0.05)) {
    const friend = { survey: 'friend-csat', channel: 'word_of_mouth' as const }
    asks.push(ask({ ...offline, ...friend, odds: ODDS.friend, topic: 'ads' }))
  }
  if (random.chance(0.06)) {
    const till = { survey: 'store-csat', channel: 'store' as const }
    asks.push(ask({ ...offline, ...till, odds: ODDS.store, topic: 'store' }))
  }
  return asks
}

function asksInTheShop(random: Random, { day, who, isMended }: Order, visited: string): Ask[] {
  const viewers = [who, newCustomer(random), newCustomer(random)].slice(0, random.between(2, 3))
  const onPage = { day: visited, topic: 'product' as const }
  const asks = viewers.map((viewer) =>
    ask({ ...onPage, survey: 'product-csat', who: viewer, rate: 0.088, odds: ODDS.product }),
  )
  if (random.chance(0.5)) {
    const reader = { survey: 'size-guide', who: newCustomer(random), odds: ODDS.sizeGuide }
    asks.push(ask({ ...onPage, ...reader, rate: 0.12 }))
  }
  if (random.chance(isMended ? 0.8 : 1)) {
    const leaver = { survey: 'cart-barrier', who: newCustomer(random), odds: null }
    asks.push(ask({ ...leaver, day, rate: 0.09, topic: 'cart' }))
  }
  return asks
}

/** The few who come from a social post, so rare that their figure stays hidden. */
export function asksFromSocial(random: Random, day: string): Ask[] {
  const seen = (rate: number) => {
    const who = { ...newCustomer(random), talkative: 1 }
    const post = { survey: 'social-csat', channel: 'social' as const, odds: ODDS.social }
    return ask({ ...post, day, who, rate, topic: 'ads' })
  }
  return [seen(1), ...Array.from({ length: random.between(7, 12) }, () => seen(0))]
}
