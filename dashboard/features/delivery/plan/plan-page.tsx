import type { PlanFigures, Plans } from '#contract/delivery/plan.ts'
import { Period, usePeriod } from '#dashboard/features/delivery/figures/period.tsx'
import { ToConnections } from '#dashboard/features/delivery/figures/to-connections.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import { count, dayRange, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { PlanTables } from './plan-tables.tsx'
import { t } from './words.ts'
import '#dashboard/features/delivery/figures/figures.css'

/** Parcels below which nothing is said of them, as the API has it. */
const LEAST_PARCELS = 10

/** `/delivery/plan`: parcels against their plan, and how it felt where they deviated. */
export function PlanPage() {
  useTitle(t('planned.title'))
  const [days, change] = usePeriod()
  const plans = useResource<Plans>(`plans ${days}`, (signal) =>
    call('GET /api/delivery/plan', { query: { days }, signal }),
  )
  return (
    <Loaded resource={plans}>
      {(data) => (
        <>
          <div class="figures-head">
            <PageHead lead={leadOf(data)}>{headlineOf(data.whole)}</PageHead>
            <Period days={days} onChange={change} />
          </div>
          {data.unlooked > 0 && (
            <p class="warning">{t('planned.unlooked', { n: count(data.unlooked) })}</p>
          )}
          {data.whole.parcels + data.unlooked === 0 && <ToConnections />}
          {data.whole.steps && <PlanTables data={data} />}
        </>
      )}
    </Loaded>
  )
}

function headlineOf({ parcels, asPlanned }: PlanFigures): string {
  if (parcels === 0) return t('planned.none')
  if (asPlanned.share === null) return t('planned.few')
  return t('planned.head', { share: percent(asPlanned.share) })
}

/** What it rests on, and what is left out. */
function leadOf({ whole, range }: Plans): string {
  const { asPlanned, open, noPlan, parcels } = whole
  const days = dayRange(range)
  if (parcels === 0) return t('planned.none.text', { range: days })
  const rest = { open: count(open), none: count(noPlan), range: days }
  if (asPlanned.x === null || asPlanned.interval === null)
    return t('planned.few.text', { ...rest, least: count(LEAST_PARCELS), n: count(asPlanned.n) })
  return t('planned.lead', {
    ...rest,
    x: count(asPlanned.x),
    of: count(asPlanned.n),
    interval: percentInterval(asPlanned.interval),
  })
}
