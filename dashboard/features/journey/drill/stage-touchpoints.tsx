import type { CurveStage } from '#contract/journey.ts'
import { answersInWords } from '#dashboard/features/journey/answers/answer-count.ts'
import { Mark } from '#dashboard/features/journey/curve/mark.tsx'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** What a stage's figure is made of, the worst first; each opens its own panel. */
export function StageTouchpoints({ stage }: { stage: CurveStage }) {
  const { change } = useJourney()
  const measured = stage.touchpoints
    .flatMap((touchpoint) => {
      const value = drawnValue(touchpoint)
      return value === null ? [] : [{ touchpoint, value }]
    })
    .toSorted((a, b) => a.value - b.value)
  if (measured.length < 2) return null
  return (
    <section class="made-of">
      <h3>{t('stage.touchpoints')}</h3>
      <ul>
        {measured.map(({ touchpoint, value }) => (
          <li key={touchpoint.id}>
            <button
              type="button"
              class="made-of-row"
              onClick={() => change({ stage: stage.id, touchpoint: touchpoint.id })}
            >
              <Mark kind={sentimentClass(value)} />
              <span>{touchpoint.name}</span>
              <b>{signed(value)}</b>
              <span class="mut">
                {touchpoint.interval && `${signedInterval(touchpoint.interval)} · `}
                {answersInWords(touchpoint)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
