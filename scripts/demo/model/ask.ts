import type { Channel } from '#contract/words.ts'
import type { Traits } from '#contract/schemas.ts'
import type { Topic } from '#scripts/demo/words/book.ts'
import type { Customer } from './customers.ts'
import type { Parcel } from './parcels.ts'
import type { Odds } from './scores.ts'

/** One question put to one person. */
export interface Ask {
  survey: string
  day: string
  channel: Channel
  who: Customer
  /** Share of those asked who answer, before talkativeness. */
  rate: number
  /** Odds of the raw scores; null where the question has none. */
  odds: Odds | null
  topic: Topic
  /** False where nobody can count who saw the question: a code at the till, a call. */
  isCounted: boolean
  orderRef: string | null
  /** Facts that the shop knows of the order. */
  facts: Traits
}

/** One order and all that is known of it. */
export interface Order {
  day: string
  who: Customer
  ref: string
  parcel: Parcel
  /** Whether the checkout was mended before that day. */
  isMended: boolean
}

type AskInput = Pick<Ask, 'survey' | 'day' | 'who' | 'rate' | 'odds' | 'topic'> & Partial<Ask>

/** An ask with the defaults of a shop's page: counted, on the person's own device, no order. */
export function ask(input: AskInput): Ask {
  return { channel: input.who.device, isCounted: true, orderRef: null, facts: {}, ...input }
}
