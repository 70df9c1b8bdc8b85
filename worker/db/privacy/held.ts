import type { Held } from '#contract/privacy.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { ORDERS } from './orders.ts'
import type { Search } from './people.ts'

type Rows = Held['orders']

/** Rows of one kind that a page gives at most: nobody has as many orders. */
const MOST = 500

/** Cases of these answers, and of the orders with the first page. */
const CASES = `SELECT id FROM cases WHERE site_id = ?1 AND order_id <> '' AND order_id IN mine
  UNION SELECT id FROM cases WHERE site_id = ?1 AND answer_id IN (SELECT value FROM json_each(?4))`
const PERSON =
  "iif(?2 = 'order', order_ref IN (SELECT value FROM json_each(?3)), person IN (SELECT value FROM json_each(?3)) OR also IN (SELECT value FROM json_each(?3)))"

const PARTS: Record<keyof Held, string> = {
  orders: 'orders WHERE site_id = ?1 AND id IN mine',
  parcels: "shipments WHERE site_id = ?1 AND order_id <> '' AND order_id IN mine",
  issues: "delivery_issues WHERE site_id = ?1 AND order_id <> '' AND order_id IN mine",
  cases: `cases WHERE site_id = ?1 AND id IN (${CASES})`,
  caseEvents: `case_events WHERE site_id = ?1 AND case_id IN (${CASES})`,
  recipients: `recipients WHERE site_id = ?1 AND ${PERSON}`,
  optOuts: 'opt_outs WHERE site_id = ?1 AND person IN (SELECT value FROM json_each(?3))',
}
const NAMES = Object.keys(PARTS) as (keyof Held)[]

/**
 * What is held of a person beside answers. Bodies of messages are left out: one may tell of many
 * people, and it goes after thirty days.
 * @param answers ids of the page
 * @param isFirst whether orders and lists belong to it, too
 */
export async function readHeld(
  db: SiteDb,
  { kind, value }: Search,
  { answers, isFirst }: { answers: string[]; isFirst: boolean },
): Promise<Held> {
  const values = JSON.stringify(isFirst ? [value] : [])
  const parameters = [db.siteId, kind, values, JSON.stringify(answers)]
  const found = await runBatch<Rows[number]>(
    db,
    NAMES.map((name) => ({
      sql: `/* readHeld */ WITH mine AS (${ORDERS}) SELECT * FROM ${PARTS[name]}
        AND ?4 IS NOT NULL LIMIT ${MOST}`,
      parameters,
    })),
  )
  const rows = NAMES.map((name, at) => [name, (found[at] ?? []).map(withoutSite)] as const)
  // Each of the names has its rows.
  return Object.fromEntries(rows) as Held
}

/** The number of the site and the name of a message are ours, not the person's. */
function withoutSite(row: Rows[number]): Rows[number] {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name !== 'site_id' && name !== 'told_in'),
  )
}
