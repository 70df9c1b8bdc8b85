import type { Summary } from '#contract/insight/summary.ts'
import type {
  AlertData,
  AnswerData,
  AskData,
  CaseBody,
  GapData,
  IncidentData,
  Message,
  MessagePerson,
} from '#contract/outbox/messages.ts'
import type { Topic } from '#contract/outbox/words.ts'

/** An answer as it can be told, with all that it holds. */
export interface ToldAnswer extends AnswerData {
  comment: string | null
  person: MessagePerson
}

/** A message as it waits in the outbox. */
export interface Waiting {
  topic: Topic
  subject: string
  /** JSON; null where the subject is read when it is sent. */
  body: string | null
  /** When it happened, Unix milliseconds. */
  madeAt: number
}

/**
 * What is told of a waiting message. Words and people are left out unless they are wished for.
 * @param answer the answer that it is about, or that its case came from; null where it is gone
 * @param may what the endpoint may have
 * @param toIso ISO 8601 of an instant, since domain knows no calendar
 * @returns null if there is nothing left to tell
 */
export function renderMessage(
  { topic, body, madeAt }: Waiting,
  answer: ToldAnswer | null,
  { may, toIso }: { may: { people: boolean; comments: boolean }; toIso: (at: number) => string },
): Message | null {
  const timestamp = toIso(madeAt)
  if (topic === 'answer.created') {
    if (!answer) return null
    const { comment: _, person: __, ...bare } = answer
    return { type: topic, timestamp, data: { ...bare, ...personal(answer, may) } }
  }
  if (topic === 'ask.due') return null
  if (body === null) return null
  // Bodies are written by `enqueue`, which takes nothing else.
  if (topic === 'incident.raised' || topic === 'incident.ended')
    return { type: topic, timestamp, data: JSON.parse(body) as IncidentData }
  if (topic === 'alert.raised' || topic === 'alert.ended')
    return { type: topic, timestamp, data: JSON.parse(body) as AlertData }
  if (topic === 'summary.weekly')
    return { type: topic, timestamp, data: JSON.parse(body) as Summary }
  if (topic === 'connection.gap')
    return { type: topic, timestamp, data: JSON.parse(body) as GapData }
  const told = JSON.parse(body) as CaseBody
  return { type: topic, timestamp, data: { ...told, ...(answer ? personal(answer, may) : {}) } }
}

/** What is told of an ask. The order is whose it is: left out unless it is wished for. */
export function renderAsk(
  { order, ...data }: AskData,
  { may, timestamp }: { may: { people: boolean }; timestamp: string },
): Message {
  return { type: 'ask.due', timestamp, data: { ...data, ...(may.people ? { order } : {}) } }
}

function personal(
  { comment, person }: ToldAnswer,
  { people, comments }: { people: boolean; comments: boolean },
): { comment?: string | null; person?: MessagePerson } {
  return { ...(comments ? { comment } : {}), ...(people ? { person } : {}) }
}

/** The answer that a waiting message is about or its case came from; null for none. */
export function answerOf({ topic, subject, body }: Waiting): string | null {
  if (topic === 'answer.created') return subject
  if (!topic.startsWith('case.') || body === null) return null
  return (JSON.parse(body) as CaseBody).answer
}
