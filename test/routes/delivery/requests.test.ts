import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { answerBody, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeTenant } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { signedMessage } from '../cases/signed-message.ts'

const now = () => new Date().toISOString()

async function shop() {
  const site = await makeTenant()
  const owner = await signIn(site, { role: 'owner' })
  const made = await owner('/api/connections', {
    method: 'POST',
    body: JSON.stringify({ sender: 'generic', name: 'Shop' }),
  })
  const { address, secret } = await made.json<{ address: string; secret: string }>()
  const tell = async (body: unknown) => {
    const response = await signedMessage(address, secret, body)
    expect(response.status).toBe(200)
  }
  return { site, tell }
}

const order = (id: string, email: string) => ({ id, email, changedAt: now() })

async function count({ db }: TestSite, sql: string): Promise<number> {
  const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${sql}`)
    .bind(db.siteId)
    .first<{ n: number }>()
  return row?.n ?? -1
}

test('a shop system that asks to forget a customer has their orders and answers forgotten', async () => {
  const { site, tell } = await shop()
  await tell({ orders: [order('9001', 'ann@mail.example'), order('9002', 'bob@mail.example')] })
  const reference = 'verified' as const
  await storeAnswers(site, [
    { orderRef: '9001', reference, comment: 'mine' },
    { orderRef: '9002', reference, comment: 'his' },
  ])
  await tell({
    requests: [{ kind: 'erase-customer', email: 'ann@mail.example', orders: ['9001'] }],
  })
  expect(await count(site, 'orders WHERE site_id = ?')).toBe(1)
  const { results } = await env.DB.prepare(
    'SELECT comment FROM answers WHERE site_id = ? AND comment IS NOT NULL',
  )
    .bind(site.db.siteId)
    .all()
  expect(results).toEqual([{ comment: 'his' }])
  // The rest, by e-mail, is begun and gone on with by the job.
  expect(await count(site, 'erasures WHERE site_id = ? AND finished_at IS NULL')).toBe(1)
  await runJob(site, Date.now())
  expect(await count(site, 'erasures WHERE site_id = ? AND finished_at IS NULL')).toBe(0)
})

test('a shop system that was uninstalled and asks to be forgotten is, and sends no more', async () => {
  const { site, tell } = await shop()
  await tell({
    orders: [order('9001', 'ann@mail.example')],
    parcels: [{ carrier: 'dpd', code: '77', status: 'in_transit', at: now() }],
  })
  await tell({ requests: [{ kind: 'erase-shop' }] })
  await runJob(site, Date.now())
  for (const table of ['orders', 'shipments', 'messages'])
    expect(await count(site, `${table} WHERE site_id = ?`)).toBe(0)
  expect(await count(site, 'connections WHERE site_id = ? AND ended_at IS NOT NULL')).toBe(1)
  expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
})
