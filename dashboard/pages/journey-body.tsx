import { useState } from 'preact/hooks'
import { getCurve } from '#dashboard/api/journeys.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import type { Curve } from '#contract/journey.ts'
import { CardActions } from '#dashboard/components/curve/card-actions.tsx'
import { Controls } from '#dashboard/components/journey/controls.tsx'
import { CurveCard } from '#dashboard/components/curve/curve-card.tsx'
import { CurveTable } from '#dashboard/components/curve/curve-table.tsx'
import { DrillPanel } from '#dashboard/components/answers/drill-panel.tsx'
import { EmptyJourney } from '#dashboard/components/journey/empty-journey.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { Headline } from '#dashboard/components/journey/headline.tsx'
import { KeysDialog } from '#dashboard/components/journey/keys-dialog.tsx'
import { Legend } from '#dashboard/components/curve/legend.tsx'
import { NothingHere } from '#dashboard/components/journey/nothing-here.tsx'
import { Skeleton } from '#dashboard/components/journey/skeleton.tsx'
import { useJourney } from '#dashboard/state/journey/journey-context.ts'
import { useOnNews } from '#dashboard/state/answers/news.ts'
import { curveQuery } from '#dashboard/state/journey/query.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useJourneyKeys } from '#dashboard/state/journey/use-journey-keys.ts'
import { useLiveAnswers } from '#dashboard/state/answers/use-live-answers.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'

/** The journey page below its shell: controls, headline, card, and what lies behind it. */
export function JourneyBody({ refreshSite }: { refreshSite: () => void }) {
  const scene = useJourney()
  const { journey, site } = scene
  const query = curveQuery(scene)
  const curve = useResource<Curve>(`curve ${journey.id} ${JSON.stringify(query)}`, (signal) =>
    getCurve(journey.id, query, signal),
  )
  const [keys, setKeys] = useState(false)
  const live = useLiveAnswers(journey.id, refreshSite)
  useOnNews(() => curve.refresh({ quiet: true }))
  useSignInWhen(isSignedOut(curve.error) || live.signedOut)
  const { closeDrill } = useJourneyKeys(() => setKeys(true))

  // The curve of another journey is nobody's old data.
  const shown = curve.data?.journey === journey.id ? curve.data : null
  const failed = curve.error && !isSignedOut(curve.error) ? curve.error : null
  return (
    <>
      {site.answered ? (
        <>
          <Controls curve={shown} />
          {failed && <ErrorBox error={failed} onRetry={() => curve.refresh()} main={!shown} />}
          {shown ? (
            <Loaded curve={shown} stale={curve.stale} onClose={closeDrill} />
          ) : (
            !failed && <Skeleton stages={journey.stages.map(({ name }) => name)} />
          )}
        </>
      ) : (
        <EmptyJourney siteKey={site.key} />
      )}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  )
}

interface LoadedProps {
  curve: Curve
  stale: boolean
  onClose: () => void
}

function Loaded({ curve, stale, onClose }: LoadedProps) {
  const { view } = useJourney()
  if (curve.n === 0 && !stale) return <NothingHere />
  return (
    <div class="loaded" data-stale={stale || undefined} aria-busy={stale}>
      <Headline curve={curve} />
      <section class="card" style={{ '--stages': String(Math.max(1, curve.stages.length)) }}>
        {!view.table && <CurveCard curve={curve} />}
        <CurveTable curve={curve} shown={view.table} />
        <footer class="card-foot">
          {!view.table && <Legend curve={curve} />}
          <CardActions curve={curve} />
        </footer>
      </section>
      <DrillPanel curve={curve} onClose={onClose} />
    </div>
  )
}
