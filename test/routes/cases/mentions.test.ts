import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { CasesPage } from '#contract/cases/cases.ts'
import type { Case, CasePeople } from '#contract/cases/story.ts'
import { makeCase } from '#test/support/act.ts'
import { signIn } from '#test/support/calls.ts'
import { makeEndpoint, makeTenant } from '#test/support/world.ts'

type Browser = Awaited<ReturnType<typeof signIn>>

async function desk() {
  const site = await makeTenant()
  const agent = await signIn(site, { role: 'agent' })
  const other = await signIn(site, { role: 'manager' })
  const { me } = await (await other('/api/case-people')).json<CasePeople>()
  return { site, agent, other, otherId: me ?? '', id: await makeCase(site) }
}

async function note(who: Browser, id: string, mentions: string[]) {
  const { seq } = await (await who(`/api/cases/${id}`)).json<Case>()
  const step = { do: 'note', text: 'Please look at canary words', mentions }
  return await who(`/api/cases/${id}/steps`, {
    method: 'POST',
    body: JSON.stringify({ step, seq }),
  })
}

const inbox = async (who: Browser, query = '') =>
  await (await who(`/api/cases${query}`)).json<CasesPage>()

test('a mentioned colleague finds the case unread, also when it is done, until they have looked', async () => {
  const { agent, other, otherId, id } = await desk()
  expect((await note(agent, id, [otherId])).status).toBe(200)
  const before = await inbox(other, '?mentioned=1')
  expect(before.cases).toMatchObject([{ id, isMentioned: true }])
  expect(before.counts.mentions).toBe(1)
  expect((await inbox(agent, '?mentioned=1')).cases).toEqual([])
  expect((await inbox(agent)).cases).toMatchObject([{ id, isMentioned: false }])

  const { seq } = await (await other(`/api/cases/${id}`)).json<Case>()
  const step = { do: 'dismiss', reason: 'mistake' }
  await agent(`/api/cases/${id}/steps`, { method: 'POST', body: JSON.stringify({ step, seq }) })
  expect((await inbox(other, '?mentioned=1')).cases).toHaveLength(1)

  const seen = await other(`/api/cases/${id}/seen`, { method: 'POST' })
  expect(seen.status).toBe(204)
  const after = await inbox(other, '?mentioned=1')
  expect(after.cases).toMatchObject([{ id, isMentioned: false }])
  expect(after.counts.mentions).toBe(0)
  await note(agent, id, [otherId])
  expect((await inbox(other)).counts.mentions).toBe(1)
})

test('nobody is told of their own note, and only who works on cases of this site can be mentioned', async () => {
  const { site, agent, other, id } = await desk()
  const { me } = await (await agent('/api/case-people')).json<CasePeople>()
  expect((await note(agent, id, [me ?? ''])).status).toBe(200)
  expect((await inbox(agent)).counts.mentions).toBe(0)
  const foreign = await makeTenant()
  const stranger = await signIn(foreign, { role: 'agent' })
  const { me: strangerId } = await (await stranger('/api/case-people')).json<CasePeople>()
  expect((await note(agent, id, [strangerId ?? ''])).status).toBe(422)
  await signIn(site, { role: 'viewer' })
  const viewer = await env.DB.prepare(
    "SELECT user_id AS id FROM members WHERE site_id = ? AND role = 'viewer'",
  )
    .bind(site.db.siteId)
    .first<string>('id')
  expect((await note(agent, id, [viewer ?? ''])).status).toBe(422)
  expect((await other(`/api/cases/${id}`)).status).toBe(200)
})

test('other systems are told who is mentioned and where, and never what the note says', async () => {
  const { site, agent, otherId, id } = await desk()
  await makeEndpoint(site, { topics: ['case.mentioned'] })
  await note(agent, id, [])
  await note(agent, id, [otherId])
  const { results } = await env.DB.prepare('SELECT topic, body FROM outbox WHERE site_id = ?')
    .bind(site.db.siteId)
    .all<{ topic: string; body: string }>()
  expect(results).toMatchObject([{ topic: 'case.mentioned' }])
  expect(JSON.parse(results[0]?.body ?? '')).toMatchObject({ id, mentioned: ['Ada'] })
  expect(results[0]?.body).not.toContain('canary')
})
