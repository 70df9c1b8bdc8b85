import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { DEMO_KEY } from '#contract/words.ts'
import type { ParcelStatus } from '#contract/delivery/words.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { storingOrders } from '#worker/db/delivery/store-orders.ts'
import { storingParcels } from '#worker/db/delivery/store-parcels.ts'
import { runBatch } from '#worker/db/connect.ts'
import { createSigningKey } from '#worker/db/site/signing-keys.ts'
import { answerTokens } from '#worker/secrets/tokens/shop-tokens.ts'
import { fetchWorker } from '#test/support/calls.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import { makeBareSite, makeSite, type TestSite } from '#test/support/site-factory.ts'
import { asSystem } from '#test/support/world.ts'

interface Told {
  order: string
  code: string
  status: ParcelStatus
  events: { at: number; status: ParcelStatus }[]
  token: string
}

async function parcel(query = ''): Promise<Told | null> {
  const answer = await fetchWorker(`/demo/parcel.json${query}`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return await answer.json()
}

async function send(site: TestSite, id: string, status: ParcelStatus): Promise<void> {
  const at = Date.now()
  const unknown = {
    key: null,
    number: null,
    emailHash: null,
    customerRef: null,
    valueMinor: null,
    currency: null,
    country: null,
    region: null,
    lang: null,
    refundedAt: null,
    replaces: null,
  }
  const order = { ...unknown, id, placedAt: at, changedAt: at, state: 'open' as const }
  const told = { promised: '2026-11-20', connectionId: 'C0NNECT1' }
  await runBatch(site.db, [
    storingOrders(site.db, [{ ...order, ...told }], null),
    ...storingParcels(
      site.db,
      [
        {
          ...told,
          carrier: 'dpd',
          code: `1${id}`,
          senderId: null,
          order: id,
          status,
          issue: null,
          at,
          day: '2026-11-19',
          event: { t: at, c: status, s: status },
          estimate: null,
          url: null,
          issueId: uuidv7(),
          lateId: uuidv7(),
        },
      ],
      { now: at, toldIn: null },
    ),
  ])
}

test('the demo shop’s server tells a parcel that is on its way, and proves whose order it is', async () => {
  const site = await makeBareSite({ key: DEMO_KEY })
  await createSigningKey(asSystem(site), 'shop')
  const other = await makeSite()
  await send(other, 'THEIRS', 'in_transit')
  expect(await parcel()).toBeNull()

  await send(site, 'A-1', 'in_transit')
  await send(site, 'A-2', 'delivered')
  await send(site, 'A-3', 'pre_transit')
  const told = await parcel()
  expect(told).toMatchObject({ order: 'A-1', code: '1A-1', status: 'in_transit' })
  expect(told?.events).toHaveLength(1)
  const token = told?.token ?? ''
  const keys = { siteId: site.db.siteId, signingKeys: ['shop'] }
  const about = { touchpointId: 'tracking-page', instants: [Date.now()] }
  expect(await answerTokens(env.WAYFELT_SECRET, keys)(token, about)).toEqual({
    orderRef: 'A-1',
    customerRef: null,
    reference: 'verified',
  })

  expect((await parcel('?order=A-3'))?.order).toBe('A-3')
  expect(await parcel('?order=A-2')).toBeNull()
  expect(await parcel('?order=THEIRS')).toBeNull()

  // Whoever has answered for an order is given another one; there is none.
  const reported = { surveyId: 'parcel-problem', orderRef: 'A-1', reference: 'verified' as const }
  await insertAnswers(site.db, [newAnswer(reported)])
  expect(await parcel()).toBeNull()
  expect((await parcel('?order=A-1'))?.order).toBe('A-1')
})
