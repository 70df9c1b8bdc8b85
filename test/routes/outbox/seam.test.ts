import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { newAnswer } from '#test/support/new-answer.ts'
import { answerWith, heardAt, outboxOf } from '#test/support/outside/calls.ts'
import { runDue, runJob } from '#test/support/jobs.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeEndpoint } from '#test/support/world.ts'
import { storeAnswer, tellingAnswer } from '#worker/db/answers/store.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { claimMessages, nextDue } from '#worker/db/outbox/messages.ts'
import { deliverSome } from '#worker/jobs/outbox/deliver.ts'
import { runDueSites } from '#worker/jobs/run-due-sites.ts'
import { deliverSoon, promiseDelivery, sendingOf } from '#worker/jobs/outbox/soon.ts'

const DAY_MS = 86_400_000
const queue = (env as unknown as { QUEUED: Queue<{ siteId: number }> }).QUEUED

async function tellingSite(): Promise<{ site: TestSite; id: string }> {
  const site = await makeSite()
  await makeSurvey(site)
  return { site, id: await makeEndpoint(site, { topics: ['answer.created'] }) }
}

/** Stores an answer as collecting does where other systems are told. */
async function storeTold({ db }: TestSite, answer: StampedAnswer, tells = true) {
  return await storeAnswer(db, answer, tells ? tellingAnswer(db, answer) : [])
}

const states = async ({ db }: TestSite) => (await outboxOf(db.siteId)).map(({ state }) => state)

async function dueAt({ db }: TestSite): Promise<number> {
  const due = await env.DB.prepare('SELECT due_at FROM due_sites WHERE site_id = ?')
    .bind(db.siteId)
    .first<number>('due_at')
  return due ?? Infinity
}

describe('an answer and its message', () => {
  const cost = async (site: TestSite, tells: boolean) => {
    const before = site.db.meter.rowsWritten
    await storeTold(site, newAnswer(), tells)
    return site.db.meter.rowsWritten - before
  }

  test('are one batch: a message is three rows more, and nobody else pays', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const plain = await cost(site, false)
    expect(plain).toBeLessThanOrEqual(4)
    expect(await cost(site, true)).toBe(plain)
    await makeEndpoint(site, { topics: ['answer.created'] })
    expect(await cost(site, false)).toBe(plain)
    expect(await cost(site, true)).toBeLessThanOrEqual(plain + 3)
    expect(await outboxOf(site.db.siteId)).toHaveLength(1)
  })

  test('are both there once, whoever sends it again', async () => {
    const { site } = await tellingSite()
    const answer = newAnswer()
    expect(await storeTold(site, answer)).toEqual({ duplicate: false })
    await env.DB.prepare('DELETE FROM outbox WHERE site_id = ?').bind(site.db.siteId).run()
    expect(await storeTold(site, answer)).toEqual({ duplicate: true })
    // It was told long ago; that its message is forgotten is no reason to tell it again.
    expect(await outboxOf(site.db.siteId)).toEqual([])
  })

  test('are there without a message where the answer is held', async () => {
    const { site } = await tellingSite()
    await storeTold(site, { ...newAnswer(), held: 7 })
    expect(await outboxOf(site.db.siteId)).toEqual([])
  })

  test('of an answer that was erased meanwhile tells what is left of it', async () => {
    const site = await makeSite()
    const settings = { people: true, comments: true, lang: 'en' as const }
    const id = await makeEndpoint(site, { topics: ['answer.created'], settings })
    const answer = { ...newAnswer(), comment: 'Forget me' }
    await storeTold(site, answer)
    await env.DB.prepare('UPDATE answers SET comment = NULL WHERE site_id = ? AND id = ?')
      .bind(site.db.siteId, answer.id)
      .run()
    await deliverSoon(env, site.db.siteId)
    expect((await heardAt(id))[0]?.body).not.toContain('Forget me')
  })
})

describe('what waits is sent', () => {
  test('by the queue, where one is bound', async () => {
    const { site, id } = await tellingSite()
    await storeTold(site, newAnswer())
    await deliverSoon({ ...env, OUTBOX: queue }, site.db.siteId)
    await expect.poll(async () => (await heardAt(id)).length).toBe(1)
    await expect.poll(async () => await states(site)).toEqual(['sent'])
  })

  test('by the queue also when only the job knows of it', async () => {
    const { site, id } = await tellingSite()
    const now = Date.now()
    await storeTold(site, newAnswer())
    await promiseDelivery(env.DB, site.db.siteId, now)
    await runDueSites({ ...env, OUTBOX: queue, D1_PLAN: 'paid' }, now + 120_000)
    await expect.poll(async () => (await heardAt(id)).length).toBe(1)
    await expect.poll(async () => await states(site)).toEqual(['sent'])
  })

  test('by the job of the site, where no queue is bound and the Worker died after it was stored', async () => {
    const { site, id } = await tellingSite()
    const now = Date.now()
    // The job was here, and comes again in an hour.
    await runDue(now)
    expect(await dueAt(site)).toBeGreaterThan(now + 3_000_000)
    await promiseDelivery(env.DB, site.db.siteId, now)
    await storeTold(site, newAnswer())
    expect(await dueAt(site)).toBeLessThanOrEqual(now + 60_000)
    await runDue(now + 60_000)
    expect(await heardAt(id)).toHaveLength(1)
    expect(await states(site)).toEqual(['sent'])
    // Whoever tells others is looked at each hour, whatever was promised.
    expect(await dueAt(site)).toBeLessThanOrEqual(now + 60_000 + 3_600_000 + 60_000)
  })

  test('again when the next try is due, and not before', async () => {
    const { site, id } = await tellingSite()
    await runDue(Date.now())
    await answerWith(id, { status: 500 }, { status: 200 })
    await storeTold(site, newAnswer())
    await deliverSoon(env, site.db.siteId)
    const [message] = await outboxOf(site.db.siteId)
    expect(await dueAt(site)).toBe(message?.due_at)
    await runDue((message?.due_at ?? 0) + 1000)
    expect(await heardAt(id)).toHaveLength(2)
    expect(await states(site)).toEqual(['sent'])
  })
})

describe('a claim', () => {
  test('is nobody else’s until it runs out, and then the message goes out under its id', async () => {
    const { site, id } = await tellingSite()
    await storeTold(site, newAnswer())
    const now = Date.now() + 1000
    const [claimed] = await claimMessages(site.db, { now, most: 10 })
    expect(claimed).toMatchObject({ attempt: 1 })
    const later = (wait: number) => ({ ...sendingOf(env), clock: () => now + wait })
    expect(await deliverSome(asSystem(site), later(60_000), 10)).toBe(0)
    expect(await deliverSome(asSystem(site), later(121_000), 10)).toBe(1)
    // Who died has used up no try.
    expect(await outboxOf(site.db.siteId)).toMatchObject([{ state: 'sent', tries: 1 }])
    expect((await heardAt(id))[0]?.headers['webhook-id']).toBe(claimed?.id)
  })

  test('takes five of an endpoint, so that a backlog of one is no other’s delay', async () => {
    const { site } = await tellingSite()
    for (let n = 0; n < 12; n += 1) await storeTold(site, newAnswer())
    const other = await makeEndpoint(site, { topics: ['answer.created'] })
    await storeTold(site, newAnswer())
    const claimed = await claimMessages(site.db, { now: Date.now() + 1000, most: 10 })
    expect(claimed).toHaveLength(6)
    expect(claimed.filter(({ endpointId }) => endpointId === other)).toHaveLength(1)
  })
})

test('claiming, and looking when to come again, read no more of a long outbox than of a short one', async () => {
  const { site } = await tellingSite()
  const fill = `INSERT INTO outbox (site_id, endpoint_id, id, topic, subject, made_at, due_at, state)
    SELECT ?1, endpoints.id, 'msg_' || value, 'answer.created', 'x', 1, value, iif(value % 2, 'sent', 'waiting')
    FROM endpoints, json_each(?2) WHERE endpoints.site_id = ?1`
  const numbers = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index))
  await env.DB.prepare(fill).bind(site.db.siteId, numbers).run()
  const before = site.db.meter.rowsRead
  expect(await claimMessages(site.db, { now: Date.now(), most: 6 })).toHaveLength(5)
  await nextDue(site.db)
  expect(site.db.meter.rowsRead - before).toBeLessThan(60)
})

test('an endpoint that takes nothing for three days is disabled, and its message given up', async () => {
  const { site, id } = await tellingSite()
  await answerWith(id, { status: 500 })
  await storeTold(site, newAnswer())
  for (let turn = 0; turn < 10; turn += 1)
    await deliverSome(
      asSystem(site),
      { ...sendingOf(env), clock: () => Date.now() + turn * 2 * DAY_MS, chance: () => 0 },
      10,
    )
  expect(await outboxOf(site.db.siteId)).toMatchObject([{ state: 'failed', tries: 10 }])
  const row = await env.DB.prepare('SELECT state, reason FROM endpoints WHERE id = ?')
    .bind(id)
    .first()
  expect(row).toEqual({ state: 'disabled', reason: 'failing' })
})

test('messages and their log are forgotten after thirty days', async () => {
  const { site } = await tellingSite()
  await storeTold(site, newAnswer({ at: Date.now() }))
  await deliverSoon(env, site.db.siteId)
  const count = async () =>
    await env.DB.prepare('SELECT count(*) AS n FROM sends WHERE site_id = ?')
      .bind(site.db.siteId)
      .first<number>('n')
  await runJob(site, Date.now() + 29 * DAY_MS)
  expect([await count(), (await outboxOf(site.db.siteId)).length]).toEqual([1, 1])
  await runJob(site, Date.now() + 31 * DAY_MS)
  expect([await count(), (await outboxOf(site.db.siteId)).length]).toEqual([0, 0])
})
