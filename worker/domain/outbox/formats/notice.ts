import type { Message, MessagePerson } from '#contract/outbox/messages.ts'
import type { OutboxLanguage } from '#contract/outbox/words.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import { NOTICE_WORDS } from './words.ts'

/** A message as people read it, whatever the system: plain text, nothing escaped. */
export interface Notice {
  title: string
  facts: { name: string; value: string }[]
  /** Null where there is none or the endpoint may not have it. */
  comment: { name: string; text: string } | null
  link: { name: string; url: string } | null
}

/** What people read of; an ask is none of it. */
export type Told = Exclude<Message, { type: 'ask.due' }>
type Words = (typeof NOTICE_WORDS)[OutboxLanguage]

/** Says a message in a language. @param toIso writes an instant for people everywhere */
export function noticeOf(
  message: Told,
  lang: OutboxLanguage,
  toIso: (at: number) => string,
): Notice {
  const words = NOTICE_WORDS[lang]
  const link = 'link' in message.data ? { name: words.open, url: message.data.link } : null
  if (isOfFigures(message)) return { ...ofFigures(message, words, toIso), link }
  const { data } = message
  const { comment, person } = data
  const place = data.touchpoint?.name ?? data.id
  const title = words.title[message.type]
    .replace('{score}', () => scoreText(data, words))
    .replace('{place}', () => place)
  return {
    title,
    facts: facts([...ownFacts(message, words, toIso), ...personFacts(person, words)]),
    comment: comment ? { name: words.comment, text: comment } : null,
    link,
  }
}

type OfFigures = Extract<
  Told,
  {
    type:
      | 'incident.raised'
      | 'incident.ended'
      | 'alert.raised'
      | 'alert.ended'
      | 'summary.weekly'
      | 'connection.gap'
  }
>

const OF_FIGURES: ReadonlySet<Told['type']> = new Set<OfFigures['type']>([
  'incident.raised',
  'incident.ended',
  'alert.raised',
  'alert.ended',
  'summary.weekly',
  'connection.gap',
])

/** Whether it tells of a site, and not of one answer or case. */
function isOfFigures(message: Told): message is OfFigures {
  return OF_FIGURES.has(message.type)
}

function ofFigures(
  message: OfFigures,
  words: Words,
  toIso: (at: number) => string,
): Omit<Notice, 'link'> {
  if (message.type === 'incident.raised' || message.type === 'incident.ended') {
    const { about, issue, bad, total, usual } = message.data
    return {
      title: words.title[message.type].replace('{about}', () => about),
      facts: facts([
        [words.issue, plainWords(issue)],
        [words.answers, `${bad} / ${total}`],
        [words.usual, `${Math.round(usual * 1000) / 10} %`],
      ]),
      comment: null,
    }
  }
  if (message.type === 'alert.raised' || message.type === 'alert.ended') {
    const { touchpoint, stage, unhappy, answers, usual, raisedOn, endedOn } = message.data
    return {
      title: words.title[message.type].replace('{place}', () => touchpoint.name),
      facts: facts([
        [words.stage, stage.name],
        [words.unhappy, `${unhappy} / ${answers}`],
        [words.usual, `${Math.round(usual * 1000) / 10} %`],
        [words.day, endedOn === null ? raisedOn : `${raisedOn} – ${endedOn}`],
      ]),
      comment: null,
    }
  }
  if (message.type === 'summary.weekly') {
    const { from, to, text } = message.data
    return {
      title: words.title[message.type].replace('{about}', () => `${from} – ${to}`),
      facts: [],
      // What it says stands where a comment would: whole, in lines.
      comment: { name: words.day, text },
    }
  }
  const { name, since } = message.data
  return {
    title: words.title[message.type].replace('{about}', () => name),
    facts: facts([[words.since, shortTime(toIso(since))]]),
    comment: null,
  }
}

function ownFacts(
  message: Exclude<Told, OfFigures>,
  words: Words,
  toIso: (at: number) => string,
): [string, string | null][] {
  if (message.type === 'answer.created') {
    const { touchpoint, stage, channel, choices } = message.data
    return [
      [words.place, touchpoint.name],
      [words.stage, stage.name],
      [words.channel, channel],
      [words.issue, choices.join(', ')],
    ]
  }
  const { state, priority, issue, dueAt, cause, action, mentioned = [] } = message.data
  return [
    [words.mentioned, mentioned.join(', ')],
    [words.state, plainWords(state)],
    [words.priority, priority],
    [words.issue, plainWords(issue)],
    [words.due, dueAt === null ? null : shortTime(toIso(dueAt))],
    [words.cause, plainWords(cause)],
    [words.action, plainWords(action)],
  ]
}

/** An instant of ISO 8601 to the minute. */
function shortTime(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}

function personFacts(person: MessagePerson | undefined, words: Words): [string, string | null][] {
  if (!person) return []
  return [
    [words.order, person.orderRef],
    [words.customer, person.customerRef],
    [words.respondent, person.respondent],
  ]
}

function facts(all: [string, string | null][]): Notice['facts'] {
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

function scoreText(
  { score, scale }: { score: number | null; scale: Scale | null },
  words: Words,
): string {
  if (score === null) return words.noScore
  const highest = scale === null ? null : SCALES[scale].highest
  return highest === null ? String(score) : `${score}/${highest}`
}

/** A code of the field as words. */
function plainWords(code: string | null): string | null {
  return code === null ? null : code.replaceAll('_', ' ')
}
