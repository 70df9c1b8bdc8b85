import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Desk } from '#contract/cases/desk.ts'
import { changeCases } from '#worker/db/cases/change.ts'
import { changeDesk } from '#worker/db/cases/desk.ts'
import { changeOf } from '#worker/db/cases/change-of.ts'
import { findCase } from '#worker/db/cases/list.ts'
import { actingDb, openDirectory } from '#worker/db/connect.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'
import { startTerms } from '#worker/domain/cases/start-terms.ts'
import { takeStep, type CaseFacts } from '#worker/domain/cases/step.ts'
import type { CaseStep } from '#contract/cases/cases.ts'
import { rowsOf, setDesk } from '#test/support/clock.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeCase } from '#test/support/act.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'
import { makeEndpoint } from '#test/support/world.ts'

/* What happens to cases that nobody touches. Monday to Friday, eight to six in Warsaw. */

const MONDAY = Date.parse('2026-11-09T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const DESK: Desk = {
  ...USUAL_DESK,
  firstContact: 60,
  resolution: 20 * 60,
  escalations: [
    { afterMinutes: 120, priority: 'high' },
    { afterMinutes: 300, priority: 'urgent' },
  ],
}

const at = (site: TestSite, now: number, database = env.DB) =>
  actingDb(openDirectory(database), site.db.siteId, { kind: 'system', id: 't', name: 't', now })

async function desk(settings: Partial<Desk> = {}): Promise<TestSite> {
  const site = await makeSite()
  await setDesk(site, { ...DESK, ...settings })
  return site
}

async function open(site: TestSite, now: number): Promise<string> {
  const terms = startTerms(now, DESK, 'Europe/Warsaw')
  return await makeCase(site, null, { issue: null, openedAt: now, ...terms })
}

/** Takes a step as an agent does. */
async function step(site: TestSite, id: string, { now, ...what }: { now: number } & CaseStep) {
  const row = await findCase(site.db, id)
  if (!row) throw new Error('no case')
  const time = { ...DESK.hours, timezone: 'Europe/Warsaw' }
  const by = { now, time, me: { id: 'me', name: 'Me' }, people: new Map<string, string>() }
  const stepped = takeStep(row, what, by)
  if ('refused' in stepped) throw new Error(stepped.refused)
  const change = { ...changeOf(row, { kind: what.do, origin: '' }), changes: stepped.changes }
  expect((await changeCases(at(site, now), [change])).size).toBe(1)
}

const storyOf = async (site: TestSite) =>
  (await rowsOf<{ kind: string; at: number; details: string }>(site, 'case_events'))
    .toSorted((a, b) => a.at - b.at)
    .map(({ kind, details }) => [kind, JSON.parse(details)] as const)
const caseOf = async (site: TestSite, id: string) =>
  (await findCase(site.db, id)) as CaseFacts & {
    wakeAt: number | null
  }

describe('a case that nobody touches', () => {
  test('is raised once when its first contact is due, more urgent by its age, and raised again', async () => {
    const site = await desk()
    const endpoint = await makeEndpoint(site)
    const id = await open(site, MONDAY)
    expect(await runJob(site, MONDAY + 1)).toBe(MONDAY + HOUR)
    expect(await storyOf(site)).toMatchObject([['opened', {}]])
    // The cron has missed some runs: one is enough.
    const dues: number[] = []
    for (const hours of [1, 1.5, 2.5, 5, 6]) dues.push(await runJob(site, MONDAY + hours * HOUR))
    expect(dues[1]).toBe(MONDAY + 2 * HOUR)
    expect(await storyOf(site)).toEqual([
      ['opened', {}],
      ['overdue', { term: 'first' }],
      ['escalate', { priority: 'high' }],
      ['escalate', { priority: 'urgent' }],
    ])
    expect(await caseOf(site, id)).toMatchObject({ priority: 3, escalation: 2, wakeAt: null })
    await step(site, id, { now: MONDAY + 7 * HOUR, do: 'contacted' })
    await runJob(site, MONDAY + 3 * DAY)
    expect((await storyOf(site)).at(-1)).toEqual(['overdue', { term: 'resolution' }])
    const told = await rowsOf<{ topic: string; endpoint_id: string }>(site, 'outbox')
    const topics = told.filter((one) => one.endpoint_id === endpoint).map(({ topic }) => topic)
    expect(topics.toSorted()).toEqual([...Array(5).fill('case.changed'), 'case.opened'])
  })

  test('is neither raised nor more urgent while its clock stands or once it is done', async () => {
    const site = await desk()
    const [waits, done] = [await open(site, MONDAY), await open(site, MONDAY)]
    await step(site, waits, { now: MONDAY + 1, do: 'wait', for: 'carrier' })
    await step(site, done, {
      now: MONDAY + 1,
      do: 'resolve',
      cause: 'damaged',
      action: 'apology',
      askAgain: true,
    })
    for (const days of [1, 3, 9]) await runJob(site, MONDAY + days * DAY)
    const kinds = (await storyOf(site)).map(([kind]) => kind)
    expect(kinds.toSorted()).toEqual(['opened', 'opened', 'resolve', 'wait'])
    // It goes on where it was: only open time has aged it.
    await step(site, waits, { now: MONDAY + 14 * DAY, do: 'resume' })
    expect(await runJob(site, MONDAY + 14 * DAY + 1)).toBeLessThanOrEqual(MONDAY + 14 * DAY + HOUR)
    expect(await caseOf(site, waits)).toMatchObject({ escalation: 0, raisedAt: null })
    await runJob(site, MONDAY + 14 * DAY + 2 * HOUR)
    expect(await caseOf(site, waits)).toMatchObject({ escalation: 1, priority: 2 })
  })

  test('goes on where it was once it is opened again', async () => {
    const site = await desk()
    const id = await open(site, MONDAY)
    await runJob(site, MONDAY + 2.5 * HOUR)
    const now = MONDAY + 3 * HOUR
    await step(site, id, { now, do: 'resolve', cause: 'damaged', action: 'none', askAgain: false })
    await runJob(site, MONDAY + 7 * DAY)
    expect(await caseOf(site, id)).toMatchObject({ escalation: 1, wakeAt: null })
    await step(site, id, { now: MONDAY + 8 * DAY, do: 'reopen' })
    await runJob(site, MONDAY + 8 * DAY + HOUR)
    expect(await caseOf(site, id)).toMatchObject({ escalation: 1 })
    // Three hours before and two now are the five of the second step.
    await runJob(site, MONDAY + 8 * DAY + 2 * HOUR)
    expect(await caseOf(site, id)).toMatchObject({ escalation: 2, priority: 3 })
  })

  test('wakes when it was put off until then', async () => {
    const site = await desk({ escalations: [] })
    const id = await open(site, MONDAY)
    await step(site, id, { now: MONDAY + 1, do: 'contacted' })
    await step(site, id, { now: MONDAY + 2, do: 'snooze', until: MONDAY + 30 * 60_000 })
    expect(await runJob(site, MONDAY + 3)).toBe(MONDAY + 30 * 60_000)
    await runJob(site, MONDAY + 30 * 60_000)
    expect(await caseOf(site, id)).toMatchObject({ snoozedUntil: null })
    expect((await storyOf(site)).at(-1)).toEqual(['wake', {}])
  })

  test('is looked at by another desk as soon as that was changed', async () => {
    const site = await desk({ escalations: [] })
    const id = await open(site, MONDAY)
    await runJob(site, MONDAY + 4 * HOUR)
    expect(await changeDesk(at(site, MONDAY + 4 * HOUR), DESK, 1)).toBe(true)
    await runJob(site, MONDAY + 4 * HOUR + 1)
    expect(await caseOf(site, id)).toMatchObject({ escalation: 1, priority: 2 })
  })
})

test('ages stand still over the night of the change of clocks, and count the hours of the day', async () => {
  // Clocks went back on Sunday, 25 October 2026: Friday 17:00 in summer to Monday 9:00 in winter.
  const site = await desk({ escalations: [{ afterMinutes: 120, priority: 'high' }] })
  const friday = Date.parse('2026-10-23T15:00:00Z')
  const id = await open(site, friday)
  await runJob(site, Date.parse('2026-10-26T07:59:00Z'))
  expect(await caseOf(site, id)).toMatchObject({ escalation: 0 })
  await runJob(site, Date.parse('2026-10-26T08:00:00Z'))
  expect(await caseOf(site, id)).toMatchObject({ escalation: 1 })
})

test('two runs at once do it once, and one that was killed before it wrote loses nothing', async () => {
  const site = await desk()
  await open(site, MONDAY)
  const now = MONDAY + 2.5 * HOUR
  const killed = watched(env.DB, {
    made: (sql) => {
      if (sql.includes('changeCases')) throw new Error('killed')
    },
  })
  const job = async (database = env.DB) => {
    const own = openDirectory(database)
    return await runJob({ ...site, own: { ...own, siteId: site.db.siteId } }, now)
  }
  await expect(job(killed)).rejects.toThrow('killed')
  expect(await storyOf(site)).toHaveLength(1)
  await Promise.all([job(), job(), job()])
  const kinds = (await storyOf(site)).map(([kind]) => kind)
  expect(kinds.toSorted()).toEqual(['escalate', 'opened', 'overdue'])
})

test('a hundred due cases are done in runs of few queries and rows, none of them twice', async () => {
  const site = await desk({ escalations: [] })
  for (let n = 0; n < 40; n += 1) await open(site, MONDAY)
  for (let run = 0; run < 6; run += 1) {
    const { meter } = site.own
    const before = meter.queries
    await runJob(site, MONDAY + 2 * HOUR, 20)
    expect(meter.queries - before).toBeLessThanOrEqual(40)
  }
  const kinds = (await storyOf(site)).map(([kind]) => kind)
  expect(kinds.filter((kind) => kind === 'overdue')).toHaveLength(40)
})
