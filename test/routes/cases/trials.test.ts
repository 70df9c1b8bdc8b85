import { describe, expect, test } from 'vitest'
import type { TrialsView } from '#contract/cases/trial-view.ts'
import { signIn } from '#test/support/calls.ts'
import { makeAsking, rowsOf } from '#test/support/clock.ts'
import { makeTenant } from '#test/support/world.ts'

type Browser = Awaited<ReturnType<typeof signIn>>
const send = async (who: Browser, method: 'POST' | 'PATCH', body: unknown) =>
  await who('/api/ask-trials', { method, body: JSON.stringify(body) })
const PLAN = { days: [1, 7], answers: 400, seen: 0 }

interface Problem {
  detail: string
  fields?: { field: string; reason: string }[]
}

describe('a trial of when to ask', () => {
  test('says before it begins what it could find, and holds to that', async () => {
    const { site } = await makeAsking()
    const manager = await signIn(site, { role: 'manager' })
    const before = await (await manager('/api/ask-trials')).json<TrialsView>()
    expect(before.trial).toBeNull()
    expect(before.outlook).toMatchObject({ deviation: 50, of: 0 })
    const size = before.outlook.sizes.find(({ answers }) => answers === 400)
    expect(size?.two).toBeCloseTo(14.008, 2)
    const begun = await send(manager, 'POST', PLAN)
    expect(begun.status).toBe(201)
    const { trial } = await begun.json<TrialsView>()
    expect(trial).toMatchObject({
      id: 1,
      days: [1, 7],
      planned: 400,
      detectable: size?.two,
      phase: 'running',
      verdict: 'too_early',
      answers: 0,
    })
  })

  test('is replaced by another one, or stopped, and both stand in the log', async () => {
    const { site } = await makeAsking()
    const manager = await signIn(site, { role: 'manager' })
    await send(manager, 'POST', PLAN)
    const again = await send(manager, 'POST', { ...PLAN, days: [0, 3, 10], seen: 1 })
    expect((await again.json<TrialsView>()).trial).toMatchObject({ id: 2, days: [0, 3, 10] })
    expect((await send(manager, 'PATCH', { stop: 1 })).status).toBe(409)
    const stopped = await send(manager, 'PATCH', { stop: 2 })
    expect((await stopped.json<TrialsView>()).trial).toMatchObject({
      phase: 'stopped',
      verdict: 'stopped',
    })
    expect((await send(manager, 'PATCH', { stop: 2 })).status).toBe(409)
    const log = await rowsOf<{ action: string; target: string; details: string }>(site, 'audit_log')
    expect(log.filter(({ action }) => action.startsWith('trial.'))).toMatchObject([
      { action: 'trial.started', target: '1', details: '{"days":"1, 7","answers":400}' },
      { action: 'trial.started', target: '2' },
      { action: 'trial.stopped', target: '2' },
    ])
  })

  test('that somebody did not know of is not replaced', async () => {
    const { site } = await makeAsking()
    const manager = await signIn(site, { role: 'manager' })
    await send(manager, 'POST', PLAN)
    const late = await send(manager, 'POST', PLAN)
    expect(late.status).toBe(409)
    expect((await late.json<Problem>()).detail).toContain('meanwhile')
  })

  test('needs a survey that asks', async () => {
    const site = await makeTenant()
    const manager = await signIn(site, { role: 'manager' })
    const none = await send(manager, 'POST', PLAN)
    expect(none.status).toBe(422)
    expect((await none.json<Problem>()).detail).toContain('survey')
  })

  test('is read by who reads figures, and begun by who manages the site', async () => {
    const { site } = await makeAsking()
    const viewer = await signIn(site, { role: 'viewer' })
    expect((await viewer('/api/ask-trials')).status).toBe(200)
    expect((await send(viewer, 'POST', PLAN)).status).toBe(403)
    expect((await send(viewer, 'PATCH', { stop: 1 })).status).toBe(403)
    expect(await rowsOf(site, 'ask_trials')).toEqual([])
  })
})

describe('hostile plans are refused with the field', () => {
  const DAYS: unknown[] = [
    [],
    [1],
    [1, 2, 3, 4],
    [7, 1],
    [1, 1],
    [-1, 7],
    [1, 31],
    [1, 7.5],
    ['1', '7'],
    [1, null],
    [1, Number.MAX_SAFE_INTEGER],
    '1,7',
    { 0: 1, 1: 7, length: 2 },
    null,
    undefined,
  ]
  test('of days and of answers', async () => {
    const { site } = await makeAsking()
    const manager = await signIn(site, { role: 'manager' })
    for (const days of DAYS) {
      const answer = await send(manager, 'POST', { ...PLAN, days })
      expect(answer.status).toBe(422)
      const { fields = [] } = await answer.json<Problem>()
      expect(fields[0]?.field).toMatch(/^days/)
      expect(fields[0]?.reason).not.toBe('')
    }
    for (const answers of [0, -100, 101, 1e9, '400', null, [400], 400.5]) {
      const answer = await send(manager, 'POST', { ...PLAN, answers })
      expect(answer.status).toBe(422)
      expect((await answer.json<Problem>()).fields?.[0]?.field).toBe('answers')
    }
    // Fifty trials of a site are the most.
    for (const more of [
      { seen: -1 },
      { seen: 50 },
      { seen: '0' },
      { __proto__: null, arm: 7 },
      { startedAt: 1 },
    ])
      expect((await send(manager, 'POST', { ...PLAN, ...more })).status).toBe(422)
    for (const body of [{}, { stop: true }, { stop: 0 }, { stop: '1' }, { stop: 1, id: 2 }, [], 7])
      expect((await send(manager, 'PATCH', body)).status).toBe(422)
    const big = { ...PLAN, days: Array.from({ length: 2000 }, (_, at) => at) }
    expect((await send(manager, 'POST', big)).status).toBe(413)
    expect(await rowsOf(site, 'ask_trials')).toEqual([])
  })
})
