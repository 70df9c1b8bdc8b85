import type { Case } from '#contract/cases/story.ts'
import { factsOf, nameOf, placeOf, type Surroundings } from '#dashboard/features/inbox/names.ts'
import { siteTime } from '#dashboard/features/inbox/steps/snooze.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** What the customer said, when, where, and what it is about. */
export function CaseHead({ one, around }: { one: Case; around: Surroundings }) {
  const { sentiment, issue, isSecond, lang, carrier, order } = one
  const place = placeOf(one, around)
  const facts = [...factsOf(one), siteTime(one.openedAt, around.timezone)]
  return (
    <header class="case-head">
      {sentiment !== null && (
        <span class={`case-face value-${sentimentClass(sentiment)}`}>
          <Face value={sentiment} size={42} />
        </span>
      )}
      <div>
        <h1 tabIndex={-1} lang={one.comment ? (lang ?? undefined) : undefined}>
          {nameOf(one)}
        </h1>
        <p class="mut">{facts.join(' · ')}</p>
        <p class="chips">
          {issue !== null && <span class="chip-line">{t(`issue.${issue}`)}</span>}
          {place !== '' && <span class="chip-line">{place}</span>}
          {carrier !== '' && <span class="chip-line">{carrierLabel(carrier)}</span>}
          {order !== null && <span class="chip-line">#{order}</span>}
          {isSecond && <span class="chip-line chip-hot">{t('case.second')}</span>}
          {one.reopened > 0 && (
            <span class="chip-line">{t('case.reopened', { n: one.reopened })}</span>
          )}
        </p>
      </div>
    </header>
  )
}
