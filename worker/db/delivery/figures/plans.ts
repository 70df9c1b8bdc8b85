import { run, type SiteDb } from '#worker/db/connect.ts'
import type { PlannedDay } from '#worker/domain/delivery/plan/plan-figures.ts'

type Stored = Pick<PlannedDay, 'carrier' | 'parcels'> & {
  plan: string | null
  waiting: string
  adhoc: string
}

/** Days and carriers against their plans: a row each. @param range local days, both included */
export async function readPlans(
  db: SiteDb,
  { from, to }: { from: string; to: string },
): Promise<PlannedDay[]> {
  const { rows } = await run<Stored>(
    db,
    `/* readPlans */ SELECT carrier, parcels, plan, waiting, adhoc
      FROM delivery_days WHERE site_id = ?1 AND day >= ?2 AND day <= ?3`,
    [db.siteId, from, to],
  )
  // As countParcels has written it.
  return rows.map(({ plan, waiting, adhoc, ...row }) => ({
    ...row,
    plan: plan === null ? null : (JSON.parse(plan) as PlannedDay['plan']),
    waiting: JSON.parse(waiting) as PlannedDay['waiting'],
    adhoc: JSON.parse(adhoc) as PlannedDay['adhoc'],
  }))
}
