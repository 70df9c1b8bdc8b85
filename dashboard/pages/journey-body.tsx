import { useState } from 'preact/hooks'
import { getCurve, isSignedOut, type Curve } from '../api.ts'
import { CardActions } from '../components/card-actions.tsx'
import { Controls } from '../components/controls.tsx'
import { CurveCard } from '../components/curve-card.tsx'
import { CurveTable } from '../components/curve-table.tsx'
import { DrillPanel } from '../components/drill-panel.tsx'
import { EmptyJourney } from '../components/empty-journey.tsx'
import { ErrorBox } from '../components/error-box.tsx'
import { Headline } from '../components/headline.tsx'
import { KeysDialog } from '../components/keys-dialog.tsx'
import { Legend } from '../components/legend.tsx'
import { NothingHere } from '../components/nothing-here.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import { useJourney } from '../state/journey-context.ts'
import { useOnNews } from '../state/news.ts'
import { curveQuery } from '../state/query.ts'
import { useResource } from '../state/resource.ts'
import { useJourneyKeys } from '../state/use-journey-keys.ts'
import { useLiveAnswers } from '../state/use-live-answers.ts'
import { useSignInWhen } from '../state/use-sign-in.ts'

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
