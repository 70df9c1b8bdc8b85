import type { Case } from '#contract/cases/story.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { fromNow } from '#dashboard/kit/i18n/format.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { siteTime } from '#dashboard/features/inbox/steps/snooze.ts'

interface Props {
  one: Case
  timezone: string
  onContacted: () => void
}

/** Both terms of a case: when the customer is to be reached, and when it is to be over. */
export function Clocks({ one, timezone, onContacted }: Props) {
  const isDone = one.list === 'done'
  const met = one.firstContactAt
  const sleeps = one.snoozedUntil !== null && one.snoozedUntil > now.value
  return (
    <div class="clocks-part">
      <dl class="clocks">
        <div>
          <dt>{t('clock.first')}</dt>
          {met === null ? (
            <Due {...{ one, timezone }} at={one.dueFirst} />
          ) : (
            <dd>{t('clock.met', { when: siteTime(met, timezone) })}</dd>
          )}
        </div>
        <div>
          <dt>{t('clock.resolution')}</dt>
          {one.resolvedAt === null ? (
            <Due {...{ one, timezone }} at={one.dueResolve} />
          ) : (
            <dd>{t('clock.met', { when: siteTime(one.resolvedAt, timezone) })}</dd>
          )}
        </div>
      </dl>
      {sleeps && (
        <p class="mut">{t('clock.sleeps', { when: siteTime(one.snoozedUntil ?? 0, timezone) })}</p>
      )}
      {met === null && !isDone && (
        <button type="button" class="control control-plain clock-act" onClick={onContacted}>
          {t('clock.reached')}
        </button>
      )}
    </div>
  )
}

function Due({ one, at, timezone }: Omit<Props, 'onContacted'> & { at: number | null }) {
  if (one.list === 'done') return <dd class="mut">{t('clock.over')}</dd>
  if (one.list === 'waiting' || at === null)
    return (
      <dd class="mut">
        {one.waitingSince === null
          ? t('clock.paused')
          : t('clock.pausedSince', { when: siteTime(one.waitingSince, timezone) })}
      </dd>
    )
  const isLate = at <= now.value
  return (
    <dd class={isLate ? 'value-lo' : undefined}>
      <b>{isLate ? t('clock.late', { when: fromNow(at, now.value) }) : fromNow(at, now.value)}</b>{' '}
      <time class="mut" dateTime={new Date(at).toISOString()} title={siteTime(at, timezone)}>
        {siteTime(at, timezone)}
      </time>
    </dd>
  )
}
