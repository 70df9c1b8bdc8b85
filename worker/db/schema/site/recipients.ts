import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Basis, RecipientChannel } from '#contract/channels/words.ts'
import type { Channel } from '#contract/words.ts'

/* People who are asked one by one, each by a link of their own. No address stands here, only what
 * stands for it in answers, too. */

/** A list of people who are asked the same by their own links, under a reserved short code. */
export const recipientLists = sqliteTable(
  'recipient_lists',
  {
    siteId: integer('site_id').notNull(),
    code: text('code').notNull(),
    surveyId: text('survey_id').notNull(),
    channel: text('channel').$type<RecipientChannel>().notNull(),
    name: text('name').notNull(),
    madeAt: integer('made_at').notNull(),
    madeByName: text('made_by_name').notNull(),
    /** From then on its links say that it is over; some time later its people are forgotten. */
    endsAt: integer('ends_at').notNull(),
    /** The line up to which it was counted whom the budget kept back. */
    countedTo: integer('counted_to').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.code] })],
)

/** Who was asked by a list. */
export const recipients = sqliteTable(
  'recipients',
  {
    siteId: integer('site_id').notNull(),
    /** The code of the list. */
    list: text('list').notNull(),
    /** Number of the row in the file that it came from: with the list, what the link is made of. */
    line: integer('line').notNull(),
    /** A keyed hash of the address that the link goes to. */
    person: text('person').notNull(),
    /** The same of another address of theirs, if the file had one. */
    also: text('also'),
    basis: text('basis').$type<Basis>().notNull(),
    /** Day of the consent or notice, and where it was, as far as the file says. */
    basisOn: text('basis_on'),
    basisFrom: text('basis_from'),
    orderRef: text('order_ref'),
    lang: text('lang'),
    segment: text('segment'),
    /** Unix milliseconds. */
    askedAt: integer('asked_at').notNull(),
    remindedAt: integer('reminded_at'),
    /** The call for a reminder that they were in: the same one again gets the same people. */
    reminder: text('reminder'),
    answeredAt: integer('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.list, t.line] }),
    uniqueIndex('recipients_by_person').on(t.siteId, t.list, t.person),
    index('recipients_by_order')
      .on(t.siteId, t.orderRef)
      .where(sql`order_ref IS NOT NULL`),
  ],
)

/** Who is not to be asked any more, whatever way. Kept for as long as the site. */
export const optOuts = sqliteTable(
  'opt_outs',
  {
    siteId: integer('site_id').notNull(),
    /** As a respondent or customer of that name is stored: a keyed hash of an address. */
    person: text('person').notNull(),
    at: integer('at').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.person] })],
)
