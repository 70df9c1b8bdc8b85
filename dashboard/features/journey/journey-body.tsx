import { useState } from 'preact/hooks'
import type { Curve } from '#contract/journey.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { DrillPanel } from './answers/drill-panel.tsx'
import { useOnNews } from './answers/news.ts'
import { useLiveAnswers } from './answers/use-live-answers.ts'
import { getCurve } from './api.ts'
import { CardActions } from './card/card-actions.tsx'
import { Legend } from './card/legend.tsx'
import { Controls } from './controls/controls.tsx'
import { CurveCard } from './curve/curve-card.tsx'
import { EmptyJourney } from './empty-journey.tsx'
import { Headline } from './headline.tsx'
import { useJourney } from './journey-context.ts'
import { NothingHere } from './nothing-here.tsx'
import { KeysDialog } from './shortcuts/shortcuts-dialog.tsx'
import { useJourneyKeys } from './shortcuts/use-journey-shortcuts.ts'
import { Skeleton } from './skeleton.tsx'
import { CurveTable } from './table/curve-table.tsx'
import { curveQuery } from './view/query.ts'

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
