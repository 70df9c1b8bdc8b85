import type { TouchpointDriver } from '#contract/insight/drivers.ts'
import { decimal, signed } from '#dashboard/kit/i18n/format.ts'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { t } from '#dashboard/features/journey/tabs/standouts/words.ts'
import './importance-plot.css'

interface Point extends TouchpointDriver {
  /** As it stands in the table, which says it all. */
  number: number
}

/** The axis of importance ends here at least: what is small is to look small. */
const LEAST_TOP = 0.1

/** Importance upwards, how it is liked to the right: each touchpoint by its number in the table. */
export function ImportancePlot({ points }: { points: readonly Point[] }) {
  const top = Math.max(LEAST_TOP, ...points.map(({ effect }) => effect)) * 1.1
  return (
    <div class="importance" aria-hidden="true">
      <p class="importance-up">{t('drivers.effect')}</p>
      <div class="importance-plot">
        <em>{t('drivers.first')}</em>
        {points.map(({ number, performance, effect, isTold }) => (
          <span
            key={number}
            class={`importance-point value-${sentimentClass(performance)}`}
            data-told={isTold || undefined}
            style={{
              '--x': String((performance + 100) / 200),
              '--y': String(effect / top),
            }}
          >
            {number}
          </span>
        ))}
      </div>
      <p class="importance-ends">
        <span>{signed(-100)}</span>
        <span>{t('drivers.performance')}</span>
        <span>{signed(100)}</span>
      </p>
      <p class="importance-top">{decimal(top)}</p>
    </div>
  )
}
