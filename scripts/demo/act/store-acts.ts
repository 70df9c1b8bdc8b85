import { run, type SiteViews } from '#worker/db/connect.ts'
import { reserveCode } from '#worker/db/channels/codes.ts'
import { findConnection } from '#worker/db/delivery/connections.ts'
import { addDays } from '#worker/domain/days.ts'
import type { DemoData, DemoOptions } from '#scripts/demo/model/generate.ts'
import { makeActs, type Acts } from './acts.ts'
import { DEMO_DESK, DEMO_RULES } from './desk.ts'
import { insertRows } from './insert-rows.ts'
import { connectionCodes, connectionRows, endpointRow, messageRows, sendRows } from './senders.ts'
import { startOf } from './ship.ts'

/**
 * Stores the year's orders, parcels, delivery issues, cases and connections; once: a site that has them
 * keeps what it has, whatever the options.
 * @returns how many orders and cases were stored
 */
export async function storeActs(
  { own, db }: SiteViews,
  data: DemoData,
  { seed, until, days }: DemoOptions,
): Promise<{ orders: number; cases: number }> {
  const codes = connectionCodes(db.siteId)
  if (await findConnection(db, codes.shop)) return { orders: 0, cases: 0 }
  const acts = makeActs(data, { seed, until, tellers: codes })
  const end = startOf(addDays(until, 1)) - 1
  for (const code of Object.values(codes)) await reserveCode(own, code)
  await storeRows({ own, db }, acts)
  await insertRows(db, 'messages', messageRows(acts, codes))
  await insertRows(db, 'endpoints', [endpointRow(end)])
  await insertRows(db, 'sends', sendRows(acts.cases, end))
  await storeDesk({ own, db }, end)
  // Last, since it tells that all the rest is there.
  const start = startOf(addDays(until, 1 - days))
  await insertRows(db, 'connections', connectionRows(codes, { start, end }))
  return { orders: acts.orders.length, cases: acts.cases.length }
}

async function storeRows({ db }: SiteViews, acts: Acts): Promise<void> {
  await insertRows(db, 'orders', acts.orders)
  await insertRows(db, 'shipments', acts.parcels)
  await insertRows(db, 'delivery_issues', acts.issues)
  await insertRows(db, 'cases', acts.cases)
  await insertRows(db, 'case_events', acts.events)
  await insertRows(db, 'answer_links', acts.links)
}

/** How the demo works on its cases, and the key that its shop signs its orders with. */
async function storeDesk({ db }: SiteViews, at: number): Promise<void> {
  await run(
    db,
    `/* storeDesk */ INSERT INTO case_desk (site_id, settings, seq, rules, rules_seq)
      VALUES (?1, ?2, 1, ?3, 1) ON CONFLICT DO NOTHING`,
    [db.siteId, JSON.stringify(DEMO_DESK), JSON.stringify(DEMO_RULES)],
  )
  await insertRows(db, 'signing_keys', [{ id: 'demo-shop', createdAt: at }])
}
