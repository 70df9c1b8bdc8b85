import type { Context } from 'hono'
import type { SiteDb } from '#worker/db/connect.ts'
import type { AppEnv } from '#worker/http/env.ts'
import type { Keeping } from '#worker/jobs/delivery/keep-message.ts'
import { promiseDelivery } from '#worker/jobs/outbox/soon.ts'

/** Where messages of a request are kept, and who looks whether somebody has waited for them. */
export function keepingOf(c: Context<AppEnv>, db: SiteDb, now: number): Keeping {
  return {
    db,
    root: c.env.WAYFELT_SECRET,
    promise: async () => await promiseDelivery(c.env.DB, db.siteId, now),
  }
}
