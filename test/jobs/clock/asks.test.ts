import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { CaseStep } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import type { HeardOrder, HeardParcel } from '#worker/domain/delivery/heard.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { answerBy, makeAsking, rowsOf, setDesk, tellAt, toldAt } from '#test/support/clock.ts'
import { makeCase } from '#test/support/act.ts'
import { runJob } from '#test/support/jobs.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'
import { asSystem, makeTenant } from '#test/support/world.ts'

/* Customers are asked once for each experience, by a link that the shop's mailer sends. */

const HOUR = 3_600_000
const DAY = 24 * HOUR
const T = Date.now()
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const ORDER: HeardOrder = {
  id: '9001',
  number: '1001',
  email: 'ann@shop.example',
  changedAt: T - 9 * DAY,
  state: 'open',
  lang: 'en',
}
const PARCEL: HeardParcel = {
  carrier: 'inpost',
  code: '6200',
  order: '1001',
  status: 'delivered',
  issue: null,
  at: T - 5 * DAY,
  raw: 'delivered',
}
const AGAIN = { ...PARCEL, code: '6300', at: T + 2 * DAY }

type Browser = Awaited<ReturnType<typeof signIn>>
async function step(agent: Browser, id: string, what: CaseStep): Promise<Case> {
  const { seq } = await (await agent(`/api/cases/${id}`)).json<Case>()
  const body = JSON.stringify({ step: what, seq })
  const answer = await agent(`/api/cases/${id}/steps`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  return await answer.json<Case>()
}
const resolve = (action: 'replacement' | 'refund' | 'apology', askAgain = true) =>
  ({ do: 'resolve', cause: 'damaged', action, askAgain }) as const

async function resolved(action: 'replacement' | 'refund' | 'apology') {
  const made = await makeAsking()
  const { site } = made
  await tellAt(site, { orders: [ORDER], parcels: [PARCEL] }, T - 5 * DAY)
  const agent = await signIn(site, { role: 'agent' })
  const id = await makeCase(site, '9001')
  await step(agent, id, resolve(action))
  return { ...made, agent, id }
}

/** What the mailer was told. */
const readCase = async (agent: Browser, id: string) =>
  await (await agent(`/api/cases/${id}`)).json<Case>()
const asksOf = async (site: TestSite) =>
  await rowsOf<{ kind: string; answered_at: number | null; case_id: string | null }>(
    site,
    'order_asks',
  )

describe('after a replacement', () => {
  test('nobody is asked by the closing, but when it has come; the answer stands in the case', async () => {
    const { site, endpoint, agent, id } = await resolved('replacement')
    await step(agent, id, { do: 'close' })
    await runJob(site, T + DAY)
    expect(await toldAt(endpoint)).toEqual([])
    await tellAt(
      site,
      { parcels: [{ ...AGAIN, status: 'in_transit', at: T + DAY, raw: 'sent' }] },
      T + DAY,
    )
    await tellAt(site, { parcels: [AGAIN] }, T + 2 * DAY)
    await runJob(site, T + 2 * DAY + 60_000)
    const [told, ...others] = await toldAt(endpoint)
    expect(others).toEqual([])
    expect(told).toMatchObject({ ask: 'again', case: id, order: '9001', lang: 'en' })
    expect(await readCase(agent, id)).toMatchObject({
      askAgain: 'asked',
      askedAt: T + 2 * DAY + 60_000,
    })
    expect(await answerBy(told?.link ?? '', 5)).toBe(200)
    const after = await readCase(agent, id)
    expect(after.askAgain).toBe('answered')
    expect(after.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['answered', 'ask', 'close', 'resolve', 'opened']),
    )
    expect(await rowsOf(site, 'answer_links')).toMatchObject([
      { kind: 'case', target: id, method: 'code', state: 'linked' },
      { kind: 'order', target: '9001', method: 'code', state: 'linked' },
    ])
    const [answer] = await rowsOf(site, 'answers')
    expect(answer).toMatchObject({ order_ref: '9001', reference: 'verified', score: 5 })
    // A link answers once.
    expect(await answerBy(told?.link ?? '', 1)).toBe(200)
    expect(await rowsOf(site, 'answers')).toHaveLength(1)
  })

  test('also that of an order which stands in for the first one', async () => {
    const { site, endpoint } = await resolved('replacement')
    const other = { ...ORDER, id: '9002', number: '1002', replaces: '1001', changedAt: T + DAY }
    const came = { ...AGAIN, order: '1002' }
    await tellAt(site, { orders: [other], parcels: [came] }, T + 2 * DAY)
    await runJob(site, T + 2 * DAY + 60_000)
    expect(await toldAt(endpoint)).toMatchObject([{ ask: 'again', order: '9001' }])
  })

  test('two that were delivered are two asks and two answers; nothing that was asked before counts', async () => {
    const { site, endpoint, agent, id } = await resolved('replacement')
    await tellAt(site, { parcels: [AGAIN] }, T + 2 * DAY)
    await runJob(site, T + 2 * DAY + 60_000)
    await answerBy((await toldAt(endpoint))[0]?.link ?? '', 2)
    await step(agent, id, { do: 'reopen' })
    await step(agent, id, resolve('replacement'))
    await runJob(site, T + 3 * DAY)
    // Still the first one.
    expect(await toldAt(endpoint)).toHaveLength(1)
    const third = { ...AGAIN, code: '6400', at: T + 5 * DAY, raw: 'third' }
    await tellAt(site, { parcels: [third] }, T + 5 * DAY)
    await runJob(site, T + 5 * DAY + 60_000)
    const [, second] = await toldAt(endpoint)
    expect(await answerBy(second?.link ?? '', 5)).toBe(200)
    expect((await asksOf(site)).map((ask) => ask.answered_at !== null)).toEqual([true, true])
    expect(await rowsOf(site, 'answers')).toHaveLength(2)
  })
})

test('after a refund the money has landed some days first, and the case says when', async () => {
  const { site, endpoint, agent, id } = await resolved('refund')
  await runJob(site, T + HOUR)
  expect(await readCase(agent, id)).toMatchObject({ askAgain: 'due', askAgainAt: null })
  const refund = { ...ORDER, changedAt: T + DAY, refundedAt: T + DAY }
  await tellAt(site, { orders: [refund] }, T + DAY)
  await runJob(site, T + DAY + 60_000)
  expect(await readCase(agent, id)).toMatchObject({ askAgainAt: T + 6 * DAY })
  await runJob(site, T + 6 * DAY - 1)
  expect(await toldAt(endpoint)).toEqual([])
  await runJob(site, T + 6 * DAY)
  expect(await toldAt(endpoint)).toHaveLength(1)
})

test('after an apology it is some days after the resolution', async () => {
  const { site, endpoint, agent, id } = await resolved('apology')
  await runJob(site, T + HOUR)
  const { askAgainAt, resolvedAt } = await readCase(agent, id)
  expect(askAgainAt).toBe((resolvedAt ?? 0) + 7 * DAY)
  await runJob(site, T + 8 * DAY)
  expect(await toldAt(endpoint)).toHaveLength(1)
})

describe('an agent', () => {
  test('asks now, once; “no survey” holds whatever comes', async () => {
    const { site, endpoint, agent, id } = await resolved('replacement')
    await step(agent, id, { do: 'ask_now' })
    await runJob(site, T + 2 * HOUR)
    expect(await toldAt(endpoint)).toHaveLength(1)
    const { seq } = await readCase(agent, id)
    const body = JSON.stringify({ step: { do: 'ask_now' }, seq })
    expect((await agent(`/api/cases/${id}/steps`, { method: 'POST', body })).status).toBe(409)

    const other = await makeCase(site, '9001')
    await step(agent, other, resolve('replacement', false))
    const third = await makeCase(site, '9001')
    await step(agent, third, resolve('replacement'))
    await step(agent, third, { do: 'skip_ask' })
    await tellAt(site, { parcels: [AGAIN] }, T + 2 * DAY)
    await runJob(site, T + 3 * DAY)
    expect(await toldAt(endpoint)).toHaveLength(1)
    expect(await readCase(agent, other)).toMatchObject({ askAgain: 'skipped' })
    expect(await readCase(agent, third)).toMatchObject({ askAgain: 'skipped' })
  })

  test('of a case that was reopened before it was due has nobody asked until it is over again', async () => {
    const { site, endpoint, agent, id } = await resolved('replacement')
    await step(agent, id, { do: 'reopen' })
    await tellAt(site, { parcels: [AGAIN] }, T + 2 * DAY)
    await runJob(site, T + 2 * DAY + HOUR)
    expect(await toldAt(endpoint)).toEqual([])
    await step(agent, id, resolve('replacement'))
    await runJob(site, T + 2 * DAY + 2 * HOUR)
    expect(await toldAt(endpoint)).toHaveLength(1)
  })
})

describe('the budget of asks', () => {
  const budget = async (site: TestSite, most: number) =>
    await env.DB.prepare('UPDATE sites SET ask_budget = ? WHERE id = ?')
      .bind(JSON.stringify({ days: 10, most, gaps: [] }), site.db.siteId)
      .run()

  test('keeps an ask back until there is room, and counts it once', async () => {
    const { site, endpoint, agent, id } = await resolved('apology')
    await budget(site, 1)
    const other = await makeCase(site, '9001')
    await step(agent, other, resolve('apology'))
    await runJob(site, T + 8 * DAY)
    await runJob(site, T + 9 * DAY)
    expect(await toldAt(endpoint)).toHaveLength(1)
    const states = [await readCase(agent, id), await readCase(agent, other)]
    expect(states.map(({ askAgain }) => askAgain).toSorted()).toEqual(['asked', 'due'])
    expect(states.map(({ askAgainAt }) => askAgainAt)).toContain(T + 18 * DAY)
    await runJob(site, T + 18 * DAY + 1)
    expect(await toldAt(endpoint)).toHaveLength(2)
  })

  test('and an opt-out hold here too; the story says so', async () => {
    const { site, endpoint, agent, id } = await resolved('apology')
    await step(agent, id, { do: 'ask_now' })
    await runJob(site, T + HOUR)
    const { optOut = '' } = (await toldAt(endpoint))[0] ?? {}
    const gone = await fetchWorker(new URL(optOut).pathname, { method: 'POST' })
    expect(gone.status).toBe(200)
    const other = await makeCase(site, '9001')
    await step(agent, other, resolve('apology'))
    await step(agent, other, { do: 'ask_now' })
    await runJob(site, T + 2 * HOUR)
    expect(await toldAt(endpoint)).toHaveLength(1)
    const { askAgain, events } = await readCase(agent, other)
    expect(askAgain).toBe('skipped')
    expect(events[0]).toMatchObject({ kind: 'skip_ask', details: { why: 'opted-out' } })
  })
})

test('an ask that was killed on its way is asked by the next run, and two runs at once ask once', async () => {
  const { site, endpoint, agent, id } = await resolved('apology')
  await step(agent, id, { do: 'ask_now' })
  const job = async (word: string | null) => {
    const made = (sql: string) => {
      if (word !== null && sql.includes(word)) throw new Error('killed')
    }
    const own = { ...openDirectory(watched(env.DB, { made })), siteId: site.db.siteId }
    return await runJob({ ...site, own }, T + HOUR)
  }
  await env.DB.prepare('UPDATE sites SET ask_budget = ? WHERE id = ?')
    .bind(JSON.stringify({ days: 10, most: 1, gaps: [] }), site.db.siteId)
    .run()
  // The budget was claimed, and nothing else was done.
  await expect(job('storingAsk')).rejects.toThrow('killed')
  expect(await asksOf(site)).toEqual([])
  await Promise.all([job(null), job(null), job(null)])
  await job(null)
  expect(await asksOf(site)).toHaveLength(1)
  expect(await toldAt(endpoint)).toHaveLength(1)
})

test('without a system that sends it nobody is asked, and it is asked once there is one', async () => {
  const { site, endpoint, agent, id } = await resolved('apology')
  await env.DB.prepare("UPDATE endpoints SET state = 'off' WHERE site_id = ?")
    .bind(site.db.siteId)
    .run()
  await step(agent, id, { do: 'ask_now' })
  await runJob(site, T + HOUR)
  expect(await readCase(agent, id)).toMatchObject({ askAgain: 'due' })
  await env.DB.prepare("UPDATE endpoints SET state = 'on' WHERE site_id = ?")
    .bind(site.db.siteId)
    .run()
  await runJob(site, T + 2 * DAY)
  expect(await toldAt(endpoint)).toHaveLength(1)
})

test('of an order that was erased nobody is asked, and its link is nobody’s', async () => {
  const { site, endpoint, agent, id } = await resolved('apology')
  await step(agent, id, { do: 'ask_now' })
  await runJob(site, T + HOUR)
  const [told] = await toldAt(endpoint)
  const other = await makeCase(site, '9001')
  await step(agent, other, resolve('apology'))
  await forgetOrders(asSystem(site), ['9001'])
  expect(await asksOf(site)).toEqual([])
  expect((await fetchWorker(new URL(told?.link ?? '').pathname)).status).toBe(410)
  await runJob(site, T + 9 * DAY)
  expect(await toldAt(endpoint)).toHaveLength(1)
  expect(await readCase(agent, other)).toMatchObject({ askAgain: 'skipped' })
})

describe('has it arrived?', () => {
  const PROMISED = { ...ORDER, promised: dayOf(T - 3 * DAY) }
  const UNDER_WAY = { ...PARCEL, status: 'in_transit' as const, raw: 'sent' }

  async function asked(parcel: HeardParcel = UNDER_WAY) {
    const made = await makeAsking()
    await tellAt(made.site, { orders: [PROMISED], parcels: [parcel] }, T - 5 * DAY)
    await runJob(made.site, T - 4 * DAY)
    return made
  }

  test('is asked once when the promised day is over, and “no” is an issue that the customer named', async () => {
    const { site, endpoint } = await asked()
    expect(await toldAt(endpoint)).toEqual([])
    for (const hours of [0, 1, 24, 49]) await runJob(site, T - DAY + hours * HOUR)
    const [told, ...others] = await toldAt(endpoint)
    expect(others).toEqual([])
    expect(told).toMatchObject({ ask: 'arrived', order: '9001', case: null, carrier: 'inpost' })
    expect(await answerBy(told?.link ?? '', 0)).toBe(200)
    const late = (await rowsOf(site, 'delivery_issues')).find(({ type }) => type === 'late')
    expect(late).toMatchObject({ said_at: expect.any(Number), seen_at: expect.any(Number) })
    expect(await rowsOf(site, 'answer_links')).toMatchObject([
      { kind: 'issue', target: late?.['id'] },
      { kind: 'order', target: '9001' },
    ])
  })

  test.each([
    ['delivered', 'delivered_not_received'],
    ['lost', 'lost'],
  ] as const)('“no” of a parcel that is %s by now is %s', async (status, type) => {
    const { site, endpoint } = await asked()
    await runJob(site, T - DAY)
    await tellAt(site, { parcels: [{ ...PARCEL, status, at: T - HOUR, raw: status }] }, T - HOUR)
    await answerBy((await toldAt(endpoint))[0]?.link ?? '', 0)
    const said = (await rowsOf(site, 'delivery_issues')).filter((one) => one['said_at'] !== null)
    expect(said).toMatchObject([{ type, code: '6200', fault: 'carrier' }])
  })

  test('“yes” is no issue, and of what was delivered nobody is asked', async () => {
    const { site, endpoint } = await asked()
    await runJob(site, T - DAY)
    await answerBy((await toldAt(endpoint))[0]?.link ?? '', 1)
    const issues = await rowsOf(site, 'delivery_issues')
    expect(issues.filter((one) => one['said_at'] !== null)).toEqual([])
    const delivered = await asked(PARCEL)
    await runJob(delivered.site, T - DAY)
    expect(await toldAt(delivered.endpoint)).toEqual([])
  })
})

test('the desk takes live surveys of the right kind only, and keeps the code of its links', async () => {
  const site = await makeTenant()
  const manager = await signIn(site, { role: 'manager' })
  const { desk } = await (await manager('/api/case-desk')).json<{ desk: object }>()
  const put = async (more: object, seq: number) =>
    await manager('/api/case-desk', {
      method: 'PUT',
      body: JSON.stringify({ desk: { ...desk, ...more }, seq }),
    })
  expect((await put({ againSurvey: 'none' }, 0)).status).toBe(422)
  expect((await put({ arrivedSurvey: 'checkout-csat' }, 0)).status).toBe(422)
  expect((await put({ againSurvey: 'checkout-csat' }, 0)).status).toBe(200)
  const [before] = await rowsOf<{ ask_code: string; origin: string }>(site, 'clock')
  expect(before?.origin).toBe('https://wayfelt.example')
  expect((await put({ againSurvey: 'checkout-csat', refundDays: 3 }, 1)).status).toBe(200)
  expect(await rowsOf(site, 'clock')).toEqual([before])
  await expect(setDesk(site, {})).resolves.toBeUndefined()
})
