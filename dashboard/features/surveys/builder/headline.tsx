import type { Estimate } from '#contract/surveys/draft.ts'
import { t } from './words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { useBuilder } from './builder-context.ts'

/** How many would see the question, and what is in its way. */
export function Headline({ estimate }: { estimate: Estimate | null }) {
  const { check } = useBuilder()
  const problems = check?.problems ?? []
  const missing = problems.filter(({ code }) => code === 'noText' || code === 'halfLanguage').length
  const remarks = check?.advice.length ?? 0
  const others = problems.length - missing
  return (
    <div class="builder-head">
      <h1>{sentenceOf(estimate)}</h1>
      <p class="mut" aria-live="polite">
        {missing > 0 && `${t('head.missing', { n: missing })} `}
        {others > 0 && `${t('head.problems', { n: others })} `}
        {check && problems.length === 0 && `${t('head.ready')} `}
        {remarks > 0 && t('head.remarks', { n: remarks })}
      </p>
    </div>
  )
}

function sentenceOf(estimate: Estimate | null): string {
  if (estimate === null) return t('head.unknown')
  const { shown, answers } = estimate
  if (shown === null) return t('head.early')
  if (answers === null) return t('head.shown', { shown: count(shown) })
  return t('head.both', { shown: count(shown), answers: count(answers) })
}
