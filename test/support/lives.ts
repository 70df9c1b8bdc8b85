import { env } from 'cloudflare:workers'
import { storeOrders, type MadeOrder } from './costs.ts'
import { uuidv7 } from './new-answer.ts'
import type { TestSite } from './site-factory.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

export interface Life {
  /** Scores before, at the failure and after asking again. */
  before?: number
  failure: number
  after?: number
  /** Days after the resolution on which something was bought. */
  boughtAfter?: number
  /** Whether that one replaces the broken one. */
  isReplacement?: boolean
  askAgain: 'asked' | 'answered' | 'skipped' | 'due'
  /** Days since the case was opened; it was resolved after two. */
  age?: number
  contactHours?: number
  reopened?: number
  isSecond?: number
  cost?: number
  isLinked?: boolean
}

/** Customers with a bad delivery each, their cases, and what they did afterwards. */
export async function live(site: TestSite, lives: Life[]): Promise<void> {
  const { siteId } = site.db
  const now = Date.now()
  const orders: MadeOrder[] = []
  const answers: object[] = []
  const cases: object[] = []
  const links: object[] = []
  for (const [index, life] of lives.entries()) {
    const openedAt = now - (life.age ?? 120) * DAY
    const resolvedAt = openedAt + 2 * DAY
    const order: MadeOrder = {
      id: `o${index}`,
      number: null,
      email: index % 2 === 0 ? `h${index}` : null,
      customer: `c${index}`,
      placedAt: openedAt - 5 * DAY,
      state: 'open',
      valueMinor: 1000,
      region: null,
      replaces: null,
      issues: [],
      atDelivery: null,
      later: null,
    }
    orders.push({ ...order, id: `b${index}`, placedAt: openedAt - 100 * DAY }, order)
    if (life.boughtAfter !== undefined)
      orders.push({
        ...order,
        id: `n${index}`,
        placedAt: resolvedAt + life.boughtAfter * DAY,
        replaces: life.isReplacement ? order.id : null,
      })
    const answer = (at: number, score: number | undefined, name: string) => {
      const id = uuidv7(at)
      if (score !== undefined) answers.push({ id, at, score, order: name })
      return id
    }
    answer(openedAt - 90 * DAY, life.before, `b${index}`)
    const answerId = answer(openedAt, life.failure, `o${index}`)
    const id = uuidv7(openedAt)
    // Some replies hang on the case, others on nothing but the order.
    const reply = answer(
      resolvedAt + 3 * DAY,
      life.after,
      life.isLinked ? 'elsewhere' : `o${index}`,
    )
    if (life.isLinked) links.push({ answer: reply, target: id })
    const metAt = life.contactHours === undefined ? null : openedAt + life.contactHours * HOUR
    const term = { startedAt: openedAt, minutes: 60, pausedMinutes: 0, pausedAt: null }
    cases.push({
      id,
      answerId,
      number: index + 1,
      order: `o${index}`,
      sentiment: (life.failure - 3) * 50,
      openedAt,
      resolvedAt,
      terms: JSON.stringify({ firstContact: { ...term, metAt }, resolution: term }),
      askAgain: life.askAgain,
      reopened: life.reopened ?? 0,
      isSecond: life.isSecond ?? 0,
      cost: life.cost ?? null,
    })
  }
  await storeOrders(site, orders)
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision,
        touchpoint_id, scale, stage_id, channel, segment, persona, day, score, lang, order_ref,
        reference, sample, answered_at, received_at)
      SELECT ?1, value ->> 'id', value ->> 'id', 'shopping', 1, 's', 1, 'parcel', 'csat5', 'parcel',
        'web', '', '', '2026-01-01', value ->> 'score', 'en', value ->> 'order', 'verified', 1,
        value ->> 'at', value ->> 'at' FROM json_each(?2)`,
    ).bind(siteId, JSON.stringify(answers)),
    env.DB.prepare(
      `INSERT INTO cases (site_id, id, number, answer_id, order_id, sentiment, state, list, opened_at,
        resolved_at, terms, ask_again, reopened, is_second, cost_minor, currency, changed_at)
      SELECT ?1, value ->> 'id', value ->> 'number', value ->> 'answerId', value ->> 'order',
        value ->> 'sentiment', 'resolved', 'done', value ->> 'openedAt', value ->> 'resolvedAt',
        value ->> 'terms', value ->> 'askAgain', value ->> 'reopened', value ->> 'isSecond',
        value ->> 'cost', iif(value ->> 'cost' IS NULL, NULL, 'PLN'), value ->> 'openedAt'
      FROM json_each(?2)`,
    ).bind(siteId, JSON.stringify(cases)),
    env.DB.prepare(
      `INSERT INTO answer_links (site_id, answer_id, kind, target, method, confidence, state, at)
      SELECT ?1, value ->> 'answer', 'case', value ->> 'target', 'code', 1, 'linked', 0
      FROM json_each(?2)`,
    ).bind(siteId, JSON.stringify(links)),
  ])
}
