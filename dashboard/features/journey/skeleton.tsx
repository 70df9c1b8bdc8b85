import type { Journey } from '#contract/journey.ts'
import { t } from './words.ts'

type Stages = Journey['stages']

/** What stands in for stages that are not known yet: most journeys have about so many. */
const UNKNOWN: Stages = Array.from({ length: 5 }, (_, order) => ({
  id: String(order),
  name: '',
  order,
  frameDays: null,
  touchpoints: [],
}))

/** The shape of the page while nothing is known yet, so that nothing jumps when it comes. */
export function Skeleton({ stages, controls = false }: { stages: Stages; controls?: boolean }) {
  const columns = stages.length > 0 ? stages : UNKNOWN
  return (
    <div class="skeleton" aria-busy="true">
      <h1 class="unseen">{t('loading.journey')}</h1>
      {controls && (
        <div class="controls" aria-hidden="true">
          <div class="bone bone-control" />
          <div class="bone bone-control" />
        </div>
      )}
      <div class="headline" aria-hidden="true">
        <div class="bone bone-headline" />
        <div class="bone bone-facts" />
      </div>
      <div class="card" aria-hidden="true" style={{ '--stages': String(columns.length) }}>
        <div class="map">
          <div class="map-corner" />
          <div class="axis" />
          <div class="curve" />
          <div class="curve-names">
            {columns.map(({ id, name }) => (
              <span key={id}>{name}</span>
            ))}
          </div>
          <div class="cols">
            {columns.map((stage, index) => (
              <Column key={stage.id} stage={stage} index={index} />
            ))}
          </div>
        </div>
        <div class="card-foot skeleton-foot" />
      </div>
    </div>
  )
}

/** A column with the names that are known; where figures will be is as much room as they take. */
function Column({ stage, index }: { stage: Stages[number]; index: number }) {
  return (
    <div class="col" style={{ '--column': String(index + 2) }}>
      <div class="col-top">
        <div class="col-head">
          {stage.name ? <h2>{stage.name}</h2> : <div class="bone" />}
          <p>{stage.frameDays === null ? '—' : t('curve.frame', { n: stage.frameDays })}</p>
        </div>
      </div>
      <div class="cell">
        <div class="cell-facts">
          <p class="cell-number">…</p>
          <p class="mut">…</p>
        </div>
      </div>
      <div class="cell">
        <ul class="touchpoints">
          {stage.touchpoints.map(({ id, name }) => (
            <li key={id} class="touchpoint">
              <span class="mark" />
              <span class="touchpoint-name mut">{name}</span>
              <span class="touchpoint-value">+00</span>
            </li>
          ))}
        </ul>
        {stage.touchpoints.length === 0 && <div class="bone" />}
      </div>
    </div>
  )
}
