import type { IssueType, ParcelStatus, Refusal } from '#contract/delivery/words.ts'

/*
 * What a sender's message says, in the terms of the field: what every reader in `senders/` makes of a
 * body, and all that storing knows of it.
 */

/** An order, as far as the message tells; what it is silent about keeps its value. */
export interface HeardOrder {
  /** The shop system's own id, exact: digits beyond 2⁵³ come from the raw text. */
  id: string
  /** What people call it, without `#`; absent where it is the id. */
  number?: string
  /** The unguessable name that the shop system gives its pages: Woo's `order_key`, Shopify's `token`. */
  key?: string
  /** As it was given; it is hashed before anything is stored. */
  email?: string
  phone?: string
  /** The shop system's id of the customer. */
  customer?: string
  /** Unix milliseconds. */
  placedAt?: number
  /** When the shop system changed it last, Unix milliseconds: an older message changes nothing. */
  changedAt: number
  /** Absent where the message is silent about it, as a refund is: the order keeps its state. */
  state?: 'open' | 'cancelled' | 'deleted'
  /** In the smallest unit of its currency: cents, grosze. */
  valueMinor?: number
  /** ISO 4217, three capital letters. */
  currency?: string
  /** ISO 3166, two capital letters: where it goes. */
  country?: string
  postcode?: string
  lang?: string
  /** The local day by which it was promised, `YYYY-MM-DD`. */
  promised?: string
  /** Whether money went back, and when it did for the last time. */
  refundedAt?: number
  /** An order that replaces another one: its id. */
  replaces?: string
}

/** Something that happened to a parcel. */
export interface HeardParcel {
  /** Lower-case name of the carrier: `inpost`, `dhl`, `dpd`; '' where the sender does not say. */
  carrier: string
  /** Tracking code; null where there is none yet. */
  code: string | null
  /**
   * The sender's own id of the shipment, which later messages may name instead of the code. Several
   * parcels of one shipment share it.
   */
  senderId?: string
  /** Id or number of the order. */
  order?: string
  /** null where the code says nothing of where the parcel is. */
  status: ParcelStatus | null
  issue: IssueType | null
  /** When it happened, Unix milliseconds. */
  at: number
  /** The sender's own code, as it came. */
  raw: string
  /** Whether the code is in no vocabulary: then `status` comes from its main status, if any. */
  isUnknown?: boolean
  /** The carrier's own estimate of the day of delivery, `YYYY-MM-DD`. */
  estimate?: string
  /** The local day by which the shop promised the order, `YYYY-MM-DD`, where a carrier's service knows it. */
  promised?: string
  /** A town, as the sender wrote it. */
  place?: string
  /** An https address of the carrier's page. */
  url?: string
}

/** A customer or a whole shop that the shop system wants to be forgotten, or to be told about. */
export interface HeardRequest {
  kind: 'erase-customer' | 'tell-customer' | 'erase-shop'
  customer?: string
  email?: string
  phone?: string
  /** Ids of orders. */
  orders: string[]
}

export interface Heard {
  /** The sender's own name for what happened. */
  topic: string
  /** What two deliveries of one message have in common, and no two messages. */
  same: string
  /** When the sender sent or made it, Unix milliseconds; null where it does not say. */
  at: number | null
  orders: HeardOrder[]
  /** Events of one parcel stand in the order in which they happened. */
  parcels: HeardParcel[]
  requests: HeardRequest[]
  /** False for a topic or form that no reader knows: it is kept raw. */
  isKnown: boolean
}

/** A message as it came in. */
export interface RawMessage {
  /** The body's own text: what is signed, and where exact ids stand. */
  text: string
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  method: 'GET' | 'POST' | 'PUT'
}

/** A message, a call that only asks whether somebody is there (a ping), or why there is neither. */
export type Read = { heard: Heard } | { ping: true } | { refusal: Refusal; detail: string }

/** Reads one sender's messages. Pure: the same text is always read the same way. */
export type Reader = (message: RawMessage, facts: ReaderFacts) => Read

export interface ReaderFacts {
  /** The site's time zone: for days, and for times without a zone. */
  timezone: string
  /**
   * When the message came in, Unix milliseconds; the same again for a replay. What happened without a
   * time of its own happened then, and nothing happened a day later than that.
   */
  receivedAt: number
}
