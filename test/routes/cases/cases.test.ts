import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { BulkReport, CaseChanges, CasesPage, CaseStepInput } from '#contract/cases/cases.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { Case } from '#contract/cases/story.ts'
import { answerBody, postFromShop, signIn } from '#test/support/calls.ts'
import { makeEndpoint, makeTenant } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'

const RULE: CaseRule = {
  id: 'bad',
  name: '1 or 2 of 5',
  isOn: true,
  priority: 'high',
  owner: null,
  groups: [[{ kind: 'score', scale: 'csat5', from: 1, to: 2 }]],
}

type Browser = Awaited<ReturnType<typeof signIn>>
const send = async (browser: Browser, path: string, body: unknown) =>
  await browser(path, { method: 'POST', body: JSON.stringify(body) })
const putRules = async (browser: Browser, rules: CaseRule[], seq: number) =>
  await browser('/api/case-rules', { method: 'PUT', body: JSON.stringify({ rules, seq }) })

async function desk(rules: CaseRule[] = [RULE]) {
  const site = await makeTenant()
  const manager = await signIn(site, { role: 'manager' })
  const agent = await signIn(site, { role: 'agent' })
  const saved = await putRules(manager, rules, 0)
  expect(saved.status).toBe(200)
  return { site, manager, agent }
}

async function answer(site: TestSite, overrides: Record<string, unknown> = {}) {
  const body = answerBody(site, { score: 1, comment: 'Paczka zgnieciona', ...overrides })
  expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  return body
}

const inbox = async (browser: Browser, query = '') =>
  await (await browser(`/api/cases${query}`)).json<CasesPage>()

async function step(
  browser: Browser,
  { id, seq }: { id: string; seq: number },
  what: CaseStepInput,
) {
  return await send(browser, `/api/cases/${id}/steps`, { step: what, seq })
}

describe('a rule', () => {
  test('opens one case for an answer, in its transaction, however often it is sent', async () => {
    const { site, agent } = await desk()
    const body = await answer(site)
    expect((await postFromShop('/v1/answers', body)).status).toBe(200)
    await answer(site, { score: 5 })
    const page = await inbox(agent)
    expect(page.counts).toEqual({
      open: 1,
      waiting: 0,
      done: 0,
      mine: 0,
      unowned: 1,
      mentions: 0,
    })
    expect(page.cases).toMatchObject([
      {
        number: 1,
        state: 'new',
        priority: 'high',
        comment: 'Paczka zgnieciona',
        score: 1,
        sentiment: -100,
        stage: 'purchase',
        touchpoint: 'checkout',
      },
    ])
  })

  test('has made a case that is found by its number, too', async () => {
    const { site, agent } = await desk()
    await answer(site)
    const [listed] = (await inbox(agent)).cases
    const found = await (await agent('/api/cases/1')).json<Case>()
    expect(found.id).toBe(listed?.id)
    expect((await agent('/api/cases/2')).status).toBe(404)
  })

  test('opens none for an answer that is held', async () => {
    const { site, agent } = await desk()
    await answer(site)
    await env.DB.prepare('UPDATE answers SET held = 1 WHERE site_id = ?').bind(site.db.siteId).run()
    expect((await inbox(agent)).counts.open).toBe(1)
  })

  test('that nobody can fulfil is named, and one that somebody else changed is not overwritten', async () => {
    const { manager } = await desk()
    const never: CaseRule = {
      ...RULE,
      groups: [[...(RULE.groups[0] ?? []), { kind: 'score', scale: 'csat5', from: 4, to: 5 }]],
    }
    const saved = await putRules(manager, [never], 1)
    expect(await saved.json()).toMatchObject({
      seq: 2,
      neverTrue: [{ rule: 'bad', group: 0, why: 'scores' }],
    })
    const late = await putRules(manager, [], 1)
    expect(late.status).toBe(409)
  })

  test('says in a dry run how many cases it would have opened', async () => {
    const { site, manager } = await desk([])
    await answer(site, { score: 1 })
    await answer(site, { score: 2 })
    await answer(site, { score: 4 })
    const report = await send(manager, '/api/case-rules/dry-run', { rules: [RULE] })
    expect(await report.json()).toEqual({ answers: 3, cases: 2, byRule: { bad: 2 }, next: null })
    expect((await inbox(manager)).counts.open).toBe(0)
  })
})

describe('a case', () => {
  test('is taken, worked on and resolved with cause and action, and tells what happened', async () => {
    const { site, agent } = await desk()
    await answer(site)
    const [first] = (await inbox(agent)).cases
    if (!first) throw new Error('no case')
    const taken = await (await step(agent, first, { do: 'take' })).json<Case>()
    expect(taken).toMatchObject({ state: 'acknowledged', ownerName: 'Ada', seq: 2 })
    const noted = await (
      await step(agent, taken, { do: 'note', text: 'Called them.' })
    ).json<Case>()
    const waiting = await (await step(agent, noted, { do: 'wait', for: 'carrier' })).json<Case>()
    expect(waiting).toMatchObject({ state: 'waiting_carrier', list: 'waiting', dueAt: null })
    expect((await inbox(agent)).counts).toMatchObject({ open: 0, waiting: 1, mine: 0 })
    const resume = await (await step(agent, waiting, { do: 'resume' })).json<Case>()
    const done = await step(agent, resume, {
      do: 'resolve',
      cause: 'damaged',
      action: 'refund',
      costMinor: 4900,
    })
    const resolved = await done.json<Case>()
    expect(resolved).toMatchObject({
      state: 'resolved',
      list: 'done',
      cause: 'damaged',
      action: 'refund',
      costMinor: 4900,
      currency: 'EUR',
      askAgain: 'skipped',
    })
    expect(resolved.events.map(({ kind }) => kind).toReversed()).toEqual([
      'opened',
      'take',
      'note',
      'wait',
      'resume',
      'resolve',
    ])
    expect(resolved.events.find(({ kind }) => kind === 'note')?.note).toBe('Called them.')
  })

  test.each([
    [{ do: 'resolve', cause: 'damaged' }, 422, 'step.action', 'say what was done'],
    [{ do: 'resolve', action: 'refund' }, 422, 'step.cause', 'say what caused it'],
    [{ do: 'dismiss' }, 422, 'step.reason', 'say why'],
    [{ do: 'assign', owner: 'nobody-here' }, 422, 'step.owner', 'is nobody here'],
    [{ do: 'snooze', until: 1 }, 422, 'step.until', 'is over'],
    [{ do: 'note', text: 'Look', mentions: ['nobody'] }, 422, 'step.mentions', 'is nobody here'],
    [{ do: 'close' }, 409, 'case_state', 'reopen it first'],
    [{ do: 'fly' }, 422, 'step.do', ''],
    [{ do: 'note', text: '   ' }, 422, 'step.text', ''],
  ])('refuses %o, says why, and stays as it is', async (what, status, ...told) => {
    const { site, agent } = await desk()
    await answer(site)
    const [first] = (await inbox(agent)).cases
    if (!first) throw new Error('no case')
    const response = await send(agent, `/api/cases/${first.id}/steps`, { step: what, seq: 1 })
    expect(response.status).toBe(status)
    const said = await response.text()
    for (const words of told) expect(said).toContain(words)
    expect((await inbox(agent)).cases).toEqual([first])
  })

  test('that two agents change at once takes the first, and tells the second', async () => {
    const { site, agent, manager } = await desk()
    await answer(site)
    const [first] = (await inbox(agent)).cases
    if (!first) throw new Error('no case')
    const tries = [agent, manager].map(async (who) => await step(who, first, { do: 'take' }))
    const both = (await Promise.all(tries)).toSorted((a, b) => a.status - b.status)
    expect(both.map(({ status }) => status)).toEqual([200, 409])
    expect(await both[1]?.json()).toMatchObject({ code: 'case_changed' })
  })

  test('is opened by hand for an answer, and not for one that is not there', async () => {
    const { site, agent } = await desk([])
    const { id } = await answer(site)
    const made = await send(agent, '/api/cases', { answer: id, issue: 'damaged' })
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({ number: 1, issue: 'damaged', openedBy: 'Ada' })
    const missing = await send(agent, '/api/cases', { answer: answerBody(site).id })
    expect(missing.status).toBe(422)
    expect((await send(agent, '/api/cases', {})).status).toBe(422)
  })
})

describe('other systems', () => {
  const told = async ({ db }: TestSite) => {
    const rows = env.DB.prepare(
      "SELECT topic, body ->> 'state' AS state, body -> 'touchpoint' ->> 'name' AS place, body ->> 'link' AS link FROM outbox WHERE site_id = ? ORDER BY id",
    )
    return (await rows.bind(db.siteId).all<{ topic: string; state: string; place: string }>())
      .results
  }

  test('are told of a case in the transaction of its cause, and nobody of a step that was not taken', async () => {
    const { site, agent } = await desk()
    await makeEndpoint(site, { topics: ['case.opened', 'case.resolved'] })
    await answer(site)
    const [first] = (await inbox(agent)).cases
    if (!first) throw new Error('no case')
    await step(agent, first, { do: 'take' })
    expect((await step(agent, first, { do: 'take' })).status).toBe(409)
    const resolve = { do: 'resolve', cause: 'damaged', action: 'refund' } as const
    expect((await step(agent, { ...first, seq: 2 }, resolve)).status).toBe(200)
    expect(await told(site)).toMatchObject([
      { topic: 'case.opened', state: 'new', place: 'Checkout' },
      { topic: 'case.resolved', state: 'resolved', place: 'Checkout' },
    ])
  })
})

describe('all that match', () => {
  async function many(n: number) {
    const made = await desk()
    for (let at = 0; at < n; at += 1) await answer(made.site)
    return made
  }
  const bulk = () => crypto.randomUUID()

  async function all(browser: Browser, path: string, body: Record<string, unknown>) {
    let cursor: string | null | undefined
    const total = { changed: 0, skipped: 0 }
    do {
      const piece = await send(browser, path, cursor ? { ...body, cursor } : body)
      const report = await piece.json<BulkReport>()
      total.changed += report.changed
      total.skipped += report.skipped
      cursor = report.next
    } while (cursor)
    return total
  }

  test('are changed in pieces and taken back, but for those that somebody has gone on with', async () => {
    const { agent } = await many(55)
    const whole = { filter: {}, step: { do: 'dismiss', reason: 'spam' }, bulk: bulk() }
    expect(await all(agent, '/api/cases/steps', whole)).toEqual({ changed: 55, skipped: 0 })
    expect((await inbox(agent)).counts).toMatchObject({ open: 0, done: 55 })
    const [one] = (await inbox(agent, '?list=done')).cases
    if (!one) throw new Error('no case')
    expect((await step(agent, one, { do: 'reopen' })).status).toBe(200)
    const undone = await all(agent, '/api/cases/undo', { bulk: whole.bulk })
    expect(undone).toEqual({ changed: 54, skipped: 1 })
    expect((await inbox(agent)).counts).toMatchObject({ open: 55, done: 0 })
    expect((await inbox(agent, '?priority=high')).cases).toHaveLength(25)
  })
})

describe('the inbox', () => {
  test('tells in two rows whether anything has changed', async () => {
    const { site, agent } = await desk()
    const before = await (await agent('/api/cases/changes')).json<CaseChanges>()
    expect(before).toEqual({ changedAt: 0, newest: 0 })
    await answer(site)
    const after = await (await agent('/api/cases/changes')).json<CaseChanges>()
    expect(after.newest).toBe(1)
    expect(after.changedAt).toBeGreaterThan(0)
  })

  test('is not for viewers', async () => {
    const { site } = await desk()
    const viewer = await signIn(site, { role: 'viewer', comments: true })
    expect((await viewer('/api/cases')).status).toBe(403)
  })
})
