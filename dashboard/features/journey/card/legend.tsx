import type { Curve } from '#contract/journey.ts'
import { Mark } from '#dashboard/features/journey/curve/mark.tsx'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { dayRange } from '#dashboard/kit/i18n/format.ts'

/** What the lines and marks mean. */
export function Legend({ curve }: { curve: Curve }) {
  return (
    <ul class="legend">
      {doubt.value.legend ?? (
        <>
          <li>
            <i class="key key-line" />
            {t('legend.current')}
          </li>
          {curve.previousRange && (
            <li>
              <i class="key key-dashes" />
              {t('legend.previous', { range: dayRange(curve.previousRange) })}
            </li>
          )}
        </>
      )}
      <li>
        <i class="key key-whisker" />
        {t('legend.interval')}
      </li>
      <li>
        <i class="key key-few" />
        {t('legend.few')}
      </li>
      {(['hi', 'mid', 'lo'] as const).map((name) => (
        <li key={name} class="legend-class">
          <Mark kind={name} />
          {t(`class.${name}`)}
        </li>
      ))}
    </ul>
  )
}
