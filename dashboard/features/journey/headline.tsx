import type { ComponentChildren } from 'preact'
import type { Curve } from '#contract/journey.ts'
import { dayRange, qValue, signed } from '#dashboard/kit/i18n/format.ts'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { daysBetween } from '#dashboard/kit/time/days.ts'
import { doubt } from './doubts/doubt.ts'
import { useJourney } from './journey-context.ts'
import type { View } from './view/view.ts'
import { pieces, t } from './words.ts'

/** The sentence that says what matters, and under it what it rests on. */
export function Headline({ curve }: { curve: Curve }) {
  const { sentence, total } = doubt.value
  return (
    <header class="headline">
      <h1>{sentence ?? <Sentence curve={curve} />}</h1>
      <p class="headline-facts">{facts(curve, total).join(' ')}</p>
    </header>
  )
}

function Sentence({ curve }: { curve: Curve }) {
  const { view, range } = useJourney()
  const { headline, stages } = curve
  if (headline.type === 'few') return <>{t('headline.few')}</>
  const stage = stages.find(({ id }) => id === headline.stage)?.name ?? headline.stage
  const value = <SentimentValue sentiment={headline.sentiment} />
  if (headline.type === 'lowest') {
    const key = headline.compared ? 'headline.steady' : 'headline.lowest'
    return <>{pieces<typeof key, ComponentChildren>(key, { stage, value })}</>
  }
  const points = t('points', { n: Math.abs(Math.round(headline.difference)) })
  const key = headline.type === 'fell' ? 'headline.fell' : 'headline.rose'
  return (
    <>
      {pieces<typeof key, ComponentChildren>(key, {
        stage,
        value,
        points,
        before: periodBefore(view, range),
      })}
    </>
  )
}

/** A number in the colour of its sentiment. */
export function SentimentValue({ sentiment }: { sentiment: number }) {
  return <b class={`value-${sentimentClass(sentiment)}`}>{signed(sentiment)}</b>
}

function facts(curve: Curve, total?: string): string[] {
  const { headline, n, range } = curve
  const moved = !total && (headline.type === 'fell' || headline.type === 'rose')
  return [
    ...(moved
      ? [
          t('headline.real', {
            low: signed(headline.interval[0]),
            high: signed(headline.interval[1]),
            q: qValue(headline.q),
          }),
        ]
      : []),
    ...(curve.mixed ? [t('headline.mixed')] : []),
    [total ?? t('headline.total', { n }), t(`kind.${curve.kind}`), dayRange(range)].join(' · '),
  ]
}

/** The stage that the headline speaks of; null when it speaks of none. */
export function headlineStage({ headline }: Curve): string | null {
  return doubt.value.stage ?? (headline.type === 'few' ? null : headline.stage)
}

/** "The four weeks before", in words that fit the headline. */
export function periodBefore(view: Pick<View, 'range' | 'cmp'>, range: Curve['range']): string {
  if (view.cmp === 'year') return t('before.year')
  if (typeof view.range === 'string') return t(`before.${view.range}`)
  return t('before.days', { n: daysBetween(range.from, range.to) })
}
