import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { CaseStep } from '#contract/cases/cases.ts'
import type { TrialsView } from '#contract/cases/trial-view.ts'
import type { Case } from '#contract/cases/story.ts'
import { tickCases } from '#worker/db/clock/cases.ts'
import { countTrial, startTrial, stopTrial } from '#worker/db/clock/trials.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'
import type { HeardOrder } from '#worker/domain/delivery/heard.ts'
import { signIn } from '#test/support/calls.ts'
import { answerBy, makeAsking, rowsOf, tellAt, toldAt } from '#test/support/clock.ts'
import { makeCase } from '#test/support/act.ts'
import { runJob } from '#test/support/jobs.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { asSystem } from '#test/support/world.ts'

/* A trial asks after the days that it has drawn, and nothing that is changed later moves that. */

const HOUR = 3_600_000
const DAY = 24 * HOUR
const T = Date.now()
const ORDER: HeardOrder = {
  id: '9001',
  number: '1001',
  email: 'ann@shop.example',
  changedAt: T - 9 * DAY,
  state: 'open',
  lang: 'en',
}

interface Draw {
  trial: number
  key: string
  days: number
  since: number
  by_hand: number
}
const drawsOf = async (site: TestSite) => await rowsOf<Draw>(site, 'trial_asks')
const casesOf = async (site: TestSite) =>
  await rowsOf<{ id: string; ask_again: string; ask_again_at: number | null }>(site, 'cases')

async function begin(
  site: TestSite,
  days = [1, 7],
  { seen = 0, planned = 100, at = T - DAY } = {},
) {
  const db = asSystem(site)
  const own = { ...db, actor: { ...db.actor, now: at } }
  expect(await startTrial(own, { days, planned, detectable: 28 }, seen)).toBe(true)
}

type Browser = Awaited<ReturnType<typeof signIn>>
async function step(agent: Browser, id: string, what: CaseStep): Promise<void> {
  const { seq } = await (await agent(`/api/cases/${id}`)).json<Case>()
  const body = JSON.stringify({ step: what, seq })
  expect((await agent(`/api/cases/${id}/steps`, { method: 'POST', body })).status).toBe(200)
}
const resolve = (action: 'replacement' | 'refund' | 'apology') =>
  ({ do: 'resolve', cause: 'damaged', action, askAgain: true }) as const

/** A site with resolved cases of one order. */
async function resolved(cases: number, action: 'refund' | 'apology' = 'apology') {
  const made = await makeAsking()
  await tellAt(made.site, { orders: [ORDER] }, T - 5 * DAY)
  const agent = await signIn(made.site, { role: 'agent' })
  const ids: string[] = []
  for (let one = 0; one < cases; one += 1) {
    const id = await makeCase(made.site, '9001')
    await step(agent, id, resolve(action))
    ids.push(id)
  }
  return { ...made, agent, ids }
}

const readTrial = async (site: TestSite) => {
  const viewer = await signIn(site, { role: 'viewer' })
  const { trial } = await (await viewer('/api/ask-trials')).json<TrialsView>()
  return trial
}

describe('while a trial runs', () => {
  test('each is asked on the day that was drawn for them, and not before', async () => {
    const { site, ids } = await resolved(16)
    await begin(site)
    await runJob(site, T + HOUR)
    const draws = await drawsOf(site)
    expect(draws).toHaveLength(16)
    expect(new Set(draws.map(({ days }) => days))).toEqual(new Set([1, 7]))
    const planned = (await casesOf(site)).map(({ ask_again_at }) => ask_again_at)
    const drawn = draws.map(({ days, since }) => since + days * DAY)
    expect(new Set(planned)).toEqual(new Set(drawn))
    const early = draws.filter(({ days }) => days === 1).length
    const asked = async () =>
      (await rowsOf<{ case_id: string }>(site, 'order_asks')).map((one) => one.case_id)
    await runJob(site, T + DAY - HOUR)
    expect(await asked()).toEqual([])
    await runJob(site, T + DAY + HOUR)
    expect(await asked()).toHaveLength(early)
    await runJob(site, T + 7 * DAY - HOUR)
    expect(await asked()).toHaveLength(early)
    await runJob(site, T + 7 * DAY + HOUR)
    expect((await asked()).toSorted()).toEqual(ids.toSorted())
  })

  test('of a refund it is so many days after the money went back', async () => {
    const { site } = await resolved(1, 'refund')
    await begin(site, [0, 14, 30])
    await runJob(site, T + HOUR)
    expect(await drawsOf(site)).toEqual([])
    const refund = { ...ORDER, changedAt: T + DAY, refundedAt: T + DAY }
    await tellAt(site, { orders: [refund] }, T + DAY)
    await runJob(site, T + DAY + 60_000)
    const [draw] = await drawsOf(site)
    expect(draw).toMatchObject({ since: T + DAY })
    expect([0, 14, 30]).toContain(draw?.days)
  })

  test('what was over before it began, or was heard of too late, is asked as ever', async () => {
    const { site } = await resolved(1)
    await begin(site, [1, 3], { at: T + 2 * HOUR })
    await runJob(site, T + 3 * HOUR)
    expect(await drawsOf(site)).toEqual([])
    const late = await resolved(1)
    await begin(late.site)
    await runJob(late.site, T + 3 * DAY)
    expect(await drawsOf(late.site)).toEqual([])
    const [one] = await casesOf(late.site)
    expect(one?.ask_again_at).toBeGreaterThan(T + 6 * DAY)
  })

  test('what an agent chose before the draw is none of it; after it the answer is not counted', async () => {
    const { site, endpoint, agent, ids } = await resolved(2)
    const [first = '', second = ''] = ids
    await step(agent, first, { do: 'ask_now' })
    await begin(site, [6, 7])
    await runJob(site, T + HOUR)
    expect(await drawsOf(site)).toHaveLength(1)
    await step(agent, second, { do: 'ask_now' })
    await runJob(site, T + 2 * HOUR)
    expect(await drawsOf(site)).toMatchObject([{ by_hand: 1 }])
    for (const { link } of await toldAt(endpoint)) expect(await answerBy(link, 5)).toBe(200)
    const trial = await readTrial(site)
    expect(trial?.answers).toBe(0)
    expect(trial?.arms.map(({ drawn }) => drawn).toSorted()).toEqual([0, 1])
    expect(trial?.arms.map(({ asked }) => asked)).toEqual([0, 0])
  })

  test('who may not be asked stays among those whom it took in', async () => {
    const { site, endpoint } = await resolved(3)
    await env.DB.prepare('UPDATE sites SET ask_budget = ? WHERE id = ?')
      .bind(JSON.stringify({ days: 60, most: 1, gaps: [] }), site.db.siteId)
      .run()
    await begin(site, [0, 1])
    await runJob(site, T + HOUR)
    await runJob(site, T + 2 * DAY)
    await runJob(site, T + 50 * DAY)
    expect(await toldAt(endpoint)).toHaveLength(1)
    const arms = (await readTrial(site))?.arms ?? []
    expect(arms.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(3)
    expect(arms.reduce((sum, { asked }) => sum + asked, 0)).toBe(1)
  })
})

describe('a change in the middle', () => {
  test('of the delays leaves those who were drawn where they are, each with the trial of their own', async () => {
    const { site, agent } = await resolved(3)
    await begin(site)
    await runJob(site, T + HOUR)
    const [before, planned] = [await drawsOf(site), await casesOf(site)]
    await begin(site, [10, 20], { seen: 1, at: T + 2 * HOUR })
    const later = await makeCase(site, '9001')
    await step(agent, later, resolve('apology'))
    await env.DB.prepare(
      'UPDATE cases SET resolved_at = ?, wake_at = 1 WHERE site_id = ? AND id = ?',
    )
      .bind(T + 3 * HOUR, site.db.siteId, later)
      .run()
    await runJob(site, T + 4 * HOUR)
    const after = await drawsOf(site)
    expect(after.filter(({ trial }) => trial === 1)).toEqual(before)
    expect(after.filter(({ trial }) => trial === 2)).toMatchObject([{ since: T + 3 * HOUR }])
    expect((await casesOf(site)).slice(0, 3)).toEqual(planned)
    expect((await readTrial(site))?.arms.map(({ days }) => days)).toEqual([10, 20])
    const trials = await rowsOf<{ stopped_at: number | null }>(site, 'ask_trials')
    expect(trials.map(({ stopped_at }) => stopped_at)).toEqual([T + 2 * HOUR, null])
  })

  test('a trial that was stopped takes nobody in, and two cannot begin at once', async () => {
    const { site } = await resolved(1)
    await begin(site)
    expect(await stopTrial(asSystem(site), 1)).toBe(true)
    expect(await stopTrial(asSystem(site), 1)).toBe(false)
    await runJob(site, T + HOUR)
    expect(await drawsOf(site)).toEqual([])
    const plan = { days: [1, 2], planned: 100, detectable: 28 }
    const both = [1, 1].map(async (seen) => await startTrial(asSystem(site), plan, seen))
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
    expect(await rowsOf(site, 'ask_trials')).toHaveLength(2)
  })
})

test('of two runs that have drawn by different trials, the first plans the case', async () => {
  const { site, ids } = await resolved(1)
  const [id = ''] = ids
  const [row] = await rowsOf<{ seq: number }>(site, 'cases')
  const seq = row?.seq ?? 0
  const planBy = async (trial: number, days: number) => {
    const at = T + days * DAY
    const drawn = { id, seq, trial, key: 'the case', days, since: T }
    const resting = [{ id, seq, wakeAt: at, askAgainAt: at, drawn }]
    await tickCases(asSystem(site), { changes: [], resting })
  }
  await planBy(1, 7)
  await planBy(2, 1)
  expect(await drawsOf(site)).toMatchObject([{ trial: 1, days: 7 }])
  expect(await casesOf(site)).toMatchObject([{ ask_again_at: T + 7 * DAY }])
})

test('two runs at once draw once and ask once', async () => {
  const { site, endpoint } = await resolved(3)
  await begin(site, [0, 1])
  await Promise.all([1, 2, 3].map(async () => await runJob(site, T + HOUR)))
  const draws = await drawsOf(site)
  expect(draws).toHaveLength(3)
  await Promise.all([1, 2, 3].map(async () => await runJob(site, T + 2 * DAY)))
  expect(await drawsOf(site)).toEqual(draws)
  expect(await toldAt(endpoint)).toHaveLength(3)
})

test('a draw writes one row beside the case, and the figures read three rows for each that was asked', async () => {
  const { site } = await resolved(6)
  await begin(site, [0, 1])
  const written = async (table: string) => (await rowsOf(site, table)).length
  await runJob(site, T + HOUR)
  await runJob(site, T + DAY + HOUR)
  expect(await written('trial_asks')).toBe(6)
  expect(await written('order_asks')).toBe(6)
  const before = site.db.meter.rowsRead
  await countTrial(site.db, 1, T + 2 * DAY)
  const read = site.db.meter.rowsRead - before
  expect(read).toBeLessThanOrEqual(6 * 3 + 6)
})

describe('an answer', () => {
  test('counts for the delay of its ask, and the last that was planned ends the trial', async () => {
    const { site, endpoint, agent } = await resolved(4)
    await begin(site, [0, 1], { planned: 3 })
    await runJob(site, T + HOUR)
    await runJob(site, T + DAY + HOUR)
    const told = await toldAt(endpoint)
    for (const [at, { link }] of told.slice(0, 3).entries()) {
      expect((await readTrial(site))?.phase).toBe('running')
      expect(await answerBy(link, at + 3)).toBe(200)
    }
    const trial = await readTrial(site)
    expect(trial).toMatchObject({ phase: 'closing', answers: 3, verdict: 'too_early', pairs: [] })
    expect(trial?.arms.every(({ mean }) => mean === null)).toBe(true)
    const byKey = new Map((await drawsOf(site)).map(({ key, days }) => [key, days]))
    const asks = await rowsOf<{ key: string; answer_id: string | null }>(site, 'order_asks')
    for (const { days, answered } of trial?.arms ?? []) {
      const own = asks.filter((ask) => ask.answer_id !== null && byKey.get(ask.key) === days)
      expect(answered).toBe(own.length)
    }
    const [row] = await rowsOf<{ answered: number; closed_at: number }>(site, 'ask_trials')
    expect(row?.answered).toBe(3)
    // One more is counted with the others, and moves no end.
    expect(await answerBy(told[3]?.link ?? '', 5)).toBe(200)
    expect(await rowsOf(site, 'ask_trials')).toEqual([row])
    expect((await readTrial(site))?.answers).toBe(4)
    const later = await makeCase(site, '9001')
    await step(agent, later, resolve('apology'))
    await runJob(site, T + DAY + 2 * HOUR)
    expect(await drawsOf(site)).toHaveLength(4)
  })

  test('and all of an order that is erased are in no figure', async () => {
    const { site, endpoint } = await resolved(2)
    await begin(site, [0, 1])
    await runJob(site, T + HOUR)
    await runJob(site, T + DAY + HOUR)
    expect(await answerBy((await toldAt(endpoint))[0]?.link ?? '', 5)).toBe(200)
    expect((await readTrial(site))?.answers).toBe(1)
    await forgetOrders(asSystem(site), ['9001'])
    expect(await drawsOf(site)).toEqual([])
    expect((await readTrial(site))?.answers).toBe(0)
  })
})
