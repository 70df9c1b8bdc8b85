import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeCase, makeOrder } from '#test/support/act.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { seenStatements } from '#test/support/seams/seen.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { signIn } from '#test/support/calls.ts'

/*
 * D1 keeps no statistics, so SQLite may seek by the site alone and read all that it has, where an index
 * would lead to a row. What messages, steps of cases and the job do must not grow with the site.
 */
const LARGE =
  /\b(answers|shipments|orders|cases|delivery_issues|answer_links|recipients|order_asks)\b/
const BY_SITE = /\(site_id=\?\)$/
const HOT =
  /^\/\* (changeCases|tickCases|pokingCases|wakingCases|dueWatches|settleWatches|storeParcels|storeOrders|countParcels|readAnswerNews|listOrders|settleMessages|openCase|readStory) \*\//
/** Each reads one row of an index: the highest number, the last change. */
const ONE_ROW = /cases_by_number|cases_by_change/

async function plansOf(sql: string): Promise<string[]> {
  const numbered = Array.from(sql.matchAll(/\?(\d+)/g), ([, n]) => Number(n))
  const places = numbered.length > 0 ? Math.max(...numbered) : sql.split('?').length - 1
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array.from({ length: places }, () => null))
    .all<{ detail: string }>()
  return results.map(({ detail }) => detail)
}

test('what happens often seeks rows, whatever else the site has', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const order = await makeOrder(site)
  const id = await makeCase(site, order)
  await insertAnswers(site.db, [
    newAnswer({ orderRef: order, reference: 'verified', channel: 'courier' }),
  ])
  const see = await signIn(site)
  const { seq } = await (await see(`/api/cases/${id}`)).json<{ seq: number }>()
  const step = { step: { do: 'take' }, seq }
  expect(
    (await see(`/api/cases/${id}/steps`, { method: 'POST', body: JSON.stringify(step) })).status,
  ).toBe(200)
  expect((await see('/api/orders')).status).toBe(200)
  await runJob(site, Date.now() + 40 * 86_400_000)
  await runJob(site, Date.now() + 41 * 86_400_000)
  const hot = seenStatements().filter((sql) => HOT.test(sql.trim()))
  const names = new Set(hot.map((sql) => HOT.exec(sql.trim())?.[1]))
  for (const name of [
    'changeCases',
    'wakingCases',
    'dueWatches',
    'storeParcels',
    'countParcels',
    'listOrders',
  ])
    expect(names).toContain(name)
  const found: string[] = []
  for (const sql of hot)
    for (const plan of await plansOf(sql))
      if (
        (BY_SITE.test(plan) || plan.startsWith('SCAN')) &&
        LARGE.test(plan) &&
        !ONE_ROW.test(plan)
      )
        found.push(`${plan}: ${sql.replaceAll(/\s+/g, ' ').slice(0, 90)}`)
  expect(found).toEqual([])
})
