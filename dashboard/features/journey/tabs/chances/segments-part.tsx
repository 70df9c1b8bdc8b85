import type { Segments } from '#contract/insight/segments.ts'
import type { QueryOf } from '#contract/operations.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { FailsCard } from './fails-card.tsx'
import { NamedCard } from './named-card.tsx'
import { SegmentsCard } from './segments-card.tsx'
import { t } from './words.ts'

export type SegmentsRequest = QueryOf<'GET /api/journeys/:id/segments'>

/** Which touchpoint fails which segment, and what the segment names more than others. */
export function SegmentsPart({ query }: { query: SegmentsRequest }) {
  const context = useJourney()
  const { id } = context.journey
  const found = useResource<Segments>(`segments ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/segments', { params: { id }, query, signal }),
  )
  return (
    <Loaded resource={found}>
      {(data) => (
        <div class="loaded" data-stale={found.stale || undefined} aria-busy={found.stale}>
          {data.segments.length > 0 ? (
            <>
              <SegmentsCard data={data} summary={summaryOf(context, data)} />
              <FailsCard data={data} />
              <NamedCard data={data} />
            </>
          ) : (
            <section class="section">
              <h2 class="section-head">{t('segments.title')}</h2>
              <p class="mut">{`${t('segments.none')} ${t('segments.none.lead')}`}</p>
            </section>
          )}
        </div>
      )}
    </Loaded>
  )
}

/** What stands out of it, in words. */
function summaryOf(context: JourneyContext, { cells, n, unknown, kind }: Segments): string {
  const worst = cells.find(({ isReal, difference }) => isReal && difference < 0)
  const head = worst
    ? t('segments.head', {
        touchpoint: placeNames(context).touchpoint(worst.touchpoint),
        segment: valueName(context, 'segment', worst.segment),
        points: t('points', { n: Math.round(-worst.difference) }),
      })
    : t('segments.headNone')
  const lead = t('segments.lead', { n, unknown: count(unknown), kind: t(`kind.${kind}`) })
  return `${head} ${lead} ${t('segments.summary')}`
}
