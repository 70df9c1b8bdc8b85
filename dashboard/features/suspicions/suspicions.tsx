import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { Suspicion } from '#contract/holds.ts'
import type { Curve, Journey } from '#contract/journey.ts'
import type { QueryOf } from '#contract/operations.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useLatest, useOnChange } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { Banner } from './banner.tsx'
import { bothFigures, spokenHeadline } from './both-figures.tsx'
import { type Both, compareCurves } from './compare.ts'
import { Decided, type Decision, isDecided } from './decided.tsx'
import type { Doubt, ViewPatch } from './doubt.ts'
import { SourceTable } from './sources/source-table.tsx'
import { type SiteClock, whenOf } from './when.ts'
import { t } from './words.ts'
import './suspicions.css'

interface Props {
  /** Those of this journey, the most answers first. */
  suspicions: Suspicion[]
  journey: Journey
  site: SiteClock
  view: { without: boolean }
  change: (patch: ViewPatch) => void
  /** What is counted; null until it is here. */
  curve: Curve | null
  query: QueryOf<'GET /api/journeys/:id/curve'>
  /** Grows when answers have come or were decided about. */
  version: unknown
  onDecided: () => void
  /** Takes what the page shows in other places. */
  tell: (doubt: Doubt) => void
}

/** What is said on the journey page of answers that look forged. */
export function Suspicions(props: Props) {
  const { suspicions, journey, site, version, change } = props
  const [decision, setDecision] = useState<Decision | null>(null)
  const open = suspicions.filter((one) => one.state === 'open' && !isDecided(decision, one))
  const [first] = open
  const shown = props.view.without && first !== undefined
  const without = useWithout(props, shown)
  const { both } = without
  const about = first ?? decision?.suspicion
  useTold(props.tell, {
    chip: shown ? <Chip n={isBoth(both) ? both.n : null} onClose={() => close(change)} /> : null,
    below: about && (
      <SourceTable stage={about.stage} {...{ open, journey, site, version, change }} />
    ),
    ...(isBoth(both) && bothFigures(both)),
  })
  function decide(next: Decision) {
    setDecision(next)
    if (shown && open.length === 1 && next.kind !== 'undone') change({ without: false })
    props.onDecided()
  }
  return (
    <>
      {decision && <Decided decision={decision} onUndone={decide} />}
      {first && (
        <Banner
          key={`${first.touchpoint} ${first.source}`}
          suspicion={first}
          touchpoint={touchpointName(journey, first.touchpoint)}
          when={whenOf(first, site)}
          more={open.length - 1}
          shown={shown}
          onShow={() => change({ without: !shown })}
          onDecided={decide}
        >
          {shown && <Progress {...without} />}
        </Banner>
      )}
    </>
  )
}

type Compared = ReturnType<typeof compareCurves> | null

function isBoth(both: Compared): both is Both {
  return typeof both === 'object' && both !== null
}

/** The curve as if all of them were held, beside the one that is counted. */
function useWithout({ journey, query, curve, version }: Props, shown: boolean) {
  const key = shown ? `without ${journey.id} ${JSON.stringify(query)}` : 'without nothing'
  const { data, error, stale, refresh } = useResource(key, async (signal) => {
    if (!shown) return null
    const asked = { ...query, without: 'suspicions' as const }
    return await call('GET /api/journeys/:id/curve', {
      params: { id: journey.id },
      query: asked,
      signal,
    })
  })
  useOnChange(version, () => refresh({ quiet: true }))
  const both: Compared =
    shown && data && curve && !stale && !error ? compareCurves(curve, data) : null
  return { both, error, refresh }
}

/** How it goes with the figures without them: read out, and on screen where the page shows nothing. */
function Progress({ both, error, refresh }: ReturnType<typeof useWithout>) {
  if (error) return <ErrorBox title={t('both.failed')} error={error} onRetry={() => refresh()} />
  if (isBoth(both)) return <output class="unseen">{spokenHeadline(both)}</output>
  return <output>{t(both === 'same' ? 'both.same' : 'both.loading')}</output>
}

/** Passes on what other places show, at every change of it, and takes it away in the end. */
function useTold(tell: Props['tell'], doubt: Doubt): void {
  const latest = useLatest(tell)
  useLayoutEffect(() => tell(doubt))
  useEffect(() => () => latest()({}), [latest])
}

function Chip({ n, onClose }: { n: number | null; onClose: () => void }) {
  const text = n === null ? t('both.chip.unknown') : t('both.chip', { n })
  return (
    <button
      type="button"
      class="control chip chip-both"
      aria-label={t('both.chip.close', { text })}
      onClick={onClose}
    >
      {text}
      <Cross />
    </button>
  )
}

/** The chip goes with the focus on it; the button that brought it is still there. */
function close(change: Props['change']): void {
  document.querySelector<HTMLElement>('.doubt [aria-pressed]')?.focus()
  change({ without: false })
}

function touchpointName({ stages }: Journey, id: string): string {
  return stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.id === id)?.name ?? id
}
