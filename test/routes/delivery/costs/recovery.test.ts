import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import {
  countBacklog,
  countCoverage,
  readAfter,
  readFigureCases,
} from '#worker/db/cases/recovery.ts'
import { signIn } from '#test/support/calls.ts'
import { makeShop } from '#test/support/costs.ts'
import { live, type Life } from '#test/support/lives.ts'
import type { TestSite } from '#test/support/site-factory.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

async function report(site: TestSite): Promise<RecoveryReport> {
  const viewer = await signIn(site, { role: 'viewer' })
  return await (await viewer('/api/delivery/recovery')).json<RecoveryReport>()
}

/** Ten customers who came back in words, five of them also in deeds; five silent, three skipped. */
const LIVES: Life[] = [
  ...Array.from({ length: 10 }, (_, n): Life => ({
    before: 4,
    failure: 1,
    after: 5,
    askAgain: 'answered',
    contactHours: n + 1,
    isLinked: n % 3 === 0,
    cost: 1000 + n,
    ...(n < 5 ? { boughtAfter: n === 0 ? 75 : 30 } : {}),
  })),
  ...Array.from({ length: 2 }, (): Life => ({ failure: 2, after: 2, askAgain: 'answered' })),
  ...Array.from({ length: 5 }, (): Life => ({ failure: 1, askAgain: 'asked', boughtAfter: 10 })),
  ...Array.from({ length: 3 }, (): Life => ({ failure: 1, askAgain: 'skipped', reopened: 1 })),
]

test('before, at the failure and after it, with buying beside it and the silent in sight', async () => {
  const site = await makeShop()
  await live(site, LIVES)
  const told = await report(site)
  expect(told).toMatchObject({
    cases: 20,
    resolved: 20,
    asked: 17,
    answered: 12,
    skipped: 3,
    silent: 5,
    waiting: 0,
    isPart: false,
    triples: { n: 10, before: 50, failure: -100, after: 100 },
    pairs: { n: 12, before: null, failure: -1100 / 12, after: 900 / 12 },
  })
  const [in60, in90] = told.bought
  expect(in60).toMatchObject({
    days: 60,
    all: { x: 9, n: 20 },
    movedUp: { x: 4, n: 10 },
    notMovedUp: { x: 0, n: 2 },
    silent: { x: 5, n: 5 },
  })
  expect(in90).toMatchObject({ days: 90, movedUp: { x: 5, n: 10 } })
  expect(told.rates).toMatchObject({
    rescued: { x: 10, n: 12 },
    rescueBounds: { low: 10 / 17, high: 15 / 17 },
    recontact: { x: 12, n: 17 },
    reopened: { x: 3, n: 20 },
    repeated: { x: 0, n: 20 },
    // Two were as low again when they were asked again; those opened no case.
    coverage: { x: 20, n: 22 },
  })
  expect(told.rates.rescued.interval?.low).toBeLessThan(10 / 12)
  expect(told.firstContact).toEqual({ n: 10, open: 10, median: 5.5 * HOUR, p90: 9.1 * HOUR })
  expect(told.resolution).toMatchObject({ n: 20, median: 2 * DAY })
  expect(told.costs).toEqual([{ currency: 'PLN', n: 10, totalMinor: 10_045, medianMinor: 1004.5 }])
})

test('nothing is called bought or not before the days are over, and of nobody whom nobody knows', async () => {
  const site = await makeShop()
  await live(site, [
    { failure: 1, askAgain: 'skipped', age: 40, boughtAfter: 1 },
    { failure: 1, askAgain: 'skipped', age: 80 },
  ])
  await env.DB.prepare('UPDATE cases SET order_id = ? WHERE site_id = ? AND number = 2')
    .bind('unheard-of', site.db.siteId)
    .run()
  const { bought } = await report(site)
  expect(bought.map(({ all }) => [all.x, all.n])).toEqual([
    [0, 0],
    [0, 0],
  ])
})

test('what replaces a broken order was not bought', async () => {
  const site = await makeShop()
  const gone = { failure: 1, askAgain: 'skipped', boughtAfter: 5 } as const
  await live(site, [{ ...gone, isReplacement: true }, gone])
  const { bought } = await report(site)
  expect(bought.map(({ all }) => [all.x, all.n])).toEqual([
    [1, 2],
    [1, 2],
  ])
})

test('under five customers there is no mean', async () => {
  const site = await makeShop()
  await live(site, LIVES.slice(0, 4))
  expect((await report(site)).triples).toEqual({ n: 4, before: null, failure: null, after: null })
})

test('what is not done is told by its age, and an empty site by zeros', async () => {
  const site = await makeShop()
  expect(await report(site)).toMatchObject({
    cases: 0,
    since: null,
    pairs: { n: 0 },
    firstContact: { n: 0, median: null },
    rates: { rescued: { x: 0, n: 0, interval: null }, rescueBounds: null },
  })
  await live(
    site,
    [0.5, 2, 2, 10, 40].map((age): Life => ({ failure: 1, askAgain: 'due', age })),
  )
  await env.DB.prepare(
    "UPDATE cases SET list = 'open', state = 'new' WHERE site_id = ?1 AND number < 5",
  )
    .bind(site.db.siteId)
    .run()
  await env.DB.prepare(
    "UPDATE cases SET list = 'waiting', state = 'waiting_carrier' WHERE site_id = ?1 AND number = 5",
  )
    .bind(site.db.siteId)
    .run()
  const { backlog, isBacklogPart } = await report(site)
  expect(isBacklogPart).toBe(false)
  expect(backlog.map(({ days, open, waiting }) => [days, open, waiting])).toEqual([
    [0, 1, 0],
    [1, 2, 0],
    [3, 0, 0],
    [7, 1, 0],
    [30, 0, 1],
  ])
})

test('all of it reads some rows a case, however much there is', async () => {
  const site = await makeShop()
  await live(
    site,
    Array.from(
      { length: 600 },
      (_, n): Life => LIVES[n % LIVES.length] ?? { failure: 1, askAgain: 'due' },
    ),
  )
  const { meter } = site.db
  const before = meter.rowsRead
  const cases = await readFigureCases(site.db)
  await readAfter(site.db, cases)
  await countCoverage(site.db)
  await countBacklog(site.db, Date.now())
  expect(meter.rowsRead - before).toBeLessThan(25_000)
  const beside = meter.rowsRead
  await readDesk(site.db)
  expect(meter.rowsRead - beside).toBeLessThanOrEqual(1)
})
