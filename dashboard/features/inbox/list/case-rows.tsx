import type { CaseItem } from '#contract/cases/cases.ts'
import type { Bulk } from '#dashboard/features/inbox/bulk/use-bulk.ts'
import { nameOf, placeOf, type Surroundings } from '#dashboard/features/inbox/names.ts'
import { siteTime } from '#dashboard/features/inbox/steps/snooze.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { fromNow } from '#dashboard/kit/i18n/format.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { addressOf, type InboxView } from './address.ts'

interface Props {
  cases: readonly CaseItem[]
  view: InboxView
  around: Surroundings
  bulk: Bulk
  /** The row that the keys are for. */
  current: string | null
  onFocus: (id: string) => void
  /** The case that stands open beside the list. */
  open: string | null
}

/** The cases, one a row: what was said, where, about which order, and what is due when. */
export function CaseRows({ cases, view, around, bulk, current, onFocus, open }: Props) {
  return (
    <ul class="case-rows" aria-label={t('list.label')}>
      {cases.map((one) => (
        <li key={one.id} class={one.id === current ? 'case-row case-row-here' : 'case-row'}>
          <button
            type="button"
            class="row-check"
            aria-pressed={bulk.has(one.id)}
            aria-label={t('bulk.select', { n: one.number })}
            onClick={(event) => bulk.toggle(one, cases, event.shiftKey)}
          />
          <Row {...{ one, view, around, onFocus }} isOpen={one.id === open} />
        </li>
      ))}
    </ul>
  )
}

type RowProps = Pick<Props, 'view' | 'around' | 'onFocus'> & { one: CaseItem; isOpen: boolean }

function Row({ one, view, around, onFocus, isOpen }: RowProps) {
  const { sentiment, issue, order, carrier, ownerName, priority, isSecond, isMentioned, lang } = one
  const name = nameOf(one)
  const facts = [
    placeOf(one, around),
    order === null ? '' : `#${order}`,
    carrierLabel(carrier),
    ownerName,
  ]
  return (
    <a
      class="case-link"
      href={addressOf(one.number, view)}
      data-case={one.id}
      aria-current={isOpen ? 'true' : undefined}
      onFocus={() => onFocus(one.id)}
    >
      <span
        class={sentiment === null ? 'case-face' : `case-face value-${sentimentClass(sentiment)}`}
      >
        {sentiment !== null && <Face value={sentiment} size={26} />}
      </span>
      <span class="case-words">
        <b class="case-name" lang={one.comment ? (lang ?? undefined) : undefined}>
          {name}
        </b>
        <span class="mut case-facts">
          {facts
            .filter(Boolean)
            .map((fact, index) => [index > 0 && ' · ', <span key={fact}>{fact}</span>])}
        </span>
      </span>
      <span class="case-end">
        <span class="chips">
          {isMentioned && <span class="chip-line chip-news">{t('row.mentioned')}</span>}
          {isSecond && <span class="chip-line chip-hot">{t('row.second')}</span>}
          {(priority === 'high' || priority === 'urgent') && (
            <span class="chip-line">{t(`priority.${priority}`)}</span>
          )}
          {issue !== null && t(`issue.${issue}`) !== name && (
            <span class="chip-line">{t(`issue.${issue}`)}</span>
          )}
        </span>
        <WhenDue one={one} timezone={around.timezone} />
      </span>
    </a>
  )
}

/** What is due next, until when it sleeps, or how old it is. */
function WhenDue({ one, timezone }: { one: CaseItem; timezone: string }) {
  const { dueAt, snoozedUntil, openedAt, list } = one
  const at = now.value
  if (snoozedUntil !== null && snoozedUntil > at)
    return <span class="mut">{t('row.sleeps', { when: fromNow(snoozedUntil, at) })}</span>
  if (list === 'done' || dueAt === null)
    return (
      <time
        class="mut"
        dateTime={new Date(openedAt).toISOString()}
        title={siteTime(openedAt, timezone)}
      >
        {fromNow(Math.min(openedAt, at), at)}
      </time>
    )
  const isLate = dueAt <= at
  return (
    <time
      class={isLate ? 'value-lo' : 'mut'}
      dateTime={new Date(dueAt).toISOString()}
      title={siteTime(dueAt, timezone)}
    >
      {t(isLate ? 'row.late' : 'row.due', { when: fromNow(dueAt, at) })}
    </time>
  )
}

const WIDTHS = ['58%', '44%', '66%', '38%', '52%', '47%']

/** The shape of the list while it is not known yet. */
export function RowBones() {
  return (
    <ul class="case-rows" aria-busy="true" aria-label={t('list.loading')}>
      {WIDTHS.map((width) => (
        <li key={width} class="case-row case-row-bone">
          <span class="bone" style={{ width }} />
          <span class="bone" style={{ width: '30%' }} />
        </li>
      ))}
    </ul>
  )
}
