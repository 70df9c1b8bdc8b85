import type { Pain } from '#contract/digests/pains.ts'
import type { Curve } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { IntervalBar } from '#dashboard/features/journey/tabs/parts/interval-bar.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { percent, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'

/** Bars of a column before it says how many more there are. */
const MOST = 3

/** The Pareto on the curve's own columns: every bar on one scale, from 0 to the longest interval's end. */
export function PainLanes({ pains, curve }: { pains: readonly Pain[]; curve: Curve | null }) {
  const { journey, view, change } = useJourney()
  const longest = Math.max(...pains.map(({ named }) => named.interval[1]), 0.01)
  return (
    <ol class="pain-lanes" aria-label={t('pains.lanes')}>
      {journey.stages.map((stage) => {
        const own = pains.filter((one) => one.stage === stage.id)
        const usual = own.filter(({ isGrave }) => !isGrave)
        const node = curve?.stages.find(({ id }) => id === stage.id)
        const value = node ? drawnValue(node) : null
        return (
          <li key={stage.id} data-open={view.stage === stage.id || undefined}>
            <button
              type="button"
              class="pain-stage"
              aria-pressed={view.stage === stage.id}
              onClick={() => change({ stage: view.stage === stage.id ? null : stage.id })}
            >
              {stage.name}
              {value !== null && <b class={`value-${sentimentClass(value)}`}> {signed(value)}</b>}
            </button>
            {own.length === 0 && <p class="mut">{t('pains.stage.none')}</p>}
            <ul>
              {usual.slice(0, MOST).map((pain) => (
                <Bar key={pain.code} pain={pain} longest={longest} />
              ))}
            </ul>
            {usual.length > MOST && (
              <p class="mut">{t('pains.more', { n: usual.length - MOST })}</p>
            )}
            {usual.length < own.length && (
              <ul class="pain-grave">
                {own
                  .filter(({ isGrave }) => isGrave)
                  .map((pain) => (
                    <Bar key={pain.code} pain={pain} longest={longest} />
                  ))}
                <li class="mut">{t('pains.grave')}</li>
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Bar({ pain, longest }: { pain: Pain; longest: number }) {
  const { share, interval } = pain.named
  return (
    <li>
      <span class="pain-line">
        <span>{painName(pain)}</span> <b>{percent(share)}</b>
      </span>
      <IntervalBar
        share={share / longest}
        interval={[interval[0] / longest, interval[1] / longest]}
        few={pain.state === 'few'}
      />
    </li>
  )
}
