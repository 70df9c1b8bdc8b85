import type { Case, CaseEvent } from '#contract/cases/story.ts'
import { CASE_ACTIONS_TAKEN, DISMISS_REASONS, PRIORITIES } from '#contract/cases/words.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { WITHHELD_REASONS } from '#contract/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { When } from '#dashboard/kit/time/when.tsx'

/** What is told of a case; what is none of these is told as it is called. */
const EVENT_KINDS = [
  'opened',
  'take',
  'assign',
  'team',
  'priority',
  'issue',
  'contacted',
  'wait',
  'resume',
  'snooze',
  'resolve',
  'reopen',
  'close',
  'dismiss',
  'note',
  'skip_ask',
  'ask_now',
  'ask',
  'answered',
  'overdue',
  'wake',
  'escalate',
  'undo',
  'order_linked',
  'order_rejected',
  'order_none',
  'issue_linked',
  'issue_rejected',
  'issue_none',
] as const
/** Why a customer was not asked. */
const WITHHELD = [...WITHHELD_REASONS, 'no-order'] as const
type EventKind = (typeof EVENT_KINDS)[number]

/** Whether there are words for it. */
export function isEventKind(kind: string): kind is EventKind {
  return (EVENT_KINDS as readonly string[]).includes(kind)
}

/** Everything that was done to a case, the newest first. */
export function History({ one }: { one: Case }) {
  const events = one.events.filter(({ kind }) => kind !== 'note')
  if (events.length === 0) return null
  return (
    <details class="fold case-history">
      <summary>{t('caseHistory.title', { n: events.length })}</summary>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            {eventInWords(event)} <span class="mut">{event.who}</span>{' '}
            <span class="mut">
              <When at={event.at} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** `Owner: Marta`, `Cause and action given: Damaged, Refund`. */
export function eventInWords({ kind, details, note }: CaseEvent): string {
  const head = isEventKind(kind) ? t(`event.${kind}`) : kind
  if (kind === 'note') return note ? `${head}: ${note}` : head
  const said = Object.values(details)
    .map((value) => (typeof value === 'string' ? valueInWords(value) : ''))
    .filter(Boolean)
  return said.length === 0 ? head : `${head}: ${said.join(', ')}`
}

function valueInWords(value: string): string {
  const issue = ISSUE_TYPES.find((one) => one === value)
  if (issue) return t(`issue.${issue}`)
  const action = CASE_ACTIONS_TAKEN.find((one) => one === value)
  if (action) return t(`action.${action}`)
  const priority = PRIORITIES.find((one) => one === value)
  if (priority) return t(`priority.${priority}`)
  const reason = DISMISS_REASONS.find((one) => one === value)
  if (reason) return t(`decline.${reason}`)
  const why = WITHHELD.find((one) => one === value)
  if (why) return t(`why.${why}`)
  if (value === 'first' || value === 'resolution') return t(`clock.${value}`)
  if (value === 'customer' || value === 'carrier') return t(`wait.${value}`)
  return value
}
