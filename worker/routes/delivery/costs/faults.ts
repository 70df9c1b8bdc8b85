import { Hono } from 'hono'
import {
  evidenceQuerySchema,
  faultQuerySchema,
  type FaultReport,
} from '#contract/delivery/costs/faults.ts'
import {
  eachEvidence,
  listFaults,
  MOST_ISSUES,
  type Evidence,
} from '#worker/db/delivery/costs/evidence.ts'
import { commit } from '#worker/db/site/audit.ts'
import { utcDay } from '#worker/domain/days.ts'
import { evidenceHead, evidenceLine } from '#worker/domain/delivery/evidence-file.ts'
import { faultOfIssue, splitFaults } from '#worker/domain/delivery/figures/fault-split.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { needShownSite, sendFile } from '#worker/http/send-file.ts'
import { validate } from '#worker/http/validate.ts'

const DAY_MS = 86_400_000

/** Whose doing issues were, and the evidence of it as a file. */
export const faults = new Hono<AppEnv>()
  .get('/delivery/faults', may('figures:read'), validate('query', faultQuerySchema), async (c) => {
    const since = c.get('actor').stamp.now - c.req.valid('query').days * DAY_MS
    const issues = await listFaults(c.get('db'), idBounds(since, since).first)
    return c.json({
      since,
      issues: issues.length,
      isPart: issues.length === MOST_ISSUES,
      carriers: splitFaults(issues),
    } satisfies FaultReport)
  })
  .get(
    '/delivery/evidence.csv',
    may('answers:export'),
    validate('query', evidenceQuerySchema),
    async (c) => {
      const { carrier, days, type, fault, separator, site } = c.req.valid('query')
      needShownSite(c, site)
      const db = c.get('db')
      const { now } = c.get('actor').stamp
      const since = idBounds(now - days * DAY_MS, 0).first
      // First: whoever breaks off has taken something, too.
      const details = { carrier, days, type: type ?? '', fault: fault ?? '' }
      await commit(db, { action: 'evidence.exported', target: carrier, details }, [])
      const rights = { people: can(c, 'people:read'), comments: can(c, 'comments:read') }
      async function* parts() {
        for await (const page of eachEvidence(db, { carrier, since, type }))
          yield page
            .map(withFault)
            .filter((line) => fault === undefined || line.fault === fault)
            .map((line) => evidenceLine(line, rights, separator))
            .join('')
      }
      return sendFile(c, {
        name: `evidence-${utcDay(now)}.csv`,
        type: 'text/csv; charset=utf-8',
        head: evidenceHead(separator),
        parts: parts(),
      })
    },
  )

function withFault(evidence: Evidence) {
  const { issue, ofParcel } = evidence
  return { ...evidence, fault: faultOfIssue(issue, [...ofParcel, issue]) }
}
