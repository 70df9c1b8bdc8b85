import type { Segments } from '#contract/insight/segments.ts'
import type { QueryOf } from '#contract/operations.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { FailsCard } from './fails-card.tsx'
import { NamedCard } from './named-card.tsx'
import { SegmentsCard } from './segments-card.tsx'
import { pieces, t } from './words.ts'

export type SegmentsRequest = QueryOf<'GET /api/journeys/:id/segments'>

/** Which touchpoint fails which segment, and what the segment names more than others. */
export function SegmentsPart({ query }: { query: SegmentsRequest }) {
  const { id } = useJourney().journey
  const found = useResource<Segments>(`segments ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/segments', { params: { id }, query, signal }),
  )
  return (
    <Loaded resource={found}>
      {(data) => (
        <div class="loaded" data-stale={found.stale || undefined} aria-busy={found.stale}>
          <Head data={data} />
          {data.segments.length > 0 && (
            <>
              <SegmentsCard data={data} />
              <FailsCard data={data} />
              <NamedCard data={data} />
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}

function Head({ data: { segments, cells, n, unknown, kind } }: { data: Segments }) {
  const context = useJourney()
  if (segments.length === 0)
    return <PageHead lead={t('segments.none.lead')}>{t('segments.none')}</PageHead>
  const lead = t('segments.lead', { n, unknown: count(unknown), kind: t(`kind.${kind}`) })
  const worst = cells.find(({ isReal, difference }) => isReal && difference < 0)
  if (!worst) return <PageHead lead={lead}>{t('segments.headNone')}</PageHead>
  return (
    <PageHead lead={lead}>
      {pieces('segments.head', {
        touchpoint: placeNames(context).touchpoint(worst.touchpoint),
        segment: valueName(context, 'segment', worst.segment),
        points: <span class="value-lo">{t('points', { n: Math.round(-worst.difference) })}</span>,
      })}
    </PageHead>
  )
}
