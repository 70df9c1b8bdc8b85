import { LINK_METHODS, type LinkMethod } from '#contract/delivery/words.ts'

/*
 * Which order an answer is about. A guess is never linked by itself: what is not certain is a suggestion
 * that somebody takes or declines.
 */

interface MethodFacts {
  /**
   * How likely the order is the right one, 0…1, as an assessment and not a measurement: what would have
   * to go wrong for another one stands beside each.
   */
  confidence: number
  /** Whether a page may bring it without the shop's word: knowing it is the proof. */
  provesItself: boolean
}

export const METHOD_FACTS = {
  /** The shop signed another order than it meant. */
  token: { confidence: 0.99, provesItself: true },
  /** The order's own page was passed on to somebody else. */
  order_key: { confidence: 0.98, provesItself: true },
  /** The mail or the label was passed on: codes are shorter and travel on paper. */
  code: { confidence: 0.95, provesItself: true },
  /** Somebody has put the wrong column into the file. */
  file: { confidence: 0.93, provesItself: true },
  /** Two people share a mailbox, or a number was mistyped into another one of the same person. */
  number_and_email: { confidence: 0.9, provesItself: false },
  /** The answer is about an older order, or one bought under another address. */
  email: { confidence: 0.7, provesItself: false },
  /** Somebody read both and said so; people err, too. */
  manual: { confidence: 0.9, provesItself: true },
} as const satisfies Record<LinkMethod, MethodFacts>

/** An order placed longer ago is not what an answer with only an e-mail address is about. */
export const EMAIL_WINDOW_DAYS = 60
const DAY_MS = 86_400_000

/** An order that somebody may have meant: what the caller found by any of the claims. */
export interface LinkableOrder {
  id: string
  number: string
  key: string | null
  /** Keyed hash of the e-mail address. */
  emailHash: string | null
  /** Unix milliseconds. */
  placedAt: number
}

/** What an answer says of its order. */
export interface LinkClaims {
  /** What a token whose signature was checked calls the order: id, number or key. */
  token?: string
  orderKey?: string
  /** What the order is called that a recipient's own code was made for. */
  code?: string
  /** What the shop's own file of answers calls the order. */
  file?: string
  number?: string
  emailHash?: string
  /** The order that an agent chose. */
  manual?: string
  /** Whether number and e-mail come from the shop (signed or imported), and not just from a page. */
  isVouched: boolean
  /** When it was given, Unix milliseconds. */
  answeredAt: number
}

export interface Link {
  order: string
  method: LinkMethod
  /** 0…1. */
  confidence: number
}

export type Linking =
  | { kind: 'linked'; link: Link }
  /** To be decided by somebody: two orders that fit, or nothing but a page's word. The likeliest first. */
  | { kind: 'suggested'; why: 'several' | 'contradiction' | 'unverified'; suggestions: Link[] }
  | { kind: 'unknown' }

/**
 * The order that an answer is about, by the surest method that finds any. Where two methods that prove
 * themselves name different orders, neither is taken; an agent's word ends that.
 */
export function linkAnswer(claims: LinkClaims, orders: readonly LinkableOrder[]): Linking {
  const found = LINK_METHODS.flatMap((method) => {
    const ids = new Set(orders.filter((order) => CLAIMS[method](order, claims)).map(({ id }) => id))
    return ids.size > 0 ? [{ method, orders: [...ids] }] : []
  })
  const links = (some: typeof found) => some.flatMap(linksOf)
  const manual = found.find(({ method }) => method === 'manual')
  if (manual) return settle(linksOf(manual))
  const sure = found.filter(({ method }) => METHOD_FACTS[method].provesItself)
  if (new Set(sure.flatMap(({ orders }) => orders)).size > 1 && sure.length > 1) {
    return { kind: 'suggested', why: 'contradiction', suggestions: onePerOrder(links(sure)) }
  }
  const [best] = found
  const isNamed = [claims.token, claims.orderKey, claims.code, claims.file, claims.manual].some(
    Boolean,
  )
  // The order that was named has not been heard of yet: another one of the same person is not it.
  if (!best || (isNamed && sure.length === 0)) return { kind: 'unknown' }
  if (!METHOD_FACTS[best.method].provesItself && !claims.isVouched) {
    return { kind: 'suggested', why: 'unverified', suggestions: onePerOrder(links(found)) }
  }
  return settle(linksOf(best))
}

function settle(links: Link[]): Linking {
  const [link, ...others] = links
  if (!link) return { kind: 'unknown' }
  return others.length === 0
    ? { kind: 'linked', link }
    : { kind: 'suggested', why: 'several', suggestions: links }
}

function linksOf({ method, orders }: { method: LinkMethod; orders: string[] }): Link[] {
  // Of several that fit equally, each is that much less likely.
  const confidence = METHOD_FACTS[method].confidence / orders.length
  return orders.map((order) => ({ order, method, confidence }))
}

/** The surest of each order's links, in their order. */
function onePerOrder(links: Link[]): Link[] {
  const seen = new Set<string>()
  return links.filter(({ order }) => !seen.has(order) && seen.add(order))
}

/** What an answer claims by each method, and which orders that fits. */
const CLAIMS: Record<LinkMethod, (order: LinkableOrder, claims: LinkClaims) => boolean> = {
  token: (order, { token }) => isCalled(order, token),
  order_key: ({ key }, { orderKey }) => key !== null && key === orderKey,
  code: (order, { code }) => isCalled(order, code),
  file: (order, { file }) => isCalled(order, file),
  number_and_email: (order, claims) => order.number === claims.number && isTheirs(order, claims),
  email: (order, claims) => isTheirs(order, claims) && isNear(order, claims),
  manual: ({ id }, { manual }) => id === manual,
}

function isCalled({ id, number, key }: LinkableOrder, name: string | undefined): boolean {
  return name !== undefined && [id, number, key].includes(name)
}

function isTheirs(order: LinkableOrder, { emailHash }: LinkClaims): boolean {
  return emailHash !== undefined && order.emailHash === emailHash
}

function isNear({ placedAt }: LinkableOrder, { answeredAt }: LinkClaims): boolean {
  return placedAt <= answeredAt && placedAt > answeredAt - EMAIL_WINDOW_DAYS * DAY_MS
}

/**
 * The parcel of a linked order that an answer is about: the one that it names, or the only one there is.
 * Null where that is open: then the answer is about the order.
 * @param code tracking code that the answer came with, or null
 */
export function parcelOf(codes: readonly string[], code: string | null): string | null {
  if (code !== null) return codes.includes(code) ? code : null
  const [only, ...others] = codes
  return only !== undefined && others.length === 0 ? only : null
}
