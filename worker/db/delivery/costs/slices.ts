import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type {
  CostAnswer,
  CostOrder,
  FirstOrder,
  OrderFacts,
} from '#worker/domain/delivery/figures/cost-customers.ts'
import { type CostLane, SLICE_ORDERS } from '#worker/domain/delivery/figures/cost-run.ts'
import type { IssueOfCarrier } from '#worker/domain/delivery/figures/cost-tally.ts'

/** What an order is known by, where it is looked for by its customer, and the index that finds it. */
const LANES = {
  email: ['email_hash', 'orders_by_email', ''],
  customer: ['customer_ref', 'orders_by_customer', 'AND email_hash IS NULL'],
} as const satisfies Record<CostLane, readonly string[]>

/** The next orders of a lane, by customer. Two rows an order. */
export async function readSlice(
  db: SiteDb,
  { lane, after }: { lane: CostLane; after: string },
): Promise<CostOrder[]> {
  const [column, index, only] = LANES[lane]
  const { rows } = await run<CostOrder>(
    db,
    `/* readSlice */ SELECT ${column} AS customer, id, number, "key", placed_at AS placedAt, state,
        value_minor AS valueMinor, currency, country, region, replaces
      FROM orders INDEXED BY ${index} WHERE site_id = ?1 AND ${column} > ?2 ${only}
      ORDER BY ${column} LIMIT ${SLICE_ORDERS}`,
    [db.siteId, after],
  )
  return rows
}

const ANSWER = 'stage_id AS stageId, scale, score, answered_at AS at, answers.id AS id'
const COUNTED = 'held <= 0 AND score IS NOT NULL'

/**
 * What went wrong with these orders, and what was answered about them, by the order's id. Answers are
 * those that the shop has proved or imported, and those that an agent has linked.
 */
export async function readFacts(
  db: SiteDb,
  firsts: readonly FirstOrder[],
): Promise<Map<string, OrderFacts>> {
  const ids = firsts.map(({ order }) => order.id)
  const facts = new Map(ids.map((id): [string, OrderFacts] => [id, { issues: [], answers: [] }]))
  if (ids.length === 0) return facts
  const names = firsts.flatMap(({ order: { id, number, key } }) =>
    [...new Set([id, number ?? id, key ?? id])].map((name) => [id, name]),
  )
  const [issues = [], named = [], linked = []] = await runBatch<never>(db, [
    {
      sql: `/* readFacts */ SELECT DISTINCT order_id AS orderId, delivery_issues.type AS issue, carrier
        FROM json_each(?2) CROSS JOIN delivery_issues
        ON delivery_issues.site_id = ?1 AND order_id = value`,
      parameters: [db.siteId, JSON.stringify(ids)],
    },
    {
      sql: `/* readFacts */ SELECT value ->> 0 AS orderId, ${ANSWER} FROM json_each(?2)
        CROSS JOIN answers INDEXED BY answers_by_order ON answers.site_id = ?1
          AND order_ref = value ->> 1 AND reference IN ('verified', 'imported') AND ${COUNTED}`,
      parameters: [db.siteId, JSON.stringify(names)],
    },
    {
      sql: `/* readFacts */ SELECT target AS orderId, ${ANSWER} FROM json_each(?2)
        CROSS JOIN answer_links INDEXED BY answer_links_by_target ON answer_links.site_id = ?1
          AND kind = 'order' AND target = value AND answer_links.state = 'linked'
        CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = answer_id AND ${COUNTED}`,
      parameters: [db.siteId, JSON.stringify(ids)],
    },
  ])
  for (const { orderId, ...issue } of issues as (IssueOfCarrier & { orderId: string })[])
    facts.get(orderId)?.issues.push(issue)
  const answers = [...named, ...linked] as (CostAnswer & { orderId: string; id: string })[]
  const once = new Map(answers.map((answer) => [`${answer.orderId} ${answer.id}`, answer]))
  for (const { orderId, stageId, scale, score, at } of once.values())
    facts.get(orderId)?.answers.push({ stageId, scale, score, at })
  return facts
}
