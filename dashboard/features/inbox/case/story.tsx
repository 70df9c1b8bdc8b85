import type { Case, CaseEvent } from '#contract/cases/story.ts'
import { type Surroundings } from '#dashboard/features/inbox/names.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { dateFormat, day, signed } from '#dashboard/kit/i18n/format.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { money } from '#dashboard/kit/i18n/money.ts'
import { isEventKind } from './history.tsx'
import { Parcels } from './parcels.tsx'
import { timelineOf, type Entry } from './timeline.ts'

interface Props {
  one: Case
  around: Surroundings
}

/** What happened, oldest first: dots were seen, faces were said, and the promise cuts through. */
export function Story({ one, around }: Props) {
  const timeZone = one.story?.timezone ?? around.timezone
  const entries = timelineOf(one, timeZone)
  return (
    <section class="case-part" aria-labelledby="story-head">
      <header class="case-part-head">
        <h2 id="story-head">{t(one.story ? 'story.order' : 'story.title')}</h2>
        <span class="mut">{t('story.events', { n: entries.length })}</span>
      </header>
      {one.story === null && <p class="mut">{withoutOrder(one)}</p>}
      {one.story && <Parcels parcels={one.story.parcels} />}
      <ol class="story">
        {entries.map((entry, index) => (
          <li key={entry.key} class={`story-${entry.kind} ${toneOf(entry)}`}>
            <span class="story-when">
              <span>{entries[index - 1]?.day === entry.day ? '' : dayOf(entry.day)}</span>{' '}
              {entry.kind !== 'promise' && (
                <time dateTime={new Date(entry.at).toISOString()} title={fullTime(entry, timeZone)}>
                  {timeOf(entry.at, timeZone)}
                </time>
              )}
            </span>
            <span class="story-mark">{markOf(entry)}</span>
            <span class="story-what">
              <b>{headOf(entry, around)}</b> {detailOf(entry)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A suggestion is no link yet, but it is no reason to say that there is nothing. */
function withoutOrder({ links }: Case): string {
  const n = links.filter(({ kind, state }) => kind === 'order' && state === 'suggested').length
  return n > 0 ? t('story.suggested', { n }) : t('story.none')
}

function dayOf(iso: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return dateFormat(format).format(Date.parse(`${iso}T00:00:00Z`))
}

function timeOf(at: number, timeZone: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

function fullTime({ at }: Entry, timeZone: string): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

function toneOf(entry: Entry): string {
  if (entry.kind === 'delivered') return entry.late ? 'value-lo' : ''
  if (entry.kind === 'promise') return 'value-lo'
  if (entry.kind !== 'answer' || entry.answer.sentiment === null) return ''
  return `value-${sentimentClass(entry.answer.sentiment)}`
}

function markOf(entry: Entry) {
  if (entry.kind === 'answer' && entry.answer.sentiment !== null)
    return <Face value={entry.answer.sentiment} size={17} />
  return entry.kind === 'promise' ? null : <i class="story-dot" />
}

function headOf(entry: Entry, { touchpoints }: Surroundings): string {
  switch (entry.kind) {
    case 'placed':
    case 'refunded':
    case 'delivered':
    case 'promise':
      return t(`story.${entry.kind}`)
    case 'scan': {
      const { status, issue } = entry.scan
      if (issue !== null) return t(`issue.${issue}`)
      return status === null ? t('story.scan') : t(`parcel.${status}`)
    }
    case 'answer':
      return t('story.answer', {
        place: touchpoints.get(entry.answer.touchpoint) ?? entry.answer.touchpoint,
      })
    case 'case':
      return isEventKind(entry.event.kind) ? t(`event.${entry.event.kind}`) : entry.event.kind
    default:
      return entry satisfies never
  }
}

function detailOf(entry: Entry) {
  switch (entry.kind) {
    case 'placed': {
      const { valueMinor, currency } = entry.story
      if (valueMinor === null || currency === null) return null
      return <span class="story-detail">{money(valueMinor, currency)}</span>
    }
    case 'delivered':
      return entry.late ? <span class="story-detail">{t('story.late')}</span> : null
    case 'scan': {
      const { code, place } = entry.scan
      return (
        <span class="story-detail">
          {[carrierLabel(entry.parcel.carrier), place].filter(Boolean).join(' · ')}{' '}
          <code>{code}</code>
        </span>
      )
    }
    case 'answer': {
      const { sentiment, reasons, comment } = entry.answer
      const said = [...reasons, ...(comment ? [t('quote', { text: comment })] : [])]
      return (
        <span class="story-detail">
          {sentiment !== null && <b class="story-value">{signed(sentiment)}</b>} {said.join(' · ')}
        </span>
      )
    }
    case 'case':
      return <span class="story-detail">{ruleOf(entry.event)}</span>
    case 'promise':
      return <span class="unseen">{day(entry.day)}</span>
    case 'refunded':
      return null
    default:
      return entry satisfies never
  }
}

/** Who did it; of a case that opened itself, the rule's name. */
function ruleOf({ details, who }: CaseEvent): string {
  const rule = details['rule'] ?? details['name']
  return typeof rule === 'string' && rule !== '' ? t('event.byRule', { rule }) : who
}
