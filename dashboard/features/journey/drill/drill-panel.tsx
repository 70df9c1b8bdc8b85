import { useEffect, useRef, useState } from 'preact/hooks'
import type { Curve } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import type { CurveNode } from '#dashboard/kit/sentiment/sentiment.ts'
import { AnswerList } from '#dashboard/features/journey/answers/answer-list.tsx'
import { Leads } from '#dashboard/features/journey/answers/leads.tsx'
import { Figures } from './figures.tsx'
import { Reasons } from './reasons.tsx'
import { ScoreShares } from './score-shares.tsx'
import { StageTouchpoints } from './stage-touchpoints.tsx'

/** What lies behind a stage or touchpoint; without a selection, the newest answers of them all. */
export function DrillPanel({ curve, onClose }: { curve: Curve; onClose: () => void }) {
  const { view } = useJourney()
  const stage = curve.stages.find(({ id }) => id === view.stage)
  const touchpoint = stage?.touchpoints.find(({ id }) => id === view.touchpoint)
  const node: CurveNode | undefined = touchpoint ?? stage
  const heading = useFocusOnSelect(node?.id ?? null)
  return (
    <section class={node ? 'drill drill-open' : 'drill'} aria-labelledby="drill-title">
      <header class="drill-head">
        <h2 id="drill-title" ref={heading} tabIndex={-1}>
          {touchpoint && stage && <span class="mut">{stage.name} · </span>}
          {node?.name ?? t('drill.journey')}
        </h2>
        {node && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('action.close')}
            onClick={onClose}
          >
            <Cross />
          </button>
        )}
      </header>
      {node && (
        <div class="drill-figures">
          <Figures node={node} kind={curve.kind} />
          <ScoreShares node={node} kind={curve.kind} />
          {!asGuest.value && <Reasons kind={curve.kind} />}
          {stage && !touchpoint && <StageTouchpoints stage={stage} />}
          {stage && !asGuest.value && <Leads of={stage} />}
        </div>
      )}
      {isListed(node) && (
        <AnswerList
          key={view.source}
          kind={curve.kind}
          none={node?.state === 'unasked' ? unaskedHere(curve.kind) : undefined}
        />
      )}
    </section>
  )
}

/** What may not be told one by one is not listed to a guest either. */
function isListed(node: CurveNode | undefined): boolean {
  return !asGuest.value || node?.state !== 'hidden'
}

function unaskedHere(kind: Curve['kind']): string {
  return t('drill.unasked', { kind: t(`kind.${kind}`) })
}

/**
 * Brings what is selected into sight. The focus goes to its heading when something else was
 * selected, but not on the first sight: a link has not been followed from inside the page.
 */
function useFocusOnSelect(selected: string | null) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [before] = useState(() => makeHolder(selected))
  useEffect(() => {
    if (selected !== null) heading.current?.closest('.drill')?.scrollIntoView({ block: 'nearest' })
    if (before.get() === selected) return
    before.set(selected)
    if (selected === null) return
    heading.current?.focus({ preventScroll: true })
  }, [selected, before])
  return heading
}
