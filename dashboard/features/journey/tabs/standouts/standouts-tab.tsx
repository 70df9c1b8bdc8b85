import type { Gap, Standouts } from '#contract/insight/standouts.ts'
import { SCALES } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { percent, signed } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { ChannelsCard } from './channels-card.tsx'
import { DriversPart } from './drivers/drivers-part.tsx'
import { GapsCard } from './gaps-card.tsx'
import { IndexCard } from './index-card.tsx'
import { inPoints, standoutsQuery } from './said.ts'
import { SplitsCard } from './splits-card.tsx'
import { WowCard } from './wow-card.tsx'
import { pieces, t } from './words.ts'

/** What the curve does not say by itself, of the days, filters and kind on screen. */
export function StandoutsTab() {
  const context = useJourney()
  const query = standoutsQuery(context)
  const { id } = context.journey
  const found = useResource<Standouts>(`standouts ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/standouts', { params: { id }, query, signal }),
  )
  return (
    <>
      <Loaded resource={found}>
        {(data) => (
          <div class="loaded" data-stale={found.stale || undefined} aria-busy={found.stale}>
            <Head data={data} />
            {data.scale !== null && (
              <>
                <WowCard data={data} />
                <GapsCard data={data} />
                <IndexCard data={data} />
                <ChannelsCard data={data} />
                <SplitsCard data={data} />
              </>
            )}
          </div>
        )}
      </Loaded>
      <DriversPart query={query} />
    </>
  )
}

function Head({ data }: { data: Standouts }) {
  const { scale, n, others } = data
  if (scale === null) return <PageHead>{t('standouts.none')}</PageHead>
  const lead = [
    t('standouts.lead', { n, kind: t(`kind.${SCALES[scale].kind}`) }),
    ...(others > 0 ? [t('standouts.others', { n: others })] : []),
  ]
  return (
    <PageHead lead={lead.join(' ')}>
      <Foremost data={data} />
    </PageHead>
  )
}

/** How wide a gap is at least: the end of its interval that is nearer to 0. */
function atLeast({ interval: [low, high] }: Gap): number {
  return Math.max(low, -high)
}

/** The one thing that is worth a heading: a wow, else the widest gap, else channels. */
function Foremost({ data: { wow, gaps, consistency } }: { data: Standouts }) {
  const places = placeNames(useJourney())
  const [delight] = wow
  if (delight?.isWow)
    return (
      <>
        {pieces('standouts.headWow', {
          touchpoint: places.touchpoint(delight.touchpoint),
          share: <span class="value-hi">{percent(delight.best.share)}</span>,
        })}
      </>
    )
  const [gap] = gaps.filter(({ isReal }) => isReal).toSorted((a, b) => atLeast(b) - atLeast(a))
  if (gap)
    return t('standouts.headGap', {
      stage: places.stage(gap.stage),
      assumed: signed(gap.assumed),
      mean: signed(gap.mean),
    })
  const [uneven] = consistency
  if (uneven?.isUneven)
    return t('standouts.headUneven', {
      touchpoint: places.touchpoint(uneven.touchpoint),
      ...inPoints(uneven),
    })
  return t('standouts.headNone')
}
