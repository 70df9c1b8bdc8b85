import type { Pain } from '#contract/digests/pains.ts'
import type { Curve } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { count, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'

/** Bars of a column before it says how many more there are. */
const MOST = 3

interface Props {
  pains: readonly Pain[]
  curve: Curve | null
  /** All are one and the same, of different stages. */
  isPicked: boolean
}

/** The Pareto on the curve's own columns: every bar on one scale, from 0 to the longest interval's end. */
export function PainLanes({ pains, curve, isPicked }: Props) {
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
                <Bar key={pain.code} {...{ pain, longest, isPicked }} />
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
                    <Bar key={pain.code} {...{ pain, longest, isPicked }} />
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

/** Pressed, a pain is the only one that is left; again, it is one of all. */
function Bar({ pain, longest, isPicked }: { pain: Pain; longest: number; isPicked: boolean }) {
  const { change } = useJourney()
  const { share, interval } = pain.named
  return (
    <li>
      <button
        type="button"
        class="pain-bar"
        aria-pressed={isPicked}
        onClick={() => change({ pain: isPicked ? null : pain.code })}
      >
        <span class="pain-line">
          <span>{painName(pain)}</span> <b>{percent(share)}</b>
        </span>
        <IntervalBar
          share={share / longest}
          interval={[interval[0] / longest, interval[1] / longest]}
          few={pain.state === 'few'}
        />
      </button>
      {isPicked && pain.by && <p class="mut">{feelings(pain.by)}</p>}
    </li>
  )
}

/** How all felt who named it, the happy ones too, of whom no pain is made. */
function feelings(by: NonNullable<Pain['by']>): string {
  return (['unhappy', 'neutral', 'happy', 'unscored'] as const)
    .filter((one) => by[one] > 0)
    .map((one) => t(`pains.feel.${one}`, { n: count(by[one]) }))
    .join(' · ')
}
