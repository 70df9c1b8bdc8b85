import type { Curve } from '#contract/journey.ts'
import { fullDay } from '#dashboard/kit/i18n/format.ts'
import { t } from './words.ts'

/** What happened in the days on screen: another map, and what the team has written down. */
export function History({ curve }: { curve: Curve }) {
  const { mapChanged, annotations } = curve.history
  const all = [
    ...mapChanged.map((on) => ({ on, text: t('history.mapChanged') })),
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
