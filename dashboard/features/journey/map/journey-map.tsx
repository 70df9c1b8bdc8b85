import type { Curve } from '#contract/journey.ts'
import type { Lanes } from '#contract/map/lanes.ts'
import { CurveCard } from '#dashboard/features/journey/curve/curve-card.tsx'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { useOnNews } from '#dashboard/features/journey/answers/news.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { LaneGrid } from './lanes/lane-grid.tsx'
import { MapFiles } from './map-files.tsx'
import { MapLegend } from './lanes/map-legend.tsx'
import { t } from '#dashboard/features/journey/map/words.ts'
import './map-lanes.css'

/** The curve with all lanes of the map under it, in one grid of columns. */
export function JourneyMap({ curve }: { curve: Curve }) {
  const context = useJourney()
  const { journey } = context
  const { compare: _, ...query } = curveQuery(context)
  const lanes = useResource<Lanes>(`lanes ${journey.id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/lanes', { params: { id: journey.id }, query, signal }),
  )
  useOnNews(() => lanes.refresh({ quiet: true }))
  const shown = lanes.data?.journey === journey.id ? lanes.data : null
  const failed = lanes.error && !isSignedOut(lanes.error) ? lanes.error : null
  return (
    <div class="journey-map">
      <CurveCard curve={curve} />
      {failed && <ErrorBox error={failed} onRetry={() => lanes.refresh()} />}
      {shown ? (
        <>
          <div data-stale={lanes.stale || undefined} aria-busy={lanes.stale}>
            <LaneGrid curve={curve} lanes={shown} />
          </div>
          <div class="card-foot map-foot">
            <MapLegend />
            <MapFiles curve={curve} lanes={shown} />
          </div>
        </>
      ) : (
        !failed && <output class="map-waiting mut">{t('map.loading')}</output>
      )}
    </div>
  )
}
