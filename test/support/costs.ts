import { env } from 'cloudflare:workers'
import type { ISSUES, IssueType } from '#contract/delivery/words.ts'
import { storeMessage } from '#worker/db/delivery/messages.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { ISSUES as FACTS } from '#contract/delivery/words.ts'
import { uuidv7 } from './new-answer.ts'
import { makeBareSite, type TestSite } from './site-factory.ts'

/* A shop's orders with their issues, answers and second orders, for tests of what goes with an issue. */

/** A random number 0…1, the same ones for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

export interface MadeOrder {
  id: string
  number: string | null
  email: string | null
  customer: string | null
  placedAt: number
  state: 'open' | 'cancelled'
  valueMinor: number | null
  region: string | null
  replaces: string | null
  issues: { type: keyof typeof ISSUES; carrier: string }[]
  /** Scores 1…5 at delivery and at the stage after it. */
  atDelivery: number | null
  later: number | null
}

/** A site whose journey goes on after the delivery. */
export async function makeShop(): Promise<TestSite> {
  const site = await makeBareSite()
  const stage = (id: string, name: string) => ({
    id,
    name,
    frameDays: null,
    touchpoints: [{ id, name, channels: ['web' as const], actions: [] }],
  })
  await createJourney(site.db, {
    id: 'shopping',
    name: 'Shopping',
    kind: 'customer',
    stages: [stage('purchase', 'Purchase'), stage('parcel', 'Delivery'), stage('use', 'Use')],
    segments: [],
  })
  return site
}

/** Stores orders as a message does, with their issues and answers beside them. */
export async function storeOrders(site: TestSite, orders: MadeOrder[]): Promise<void> {
  const { siteId } = site.db
  const common = { key: null, country: 'PL', lang: null, promised: null, refundedAt: null }
  for (let from = 0; from < orders.length; from += 500) {
    const part = orders.slice(from, from + 500)
    const message = {
      id: uuidv7(),
      connectionId: 'C0NNECT1',
      receivedAt: Date.now(),
      topic: 'orders/create',
      outcome: 'applied' as const,
      orders: [],
      unknown: null,
      headers: {},
      body: null,
    }
    const told = part.map((order) => ({
      ...common,
      id: order.id,
      number: order.number,
      placedAt: order.placedAt,
      state: order.state,
      valueMinor: order.valueMinor,
      region: order.region,
      replaces: order.replaces,
      emailHash: order.email,
      customerRef: order.customer,
      changedAt: order.placedAt,
      currency: order.valueMinor === null ? null : 'PLN',
      connectionId: 'C0NNECT1',
    }))
    await storeMessage(site.db, message, { orders: told, parcels: [] })
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO delivery_issues (site_id, id, type, carrier, code, order_id, opened_at, seen_at, fault)
        SELECT ?1, value ->> 'id', value ->> 'type', value ->> 'carrier', value ->> 'code',
          value ->> 'order', value ->> 'at', value ->> 'at', value ->> 'fault' FROM json_each(?2)`,
      ).bind(siteId, JSON.stringify(part.flatMap(issueRows))),
      env.DB.prepare(
        `INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision,
          touchpoint_id, scale, stage_id, channel, segment, persona, day, score, lang, order_ref,
          reference, sample, answered_at, received_at)
        SELECT ?1, value ->> 'id', value ->> 'id', 'shopping', 1, 's', 1, value ->> 'stage', 'csat5',
          value ->> 'stage', 'web', '', '', '2026-01-01', value ->> 'score', 'en', value ->> 'order',
          'verified', 1, value ->> 'at', value ->> 'at' FROM json_each(?2)`,
      ).bind(siteId, JSON.stringify(part.flatMap(answerRows))),
    ])
  }
}

function issueRows({ id, placedAt, issues }: MadeOrder) {
  return issues.map(({ type, carrier }, index) => ({
    id: uuidv7(placedAt + index),
    type,
    carrier,
    code: `C${id}`,
    order: id,
    at: placedAt,
    fault: FACTS[type satisfies IssueType].fault,
  }))
}

/** Half of them name the order by its number, as shops do. */
function answerRows({ id, number, placedAt, atDelivery, later }: MadeOrder) {
  const row = (stage: string, score: number | null) =>
    score === null
      ? []
      : [{ id: uuidv7(placedAt), stage, score, order: number ?? id, at: placedAt + 1 }]
  return [...row('parcel', atDelivery), ...row('use', later)]
}
