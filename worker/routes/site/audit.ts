import { Hono } from 'hono'
import {
  auditCheckQuerySchema,
  auditQuerySchema,
  type AuditCheck,
  type AuditPage,
} from '#contract/site/audit.ts'
import { listAudit } from '#worker/db/site/audit.ts'
import { checkSeal } from '#worker/db/site/seals.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const DAY_MS = 86_400_000

/** Who changed what, and whether the log is as it was written. */
export const audit = new Hono<AppEnv>()
  .get('/audit', may('audit:read'), validate('query', auditQuerySchema), async (c) => {
    const { cursor, limit, from, to, ...filter } = c.req.valid('query')
    const views = { own: c.get('own'), db: c.get('db') }
    const asked = { ...filter, ...spanOf({ from, to }) }
    const page = await listAudit(views, asked, { limit, before: cursor })
    return c.json(page satisfies AuditPage)
  })
  .get('/audit/check', may('audit:read'), validate('query', auditCheckQuerySchema), async (c) => {
    // Each part is one seal: first those of the log in the directory, then of the site's own.
    const [log = 'd', after = ''] = (c.req.valid('query').cursor ?? 'd:').split(':')
    const db = log === 'd' ? c.get('own') : c.get('db')
    const { seal } = siteHashes(c.env.WAYFELT_SECRET, db.siteId)
    const look = await checkSeal(db, after, seal)
    const end = log === 'd' ? 's:' : null
    if (!look)
      return c.json({ checked: 0, sealedTo: null, broken: null, next: end } satisfies AuditCheck)
    const { id, entries, from, to, isIntact } = look
    return c.json({
      checked: entries,
      sealedTo: to,
      broken: isIntact ? null : { from, to },
      next: `${log}:${id}`,
    } satisfies AuditCheck)
  })

/** Days as instants, both included. They are taken in UTC, as the log's times are told. */
export function spanOf({ from, to }: { from: string | undefined; to: string | undefined }) {
  return {
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to) + DAY_MS - 1,
  }
}
