import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  Fault,
  IssueType,
  MessageOutcome,
  ParcelStatus,
  PollFailure,
  Refusal,
  Sender,
} from '#contract/delivery/words.ts'
import type { PollState } from '#worker/domain/delivery/polling.ts'

/*
 * What the shop's and the carriers' systems told: orders, parcels, what went wrong with them, and the
 * messages themselves. docs/data.md tells what a message costs in rows.
 */

const siteId = () => integer('site_id').notNull()
/** The message that wrote the row last; null where none did. While the job has not read it, it notes the parcel. */
const toldIn = () => text('told_in')

/** A parcel as a message names it; null where it does not. */
export type NamedParcel = [carrier: string, code: string | null, senderId: string | null]

/** Who may send, and how that went. */
export const connections = sqliteTable(
  'connections',
  {
    siteId: siteId(),
    /** The public part of its address. */
    id: text('id').notNull(),
    sender: text('sender').$type<Sender>().notNull(),
    name: text('name').notNull(),
    /** The secret that the sender made, sealed; null where ours is derived. */
    sealed: text('sealed'),
    /** Counts up when the derived secret is changed. */
    secretVersion: integer('secret_version').notNull().default(1),
    madeAt: integer('made_at').notNull(),
    madeByName: text('made_by_name').notNull(),
    endedAt: integer('ended_at'),
    /** 1 while what it has told is being forgotten. */
    isForgotten: integer('is_forgotten').notNull().default(0),
    refusals: integer('refusals').notNull().default(0),
    refusedAt: integer('refused_at'),
    refusal: text('refusal').$type<Refusal>(),
    /** What the refused call lacked, in plain words; nothing that it carried. */
    refusalDetail: text('refusal_detail'),
    /** How far a sender that is asked was read, and how that went. */
    poll: text('poll', { mode: 'json' }).$type<PollState>(),
    /** When it is asked next; null for one that is not. */
    pollDue: integer('poll_due'),
    /** 1 where a message is only a hint, and the sender itself is asked what is true. */
    asksBack: integer('asks_back').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Parcels that a sender is to be asked about, since a message that proves little has told of them. */
export const rereads = sqliteTable(
  'rereads',
  {
    siteId: siteId(),
    connectionId: text('connection_id').notNull(),
    code: text('code').notNull(),
    /** When it is asked about next; null once it was given up. */
    dueAt: integer('due_at'),
    /** Failures since the last message. */
    tries: integer('tries').notNull().default(0),
    failure: text('failure').$type<PollFailure>(),
    /** When a message told of it last, later with each: an answer to an earlier question ends nothing. */
    askedAt: integer('asked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.connectionId, t.code] })],
)

/**
 * Messages as they came, for thirty days. The id begins with the time at which the sender sent it and
 * ends with a hash of what makes it the same message again, so that a repeated one has its own key.
 */
export const messages = sqliteTable(
  'messages',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    connectionId: text('connection_id').notNull(),
    receivedAt: integer('received_at').notNull(),
    topic: text('topic').notNull(),
    outcome: text('outcome').$type<MessageOutcome>().notNull(),
    /** Ids of the orders that it tells of: by them it is erased. */
    orders: text('orders', { mode: 'json' }).$type<string[]>().notNull(),
    /** Parcels that it tells of, until the job has read it: by them they are counted. */
    parcels: text('parcels', { mode: 'json' }).$type<NamedParcel[]>().notNull().default([]),
    /** How often the same message came again. */
    repeats: integer('repeats').notNull().default(0),
    /** Codes that no vocabulary knows. */
    unknown: text('unknown', { mode: 'json' }).$type<string[]>(),
    /** Headers that the reader looks at; null once the body is erased. */
    headers: text('headers', { mode: 'json' }).$type<Record<string, string>>(),
    body: text('body'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

export const orders = sqliteTable(
  'orders',
  {
    siteId: siteId(),
    /** The shop system's own id. */
    id: text('id').notNull(),
    /** What people call it; null where it is the id. */
    number: text('number'),
    /** Its unguessable name, where it has one. */
    key: text('key'),
    emailHash: text('email_hash'),
    customerRef: text('customer_ref'),
    placedAt: integer('placed_at'),
    changedAt: integer('changed_at').notNull(),
    state: text('state').$type<'open' | 'cancelled' | 'deleted'>().notNull(),
    valueMinor: integer('value_minor'),
    currency: text('currency'),
    country: text('country'),
    /** The first two characters of the postcode: a region, nobody's house. */
    region: text('region'),
    lang: text('lang'),
    /** The local day by which it was promised first. */
    promised: text('promised'),
    /** Later promises, `[{ "at": ms, "day": "2026-11-20" }]`. */
    promises: text('promises', { mode: 'json' }).$type<{ at: number; day: string }[]>(),
    refundedAt: integer('refunded_at'),
    /** The order that this one replaces. */
    replaces: text('replaces'),
    connectionId: text('connection_id').notNull(),
    toldIn: toldIn(),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    index('orders_by_number')
      .on(t.siteId, t.number)
      .where(sql`number IS NOT NULL`),
    index('orders_by_key')
      .on(t.siteId, t.key)
      .where(sql`key IS NOT NULL`),
    index('orders_by_email')
      .on(t.siteId, t.emailHash)
      .where(sql`email_hash IS NOT NULL`),
    // Connections of files: those of senders begin with other letters.
    index('orders_by_import')
      .on(t.siteId, t.connectionId)
      .where(sql`connection_id > 'i'`),
    // One with both is found by its address: its customer is that of the order it replaces.
    index('orders_by_replaced')
      .on(t.siteId, t.replaces)
      .where(sql`replaces IS NOT NULL AND (number IS NULL OR email_hash IS NULL)`),
    index('orders_by_customer')
      .on(t.siteId, t.customerRef)
      .where(sql`customer_ref IS NOT NULL AND email_hash IS NULL`),
  ],
)

/** One thing that happened to a parcel. Short names: sixty of them stand in a row. */
export interface ParcelEvent {
  /** Unix milliseconds. */
  t: number
  /** The sender's own code. */
  c: string
  s?: ParcelStatus
  i?: IssueType
  /** Town. */
  p?: string
  /** The carrier's own estimate of the day of delivery. */
  e?: string
  /** The code is in no vocabulary. */
  u?: 1
}

/** A parcel is known by carrier, code and order together: carriers use codes again. */
export const shipments = sqliteTable(
  'shipments',
  {
    siteId: siteId(),
    carrier: text('carrier').notNull(),
    /** `~` and the sender's own id where there is no code yet. */
    code: text('code').notNull(),
    /** '' while no order is known. */
    orderId: text('order_id').notNull(),
    senderId: text('sender_id'),
    connectionId: text('connection_id').notNull(),
    status: text('status').$type<ParcelStatus>().notNull(),
    /** When that status was reached, Unix milliseconds. */
    statusAt: integer('status_at').notNull(),
    deliveredAt: integer('delivered_at'),
    /** When the first that was told of it happened. */
    createdAt: integer('created_at').notNull(),
    /** Of the newest event. */
    lastAt: integer('last_at').notNull(),
    estimate: text('estimate'),
    url: text('url'),
    events: text('events', { mode: 'json' }).$type<ParcelEvent[]>().notNull(),
    toldIn: toldIn(),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.carrier, t.code, t.orderId] }),
    index('shipments_by_order')
      .on(t.siteId, t.orderId)
      .where(sql`order_id <> ''`),
    index('shipments_by_sender')
      .on(t.siteId, t.senderId)
      .where(sql`sender_id IS NOT NULL`),
    index('shipments_by_import')
      .on(t.siteId, t.connectionId)
      .where(sql`connection_id > 'i'`),
  ],
)

/** What went wrong with an order, once a kind and parcel, whoever saw it first. */
export const deliveryIssues = sqliteTable(
  'delivery_issues',
  {
    siteId: siteId(),
    /** In order of time. */
    id: text('id').notNull(),
    type: text('type').$type<IssueType>().notNull(),
    carrier: text('carrier').notNull(),
    code: text('code').notNull(),
    orderId: text('order_id').notNull(),
    openedAt: integer('opened_at').notNull(),
    /** When tracking told of it first, and a customer; null for never. */
    seenAt: integer('seen_at'),
    saidAt: integer('said_at'),
    /** When an agent said that it is so. */
    confirmedAt: integer('confirmed_at'),
    fault: text('fault').$type<Fault>().notNull(),
    /** Days after the promise, for `late`. */
    days: integer('days'),
    closedAt: integer('closed_at'),
    toldIn: toldIn(),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.id] }),
    uniqueIndex('delivery_issues_by_parcel').on(t.siteId, t.orderId, t.carrier, t.code, t.type),
  ],
)
