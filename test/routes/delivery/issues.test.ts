import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { IssuePage } from '#contract/delivery/issues.ts'
import { signIn } from '#test/support/calls.ts'
import { makeIssue } from '#test/support/act.ts'
import { makeTenant } from '#test/support/world.ts'

async function shop() {
  const site = await makeTenant()
  const agent = await signIn(site, { role: 'agent' })
  const list = async (browser: typeof agent, query = '') =>
    await (await browser(`/api/delivery/issues${query}`)).json<IssuePage>()
  return { site, agent, list }
}

test('issues come newest first, page by page, none twice and none left out', async () => {
  const { site, agent, list } = await shop()
  const made: string[] = []
  for (let n = 0; n < 5; n += 1) made.push(await makeIssue(site))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: IssuePage = await list(agent, `?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...page.issues.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen).toEqual(made.toSorted().toReversed())
})

test('they are filtered by kind, carrier, fault and whether they are over', async () => {
  const { site, agent, list } = await shop()
  const [damaged, late] = [await makeIssue(site), await makeIssue(site)]
  await env.DB.prepare(
    "UPDATE delivery_issues SET type = 'late', carrier = 'dpd', fault = 'nobody', closed_at = 5 WHERE site_id = ? AND id = ?",
  )
    .bind(site.db.siteId, late)
    .run()
  for (const query of ['type=late', 'carrier=dpd', 'fault=nobody', 'state=closed'])
    expect(
      (await list(agent, `?${query}`)).issues.map(({ id }) => id),
      query,
    ).toEqual([late])
  for (const query of ['type=damaged', 'carrier=inpost', 'fault=carrier', 'state=open'])
    expect(
      (await list(agent, `?${query}`)).issues.map(({ id }) => id),
      query,
    ).toEqual([damaged])
  expect((await agent('/api/delivery/issues?type=nonsense')).status).toBe(422)
})

test('an agent says whose doing it was; it is logged, and a viewer may not', async () => {
  const { site, agent, list } = await shop()
  const id = await makeIssue(site)
  const change = { method: 'PATCH', body: JSON.stringify({ fault: 'warehouse' }) }
  const viewer = await signIn(site, { role: 'viewer' })
  expect((await viewer(`/api/delivery/issues/${id}`, change)).status).toBe(403)
  expect((await agent(`/api/delivery/issues/${id}`, change)).status).toBe(200)
  expect((await list(agent)).issues).toMatchObject([
    { id, fault: 'warehouse', confirmedAt: expect.any(Number), order: expect.any(String) },
  ])
  const { results } = await env.DB.prepare(
    "SELECT target, details FROM audit_log WHERE site_id = ? AND action = 'issue.changed'",
  )
    .bind(site.db.siteId)
    .all<{ target: string; details: string }>()
  expect(results.map(({ target, details }) => [target, JSON.parse(details)])).toEqual([
    [id, { type: 'damaged', carrier: 'inpost', before: 'carrier', fault: 'warehouse' }],
  ])
})

test('a viewer sees what went wrong, and not whose order it was', async () => {
  const { site, list } = await shop()
  await makeIssue(site)
  const viewer = await signIn(site, { role: 'viewer' })
  expect((await list(viewer)).issues).toMatchObject([{ type: 'damaged', order: null }])
})
