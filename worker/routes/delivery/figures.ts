import { Hono } from 'hono'
import {
  carriersQuerySchema,
  type Carriers,
  type Incident,
  type Incidents,
} from '#contract/delivery/carriers.ts'
import type { Plans } from '#contract/delivery/plan.ts'
import { BAD } from '#contract/delivery/words.ts'
import { readDays } from '#worker/db/delivery/figures/days.ts'
import { readPlans } from '#worker/db/delivery/figures/plans.ts'
import { readIncidents } from '#worker/db/delivery/figures/incidents.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import {
  carrierFigures,
  type CountedDay,
  unevenAnswers,
  withoutFew,
} from '#worker/domain/delivery/figures/carrier-figures.ts'
import { FALSE_ALARM_DAYS, FALSE_ALARMS } from '#worker/domain/delivery/figures/incident-plan.ts'
import type { FoundIncident, Stream } from '#worker/domain/delivery/figures/watch-site.ts'
import { planFigures } from '#worker/domain/delivery/plan/plan-figures.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'

/** Incidents of the list. */
const MOST_INCIDENTS = 50
/** Parcels that were on their way when an incident began belong to it. */
const BEFORE_DAYS = 14

/** Figures of carriers: counts of parcels and answers, and nothing of a person. */
export const deliveryFigures = new Hono<AppEnv>()
  .get(
    '/delivery/carriers',
    may('figures:read'),
    validate('query', carriersQuerySchema),
    async (c) => {
      const { days } = c.req.valid('query')
      const { timezone } = await ownSite(c.get('own'))
      const to = localDay(Date.now(), timezone)
      const range = { from: addDays(to, 1 - days), to }
      const figures = carrierFigures(await readDays(c.get('db'), range))
      const uneven = unevenAnswers(figures)
      const carriers = can(c, 'people:read') ? figures : withoutFew(figures)
      return c.json({ range, carriers, uneven } satisfies Carriers)
    },
  )
  .get('/delivery/plan', may('figures:read'), validate('query', carriersQuerySchema), async (c) => {
    const { days } = c.req.valid('query')
    const now = Date.now()
    const { timezone } = await ownSite(c.get('own'))
    const to = localDay(now, timezone)
    const range = { from: addDays(to, 1 - days), to }
    const seesPeople = can(c, 'people:read')
    const figures = planFigures(await readPlans(c.get('db'), range), { now, seesPeople })
    return c.json({ range, ...figures } satisfies Plans)
  })
  .get('/delivery/incidents', may('figures:read'), async (c) => {
    const db = c.get('db')
    const { timezone } = await ownSite(c.get('own'))
    const { incidents, streams, frozenAt } = await readIncidents(db, MOST_INCIDENTS)
    const oldest = Math.min(Date.now(), ...incidents.map(({ startedAt }) => startedAt))
    const dayOf = (at: number) => localDay(at, timezone)
    const from = addDays(dayOf(oldest), -BEFORE_DAYS)
    const days = incidents.length > 0 ? await readDays(db, { from, to: dayOf(Date.now()) }) : []
    return c.json({
      incidents: incidents.map((one) => toItem(one, trackingOf(one, days, dayOf))),
      falseAlarms: { most: FALSE_ALARMS, days: FALSE_ALARM_DAYS },
      frozenAt,
      watched: streams.map(toWatched),
    } satisfies Incidents)
  })

/** What tracking saw of an incident's carrier and issue, from two weeks before it on. */
function trackingOf(
  { carrier, issue, startedAt, endedAt }: FoundIncident,
  days: readonly CountedDay[],
  dayOf: (at: number) => string,
): Incident['tracking'] {
  if (issue === BAD) return null
  const from = addDays(dayOf(startedAt), -BEFORE_DAYS)
  const to = dayOf(endedAt ?? Date.now())
  const own = days.filter((day) => day.carrier === carrier && day.day >= from && day.day <= to)
  const row = carrierFigures(own)[0]?.issues.find((one) => one.issue === issue)
  return {
    seen: (row?.seenOnly ?? 0) + (row?.both ?? 0) + (row?.silent ?? 0),
    saidOnly: row?.saidOnly ?? 0,
    heardFirst: row?.heardFirst ?? { n: 0, hours: null },
  }
}

function toItem(incident: FoundIncident, tracking: Incident['tracking']): Incident {
  const { endSureAt: _, ...told } = incident
  const { answers, named, usual } = incident
  const interval = wilson({ x: named, n: answers })
  const times = (share: number) => (usual > 0 ? share / usual : 0)
  return {
    ...told,
    times: times(named / answers),
    interval: interval && [times(interval.low), times(interval.high)],
    tracking,
  }
}

function toWatched({ carrier, issue, plan }: Stream): Incidents['watched'][number] {
  const baseline = plan && 'baseline' in plan ? plan.baseline : null
  return {
    carrier,
    issue,
    state: plan?.state ?? 'no-baseline',
    usual: baseline?.share ?? null,
    perDay: baseline?.perDay ?? null,
    neededPerDay: plan?.state === 'too-few-answers' ? plan.neededPerDay : null,
    medianDays: plan?.state === 'watched' ? plan.medianDays : null,
  }
}
