import type { Curve } from '#contract/journey.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { hotStage } from '#dashboard/features/journey/headline.tsx'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { LEVELS, levelShare } from '#dashboard/kit/charts/scene.ts'
import { fullDay, signed } from '#dashboard/kit/i18n/format.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { curvePoints, rewordingOf } from './curve-points.ts'
import { LazyChart } from './lazy-chart.tsx'
import { StageColumn } from './stage-column.tsx'

/** Stage heads, curve and lanes in one grid of columns. */
export function CurveCard({ curve }: { curve: Curve }) {
  const { view, change, site } = useJourney()
  const points = curvePoints(curve, site)
  const hot = hotStage(curve)
  const count = curve.stages.length
  function openAt(event: MouseEvent) {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const point = points[Math.floor(((event.clientX - left) / width) * count)]
    if (point) change({ stage: point.id, touchpoint: null })
  }
  return (
    <div class="map">
      <div class="map-corner" />
      <Axis />
      {/* A shortcut for the pointer only: the stages below are the buttons for everybody. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div class="curve" onClick={openAt}>
        <LazyChart points={points} label={summary(curve) + (doubt.value.summary ?? '')} />
      </div>
      <div class="curve-names" aria-hidden="true">
        {points.map(({ id, name }) => (
          <span key={id} data-open={view.stage === id || undefined}>
            {name}
          </span>
        ))}
      </div>
      <p class="lane-name lane-answers" aria-hidden="true">
        {t('lane.answers')}
      </p>
      <p class="lane-name lane-touchpoints" aria-hidden="true">
        {t('stage.touchpoints')}
      </p>
      <div class="cols">
        {curve.stages.map((stage, index) => (
          <StageColumn
            key={stage.id}
            stage={stage}
            hot={stage.id === hot}
            rewordedOn={rewordingOf(curve, stage.id)}
            index={index}
            late={index >= count - 2 && count > 2}
          />
        ))}
      </div>
    </div>
  )
}

/** One sentence with every value, for those who do not see the curve. */
export function summary(curve: Curve): string {
  const stages = curvePoints(curve).map(({ name, label, note }) =>
    t('curve.summary.stage', { name, value: label || note }),
  )
  return t('curve.summary', {
    from: fullDay(curve.range.from),
    to: fullDay(curve.range.to),
    stages: stages.join('; '),
  })
}

/** Faces and numbers at the five levels of the curve. */
function Axis() {
  return (
    <div class="axis" aria-hidden="true">
      {LEVELS.map((level) => (
        <span key={level} class="axis-level" style={{ top: `${levelShare(level) * 100}%` }}>
          <Face value={level} size={22} />
          <span>{signed(level)}</span>
        </span>
      ))}
    </div>
  )
}
