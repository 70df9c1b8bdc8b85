import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { CasesPage } from '#contract/cases/cases.ts'
import { erasureSchema, subjectExportSchema } from '#contract/privacy.ts'
import { SITE_TABLES } from '#test/support/seams/groups.ts'
import { answerBody, postFromShop, signIn } from '#test/support/calls.ts'
import { makeTenant } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { signedMessage } from './signed-message.ts'

/* What is erased must stand nowhere: the marks below are looked for in every table. */

const EMAIL = 'canary.person@mail.example'
const MARKS = ['canary', 'K4NARIEK']
const MESSAGE = () => ({
  orders: [
    {
      id: 'K4NARIEK-9',
      number: 'K4NARIEK-1001',
      email: EMAIL,
      changedAt: new Date().toISOString(),
    },
  ],
  parcels: [
    {
      carrier: 'inpost',
      code: 'K4NARIEK-62',
      order: 'K4NARIEK-1001',
      status: 'delivered',
      issue: 'damaged',
      at: new Date().toISOString(),
    },
  ],
})

/** Every row of the site as text. */
async function dump({ db }: TestSite): Promise<string> {
  const rows = await Promise.all(
    SITE_TABLES.map(async (table) => {
      const found = env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`).bind(db.siteId)
      return JSON.stringify((await found.all()).results)
    }),
  )
  return rows.join('\n')
}

test.each([
  ['email', EMAIL],
  ['order', 'K4NARIEK-1001'],
] as const)(
  'erasing by %s leaves none of it in orders, parcels, messages, cases and notes',
  async (kind, value) => {
    const site = await makeTenant()
    const owner = await signIn(site, { role: 'owner' })
    const connection = await owner('/api/connections', {
      method: 'POST',
      body: JSON.stringify({ sender: 'generic', name: 'Shop' }),
    })
    expect(connection.status).toBe(201)
    const { address, secret } = await connection.json<{ address: string; secret: string }>()
    const told = await signedMessage(address, secret, MESSAGE())
    expect(told.status).toBe(200)
    const made = await owner('/api/cases', {
      method: 'POST',
      body: JSON.stringify({ order: 'K4NARIEK-1001', title: 'canary called about K4NARIEK-1001' }),
    })
    expect(made.status).toBe(201)
    const { id, seq } = await made.json<{ id: string; seq: number }>()
    const note = { step: { do: 'note', text: 'canary said K4NARIEK-9' }, seq }
    await owner(`/api/cases/${id}/steps`, { method: 'POST', body: JSON.stringify(note) })
    const claim = { do: 'resolve', cause: 'damaged', action: 'refund', claimRef: 'K4NARIEK-claim' }
    const resolved = { step: claim, filter: {}, bulk: crypto.randomUUID(), ids: [id] }
    const bulk = await owner('/api/cases/steps', { method: 'POST', body: JSON.stringify(resolved) })
    expect(await bulk.json()).toMatchObject({ changed: 1 })
    await env.DB.prepare(
      `INSERT INTO sends (site_id, endpoint_id, id, message, topic, subject, at, attempt, outcome, ms, reply)
      VALUES (?1, 'e', 's', 'm', 'case.resolved', ?2, 1, 1, 'refused', 1, 'canary was not taken')`,
    )
      .bind(site.db.siteId, id)
      .run()
    const copied = await owner('/api/privacy/export', {
      method: 'POST',
      body: JSON.stringify({ subject: { kind, value } }),
    })
    const { held } = subjectExportSchema.parse(await copied.json())
    expect(held).toMatchObject({
      orders: [{ number: 'K4NARIEK-1001' }],
      parcels: [{ code: 'K4NARIEK-62' }],
      issues: [{ type: 'damaged' }],
      cases: [{ title: 'canary called about K4NARIEK-1001', claim_ref: 'K4NARIEK-claim' }],
    })
    expect(held.caseEvents.map((event) => event['note'])).toContain('canary said K4NARIEK-9')
    const before = await dump(site)
    for (const mark of MARKS) expect(before).toContain(mark)

    const erasure = await owner('/api/privacy/erasures', {
      method: 'POST',
      body: JSON.stringify({ subject: { kind, value } }),
    })
    expect(erasureSchema.parse(await erasure.json()).state).toBe('done')
    const after = await dump(site)
    for (const mark of MARKS) expect(after).not.toContain(mark)
    // The case stays, without its words.
    const { counts } = await (await owner('/api/cases')).json<CasesPage>()
    expect(counts.done).toBe(1)
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
  },
)
