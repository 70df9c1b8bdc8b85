import { Hono } from 'hono'
import { auditQuerySchema, type AuditPage } from '#contract/site/audit.ts'
import { listAudit } from '#worker/db/site/audit.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

const DAY_MS = 86_400_000

/** Who changed what. Days are taken in UTC, as the log's times are told. */
export const audit = new Hono<AppEnv>().get(
  '/audit',
  may('audit:read'),
  validate('query', auditQuerySchema),
  async (c) => {
    const { cursor, limit, from, to, ...filter } = c.req.valid('query')
    const span = {
      from: from === undefined ? undefined : Date.parse(from),
      to: to === undefined ? undefined : Date.parse(to) + DAY_MS - 1,
    }
    const views = { own: c.get('own'), db: c.get('db') }
    const page = await listAudit(views, { ...filter, ...span }, { limit, before: cursor })
    return c.json(page satisfies AuditPage)
  },
)
