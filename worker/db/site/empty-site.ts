import { deleteManyEvents } from '#worker/db/collect/forget-events.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** Rows that one statement deletes, of tables that may be large. */
const SLICE = 5000
/** Without rows of their own that others hang on, and in an order that no foreign key minds. */
const SMALL = [
  'intake',
  'endpoints',
  'asks',
  'withheld_asks',
  'ask_funnel',
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
  'connections',
  'delivery_issues',
  'issue_costs',
  'improvements',
  'alert_streams',
  'alert_watch',
  'alerts',
  'count_drops',
  'summaries',
  'case_bulks',
  'case_counts',
  'case_mentions',
  'case_desk',
  'clock',
  'ask_trials',
  'answer_links',
  'answer_news',
  'incident_streams',
  'incident_watch',
  'digests',
  'digest_marks',
  'incidents',
  'recipient_lists',
  'opt_outs',
  'survey_drafts',
  'survey_revisions',
  'surveys',
  'placements',
  'touchpoints',
  'stages',
  'journeys',
]

/** Tables that may be large, and how a slice of each goes; totals first. */
const LARGE: Record<string, string> = {
  rollups: byFirst('rollups', 'touchpoint_id'),
  action_counts: byFirst('action_counts', 'touchpoint_id'),
  outbox: byFirst('outbox', 'endpoint_id'),
  sends: byFirst('sends', 'endpoint_id'),
  recipients: byFirst('recipients', 'list'),
  walks: byKey('walks', 'who, answer_id'),
  answers: byId('answers'),
  audit_log: byId('audit_log'),
  messages: byId('messages'),
  rereads: byKey('rereads', 'connection_id, code'),
  orders: byId('orders'),
  cases: byId('cases'),
  shipments: byKey('shipments', 'carrier, code, order_id'),
  delivery_watches: byKey('delivery_watches', 'order_id'),
  order_asks: byKey('order_asks', 'line'),
  trial_asks: byKey('trial_asks', 'trial, key'),
  case_events: byKey('case_events', 'case_id, id'),
  parcel_news: byKey('parcel_news', 'carrier, code, order_id'),
  counted_parcels: byKey('counted_parcels', 'carrier, code, order_id'),
  delivery_days: byKey('delivery_days', 'day, carrier'),
}

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
  const filled = await findFilled(db)
  for (const [table, statement] of Object.entries(LARGE))
    if (filled.has(table) && !(await repeat(db, statement, room))) return false
  if (filled.has('events') && !(await deleteManyEvents(db, Number.MAX_SAFE_INTEGER, room)))
    return false
  for (const table of [...SMALL, 'retention'].filter((name) => filled.has(name))) {
    if (room() < 1) return false
    await run(db, `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1`, [db.siteId])
  }
  return true
}

/** The tables that still hold something, in one query: looking at each would use up a turn. */
async function findFilled(db: SiteDb): Promise<Set<string>> {
  const tables = [...Object.keys(LARGE), 'events', ...SMALL, 'retention']
  const looks = tables.map(
    (table) => `EXISTS (SELECT 1 FROM ${table} WHERE site_id = ?1) AS ${table}`,
  )
  const statement = `/* emptySite */ SELECT ${looks.join(', ')}`
  const { rows } = await run<Record<string, number>>(db, statement, [db.siteId])
  return new Set(tables.filter((table) => rows[0]?.[table] === 1))
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

function byKey(table: string, key: string): string {
  return `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1 AND (${key}) IN
    (SELECT ${key} FROM ${table} WHERE site_id = ?1 ORDER BY ${key} LIMIT ${SLICE})`
}

/** A list holds a few ten thousand people at most. */
function byId(table: string): string {
  return `/* emptySite */ DELETE FROM ${table} WHERE site_id = ?1 AND id <=
    (SELECT max(id) FROM (SELECT id FROM ${table} WHERE site_id = ?1 ORDER BY id LIMIT ${SLICE}))`
}
