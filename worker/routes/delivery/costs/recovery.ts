import { Hono } from 'hono'
import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import {
  countBacklog,
  countCoverage,
  MOST_CASES,
  readAfter,
  readFigureCases,
} from '#worker/db/cases/recovery.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { recoveryReport } from '#worker/domain/cases/figures/recovery-report.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** What became of customers after their cases: figures only, nobody in them. */
export const recovery = new Hono<AppEnv>().get(
  '/delivery/recovery',
  may('figures:read'),
  async (c) => {
    const db = c.get('db')
    const { now } = c.get('actor').stamp
    const [cases, coverage, backlog, { desk }, { timezone }] = await Promise.all([
      readFigureCases(db),
      countCoverage(db),
      countBacklog(db, now),
      readDesk(db),
      ownSite(c.get('own')),
    ])
    const after = await readAfter(db, cases)
    return c.json({
      ...recoveryReport(cases, { after, coverage, now, time: { ...desk.hours, timezone } }),
      ...backlog,
      isPart: cases.length === MOST_CASES,
    } satisfies RecoveryReport)
  },
)
