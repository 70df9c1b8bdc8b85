import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { SHOWN_COLUMNS, type ShownRow } from '#worker/db/answers/pages.ts'
import type { deliveryIssues, orders, shipments } from '#worker/db/schema/act/orders.ts'
import { NEVER_COUNTED } from '#worker/db/answers/holds.ts'

type Order = typeof orders.$inferSelect
type Shipment = typeof shipments.$inferSelect
type Issue = typeof deliveryIssues.$inferSelect & { answers: number }

/** All that is known of an order. */
export interface StoredStory {
  id: string
  /** null where only parcels or answers name it. */
  order: Order | null
  parcels: Shipment[]
  issues: Issue[]
  /** Newest fifty, by the references that its shop has proved. */
  answers: ShownRow[]
  cases: { id: string; number: number; state: string; openedAt: number }[]
}

const MOST_ANSWERS = 50
const MOST_PARCELS = 50

/** The id of an order by its id, number or key; null for none that is known. */
export async function findOrderId(db: SiteDb, name: string): Promise<string | null> {
  const { rows } = await run<{ id: string | null }>(
    db,
    `/* findOrderId */ SELECT coalesce((SELECT id FROM orders WHERE site_id = ?1 AND id = ?2),
      (SELECT id FROM orders WHERE site_id = ?1 AND number = ?2 LIMIT 1),
      (SELECT id FROM orders WHERE site_id = ?1 AND key = ?2 LIMIT 1),
      (SELECT order_id FROM shipments INDEXED BY shipments_by_order WHERE site_id = ?1 AND order_id = ?2 AND order_id <> '' LIMIT 1))
      AS id`,
    [db.siteId, name],
  )
  return rows[0]?.id ?? null
}

/** Ids of the orders that are called so, by id, number or key; two are enough to know that it is not one. */
export async function findOrderIds(db: SiteDb, name: string): Promise<string[]> {
  const { rows } = await run<{ id: string }>(
    db,
    `/* findOrderIds */ SELECT id FROM orders WHERE site_id = ?1 AND id = ?2
      UNION SELECT id FROM orders WHERE site_id = ?1 AND number = ?2
      UNION SELECT id FROM orders WHERE site_id = ?1 AND key = ?2 LIMIT 2`,
    [db.siteId, name],
  )
  return rows.map(({ id }) => id)
}

/** All that is known of an order, in one round trip. @param id its id, as cases and parcels have it */
export async function readStory(db: SiteDb, id: string): Promise<StoredStory> {
  const one = [db.siteId, id]
  const [order = [], parcels = [], issues = [], answers = [], cases = []] = await runBatch<never>(
    db,
    [
      {
        sql: `/* readStory */ SELECT * FROM orders WHERE site_id = ?1 AND id = ?2`,
        parameters: one,
      },
      {
        sql: `/* readStory */ SELECT * FROM shipments INDEXED BY shipments_by_order
        WHERE site_id = ?1 AND order_id = ?2
        AND order_id <> '' ORDER BY created_at LIMIT ${MOST_PARCELS}`,
        parameters: one,
      },
      {
        sql: `/* readStory */ SELECT *, (SELECT count(*) FROM answer_links
          INDEXED BY answer_links_by_target WHERE answer_links.site_id = ?1 AND kind = 'issue' AND target = delivery_issues.id
          AND state = 'linked') AS answers
        FROM delivery_issues INDEXED BY delivery_issues_by_parcel
        WHERE site_id = ?1 AND order_id = ?2 ORDER BY opened_at LIMIT 50`,
        parameters: one,
      },
      {
        sql: `/* readStory */ SELECT ${SHOWN_COLUMNS} FROM answers WHERE site_id = ?1
          AND held <> ${NEVER_COUNTED} AND id IN (
          SELECT named.id FROM answers AS named INDEXED BY answers_by_order WHERE named.site_id = ?1
            AND named.order_ref IS NOT NULL AND named.reference = 'verified'
            AND named.order_ref IN (SELECT ?2 UNION SELECT number FROM orders WHERE site_id = ?1 AND id = ?2
              UNION SELECT key FROM orders WHERE site_id = ?1 AND id = ?2)
            AND NOT EXISTS (SELECT 1 FROM answer_links AS other WHERE other.site_id = ?1
              AND other.answer_id = named.id AND other.kind = 'order'
              AND (other.target = ?2) = (other.state = 'rejected'))
          UNION SELECT answer_id FROM answer_links INDEXED BY answer_links_by_target
            WHERE site_id = ?1 AND kind = 'order' AND target = ?2
            AND state = 'linked')
        ORDER BY id DESC LIMIT ${MOST_ANSWERS}`,
        parameters: one,
      },
      {
        sql: `/* readStory */ SELECT id, number, state, opened_at AS openedAt FROM cases INDEXED BY cases_by_order
        WHERE site_id = ?1 AND order_id = ?2 AND order_id <> '' ORDER BY id LIMIT 50`,
        parameters: one,
      },
    ],
  )
  return {
    id,
    order: order[0] ? fieldsOf<Order>(order[0], ['promises']) : null,
    parcels: parcels.map((row) => fieldsOf<Shipment>(row, ['events'])),
    issues: issues.map((row) => fieldsOf<Issue>(row, [])),
    answers,
    cases,
  }
}

/**
 * A row as the schema names its fields. Its columns are the table's own, so what stands in them is of
 * the schema's types.
 */
export function fieldsOf<Row>(row: Record<string, unknown>, json: string[]): Row {
  const fields = Object.entries(row).map(([column, value]): [string, unknown] => {
    const name = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    return [name, json.includes(name) && typeof value === 'string' ? JSON.parse(value) : value]
  })
  return Object.fromEntries(fields) as Row
}
