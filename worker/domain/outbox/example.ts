import type { Summary } from '#contract/insight/summary.ts'
import type {
  AlertData,
  AnswerData,
  AskData,
  CaseData,
  IncidentData,
  Message,
} from '#contract/outbox/messages.ts'
import type { Topic } from '#contract/outbox/words.ts'

const PLACE = { id: 'checkout', name: 'Checkout' }
const LINK = 'https://feedback.example/'

/**
 * What is sent when somebody tries an endpoint out: a message of which nothing has happened.
 * @param at Unix milliseconds, and `timestamp` the same in ISO 8601
 */
export function exampleMessage(topic: Topic, timestamp: string, at: number): Message {
  if (topic === 'answer.created') {
    const data = { ...ANSWER, day: timestamp.slice(0, 10), answeredAt: at }
    return { type: topic, timestamp, data }
  }
  if (topic === 'ask.due')
    return { type: topic, timestamp, data: { ...ASK, until: at + 30 * 86_400_000 } }
  if (topic === 'incident.raised' || topic === 'incident.ended') {
    const until = topic === 'incident.ended' ? at : null
    return { type: topic, timestamp, data: { ...INCIDENT, since: at, at, until } }
  }
  if (topic === 'alert.raised' || topic === 'alert.ended') {
    const [raisedOn, isOver] = [timestamp.slice(0, 10), topic === 'alert.ended']
    return {
      type: topic,
      timestamp,
      data: { ...ALERT, raisedOn, endedOn: isOver ? raisedOn : null, why: isOver ? 'calm' : null },
    }
  }
  if (topic === 'summary.weekly') {
    const day = timestamp.slice(0, 10)
    return { type: topic, timestamp, data: { ...WEEK, from: day, to: day } }
  }
  if (topic === 'connection.gap')
    return { type: topic, timestamp, data: { ...GAP, since: at - GAP_MS, at } }
  const state = topic === 'case.resolved' ? 'resolved' : 'new'
  return { type: topic, timestamp, data: { ...CASE, state, openedAt: at } }
}

const ANSWER: Omit<AnswerData, 'day' | 'answeredAt'> = {
  id: '00000000-0000-7000-8000-000000000000',
  journey: 'example',
  stage: { id: 'purchase', name: 'Purchase' },
  touchpoint: PLACE,
  survey: { id: 'example', name: 'Example', revision: 1 },
  kind: 'csat',
  scale: 'csat5',
  score: 4,
  choices: [],
  channel: 'web',
  lang: 'en',
  segment: '',
  persona: '',
}

const CASE: Omit<CaseData, 'state' | 'openedAt'> = {
  id: 'example',
  priority: null,
  issue: null,
  touchpoint: PLACE,
  answer: null,
  score: 1,
  scale: 'csat5',
  dueAt: null,
  cause: null,
  action: null,
  link: LINK,
}

const GAP_MS = 4 * 86_400_000
const GAP = { id: 'example', name: 'Example', sender: 'base' }

const INCIDENT: Omit<IncidentData, 'since' | 'at' | 'until'> = {
  id: 'example',
  about: 'Example',
  issue: 'late',
  bad: 9,
  total: 40,
  usual: 0.05,
  link: LINK,
}

const ALERT: Omit<AlertData, 'raisedOn' | 'endedOn' | 'why'> = {
  id: 'example',
  journey: 'example',
  stage: { id: 'purchase', name: 'Purchase' },
  touchpoint: PLACE,
  scale: 'csat5',
  unhappy: 12,
  answers: 40,
  usual: 0.12,
  average: 0.19,
  link: LINK,
}

const WEEK: Omit<Summary, 'from' | 'to'> = {
  id: 'example',
  lang: 'en',
  text: 'Example',
  answers: 40,
  before: 38,
  journeys: [],
  raised: [],
  ended: [],
  link: LINK,
}

const ASK: Omit<AskData, 'until'> = {
  id: 'example',
  ask: 'again',
  survey: { id: 'example', name: 'Example' },
  case: 'example',
  carrier: '',
  lang: 'en',
  link: LINK,
  optOut: LINK,
}
