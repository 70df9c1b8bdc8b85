import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { signIn } from '#test/support/calls.ts'
import { makeShop } from '#test/support/costs.ts'
import { live, type Life } from '#test/support/lives.ts'
import type { TestSite } from '#test/support/site-factory.ts'

/** Around the clock, so that an hour is an open hour whatever day it is today. */
async function openAlways(site: TestSite): Promise<void> {
  const week = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }])
  await env.DB.prepare('INSERT INTO case_desk (site_id, settings, seq) VALUES (?, ?, 1)')
    .bind(site.db.siteId, JSON.stringify({ hours: { week, holidays: [] } }))
    .run()
}

async function responseOf(site: TestSite) {
  const viewer = await signIn(site, { role: 'viewer' })
  const { response } = await (await viewer('/api/delivery/recovery')).json<RecoveryReport>()
  return response ?? expect.fail('nobody is there')
}

const times = (n: number, life: Omit<Life, 'failure' | 'askAgain'>): Life[] =>
  Array.from({ length: n }, () => ({ failure: 1, askAgain: 'answered', ...life }))

const LIVES: Life[] = [
  ...times(10, { contactHours: 1, after: 5 }),
  ...times(1, { contactHours: 1, after: 4 }),
  ...times(4, { contactHours: 6, after: 3 }),
  ...times(10, { contactHours: 30, after: 2, isLinked: true }),
  // Contacted, and silent since; nobody was contacted; contacted when it was over.
  ...times(3, { contactHours: 2 }),
  ...times(6, { after: 3 }),
  ...times(2, { contactHours: 60, after: 5 }),
]

test('the first contact in open hours stands beside what was said after the case', async () => {
  const site = await makeShop()
  await openAlways(site)
  await live(site, LIVES)
  const told = await responseOf(site)
  expect(told.bands.map(({ upTo, n, mean }) => [upTo, n, mean])).toEqual([
    [60, 11, 1050 / 11],
    [240, 0, null],
    [480, 4, null],
    [1440, 0, null],
    [null, 10, -50],
  ])
  // Contacts after two hours, six and thirty: 11 + 3 of 36 are within two, 18 of them within six.
  expect(told).toMatchObject({ contacted: 30, notYet: 6, without: 8, median: 360 })
  // Two bands that never mix: H = N − 1, but for what is alike in the first.
  expect(told.test).toMatchObject({ df: 1, n: 21 })
  expect(told.test?.chiSquare).toBeGreaterThan(15)
  expect(told.test?.p).toBeLessThan(0.001)
})

test('nights and weekends of the usual desk are nobody’s', async () => {
  const [open, usual] = [await makeShop(), await makeShop()]
  await openAlways(open)
  for (const site of [open, usual]) await live(site, times(8, { contactHours: 24, after: 4 }))
  expect((await responseOf(open)).median).toBe(24 * 60)
  // A day on the wall has ten open hours at most.
  expect((await responseOf(usual)).median).toBeLessThanOrEqual(600)
})

test('an answer that comes later moves into its band, and one of another site never does', async () => {
  const [site, other] = [await makeShop(), await makeShop()]
  for (const one of [site, other]) await openAlways(one)
  await live(site, times(5, { contactHours: 1 }))
  await live(other, times(5, { contactHours: 1, after: 5 }))
  expect((await responseOf(site)).bands[0]).toMatchObject({ n: 0, mean: null })
  expect((await responseOf(other)).bands[0]).toMatchObject({ n: 5, mean: 100 })
  // The same answers, at last: of these orders and after the resolution.
  await env.DB.prepare(
    `INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision,
      touchpoint_id, scale, stage_id, channel, segment, persona, day, score, lang, order_ref,
      reference, sample, answered_at, received_at)
    SELECT ?1, id, body_hash, journey_id, map_version, survey_id, revision, touchpoint_id, scale,
      stage_id, channel, segment, persona, day, 2, lang, order_ref, reference, sample, answered_at,
      received_at FROM answers WHERE site_id = ?2 AND score = 5`,
  )
    .bind(site.db.siteId, other.db.siteId)
    .run()
  expect((await responseOf(site)).bands[0]).toMatchObject({ n: 5, mean: -50 })
})
