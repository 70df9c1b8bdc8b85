import type { Curve } from '#contract/journey.ts'
import { recordedFrom } from '#dashboard/features/journey/curve/curve-points.ts'
import { Mark } from '#dashboard/features/journey/curve/mark.tsx'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { type JourneyContext, useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import type { Key } from '#dashboard/kit/charts/png.ts'
import { dayRange, fullDay } from '#dashboard/kit/i18n/format.ts'

/** The lines and marks of a curve, and what they mean: on screen, on paper and in the picture. */
export function keysOf(curve: Curve, site: JourneyContext['site']): Key[] {
  const { previousRange } = curve
  const since = recordedFrom(curve, site)
  const lines: Key[] = [
    { mark: 'line', text: t('legend.current') },
    ...(previousRange && since === null
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
  const { site } = useJourney()
  const since = recordedFrom(curve, site)
  return (
    <ul class="legend">
      {doubt.value.legend}
      {keysOf(curve, site).map(({ mark, text }) => (
        <li key={mark}>
          <i class={`key key-${mark}`} />
          {text}
        </li>
      ))}
      {since !== null && <li>{t('legend.partly', { day: fullDay(since) })}</li>}
      {(['hi', 'mid', 'lo'] as const).map((name) => (
        <li key={name} class="legend-class">
          <Mark kind={name} />
          {t(`class.${name}`)}
        </li>
      ))}
    </ul>
  )
}
