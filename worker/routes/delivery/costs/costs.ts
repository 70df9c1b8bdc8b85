import { Hono } from 'hono'
import { costStepSchema, type CostReport } from '#contract/delivery/costs/costs.ts'
import { beginCosts, readCosts, type StoredCosts } from '#worker/db/delivery/costs/runs.ts'
import { countStep } from '#worker/db/delivery/costs/count-step.ts'
import { listJourneys, type JourneyMap } from '#worker/db/journey/maps.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { startCosts, type CostResult } from '#worker/domain/delivery/figures/cost-run.ts'
import { customerStages, stagesOf } from '#worker/domain/delivery/figures/cost-stages.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 1024

/** What goes with delivery issues: counted by steps, since a site's orders are too many for one call. */
export const costs = new Hono<AppEnv>()
  .get('/delivery/costs', may('figures:read'), async (c) => {
    const db = c.get('db')
    const [journeys, stored] = await Promise.all([listJourneys(db), readCosts(db)])
    return c.json(toReport(journeys, stored) satisfies CostReport)
  })
  .post('/delivery/costs', may('cases:work'), async (c) => {
    const { again, stage } = await readJson(c.req.raw, costStepSchema, BODY_BYTES)
    const db = c.get('db')
    const [journeys, { timezone }] = await Promise.all([listJourneys(db), ownSite(c.get('own'))])
    if (stage !== undefined && !customerStages(journeys).some(({ id }) => id === stage))
      throw new AppError('invalid', 'There is no such stage.', [
        { field: 'stage', reason: 'is no stage of a customer journey' },
      ])
    const stored = again
      ? await beginCosts(db, startCosts(stagesOf(journeys, stage)))
      : await readCosts(db)
    if (!stored?.run) return c.json(toReport(journeys, stored) satisfies CostReport)
    await countStep(db, stored, timezone)
    const now = await readCosts(db)
    // Whoever closes the page has it counted to the end.
    if (again && now?.run) await makeDue(c.get('own'), db.actor.now)
    return c.json(toReport(journeys, now) satisfies CostReport)
  })

/** Without who ordered again: the journey's page shows that. */
function told({ orders, customers, withIssue, stage, isPart, costs }: CostResult) {
  return { orders, customers, withIssue, stage, isPart, costs }
}

function toReport(journeys: JourneyMap[], stored: StoredCosts | null): CostReport {
  const { countedAt = null, result = null, startedAt = null, run = null } = stored ?? {}
  return {
    stages: customerStages(journeys).map(({ id, name }) => ({ id, name })),
    counted: countedAt === null || result === null ? null : { at: countedAt, ...told(result) },
    running: run === null || startedAt === null ? null : { startedAt, orders: run.orders },
  }
}
