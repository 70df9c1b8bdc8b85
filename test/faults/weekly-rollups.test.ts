import { expect, inject, test } from 'vitest'
import { startServer, type LocalDatabase } from '#test/bench/support/local-server.ts'
import { applyMigrations, listMigrations } from '#scripts/support/migrate.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { openDirectory, siteDb } from '#worker/db/connect.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { addDays, cutIntoWeeks } from '#worker/domain/days.ts'

const WEEKLY = '0006_weekly_rollups.sql'
const SITES = [1, 2]
const CELLS = [
  { touchpointId: 'tp-0', scale: 'csat5', stageId: 'stage-0' },
  { touchpointId: 'tp-1', scale: 'csat5', stageId: 'stage-1' },
  { touchpointId: 'tp-1', scale: 'nps11', stageId: 'stage-1' },
  { touchpointId: 'tp-2', scale: 'nps11', stageId: 'stage-0' },
] as const
/** Around a year's end with a 53rd week. */
const DAYS = Array.from({ length: 21 }, (_, index) => addDays('2026-12-21', index))
const COUNTED = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9', 'n10', 'unscored']
const DISPLAYS = ['shown', 'dismissed', 'abandoned']

/** Answers and events of every sort, told apart by their number alone; the old triggers count them. */
const MAKE = (columns: string, values: string) => `
WITH RECURSIVE numbers (i, h) AS (SELECT 0, 7 UNION ALL
  SELECT i + 1, (h * 1103515245 + 12345) % 2147483648 FROM numbers WHERE i < 2999),
made AS (SELECT i, h >> 8 AS h, json_extract(?2, '$[' || ((h >> 9) % 4) || ']') AS cell FROM numbers)
INSERT INTO ${columns} (site_id, id, touchpoint_id, scale, stage_id, channel, segment, persona, day,
  received_at, ${values}
FROM made`
const CELL_VALUES = `SELECT ?1, printf('%08d', i), cell ->> 'touchpointId', cell ->> 'scale', cell ->> 'stageId',
  iif((h >> 4) % 3 = 0, 'email', 'web'), iif((h >> 5) % 2, 'b2b', ''), iif((h >> 6) % 2, 'anna', ''),
  date('2026-12-21', ((h >> 3) % 21) || ' days'), 1`
const ANSWERS = MAKE(
  'answers',
  `body_hash, journey_id, map_version, survey_id, revision, lang, sample, answered_at, score)
  ${CELL_VALUES}, '', 'j', 1, 's', 1, 'en', 1, 1, nullif((h >> 7) % 12, 11)`,
)
const EVENTS = MAKE(
  'events',
  `action, type) ${CELL_VALUES}, '', json_extract('["shown","dismissed","abandoned"]', '$[' || ((h >> 7) % 3) || ']')`,
)

async function fill(database: LocalDatabase): Promise<void> {
  for (const site of SITES)
    for (const sql of [ANSWERS, EVENTS])
      await database.prepare(sql).bind(site, JSON.stringify(CELLS)).run()
  const statements = [
    "UPDATE answers SET score = 3, day = '2026-12-31' WHERE id LIKE '%7'",
    "DELETE FROM answers WHERE id LIKE '%5'",
    // Displays are in the rollups alone from then on.
    'DELETE FROM events',
  ]
  for (const sql of statements) await database.prepare(sql).run()
}

type DayRow = Record<string, string | number>

/** What a range of days sums up to in the old rows of days. */
function sumDays(rows: DayRow[], [from, to]: [string, string], channel: string | undefined) {
  return CELLS.map((cell) => {
    const own = rows.filter(
      (row) =>
        row['touchpoint_id'] === cell.touchpointId &&
        row['scale'] === cell.scale &&
        row['stage_id'] === cell.stageId &&
        (channel === undefined || row['channel'] === channel) &&
        String(row['day']) >= from &&
        String(row['day']) <= to,
    )
    const sum = (column: string) => own.reduce((total, row) => total + Number(row[column]), 0)
    const [unscored, shown, dismissed, abandoned] = ['unscored', ...DISPLAYS].map(sum)
    const counts = { unscored, shown, dismissed, abandoned, spread: 0, imported: 0 }
    return { scores: COUNTED.slice(0, 11).map(sum), ...counts }
  })
}

test('the move from rows of days to rows of weeks loses nothing: every range sums as before', async () => {
  await withTemporary(async (folder) => {
    const server = await startServer({ workers: { wayfelt: inject('worker') }, state: folder })
    const { database } = server
    const files = await listMigrations()
    await applyMigrations(
      database,
      files.filter((file) => file < '0005'),
    )
    await fill(database)
    const days = await database.prepare('SELECT * FROM rollups').all<DayRow>()
    expect(days.results.length).toBeGreaterThan(500)
    await applyMigrations(
      database,
      files.filter((file) => file >= '0005'),
    )
    expect(files).toContain(WEEKLY)

    const directory = openDirectory(database)
    const looks = [
      { site: 1, channel: undefined, starts: DAYS },
      { site: 1, channel: 'web', starts: DAYS.slice(0, 2) },
      { site: 2, channel: 'email', starts: DAYS.slice(0, 2) },
    ] as const
    for (const { site, channel, starts } of looks) {
      const own = days.results.filter((row) => row['site_id'] === site)
      for (const from of starts) {
        const ranges = DAYS.filter((to) => to >= from).map((to): [string, string] => [from, to])
        const periods = ranges.map(([first, last]) => cutIntoWeeks(first, last))
        const reading = { cells: [...CELLS], periods, filter: { channel } }
        const sums = await sumCells(siteDb(directory, site), reading)
        expect(sums).toEqual(ranges.map((range) => sumDays(own, range, channel)))
      }
    }
    for (const site of SITES) expect(await findDifferences(siteDb(directory, site))).toEqual([])
    // The new triggers go on from there.
    await database.prepare("UPDATE answers SET score = 0 WHERE id LIKE '%9'").run()
    await database.prepare("DELETE FROM answers WHERE id LIKE '%8'").run()
    for (const site of SITES) expect(await findDifferences(siteDb(directory, site))).toEqual([])
    await server.close()
  })
})
