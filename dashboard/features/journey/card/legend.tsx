import type { Curve } from '#contract/journey.ts'
import { Mark } from '#dashboard/features/journey/curve/mark.tsx'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { t } from '#dashboard/features/journey/words.ts'
import type { Key } from '#dashboard/kit/charts/png.ts'
import { dayRange } from '#dashboard/kit/i18n/format.ts'

/** The lines and marks of a curve, and what they mean: on screen, on paper and in the picture. */
export function keysOf({ previousRange }: Curve): Key[] {
  const lines: Key[] = [
    { mark: 'line', text: t('legend.current') },
    ...(previousRange
      ? [
          {
            mark: 'dashes' as const,
            text: t('legend.previous', { range: dayRange(previousRange) }),
          },
        ]
      : []),
  ]
  return [
    ...(doubt.value.legend ? [] : lines),
    { mark: 'whisker', text: t('legend.interval') },
    { mark: 'few', text: t('legend.few') },
  ]
}

/** What the lines and marks mean. */
export function Legend({ curve }: { curve: Curve }) {
  return (
    <ul class="legend">
      {doubt.value.legend}
      {keysOf(curve).map(({ mark, text }) => (
        <li key={mark}>
          <i class={`key key-${mark}`} />
          {text}
        </li>
      ))}
      {(['hi', 'mid', 'lo'] as const).map((name) => (
        <li key={name} class="legend-class">
          <Mark kind={name} />
          {t(`class.${name}`)}
        </li>
      ))}
    </ul>
  )
}
