import { deleteManyEvents } from '#worker/db/collect/forget-events.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'

/** Rows that one statement deletes, of tables that may be large. */
const SLICE = 5000
/** Without rows of their own that others hang on, and in an order that no foreign key minds. */
const SMALL = [
  'intake',
  'endpoints',
  'asks',
  'withheld_asks',
  'holds',
  'imports',
  'import_maps',
  'suspicions',
  'map_drafts',
  'map_edits',
  'map_versions',
  'findings',
  'test_answers',
  'erasures',
  'audit_seals',
  'signing_keys',
  'codes',
  'survey_drafts',
  'survey_revisions',
  'surveys',
  'placements',
  'touchpoints',
  'stages',
  'journeys',
]

/**
 * Deletes all that an ended site holds of its own, its log too: the mark in `retention` lets that go.
 * The totals go first, or each answer would be counted out of them.
 * @param room how many queries may still be made
 * @returns whether nothing is left
 */
export async function emptySite(db: SiteDb, room: () => number): Promise<boolean> {
  await run(
    db,
    `/* emptySite */ INSERT INTO retention (site_id, forgotten_to) VALUES (?1, 'ended')
    ON CONFLICT (site_id) DO UPDATE SET forgotten_to = 'ended'`,
    [db.siteId],
  )
  for (const table of ['rollups', 'action_counts'])
    if (!(await repeat(db, byFirst(table, 'touchpoint_id'), room))) return false
  for (const table of ['outbox', 'sends'])
    if (!(await repeat(db, byFirst(table, 'endpoint_id'), room))) return false
  if (!(await deleteManyEvents(db, Number.MAX_SAFE_INTEGER, room))) return false
  for (const table of ['answers', 'audit_log'])
    if (!(await repeat(db, byId(table), room))) return false
  if (room() < SMALL.length + 1) return false
  await runBatch(
    db,
    [...SMALL, 'retention'].map((table) => ({
      sql: `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1`,
      parameters: [db.siteId],
    })),
  )
  return true
}

/** Runs a statement until it finds nothing. @returns whether it came to that */
async function repeat(db: SiteDb, statement: string, room: () => number): Promise<boolean> {
  while (room() > 0) if ((await run(db, statement, [db.siteId])).changed === 0) return true
  return false
}

function byFirst(table: string, column: string): string {
  return `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1 AND ${column} =
    (SELECT min(${column}) FROM ${table} WHERE site_id = ?1)`
}

function byId(table: string): string {
  return `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1 AND id <=
    (SELECT max(id) FROM (SELECT id FROM ${table} WHERE site_id = ?1 ORDER BY id LIMIT ${SLICE}))`
}
