import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { FaultReport } from '#contract/delivery/costs/faults.ts'
import { KEY_SCOPES } from '#contract/rights.ts'
import { storeAnswer } from '#worker/db/answers/store.ts'
import { eachEvidence, listFaults } from '#worker/db/delivery/costs/evidence.ts'
import { makeCase, makeOrder } from '#test/support/act.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeShop, storeOrders, type MadeOrder } from '#test/support/costs.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { makeSecretKey, makeTenant } from '#test/support/world.ts'

const HOUR = 3_600_000

async function sql(site: TestSite, statement: string, ...values: unknown[]) {
  return await env.DB.prepare(statement)
    .bind(site.db.siteId, ...values)
    .run()
}

/** Records of a file whose cells hold no quotes of their own. */
function records(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const names = head.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    return Object.fromEntries(
      names.map((name, index) => [name, cells[index]?.[1] ?? cells[index]?.[2] ?? '']),
    )
  })
}

/** A damaged parcel with a promise, a revision, an answer, a case and a claim. */
async function damaged() {
  const site = await makeTenant()
  const order = await makeOrder(site)
  await sql(
    site,
    `UPDATE orders SET number = 'N-1', promised = '2026-11-18', promises = ?2 WHERE site_id = ?1`,
    JSON.stringify([{ at: Date.parse('2026-11-17T09:00:00Z'), day: '2026-11-21' }]),
  )
  await storeAnswer(
    site.db,
    newAnswer({
      at: Date.now() - HOUR,
      score: 1,
      comment: '=HYPERLINK("http://x","broken")',
      orderRef: 'N-1',
      reference: 'verified',
      touchpointId: 'parcel',
      stageId: 'delivery',
    }),
  )
  await makeCase(site, order)
  await sql(site, `UPDATE cases SET claim_ref = 'CLAIM-77' WHERE site_id = ?1`)
  return { site, order }
}

async function evidence(browser: Awaited<ReturnType<typeof signIn>>, query = '?carrier=inpost') {
  const response = await browser(`/api/delivery/evidence.csv${query}`)
  expect(response.status).toBe(200)
  return await response.text()
}

test('the file tells what was promised, tracked and said, and which case it is', async () => {
  const { site } = await damaged()
  const manager = await signIn(site, { role: 'manager' })
  const response = await manager('/api/delivery/evidence.csv?carrier=inpost')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="evidence-.*\.csv"$/,
  )
  const [line, ...others] = records(await response.text())
  expect(others).toEqual([])
  expect(line).toMatchObject({
    case: '1',
    claim_reference: 'CLAIM-77',
    issue: 'damaged',
    whose_doing: 'carrier',
    carrier: 'inpost',
    order: 'N-1',
    promised: '2026-11-18',
    promised_later: '2026-11-17T09:00:00.000Z 2026-11-21',
    status: 'delivered',
  })
  expect(line?.['tracking_code']).toMatch(/^62/)
  expect(line?.['tracking_events']).toMatch(/^20\d\d-.*Z delivered$/)
  expect(line?.['answers']).toMatch(/^20\d\d-.*Z parcel csat5 1$/)
  expect(line?.['seen_by_tracking_at']).toMatch(/^20\d\d-/)
})

test('a comment that could be run as a formula is none in the file', async () => {
  const { site } = await damaged()
  const csv = await evidence(await signIn(site, { role: 'manager' }))
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""broken"")"`)
})

test('who may not see people gets no name, code or word of anybody, and an agent no file', async () => {
  const { site, order } = await damaged()
  const { headers } = await makeSecretKey(site, ['answers:export', 'comments:read'])
  const response = await fetchWorker('/api/delivery/evidence.csv?carrier=inpost', { headers })
  const csv = await response.text()
  expect(records(csv)).toMatchObject([
    {
      order: '',
      tracking_code: '',
      claim_reference: '',
      comments: '',
      issue: 'damaged',
      case: '1',
    },
  ])
  for (const secret of [order, 'N-1', 'CLAIM-77', 'HYPERLINK']) expect(csv).not.toContain(secret)
  const reader = await makeSecretKey(site, ['answers:export', 'people:read'])
  const wordless = await fetchWorker('/api/delivery/evidence.csv?carrier=inpost', {
    headers: reader.headers,
  })
  expect(records(await wordless.text())).toMatchObject([{ order: 'N-1', comments: '' }])
  const agent = await signIn(site, { role: 'agent' })
  expect((await agent('/api/delivery/evidence.csv?carrier=inpost')).status).toBe(403)
})

test('taking it out is logged with what was taken, whoever does', async () => {
  const { site } = await damaged()
  const { headers } = await makeSecretKey(site, [...KEY_SCOPES])
  await fetchWorker('/api/delivery/evidence.csv?carrier=inpost&type=damaged&days=30', { headers })
  const { results } = await env.DB.prepare(
    "SELECT target, details FROM audit_log WHERE site_id = ? AND action = 'evidence.exported'",
  )
    .bind(site.db.siteId)
    .all<{ target: string; details: string }>()
  expect(results.map(({ target, details }) => [target, JSON.parse(details)])).toEqual([
    ['inpost', { carrier: 'inpost', days: 30, type: 'damaged', fault: '' }],
  ])
})

test('kind, carrier and whose doing it was narrow it down', async () => {
  const { site } = await damaged()
  const manager = await signIn(site, { role: 'manager' })
  const count = async (query: string) => records(await evidence(manager, query)).length
  expect(await count('?carrier=dpd')).toBe(0)
  expect(await count('?carrier=inpost&type=late')).toBe(0)
  expect(await count('?carrier=inpost&fault=warehouse')).toBe(0)
  expect(await count('?carrier=inpost&fault=carrier&type=damaged')).toBe(1)
  expect((await manager('/api/delivery/evidence.csv')).status).toBe(422)
})

/** Orders with issues of today, and who is to be blamed. */
function withIssues(kinds: MadeOrder['issues'][]): MadeOrder[] {
  return kinds.map((issues, index) => ({
    id: `o${index}`,
    number: null,
    email: `h${index}`,
    customer: null,
    placedAt: Date.now() - index * 1000,
    state: 'open',
    valueMinor: null,
    region: null,
    replaces: null,
    issues,
    atDelivery: null,
    later: null,
  }))
}

test('whose doing it was: what an agent found, else what is usual, and the weather is nobody’s', async () => {
  const site = await makeShop()
  const of = (type: MadeOrder['issues'][number]['type'], carrier = 'dpd') => ({ type, carrier })
  await storeOrders(
    site,
    withIssues([
      [of('late')],
      [of('late'), of('weather_delay')],
      [of('damaged'), of('missing_item')],
      [of('damaged', 'inpost')],
    ]),
  )
  await sql(
    site,
    "UPDATE delivery_issues SET fault = 'warehouse', confirmed_at = 5 WHERE site_id = ?1 AND carrier = 'inpost'",
  )
  const viewer = await signIn(site, { role: 'viewer' })
  const report = await (await viewer('/api/delivery/faults?days=30')).json<FaultReport>()
  expect(report).toMatchObject({ issues: 6, isPart: false })
  expect(report.carriers).toEqual([
    {
      carrier: 'dpd',
      parcels: 3,
      issues: 5,
      confirmed: 0,
      faults: { carrier: 2, warehouse: 1, merchant: 0, customer: 0, nobody: 2 },
    },
    {
      carrier: 'inpost',
      parcels: 1,
      issues: 1,
      confirmed: 1,
      faults: { carrier: 0, warehouse: 1, merchant: 0, customer: 0, nobody: 0 },
    },
  ])
  expect((await viewer('/api/delivery/faults?days=31')).status).toBe(422)
})

test('a look reads a row an issue, and the file streams by pages of two hundred', async () => {
  const site = await makeShop()
  const kinds = Array.from({ length: 500 }, () => [{ type: 'late' as const, carrier: 'dpd' }])
  await storeOrders(site, withIssues(kinds))
  const { meter } = site.db
  const before = meter.rowsRead
  expect(await listFaults(site.db, '')).toHaveLength(500)
  expect(meter.rowsRead - before).toBeLessThanOrEqual(501)
  const sizes: number[] = []
  const start = meter.rowsRead
  const wish = { carrier: 'dpd', since: '', type: undefined }
  for await (const page of eachEvidence(site.db, wish)) sizes.push(page.length)
  expect(sizes).toEqual([200, 200, 100])
  // What each join looks at, too, where it finds nothing.
  expect((meter.rowsRead - start) / 500).toBeLessThan(20)
})
