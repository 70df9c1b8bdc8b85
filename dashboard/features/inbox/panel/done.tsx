import type { CaseStepInput } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { money } from '#dashboard/kit/i18n/money.ts'
import { siteTime } from '#dashboard/features/inbox/steps/snooze.ts'
import { t } from '#dashboard/features/inbox/words.ts'

interface Props {
  one: Case
  timezone: string
  onStep: (step: CaseStepInput) => void
}

/** Whether the customer of a case can be asked by hand: it is resolved, and nobody has asked them. */
export function mayAsk({ state, story, askAgain }: Case): boolean {
  const isOver = state === 'resolved' || state === 'closed'
  return isOver && story !== null && askAgain !== 'asked' && askAgain !== 'answered'
}

/** When the customer is asked how it went, or what became of it. */
function askInWords({ askAgain, askAgainAt, askedAt, action }: Case, timezone: string): string {
  if (askAgain === '') return ''
  if (askAgain === 'asked' && askedAt !== null)
    return t('askAgain.askedAt', { when: siteTime(askedAt, timezone) })
  if (askAgain !== 'due') return t(`askAgain.${askAgain}`)
  if (askAgainAt !== null) return t('askAgain.planned', { when: siteTime(askAgainAt, timezone) })
  if (action === 'replacement') return t('askAgain.delivery')
  return action === 'refund' ? t('askAgain.refund') : t('askAgain.due')
}

/** What came of it, and the ways on. */
export function Done({ one, timezone, onStep }: Props) {
  const { cause, action, costMinor, currency, claimRef, dismissal } = one
  const facts: [string, string][] = [
    ...(dismissal === null ? [] : [[t('do.decline'), t(`decline.${dismissal}`)] as const]),
    ...(cause === null ? [] : [[t('resolve.cause'), t(`issue.${cause}`)] as const]),
    ...(action === null ? [] : [[t('resolve.action'), t(`action.${action}`)] as const]),
    ...(costMinor === null || currency === null
      ? []
      : [[t('done.cost'), money(costMinor, currency)] as const]),
    ...(claimRef === null ? [] : [[t('resolve.claim'), claimRef] as const]),
    ...(one.askAgain === '' ? [] : [[t('done.ask'), askInWords(one, timezone)] as const]),
  ].map(([name, value]) => [name, value])
  return (
    <>
      <dl class="clocks">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="panel-acts">
        <button type="button" class="control" onClick={() => onStep({ do: 'reopen' })}>
          {t('do.reopen')}
        </button>
        {one.state === 'resolved' && (
          <button type="button" class="control" onClick={() => onStep({ do: 'close' })}>
            {t('do.close')}
          </button>
        )}
        {mayAsk(one) && (
          <button type="button" class="control" onClick={() => onStep({ do: 'ask_now' })}>
            {t('do.askNow')} <kbd aria-hidden="true">Q</kbd>
          </button>
        )}
        {one.askAgain === 'due' && (
          <button type="button" class="control" onClick={() => onStep({ do: 'skip_ask' })}>
            {t('do.skipAsk')} <kbd aria-hidden="true">O</kbd>
          </button>
        )}
      </div>
    </>
  )
}
