import type { LinkMethod } from '#contract/delivery/words.ts'
import type { Reference } from '#contract/words.ts'
import {
  EMAIL_WINDOW_DAYS,
  METHOD_FACTS,
  type LinkableOrder,
  type LinkClaims,
} from '#worker/domain/delivery/link.ts'

const DAY_MS = 86_400_000

/** What an answer holds of its order and its person. */
export interface Claiming {
  orderRef: string | null
  customerRef: string | null
  respondent: string | null
  reference: Reference | null
  /** Whether it came by a link that was one person's own. */
  isRecipients: boolean
  /** Unix milliseconds. */
  answeredAt: number
}

/** What an answer claims, beside the orders that it may mean: only they tell whether a name is a key. */
export function claimsOf(answer: Claiming, orders: readonly LinkableOrder[]): LinkClaims {
  const { orderRef, answeredAt } = answer
  const proof = proofOf(answer)
  const email = emailOf(answer)
  return {
    ...(orderRef !== null && proof ? { [proof]: orderRef } : {}),
    ...(orderRef !== null && orders.some(({ key }) => key === orderRef)
      ? { orderKey: orderRef }
      : {}),
    ...(orderRef === null ? {} : { number: orderRef }),
    ...(email === null ? {} : { emailHash: email.hash }),
    isVouched: email?.isVouched ?? false,
    answeredAt,
  }
}

/** What a link can be made by as soon as an answer comes in: what proves itself or is the shop's word. */
export interface SureClaim {
  /** By which of an order's names it is looked for. */
  by: 'name' | 'key' | 'email'
  value: string
  method: LinkMethod
  confidence: number
  /** Orders of an e-mail address: those placed after the one and up to the other, Unix milliseconds. */
  after: number
  until: number
}

/** The surest claim of an answer whose orders are not known yet; null where it has none. */
export function sureClaim(answer: Claiming): SureClaim | null {
  const { orderRef, answeredAt } = answer
  const placed = { after: answeredAt - EMAIL_WINDOW_DAYS * DAY_MS, until: answeredAt }
  const claim = (by: SureClaim['by'], value: string, method: LinkMethod): SureClaim => {
    const { confidence } = METHOD_FACTS[method]
    return { by, value, method, confidence, ...placed }
  }
  if (orderRef !== null) {
    const proof = proofOf(answer)
    return proof ? claim('name', orderRef, proof) : claim('key', orderRef, 'order_key')
  }
  const email = emailOf(answer)
  return email?.isVouched ? claim('email', email.hash, 'email') : null
}

/** Who has said which order it is, other than a page. */
function proofOf({ reference, isRecipients }: Claiming): 'token' | 'code' | 'file' | null {
  if (reference === 'imported') return 'file'
  if (reference !== 'verified') return null
  return isRecipients ? 'code' : 'token'
}

/** The hash of the address that an answer came with, the shop's word for it before the page's. */
function emailOf({ customerRef, respondent, reference, isRecipients }: Claiming) {
  const isShops = reference === 'verified' || reference === 'imported'
  if (isHash(customerRef)) return { hash: customerRef, isVouched: isShops }
  if (!isHash(respondent)) return null
  return { hash: respondent, isVouched: isRecipients || reference === 'imported' }
}

/** One address and nothing else: what could be read in two ways has two. */
function isHash(text: string | null): text is string {
  return text !== null && text.startsWith('em1_') && !text.includes('+')
}
