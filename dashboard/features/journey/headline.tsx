import type { ComponentChildren } from 'preact'
import type { Curve } from '#contract/journey.ts'
import { count, dayRange, fullDay, qValue, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { daysBetween } from '#dashboard/kit/time/days.ts'
import { doubt } from './doubts/doubt.ts'
import { useChosenFilters } from './controls/filters.tsx'
import { useJourney } from './journey-context.ts'
import type { View } from './view/view.ts'
import { pieces, t } from './words.ts'

/**
 * The sentence that says what matters, and under it what it rests on. On paper and in the picture,
 * which have no menus, also what it is narrowed to and when it was looked at.
 */
export function Headline({ curve }: { curve: Curve }) {
  const { sentence, total } = doubt.value
  const scope = useScope()
  return (
    <header class="headline">
      <h1>{sentence ?? <Sentence curve={curve} />}</h1>
      <p class="headline-facts">
        {!total && <Moved headline={curve.headline} />}
        {facts(curve, total).join(' ')}
      </p>
      <p class="headline-scope">{scope.join(' · ')}</p>
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
    const key = lowestKey(curve, headline.compared)
    return (
      <>
        {headline.compared && key !== 'headline.onlySteady' && `${t('headline.steady')} `}
        {pieces<typeof key, ComponentChildren>(key, { stage, value })}
      </>
    )
  }
  const points = t('points', { n: Math.abs(Math.round(headline.difference)) })
  const key = headline.type === 'fell' ? 'headline.fell' : 'headline.rose'
  return (
    <>
      {pieces<typeof key, ComponentChildren>(key, {
        stage,
        value,
        points,
        before: periodBefore(view, curve.previousRange ?? range),
      })}
    </>
  )
}

/** A superlative needs at least three: of two stages one is lower, and one alone is neither. */
function lowestKey({ stages }: Curve, isCompared: boolean) {
  const drawn = stages.filter((stage) => drawnValue(stage) !== null).length
  if (drawn > 2) return 'headline.lowest'
  if (drawn === 2) return 'headline.lower'
  return isCompared ? 'headline.onlySteady' : 'headline.only'
}

/** A number in the colour of its sentiment. */
export function SentimentValue({ sentiment }: { sentiment: number }) {
  return <b class={`value-${sentimentClass(sentiment)}`}>{signed(sentiment)}</b>
}

/** How large the move is at least and at most, where the headline is one. */
function Moved({ headline }: Pick<Curve, 'headline'>) {
  if (headline.type !== 'fell' && headline.type !== 'rose') return null
  const [low = 0, high = 0] = headline.interval
    .map((end) => Math.round(Math.abs(end)))
    .toSorted((a, b) => a - b)
  const key = headline.type === 'fell' ? 'headline.dropped' : 'headline.gained'
  return (
    <>
      <span title={t('headline.q', { q: qValue(headline.q) })}>
        {t(key, { low: count(low), n: high })}
      </span>{' '}
    </>
  )
}

function facts(curve: Curve, total?: string): string[] {
  const { n, range, previousRange } = curve
  const elapsed = previousRange && daysBetween(previousRange.from, previousRange.to)
  return [
    ...(isOnFew(curve) ? [t('headline.onFew')] : []),
    ...(elapsed !== null && isPartial(curve) ? [t('headline.elapsed', { n: elapsed })] : []),
    ...(curve.mixed ? [t('headline.mixed')] : []),
    [total ?? t('headline.total', { n }), t(`kind.${curve.kind}`), dayRange(range)].join(' · '),
  ]
}

function useScope(): string[] {
  const { site } = useJourney()
  const filters = useChosenFilters().map(({ label }) => label)
  return [...filters, t('headline.asOf', { day: fullDay(site.today) })]
}

/** Whether the lowest point is one of a few answers. */
function isOnFew({ headline, stages }: Curve): boolean {
  if (headline.type !== 'lowest' || doubt.value.sentence) return false
  return stages.some(({ id, state }) => id === headline.stage && state === 'few')
}

/** Whether part of the period is still to come, so that fewer days are compared. */
function isPartial({ range, previousRange: before }: Curve): boolean {
  const days = daysBetween(range.from, range.to)
  // A year with a leap day is no part of one without.
  return before !== null && daysBetween(before.from, before.to) < days - 1
}

/** The stage under attention: one that fell or feels bad. What is good stands in no warm light. */
export function hotStage({ headline }: Curve): string | null {
  if (doubt.value.stage !== undefined) return doubt.value.stage
  if (headline.type === 'few') return null
  return headline.type === 'fell' || headline.sentiment < 0 ? headline.stage : null
}

/** "The four weeks before", in words that fit the headline. */
export function periodBefore(view: Pick<View, 'range' | 'cmp'>, range: Curve['range']): string {
  if (view.cmp === 'year') return t('before.year')
  if (typeof view.range === 'string') return t(`before.${view.range}`)
  return t('before.days', { n: daysBetween(range.from, range.to) })
}
