/*
 * Orders, parcels and what goes wrong with them: plain values, like those of words.ts. Nothing is
 * imported here.
 */

/**
 * Where a parcel is, and how far that is. A message moves a parcel to a higher rank only, so that a
 * late one takes nothing back; the one exception is a delivered parcel that travels back.
 */
export const PARCEL_STATUSES = {
  unknown: 0,
  pre_transit: 10,
  in_transit: 20,
  exception: 25,
  out_for_delivery: 30,
  attempted: 32,
  available_for_pickup: 35,
  returning: 40,
  returned: 50,
  cancelled: 55,
  lost: 56,
  delivered: 60,
} as const
export type ParcelStatus = keyof typeof PARCEL_STATUSES
/** Object.keys loses the literal keys; PARCEL_STATUSES is the single source of them. */
export const PARCEL_STATUS_NAMES = Object.keys(PARCEL_STATUSES) as [ParcelStatus, ...ParcelStatus[]]

/** Whose doing a delivery issue is. */
export const FAULTS = ['carrier', 'warehouse', 'merchant', 'customer', 'nobody'] as const
export type Fault = (typeof FAULTS)[number]

/** Days that a look at whose doing issues were goes back over. */
export const FAULT_DAYS = [30, 90, 365] as const
export type FaultDays = (typeof FAULT_DAYS)[number]

interface IssueFacts {
  /** Who can see it: the carrier's tracking, the customer, or both. */
  seenBy: 'tracking' | 'customer' | 'both'
  /** Whose doing it is until somebody says otherwise. */
  fault: Fault
}

/**
 * The 24 kinds of delivery issues that every sender's codes come down to. What the customer felt and
 * whose doing it was are two things: a parcel that the weather held up is late, and no carrier's fault.
 */
export const ISSUES = {
  late: { seenBy: 'both', fault: 'carrier' },
  stalled: { seenBy: 'tracking', fault: 'carrier' },
  lost: { seenBy: 'both', fault: 'carrier' },
  damaged: { seenBy: 'both', fault: 'carrier' },
  delivered_not_received: { seenBy: 'customer', fault: 'carrier' },
  wrong_item: { seenBy: 'customer', fault: 'warehouse' },
  missing_item: { seenBy: 'customer', fault: 'warehouse' },
  poor_packaging: { seenBy: 'customer', fault: 'warehouse' },
  wrong_address: { seenBy: 'both', fault: 'customer' },
  failed_attempt: { seenBy: 'both', fault: 'carrier' },
  refused: { seenBy: 'tracking', fault: 'customer' },
  pickup_expired: { seenBy: 'tracking', fault: 'customer' },
  pickup_point_problem: { seenBy: 'both', fault: 'carrier' },
  misplaced_handover: { seenBy: 'customer', fault: 'carrier' },
  carrier_conduct: { seenBy: 'customer', fault: 'carrier' },
  customs_hold: { seenBy: 'both', fault: 'customer' },
  payment_due: { seenBy: 'both', fault: 'customer' },
  weather_delay: { seenBy: 'tracking', fault: 'nobody' },
  missorted: { seenBy: 'tracking', fault: 'carrier' },
  returned_to_sender: { seenBy: 'tracking', fault: 'carrier' },
  cancelled: { seenBy: 'tracking', fault: 'merchant' },
  claim_open: { seenBy: 'tracking', fault: 'carrier' },
  rejected_by_carrier: { seenBy: 'tracking', fault: 'merchant' },
  other: { seenBy: 'both', fault: 'merchant' },
} as const satisfies Record<string, IssueFacts>
export type IssueType = keyof typeof ISSUES
/** Object.keys loses the literal keys; ISSUES is the single source of them. */
export const ISSUE_TYPES = Object.keys(ISSUES) as [IssueType, ...IssueType[]]

/**
 * Issues that are a step of their own on the way, which nobody planned; the others tell how the planned
 * delivery went. An exception that its carrier explains no further is such a step too.
 */
export const AD_HOC_KINDS = [
  'failed_attempt',
  'returned_to_sender',
  'exception',
  'claim_open',
  'stalled',
  'wrong_address',
  'refused',
  'pickup_expired',
  'pickup_point_problem',
  'customs_hold',
  'payment_due',
  'weather_delay',
  'missorted',
  'cancelled',
  'rejected_by_carrier',
] as const satisfies (IssueType | 'exception')[]
export type AdHocKind = (typeof AD_HOC_KINDS)[number]

/** Beside the kinds of issues, what is watched of a carrier: bad answers, whatever they name. */
export const BAD = 'bad'
export type StreamIssue = IssueType | typeof BAD

/** Sentiment at and below which an answer is a bad one. */
export const BAD_SENTIMENT = -50

/** Days that the page of carriers looks back, today included; the second is usual. */
export const FIGURE_DAYS = [7, 28, 90] as const

/** How closely a carrier and issue are watched. */
export const WATCH_STATES = ['watched', 'too-few-answers', 'too-common', 'no-baseline'] as const

/** How a sender proves that a message is its own. */
export type Proof = 'signature' | 'path' | 'key'

interface SenderFacts {
  /** What it tells of. */
  tells: 'orders' | 'parcels' | 'both'
  /**
   * `signature`: of the raw body, by a secret that both have; `path`: by the secret part of the address,
   * since it signs nothing; `key`: it does not send, it is asked.
   */
  proof: Proof
  /** Who makes the secret: the sender, where it is pasted here; or Wayfelt, where it is pasted there. */
  secretBy: 'sender' | 'us'
}

/** Who sends orders and parcels. */
export const SENDERS = {
  shopify: { tells: 'both', proof: 'signature', secretBy: 'sender' },
  woocommerce: { tells: 'orders', proof: 'signature', secretBy: 'us' },
  prestashop: { tells: 'both', proof: 'path', secretBy: 'us' },
  idosell: { tells: 'both', proof: 'path', secretBy: 'us' },
  base: { tells: 'both', proof: 'key', secretBy: 'sender' },
  aftership: { tells: 'parcels', proof: 'signature', secretBy: 'sender' },
  easypost: { tells: 'parcels', proof: 'signature', secretBy: 'us' },
  track17: { tells: 'parcels', proof: 'signature', secretBy: 'sender' },
  inpost: { tells: 'parcels', proof: 'path', secretBy: 'us' },
  dhl: { tells: 'parcels', proof: 'path', secretBy: 'us' },
  generic: { tells: 'both', proof: 'signature', secretBy: 'us' },
} as const satisfies Record<string, SenderFacts>
export type Sender = keyof typeof SENDERS
/** Object.keys loses the literal keys; SENDERS is the single source of them. */
export const SENDER_NAMES = Object.keys(SENDERS) as [Sender, ...Sender[]]

/** Whether a sender's own API can be asked what is true, since its messages prove little. */
export function asksBack(sender: Sender): boolean {
  return sender === 'inpost'
}

/** What became of a message. */
export const MESSAGE_OUTCOMES = [
  /** What it told was taken over, as far as it was news. */
  'applied',
  /** Its sender proves little: what it told was not believed, and the sender itself is asked. */
  'hint',
  /** Its topic or form is none that is known: kept as it came, until the mapping knows it. */
  'unknown',
  /** It is older than what a sender still repeats. */
  'stale',
] as const
export type MessageOutcome = (typeof MESSAGE_OUTCOMES)[number]

/** Why a message was refused; nothing of it is kept but the count and the time of the last one. */
export const REFUSALS = [
  'no-signature',
  'wrong-signature',
  'wrong-path',
  'wrong-address',
  'too-old',
  'malformed',
  'off',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Why a sender that is asked gave no answer of use. */
export const POLL_FAILURES = [
  /** No token, or one that it does not know. */
  'token',
  /** It was asked too often. */
  'throttled',
  'timeout',
  'unreachable',
  /** It sends elsewhere, which is not followed. */
  'redirected',
  'refused',
  'unreadable',
  /** It knows no such parcel, or none yet. */
  'not-found',
  /** It answered about another parcel. */
  'other-parcel',
] as const
export type PollFailure = (typeof POLL_FAILURES)[number]

/** How an answer came to its order, parcel or issue, the surest first. */
export const LINK_METHODS = [
  /** A token that the shop signed. */
  'token',
  /** The order's own unguessable key. */
  'order_key',
  /** The short code of a recipient's own link. */
  'code',
  /** The shop's own file of answers, which an import has brought. */
  'file',
  /** The order's number and the hash of its e-mail address, together. */
  'number_and_email',
  /** The hash of the e-mail address, where only one order is near in time. */
  'email',
  /** An agent said so. */
  'manual',
] as const
export type LinkMethod = (typeof LINK_METHODS)[number]

/** Whose codes a parcel may be told in, instead of in our words. */
export const VOCABULARIES = [
  'aftership',
  'base',
  'dhl',
  'easypost',
  'inpost',
  'medusa',
  'shippo',
  'shopify',
  'track17',
] as const
export type VocabularyName = (typeof VOCABULARIES)[number]

/** What a file that is imported holds. */
export const IMPORT_TARGETS = ['answers', 'orders'] as const
export type ImportTargetName = (typeof IMPORT_TARGETS)[number]

/**
 * Columns of a file of orders and parcels: a row is an order, a step of a parcel, or both. The times
 * come first of what may be in a time zone.
 */
export const ORDER_TIMES = ['changed_at', 'placed_at', 'refunded_at', 'status_at'] as const
export const ORDER_COLUMNS = [
  'order_id',
  'order_number',
  ...ORDER_TIMES,
  'state',
  'value',
  'currency',
  'country',
  'postcode',
  'lang',
  'email',
  'customer',
  'promised',
  'carrier',
  'tracking_code',
  'status',
  'issue',
  'vocabulary',
  'estimate',
] as const

export const DELIVERY_LIMITS = {
  connections: 50,
  connectionName: 60,
  /** Bytes of a message; a shop's largest orders are a tenth of it. */
  messageBytes: 1_000_000,
  /** Days that raw messages are kept, for replays. */
  messageDays: 30,
  /** Events that a parcel's timeline keeps, the newest. */
  parcelEvents: 60,
  /** Characters of an order's id, number or key, and of a tracking code. */
  reference: 128,
  /** Orders, and steps of parcels, that one call of the API or one statement of an import takes. */
  batch: 100,
} as const
