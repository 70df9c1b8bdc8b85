import { useState } from 'preact/hooks'
import type { Curve } from '#contract/journey.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { fullDay } from '#dashboard/kit/i18n/format.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { DrillPanel } from './drill/drill-panel.tsx'
import { useOnNews } from './answers/news.ts'
import { useLiveAnswers } from './answers/use-live-answers.ts'
import { getCurve } from './api.ts'
import { CardActions } from './card/card-actions.tsx'
import { Legend } from './card/legend.tsx'
import { Controls } from './controls/controls.tsx'
import { CurveCard } from './curve/curve-card.tsx'
import { doubt } from './doubts/doubt.ts'
import { Doubts } from './doubts/doubts.tsx'
import { Headline } from './headline.tsx'
import { useJourney } from './journey-context.ts'
import type { Place } from './shortcuts/palette.tsx'
import { useJourneyShortcuts } from './shortcuts/use-journey-shortcuts.ts'
import { Skeleton } from './skeleton.tsx'
import { JourneyTabs, LazyTab } from './tabs/journey-tabs.tsx'
import { CurveTable } from './table/curve-table.tsx'
import { curveQuery } from './view/query.ts'
import { t } from './words.ts'

interface Props {
  /** Whether the reader may keep answers out of the figures. */
  holds: boolean
  /** Where a member can go from here, beside the journey. */
  elsewhere: Place[]
  refreshSite: () => void
}

/** The journey page below its shell: controls, headline, card, and what lies behind it. */
export function JourneyBody({ holds, elsewhere, refreshSite }: Props) {
  const context = useJourney()
  const { journey, site, view } = context
  const query = curveQuery(context)
  const curve = useResource<Curve>(`curve ${journey.id} ${JSON.stringify(query)}`, (signal) =>
    getCurve(journey.id, query, signal),
  )
  const [opened, setOpened] = useState<'keys' | 'palette' | null>(null)
  const close = () => setOpened(null)
  const live = useLiveAnswers(journey.id, refreshSite)
  useOnNews(() => curve.refresh({ quiet: true }))
  useSignInWhen(isSignedOut(curve.error) || live.signedOut)
  const { closeDrill } = useJourneyShortcuts(setOpened)

  // The curve of another journey is nobody's old data.
  const shown = curve.data?.journey === journey.id ? curve.data : null
  const failed = curve.error && !isSignedOut(curve.error) ? curve.error : null
  return (
    <>
      {site.answered ? (
        <>
          {holds && <Doubts curve={shown} query={query} />}
          <Controls curve={shown} />
          <JourneyTabs />
          {failed && <ErrorBox error={failed} onRetry={() => curve.refresh()} main={!shown} />}
          {view.tab ? (
            <LazyTab tab={view.tab} curve={shown} />
          ) : shown ? (
            <CurveOnScreen curve={shown} stale={curve.stale} onClose={closeDrill} />
          ) : (
            !failed && <Skeleton stages={journey.stages} />
          )}
        </>
      ) : (
        <Nothing />
      )}
      {opened === 'keys' && (
        <LazyPart name="shortcuts" load={loadShortcuts} waiting={null}>
          {(ShortcutsDialog) => <ShortcutsDialog onClose={close} />}
        </LazyPart>
      )}
      {opened === 'palette' && (
        <LazyPart name="palette" load={loadPalette} waiting={null}>
          {(Palette) => <Palette elsewhere={elsewhere} onClose={close} />}
        </LazyPart>
      )}
    </>
  )
}

/** Most pages have something to show. */
function Nothing() {
  return (
    <LazyPart name="nothing" load={loadNothing} waiting={null}>
      {(NothingHere) => <NothingHere />}
    </LazyPart>
  )
}

async function loadNothing() {
  return (await import('./nothing-here.tsx')).NothingHere
}

async function loadShortcuts() {
  return (await import('./shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog
}

async function loadPalette() {
  return (await import('./shortcuts/palette.tsx')).Palette
}

/** Without them the curve is still whole. */
async function loadMarks() {
  try {
    return (await import('./groups/groups.tsx')).CardExtras
  } catch {
    return () => null
  }
}

async function loadMap() {
  return (await import('./map/journey-map.tsx')).JourneyMap
}

interface CurveOnScreenProps {
  curve: Curve
  stale: boolean
  onClose: () => void
}

function CurveOnScreen({ curve, stale, onClose }: CurveOnScreenProps) {
  const { view } = useJourney()
  if (curve.n === 0 && !stale) return <Nothing />
  return (
    <div class="loaded" data-stale={stale || undefined} aria-busy={stale}>
      <Headline curve={curve} />
      <section class="card" style={{ '--stages': String(Math.max(1, curve.stages.length)) }}>
        {view.shown === 'map' ? (
          <LazyPart name="map" load={loadMap} waiting={<CurveCard curve={curve} />}>
            {(JourneyMap) => <JourneyMap curve={curve} />}
          </LazyPart>
        ) : (
          view.shown === 'curve' && <CurveCard curve={curve} />
        )}
        <CurveTable curve={curve} shown={view.shown === 'table'} />
        <footer class="card-foot">
          {view.shown !== 'table' && <Legend curve={curve} />}
          {!asGuest.value && (
            <LazyPart name="marks" load={loadMarks} waiting={null}>
              {(Marks) => <Marks />}
            </LazyPart>
          )}
          <CardActions curve={curve} />
        </footer>
      </section>
      <History curve={curve} />
      {doubt.value.below}
      <DrillPanel curve={curve} onClose={onClose} />
    </div>
  )
}

/** What happened in the days on screen: another map, and what the team has written down. */
function History({ curve }: { curve: Curve }) {
  const { mapChanged, reworded, annotations } = curve.history
  const nameOf = (id: string) =>
    curve.stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.id === id)?.name ?? id
  const all = [
    ...mapChanged.map((on) => ({ on, text: t('history.mapChanged') })),
    ...reworded.map(({ on, touchpoint }) => ({
      on,
      text: t('history.reworded', { touchpoint: nameOf(touchpoint) }),
    })),
    ...annotations,
  ].toSorted((a, b) => a.on.localeCompare(b.on))
  if (all.length === 0) return null
  return (
    <ul class="history" aria-label={t('history.title')}>
      {all.map(({ on, text }) => (
        <li key={`${on} ${text}`}>
          <span aria-hidden="true">⚑</span> <span class="mut">{fullDay(on)}</span> {text}
        </li>
      ))}
    </ul>
  )
}
