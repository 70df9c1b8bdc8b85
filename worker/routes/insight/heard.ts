import { Hono } from 'hono'
import { type Heard, heardQuerySchema } from '#contract/insight/heard.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { countHeard, listHeard } from '#worker/db/insight/heard.ts'
import { heardViews } from '#worker/domain/insight/heard.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { findWorded } from '#worker/routes/journey.ts'
import { languagesOf } from '#worker/routes/reader-languages.ts'

/** Where people say they heard of the shop; not for guests. */
export const heard = new Hono<AppEnv>().get(
  '/journeys/:id/heard',
  may('figures:read'),
  validate('query', heardQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, lang, ...filter } = c.req.valid('query')
    const [{ map, site }, surveys] = await Promise.all([
      findWorded(c, lang),
      listHeard(db, c.req.param('id')),
    ])
    const texts = can(c, 'comments:read')
    const { cutAt, ...found } = await countHeard(db, surveys, { from, to, filter, texts })
    const least = HIDDEN_BELOW[map.kind]
    const languages = languagesOf(c, lang, site.language)
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({
      range: { from, to },
      questions: heardViews(surveys, found, { languages, least }),
      least,
      cutAt,
      meta,
    } satisfies Heard)
  },
)
