import { HEARD_ELSEWHERE } from '#scripts/demo/words/heard.ts'
import { ask, type Ask, type Order } from './ask.ts'
import type { Random } from './random.ts'
import type { Reply } from './reply.ts'

/** Who orders for the first time is asked. */
export const HEARD_SURVEY = 'first-order-heard'
/** Odds of the sources, by the codes of the usual question. */
const SOURCES = {
  search: 30,
  friend: 22,
  social: 16,
  comparison: 9,
  marketplace: 7,
  ad: 5,
  press: 4,
  before: 2,
  other: 5,
}
const CODES = Object.keys(SOURCES)
const RATE = 0.17
/** How many say what the other source was. */
const TELLS = 0.7

/** Asks everybody after the first order how they heard of the shop. */
export function asksHeard(orders: readonly Order[]): Ask[] {
  const known = new Set<string>()
  return orders.flatMap(({ day, who }) => {
    if (known.has(who.respondent)) return []
    known.add(who.respondent)
    return [ask({ survey: HEARD_SURVEY, day, who, rate: RATE, odds: null, topic: 'checkout' })]
  })
}

/** What somebody remembers of it. */
export function recall(random: Random, { who }: Ask): Reply {
  const code = CODES[random.weighted(Object.values(SOURCES))] ?? 'other'
  const isTold = code === 'other' && random.chance(TELLS)
  const comment = isTold ? random.pick(HEARD_ELSEWHERE[who.lang]) : null
  return { score: null, choices: [code], comment }
}
