import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { KioskSettings } from '#contract/channels/codes.ts'
import type { Channel } from '#contract/words.ts'

/** What a short code stands for: a survey, asked in a channel, under a name that people know. */
export const codes = sqliteTable(
  'codes',
  {
    siteId: integer('site_id').notNull(),
    code: text('code').notNull(),
    surveyId: text('survey_id').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    name: text('name').notNull(),
    kiosk: text('kiosk', { mode: 'json' }).$type<KioskSettings>().notNull(),
    madeAt: integer('made_at').notNull(),
    madeByName: text('made_by_name').notNull(),
    /** From then on its page says that it is over. */
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.code] })],
)
