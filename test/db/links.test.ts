import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { readStory } from '#worker/db/delivery/order-story.ts'
import { linkLate } from '#worker/db/links/late.ts'
import { listAnswerLinks, readAnswerLinks } from '#worker/db/links/read.ts'
import { makeCase, makeMessage } from '#test/support/act.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'
import { asSystem } from '#test/support/world.ts'

const MANY = 600

/** Orders, parcels, cases, links and issues that belong to nothing that is asked for. */
async function crowd({ db }: TestSite): Promise<void> {
  const n = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  const rows = [
    `INSERT INTO orders (site_id, id, number, key, email_hash, placed_at, changed_at, state, connection_id)
      ${n} SELECT ?1, 'o' || i, 'n' || i, 'k' || i, 'em1_' || i, i, i, 'open', 'C' FROM n`,
    `INSERT INTO shipments (site_id, carrier, code, order_id, connection_id, status, status_at, created_at,
      last_at, events) ${n} SELECT ?1, 'inpost', 'c' || i, 'o' || i, 'C', 'delivered', i, i, i, '[]' FROM n`,
    `INSERT INTO delivery_issues (site_id, id, type, carrier, code, order_id, opened_at, said_at, fault)
      ${n} SELECT ?1, 'i' || i, 'late', 'inpost', 'c' || i, 'o' || i, i, i, 'carrier' FROM n`,
    `INSERT INTO answer_links (site_id, answer_id, kind, target, method, confidence, state, at)
      ${n} SELECT ?1, 'a' || i, 'issue', 'i' || i, 'token', 1, 'linked', i FROM n`,
    `INSERT INTO cases (site_id, id, number, answer_id, order_id, state, list, opened_at, terms, changed_at)
      ${n} SELECT ?1, printf('0%07x', i), 100 + i, 'x' || i, 'o' || i, 'closed', 'done', i, '{}', i FROM n`,
  ]
  await env.DB.batch(rows.map((sql) => env.DB.prepare(sql).bind(db.siteId)))
  await insertAnswers(
    db,
    Array.from({ length: MANY }, (_, i) => newAnswer({ orderRef: `z${i}`, reference: 'verified' })),
  )
}

test('what an answer or an order belongs to is read in a few rows, however many there are', async () => {
  const site = await makeSite()
  await crowd(site)
  await makeMessage(site, { id: '9001', number: '1001', emailHash: 'em1_ann' }, 'damaged')
  const answer = newAnswer({ orderRef: '1001', customerRef: 'em1_ann', reference: 'verified' })
  await insertAnswers(site.db, [answer])
  const cost = async (what: () => Promise<unknown>) => {
    const before = site.db.meter.rowsRead
    await what()
    return site.db.meter.rowsRead - before
  }
  expect(await cost(() => readAnswerLinks(site.db, answer.id))).toBeLessThan(30)
  expect(await cost(() => listAnswerLinks(site.db, [answer.id]))).toBeLessThan(10)
  expect(await cost(() => readStory(site.db, '9001'))).toBeLessThan(40)
  expect(await cost(() => linkLate(asSystem(site), () => true))).toBeLessThan(10)
  const stored = await readAnswerLinks(site.db, answer.id)
  expect(stored?.orders).toMatchObject([{ id: '9001' }])
})

test('a case is opened in a few rows, however many there are', async () => {
  const site = await makeSite()
  await crowd(site)
  await makeMessage(site, { id: '9001', emailHash: 'em1_ann' })
  const db = asSystem(site)
  const before = db.meter.rowsRead
  await makeCase({ ...site, db }, '9001')
  expect(db.meter.rowsRead - before).toBeLessThan(80)
})
