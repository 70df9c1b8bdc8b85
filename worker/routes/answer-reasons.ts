import { Hono } from 'hono'
import { reasonsQuerySchema, type Reasons } from '#contract/answers.ts'
import { countReasons } from '#worker/db/answers/reasons.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { filterOf } from './answers.ts'
import { languagesOf } from './reader-languages.ts'

/** What people chose. Single answers stand behind it, so that a guest does not get it. */
export const answerReasons = new Hono<AppEnv>().get(
  '/answers/reasons',
  may('figures:read'),
  validate('query', reasonsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { lang, ...query } = c.req.valid('query')
    const [site, filter] = await Promise.all([ownSite(c.get('own')), filterOf(c, query)])
    const counted = await countReasons(db, filter, languagesOf(c, lang, site.language))
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({ ...counted, meta } satisfies Reasons)
  },
)
