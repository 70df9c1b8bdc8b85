import { Hono, type Context } from 'hono'
import type { Checked } from '#contract/check-value.ts'
import {
  auditFileQuerySchema,
  auditLinesQuerySchema,
  type AuditEntry,
} from '#contract/site/audit.ts'
import { commit, listAudit, type AuditFilter } from '#worker/db/site/audit.ts'
import { AUDIT_COLUMNS, auditLine } from '#worker/domain/audit-file.ts'
import { csvHead } from '#worker/domain/csv-line.ts'
import { utcDay } from '#worker/domain/days.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { needShownSite, sendFile } from '#worker/http/send-file.ts'
import { validate } from '#worker/http/validate.ts'
import { spanOf } from './audit.ts'

/** Entries that a file is made of at a time. */
const AT_ONCE = 2000

/** `GET /api/audit.csv` and `.ndjson`: the entries of a selection as a file, however many. */
export const auditFiles = new Hono<AppEnv>()
  .get('/audit.csv', may('audit:read'), validate('query', auditFileQuerySchema), async (c) => {
    const { separator, ...asked } = c.req.valid('query')
    return await send(c, asked, {
      ending: 'csv',
      type: 'text/csv; charset=utf-8',
      head: csvHead(AUDIT_COLUMNS, separator),
      line: (entry) => auditLine(entry, separator),
    })
  })
  .get('/audit.ndjson', may('audit:read'), validate('query', auditLinesQuerySchema), async (c) =>
    send(c, c.req.valid('query'), {
      ending: 'ndjson',
      type: 'application/x-ndjson; charset=utf-8',
      head: '',
      line: (entry) => `${JSON.stringify(entry)}\n`,
    }),
  )

interface Format {
  ending: 'csv' | 'ndjson'
  type: string
  head: string
  line: (entry: AuditEntry) => string
}

async function send(
  c: Context<AppEnv>,
  { site, ...selection }: Checked<typeof auditLinesQuerySchema>,
  { ending, line, ...format }: Format,
): Promise<Response> {
  needShownSite(c, site)
  const told = Object.entries(selection).map(([field, value]) => `${field} ${value}`)
  const details = { format: ending, selection: told }
  await commit(c.get('db'), { action: 'audit.exported', details }, [])
  const { from, to, ...filter } = selection
  const parts = eachPart(c, { ...filter, ...spanOf({ from, to }) }, line)
  const day = utcDay(c.get('actor').stamp.now)
  return sendFile(c, { name: `audit-${day}.${ending}`, ...format, parts })
}

async function* eachPart(
  c: Context<AppEnv>,
  filter: AuditFilter,
  line: Format['line'],
): AsyncGenerator<string, void, undefined> {
  const views = { own: c.get('own'), db: c.get('db') }
  let before: string | undefined
  do {
    const { entries, next } = await listAudit(views, filter, { limit: AT_ONCE, before })
    yield entries.map(line).join('')
    before = next ?? undefined
  } while (before !== undefined)
}
