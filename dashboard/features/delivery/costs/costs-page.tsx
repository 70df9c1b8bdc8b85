import { useState } from 'preact/hooks'
import type { CostReport } from '#contract/delivery/costs/costs.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, localInstant, signed } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { CostTable } from './cost-table.tsx'
import { CountAgain } from './count-again.tsx'
import { Faults } from './faults.tsx'
import { t } from './words.ts'
import './costs.css'

/** `/delivery/costs`: what goes with each issue of each carrier, and whose doing they were. */
export function CostsPage() {
  useTitle(t('costs.tab'))
  const report = useResource<CostReport>('delivery costs', (signal) =>
    call('GET /api/delivery/costs', { signal }),
  )
  return (
    <>
      <Loaded resource={report}>{(data) => <Costs known={data} />}</Loaded>
      <Faults />
    </>
  )
}

/** @param known as it was fetched; each step of a count brings a newer one */
function Costs({ known }: { known: CostReport }) {
  const [newer, setNewer] = useState<CostReport | null>(null)
  const report = newer ?? known
  const { counted } = report
  return (
    <>
      <PageHead lead={t('costs.lead')}>{headline(report)}</PageHead>
      <output class="mut costs-as-of">
        {counted === null
          ? t('costs.never')
          : t('costs.asOf', {
              when: localInstant(counted.at),
              customers: count(counted.customers),
              issues: count(counted.withIssue),
            })}{' '}
        {counted?.isPart && t('costs.part')} {counted?.stage === null && t('costs.noStage')}
      </output>
      <CountAgain report={report} onChange={setNewer} />
      {counted && counted.costs.length > 0 && <CostTable costs={counted.costs} />}
    </>
  )
}

/**
 * The issue with which sentiment is surely lowest, by the end of the interval that is nearer to 0: the
 * widest difference of all is often that of the fewest customers. Few are only told of where all are.
 */
function headline({ counted }: CostReport): string {
  if (counted === null) return t('costs.head.never')
  if (counted.costs.length === 0) return t('costs.head.nothing')
  const sure = counted.costs.flatMap(({ issue, carrier, atDelivery }) => {
    const { difference, high = 0, state } = atDelivery
    return difference !== undefined && high < 0
      ? [{ issue, carrier, difference, high, isFew: state === 'few' }]
      : []
  })
  const [worst] = sure.toSorted((a, b) => Number(a.isFew) - Number(b.isFew) || a.high - b.high)
  if (!worst) return t('costs.head.none')
  return t('costs.head.sentiment', {
    issue: t(`issue.${worst.issue}`),
    carrier: carrierName(worst.carrier),
    points: signed(worst.difference),
  })
}
