import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { insertEvents, periodOf } from '#worker/db/collect/events.ts'
import { deleteManyEvents } from '#worker/db/collect/forget-events.ts'
import type { StampedEvent } from '#worker/domain/collect/stamp-event.ts'
import { newEvent } from '#test/support/new-event.ts'
import { runJob } from '#test/support/jobs.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
/** When the period that runs at NOW began. */
const BORDER = periodOf(NOW) * 8 * DAY_MS

function event(receivedAt: number, overrides: Partial<StampedEvent> = {}): StampedEvent {
  return newEvent({ receivedAt, ...overrides })
}

async function shownOf(site: TestSite): Promise<number | null> {
  return await env.DB.prepare('SELECT sum(shown) AS n FROM rollups WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<number>('n')
}

async function countEvents(site: TestSite): Promise<number | null> {
  return await env.DB.prepare('SELECT count(*) AS n FROM events WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<number>('n')
}

/** Ids of UUIDv7s of a week, or of any UUIDs, in the period before the last one. */
const FILLS = {
  'in the order of time': `printf('%08x-%04x-7000-8000-%012x', (?3 + n * 6000) >> 16, (?3 + n * 6000) & 65535, n)`,
  'by chance': `lower(printf('%s-%s-4000-8000-%s', hex(randomblob(4)), hex(randomblob(2)), hex(randomblob(6))))`,
}

async function fill(
  site: TestSite,
  { count, at, ids = FILLS['by chance'] }: { count: number; at: number; ids?: string },
): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?4)
    INSERT INTO events (site_id, period, id, type, touchpoint_id, scale, stage_id, channel, segment,
      persona, action, day) SELECT ?1, ?2, ${ids}, 'shown', 'checkout', 'csat5', 'purchase', 'web', '',
      '', '', '2026-11-20' FROM numbers WHERE ?3 > 0`,
  )
    .bind(site.db.siteId, periodOf(at), at, count)
    .run()
}

/** What a job read and wrote. */
async function costOf(site: TestSite, job: () => Promise<unknown>) {
  const { rowsRead, rowsWritten, queries } = site.db.meter
  await job()
  const { meter } = site.db
  return {
    read: meter.rowsRead - rowsRead,
    written: meter.rowsWritten - rowsWritten,
    queries: meter.queries - queries,
  }
}

describe('an event', () => {
  test.each([
    ['at once', BORDER + 1, BORDER + 2],
    ['across the border of two periods', BORDER - 1, BORDER],
    ['seven days later', BORDER - 1, BORDER - 1 + 7 * DAY_MS],
    ['seven days later, from the first moment of a period', BORDER, BORDER + 7 * DAY_MS],
  ])('that comes again %s is counted once', async (_, first, second) => {
    const site = await makeSite()
    const sent = event(first)
    expect(await insertEvents(site.db, [sent])).toBe(1)
    await runJob(site, second)
    expect(await insertEvents(site.db, [{ ...sent, receivedAt: second }])).toBe(0)
    expect(await insertEvents(site.db, [{ ...sent, receivedAt: second }, event(second)])).toBe(1)
    expect(await shownOf(site)).toBe(2)
  })

  test('costs two rows written, and a duplicate none', async () => {
    const site = await makeSite()
    const first = event(NOW)
    await insertEvents(site.db, [first])
    const again = { ...first, receivedAt: NOW + 7 * DAY_MS }
    const costs = [
      await costOf(site, () => insertEvents(site.db, [event(NOW)])),
      await costOf(site, () => insertEvents(site.db, [first])),
      await costOf(site, () => insertEvents(site.db, [again])),
    ]
    expect(costs.map(({ written }) => written)).toEqual([2, 0, 0])
  })
})

describe('forgetting events', () => {
  test('keeps those of this period and the one before, and all counts', async () => {
    const site = await makeSite()
    const times = [BORDER, BORDER - 1, BORDER - 8 * DAY_MS, BORDER - 8 * DAY_MS - 1, 1]
    for (const at of times) await insertEvents(site.db, [event(at)])
    expect(await runJob(site, NOW)).toBe(NOW + DAY_MS)
    expect(await countEvents(site)).toBe(3)
    expect(await shownOf(site)).toBe(5)
  })

  test('reads a few rows where none is due, however many there are', async () => {
    const site = await makeSite()
    await fill(site, { count: 20_000, at: NOW })
    const { read, queries } = await costOf(site, () => runJob(site, NOW))
    expect(read).toBeLessThan(17)
    // The site's settings, and one look.
    expect(queries).toBe(2)
  })

  test.each(Object.entries(FILLS))(
    'of 50,000 whose ids lie %s reads those and a thousand rows at most, in one turn',
    async (_, ids) => {
      const site = await makeSite()
      const old = BORDER - 9 * DAY_MS
      await fill(site, { count: 50_000, at: old, ids })
      await fill(site, { count: 5000, at: NOW })
      const { read, written, queries } = await costOf(site, () => runJob(site, NOW, 100))
      console.log(`50,000 events: ${read} rows read, ${written} written, ${queries} queries`)
      expect(await countEvents(site)).toBe(5000)
      expect(read).toBeLessThan(51_000)
      expect(queries).toBeLessThan(30)
      expect(await shownOf(site)).toBe(55_000)
    },
  )

  test('goes on where the queries of a turn ended, at once, through several periods', async () => {
    const site = await makeSite()
    for (const periods of [2, 3, 4])
      await fill(site, { count: 20_000, at: BORDER - periods * 8 * DAY_MS })
    let turns = 0
    for (let due = NOW; due === NOW; turns += 1) due = await runJob(site, NOW, 12)
    expect(await countEvents(site)).toBe(0)
    expect(turns).toBeGreaterThan(1)
    expect(turns).toBeLessThan(6)
  })

  test('bounds what one statement deletes', async () => {
    const site = await makeSite()
    await fill(site, { count: 30_000, at: BORDER - 9 * DAY_MS })
    let left = 2
    await deleteManyEvents(site.db, periodOf(NOW) - 1, () => left--)
    const gone = 30_000 - ((await countEvents(site)) ?? 0)
    expect(gone).toBeGreaterThan(1000)
    expect(gone).toBeLessThan(6000)
  })
})
