import type { ListedAnswer } from '#contract/answers.ts'
import type { Journey } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { instant, languageName, relative, signed } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { scaleEnds } from '#dashboard/kit/sentiment/scales.ts'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { Leads } from './leads.tsx'
import { isSpoken, scoreWords } from '#dashboard/features/journey/drill/score-shares.tsx'

/** The answer that somebody came to see: marked, and in sight. */
const LIT = {
  'aria-current': true,
  ref: (item: HTMLElement | null) => item?.scrollIntoView({ block: 'center' }),
} as const

/** One answer. Everything that a visitor wrote is shown as text and as nothing else. */
export function AnswerItem({ answer }: { answer: ListedAnswer }) {
  const { site, journey, comments, view } = useJourney()
  const touchpoint = journey.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ id }) => id === answer.touchpoint)
  const place = touchpoint?.name ?? answer.touchpoint
  const channel = answer.channel && t(`channel.${answer.channel}`)
  // A touchpoint is often named after its only channel.
  const facts = [
    place,
    ...(channel && channel !== place ? [channel] : []),
    ...(answer.segment ? [segmentName(journey, answer.segment)] : []),
  ]
  return (
    <li class="answer" {...(answer.id === view.answer && LIT)}>
      <AnswerScore answer={answer} />
      <div class="answer-body">
        {answer.comment ? (
          <p class="answer-text" lang={answer.lang ?? undefined} dir="auto">
            {answer.comment}
          </p>
        ) : (
          comments && <p class="mut">{t('drill.noComment')}</p>
        )}
        <p class="answer-facts">{facts.join(' · ')}</p>
        {(answer.order ?? answer.caseId) && <Leads of={answer} />}
        {answer.choices.length > 0 && (
          <ul class="choices">
            {answer.choices.map((code, index) => (
              <li key={code}>{answer.choiceNames[index] ?? code.replaceAll(/[_-]+/g, ' ')}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="answer-side">
        {answer.answeredAt !== null && (
          <time
            dateTime={new Date(answer.answeredAt).toISOString()}
            title={instant(answer.answeredAt, site.timezone)}
          >
            {relative(answer.answeredAt, now.value)}
          </time>
        )}
        {answer.comment && answer.lang && answer.lang.slice(0, 2) !== locale() && (
          <span class="badge" title={languageName(answer.lang)}>
            {answer.lang}
          </span>
        )}
      </div>
    </li>
  )
}

/** Answers keep a segment that the map has no more. */
function segmentName({ segments }: Journey, id: string): string {
  return segments.find((segment) => segment.id === id)?.name ?? id
}

/** A face in the colour of the sentiment, and the score as it was given. */
function AnswerScore({ answer: { scale, score, sentiment } }: { answer: ListedAnswer }) {
  if (sentiment === null || score === null) return <div class="answer-score" />
  const ends = scaleEnds(scale)
  const numbered = ends ? t('drill.score', { score, highest: ends.highest }) : String(score)
  // “1 of 1” says nothing: it arrived.
  const given = isSpoken(scale) ? scoreWords(scale, score) : numbered
  return (
    <div class={`answer-score value-${sentimentClass(sentiment)}`}>
      <Face value={sentiment} size={26} />
      <span class="unseen">{t('drill.face', { value: signed(sentiment) })}</span>
      <span class="answer-given">{given}</span>
    </div>
  )
}
