import { t } from './words.ts'

const LANES = ['answers', 'touchpoints']

/** The shape of the page while nothing is known yet, so that nothing jumps when it comes. */
export function Skeleton({ stages, controls = false }: { stages: string[]; controls?: boolean }) {
  const columns = stages.length > 0 ? stages : ['', '', '', '', '']
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
          {columns.map((name, index) => (
            // The order of stages never changes while they load.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} class="col" style={{ '--column': String(index + 2) }}>
              <div class="col-top">
                <div class="col-head">{name ? <h2>{name}</h2> : <div class="bone" />}</div>
              </div>
              {LANES.map((row) => (
                <div key={row} class="cell">
                  <div class="bone" />
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
