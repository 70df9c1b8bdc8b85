import type { Onward } from '#contract/digests/onward.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import { percent } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { BarriersCard } from './barriers-card.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { GapsCard } from './gaps-card.tsx'
import { GoneOnCard } from './gone-on-card.tsx'
import { OrdersCard, VisitsCard } from './came-back-card.tsx'
import { KeepingCard } from './keeping-card.tsx'
import { t } from './words.ts'

/** What people did beside what they felt: how far they get, who goes on, who comes back. */
export function OnwardTab() {
  return (
    <>
      <DigestView
        name="onward"
        load={(id, query, signal) =>
          call('GET /api/journeys/:id/onward', { params: { id }, query, signal })
        }
      >
        {(view) => (
          <>
            <Head view={view} />
            {view.funnel.journeys > 0 && (
              <>
                <FunnelCard view={view} />
                <BarriersCard view={view} />
                <GoneOnCard view={view} />
                <VisitsCard view={view} />
                <OrdersCard view={view} />
                <KeepingCard view={view} />
              </>
            )}
          </>
        )}
      </DigestView>
      <GapsCard />
    </>
  )
}

function Head({ view: { funnel } }: { view: Onward }) {
  const places = placeNames(useJourney())
  if (funnel.journeys === 0)
    return <PageHead lead={t('onward.none.lead')}>{t('onward.none')}</PageHead>
  const [worst] = funnel.stages
    .flatMap(({ stage, dropOff }) => (dropOff ? [{ stage, dropOff }] : []))
    .toSorted((a, b) => b.dropOff.n - a.dropOff.n)
  return (
    <PageHead lead={`${t('onward.lead', { n: funnel.journeys })} ${t('onward.caveat')}`}>
      {worst
        ? t('onward.head', {
            stage: places.stage(worst.stage),
            share: percent(worst.dropOff.share),
          })
        : t('onward.headFew')}
    </PageHead>
  )
}
