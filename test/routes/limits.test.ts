import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { HoldList, SuspicionList } from '#contract/holds.ts'
import type { Curve } from '#contract/journey.ts'
import { lookForForgery } from '#worker/db/answers/suspicions.ts'
import { actingDb } from '#worker/db/connect.ts'
import { systemStamp } from '#worker/jobs/system-stamp.ts'
import { addIntake } from '#worker/db/collect/intake.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { callerNetwork, networkOf } from '#worker/http/network.ts'
import {
  answerBody,
  countAnswers,
  displayEvent,
  postFromShop,
  signIn,
} from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

/* H3.1 and H3.4 of the attack: what one address can send, and what a day may cost. */

const TODAY = new Date().toISOString().slice(0, 10)

async function makeAskingSite(addressLimit?: 120 | 600 | 3000): Promise<TestSite> {
  const site = await makeSite({ timezone: 'UTC', ...(addressLimit && { addressLimit }) })
  await makeSurvey(site)
  return site
}

const from = (address: string) => ({ 'cf-connecting-ip': address })
const send = async (site: TestSite, address: string, more: Record<string, unknown> = {}) =>
  (await postFromShop('/v1/answers', answerBody(site, more), from(address))).status
const tell = async (site: TestSite, address: string, count: number) =>
  await postFromShop(
    '/v1/events',
    { site: site.key, events: Array.from({ length: count }, () => displayEvent()) },
    from(address),
  )

/** Statuses of calls one after the other, counted. */
async function statuses(count: number, call: (index: number) => Promise<number>) {
  const seen: Record<number, number> = {}
  for (let index = 0; index < count; index += 1) {
    const status = await call(index)
    seen[status] = (seen[status] ?? 0) + 1
  }
  return seen
}

/** What is limited by the minute is tried again where it reached into the next one. */
async function inOneMinute<Result>(run: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const minute = Math.floor(Date.now() / 60_000)
    const result = await run()
    if (Math.floor(Date.now() / 60_000) === minute) return result
  }
}

describe('H3.1: one address', () => {
  test('gets 120 answers a minute, whoever they are said to be from', async () => {
    const { seen, other } = await inOneMinute(async () => {
      const site = await makeAskingSite()
      const call = async (index: number) =>
        await send(site, '203.0.113.5', { respondent: `visitor-${index}` })
      return { seen: await statuses(125, call), other: await send(site, '203.0.113.6') }
    })
    expect(seen).toEqual({ 201: 120, 429: 5 })
    expect(other).toBe(201)
  })

  test('of IPv6 is a whole /64', async () => {
    const { seen, other } = await inOneMinute(async () => {
      const site = await makeAskingSite()
      const call = async (index: number) => await send(site, `2001:db8:7:1::${index.toString(16)}`)
      return { seen: await statuses(125, call), other: await send(site, '2001:db8:7:2::1') }
    })
    expect(seen).toEqual({ 201: 120, 429: 5 })
    expect(other).toBe(201)
  })

  test('has its events counted one by one, also in batches', async () => {
    const seen = await inOneMinute(async () => {
      const site = await makeAskingSite()
      return await statuses(4, async () => (await tell(site, '203.0.113.5', 50)).status)
    })
    expect(seen).toEqual({ 200: 2, 429: 2 })
  })

  test('gets more where the site wants it', async () => {
    const seen = await inOneMinute(async () => {
      const site = await makeAskingSite(600)
      return await statuses(13, async () => (await tell(site, '203.0.113.5', 50)).status)
    })
    expect(seen).toEqual({ 200: 12, 429: 1 })
  })

  test('is asked to come later, never told that it was stored', async () => {
    const { refused, stored } = await inOneMinute(async () => {
      const site = await makeAskingSite()
      for (const count of [50, 50, 20]) await tell(site, '203.0.113.5', count)
      const answer = await postFromShop('/v1/answers', answerBody(site), from('203.0.113.5'))
      return { refused: answer, stored: await countAnswers(site) }
    })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(stored).toBe(0)
  })
})

describe('H3.1, H3.2: a network', () => {
  test.each([
    ['203.0.113.9', '203.0.113', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::', '2001:db8:1:2::'],
    ['2001:DB8:0001:0002::', '2001:db8:1:2::', '2001:db8:1:2::'],
    ['2001:db8::1', '2001:db8:0:0::', '2001:db8:0:0::'],
    ['::1', '0:0:0:0::', '0:0:0:0::'],
    ['::ffff:203.0.113.9', '203.0.113', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113', '203.0.113.9'],
    ['fe80::1%eth0', 'fe80:0:0:0::', 'fe80:0:0:0::'],
    ['local', 'local', 'local'],
  ])('of %s is %s, its caller %s', (address, network, caller) => {
    expect(networkOf(address)).toBe(network)
    expect(callerNetwork(address)).toBe(caller)
  })
})

describe('H3.4: a day that has used up half of its budget', () => {
  async function makeFlooded(): Promise<TestSite> {
    const site = await makeAskingSite()
    await addIntake(site.db, { day: TODAY, rows: 2500 })
    return site
  }
  const curveOf = async (site: TestSite): Promise<Curve> => {
    const browser = await signIn(site)
    const path = `/api/journeys/shopping/curve?from=${TODAY}&to=${TODAY}`
    return await (await browser(path)).json<Curve>()
  }

  test('keeps answers, held, and loses none when they are released', async () => {
    const site = await makeFlooded()
    for (let index = 0; index < 12; index += 1)
      expect(await send(site, `198.51.${index}.7`)).toBe(201)
    expect((await curveOf(site)).n).toBe(0)
    const manager = await signIn(site, { role: 'manager' })
    const { holds } = await (await manager('/api/holds')).json<HoldList>()
    expect(holds).toMatchObject([{ kind: 'budget', answers: 12, releasedAt: null }])
    await manager(`/api/holds/${holds[0]?.id}`, { method: 'PATCH', body: '{"released":true}' })
    expect((await curveOf(site)).n).toBe(12)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('asks a network that has given ten to come later', async () => {
    const site = await makeFlooded()
    const call = async (index: number) => await send(site, `203.0.113.${index}`)
    expect(await statuses(14, call)).toEqual({ 201: 10, 429: 4 })
    expect(await send(site, '198.51.100.1')).toBe(201)
  })

  test('takes ten events more of each network, and counts them', async () => {
    const site = await makeFlooded()
    expect((await tell(site, '203.0.113.5', 6)).status).toBe(200)
    expect((await tell(site, '203.0.113.6', 6)).status).toBe(429)
    expect((await tell(site, '198.51.100.1', 10)).status).toBe(200)
    expect((await curveOf(site)).stages[0]?.asked).toBe(16)
  })

  test('lets a source be held before its own hold is released: what is forged stays out', async () => {
    const site = await makeFlooded()
    for (let index = 0; index < 10; index += 1) {
      await send(site, `203.0.113.${index}`, { score: 1 })
      await send(site, `198.51.${index}.7`, { score: 5, displayed: true })
    }
    const manager = await signIn(site, { role: 'manager' })
    await lookForForgery(actingDb(site.own, site.db.siteId, systemStamp(Date.now())), true)
    const { suspicions } = await (await manager('/api/suspicions')).json<SuspicionList>()
    expect(suspicions).toMatchObject([{ answers: 10, shown: 0 }])
    const body = JSON.stringify({ source: suspicions[0]?.source })
    await manager('/api/holds', { method: 'POST', body })
    await manager('/api/holds/1', { method: 'PATCH', body: '{"released":true}' })
    expect((await curveOf(site)).stages[0]).toMatchObject({ n: 10, sentiment: 100 })
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('counts what else comes in once somebody has released its hold, and keeps it again after all', async () => {
    const site = await makeFlooded()
    await send(site, '198.51.1.7')
    const manager = await signIn(site, { role: 'manager' })
    const setReleased = async (released: boolean) =>
      await manager('/api/holds/1', { method: 'PATCH', body: JSON.stringify({ released }) })
    await setReleased(true)
    await send(site, '198.51.2.7')
    expect((await curveOf(site)).n).toBe(2)
    await setReleased(false)
    await send(site, '198.51.3.7')
    expect((await curveOf(site)).n).toBe(0)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('begins one hold, however many notice it at once', async () => {
    const site = await makeFlooded()
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(site, `198.51.${index}.7`)))
    const holds = await env.DB.prepare('SELECT count(*) AS n FROM holds WHERE site_id = ?')
      .bind(site.db.siteId)
      .first<{ n: number }>()
    expect(holds?.n).toBe(1)
    const held = await env.DB.prepare(
      'SELECT count(*) AS n FROM answers WHERE site_id = ? AND held = 1',
    )
      .bind(site.db.siteId)
      .first<{ n: number }>()
    expect(held?.n).toBe(20)
  })

  test('is told in the log', async () => {
    const site = await makeFlooded()
    await send(site, '198.51.100.1')
    const owner = await signIn(site)
    const log = await (await owner('/api/audit?action=answers.held')).json<{ entries: unknown[] }>()
    expect(log.entries).toMatchObject([
      { actor: { kind: 'system', id: 'budget' }, target: TODAY, details: { kind: 'budget' } },
    ])
  })
})

test('H3.4: an isolate tells of its rows once in three hundred, not with every answer', async () => {
  const site = await makeAskingSite()
  const rows = async () =>
    (
      await env.DB.prepare('SELECT rows FROM intake WHERE site_id = ?')
        .bind(site.db.siteId)
        .first<{ rows: number }>()
    )?.rows
  for (let index = 0; index < 99; index += 1) await send(site, `198.51.${index}.7`)
  expect(await rows()).toBeUndefined()
  await send(site, '198.51.100.1')
  await expect.poll(rows).toBe(300)
})
