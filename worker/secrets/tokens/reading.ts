import type { Reference } from '#contract/words.ts'

/** What tokens are signed for. A token of one purpose is refused for every other. */
export type Purpose = 'answer' | 'optout' | 'case'

/** Why a token is not verified. */
export type TokenFault =
  /** Not a token, or with references that cannot be stored. */
  | 'form'
  /** No such key, or a revoked one. */
  | 'key'
  | 'algorithm'
  | 'signature'
  | 'purpose'
  | 'expired'
  /** A JWT's `nbf` is yet to come. */
  | 'early'
  /** No expiry, or one more than 400 days ahead. */
  | 'expiry'

/** What a token tells. An unverified one tells claims: they are kept, and never linked. */
export interface TokenReading {
  state: 'verified' | 'unverified' | 'unreadable'
  order: string | null
  customer: string | null
  /** The touchpoint that the token is bound to; null if it is good for any. */
  touchpoint: string | null
  /** Null where it is verified. */
  reason: TokenFault | null
}

export const UNREADABLE: TokenReading = {
  state: 'unreadable',
  order: null,
  customer: null,
  touchpoint: null,
  reason: 'form',
}

/** The order and customer of an answer, and how far they can be trusted. */
export interface References {
  orderRef: string | null
  customerRef: string | null
  reference: Reference | null
}

/** How the references of a token are stored with an answer given at `touchpointId`. */
export function referencesOf(reading: TokenReading, touchpointId: string): References {
  if (reading.state === 'unreadable') return { orderRef: null, customerRef: null, reference: null }
  const fits = reading.touchpoint === null || reading.touchpoint === touchpointId
  return {
    orderRef: reading.order,
    customerRef: reading.customer,
    reference: reading.state === 'verified' && fits ? 'verified' : 'unverified',
  }
}
