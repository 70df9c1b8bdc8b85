import { run, type SiteDb, type SiteDirectory } from '#worker/db/connect.ts'
import { idBounds, uuidClock } from '#worker/domain/ids.ts'

/*
 * Seals chain the entries of a log: who has the database, but not the deployment's secret, cannot
 * change, take out or put in an entry unseen. Cutting off the newest part with its seals is told only
 * by a copy from before.
 */

/** An entry bears the clock of its request or run, and comes in at most as much later as a run lasts. */
const LATE_MS = 30 * 60_000
/** Entries of a seal at most. */
const MOST_ENTRIES = 500
/** Queries of making one seal. */
const SEAL_QUERIES = 3
/** Entries that may have been put in under one seal before the check stops to count them. */
const MOST_STRANGE = 500

type Log = SiteDb | SiteDirectory

/** HMAC-SHA256 by the site's key for its logs, of `siteHashes`. */
type Sealing = (text: string) => Promise<string>

interface Seal {
  /** The id of the last entry that it covers. */
  id: string
  entries: number
  seal: string
}

/** An entry as it is stored; its `details` are the text in the table, not what it says. */
type StoredEntry = Record<(typeof COLUMNS)[number], string | number | null> & { id: string }
const COLUMNS = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'target',
  'details',
] as const

/** The highest id of an entry that may be sealed at an instant. @param now Unix milliseconds */
export function sealableTo(now: number): string {
  return idBounds(0, now - LATE_MS).last
}

/**
 * Seals the entries of one of a site's logs that are old enough.
 * @param job `now` Unix milliseconds, `room` how many queries may still be made
 * @returns whether none is left
 */
export async function sealLog(
  db: Log,
  { now, seal, room }: { now: number; seal: Sealing; room: () => number },
): Promise<boolean> {
  const { log, seals } = tablesOf(db)
  while (room() >= SEAL_QUERIES) {
    const last = await lastSeal(db)
    const { rows } = await run<StoredEntry>(
      db,
      `/* readUnsealed */ SELECT ${COLUMNS.join(', ')} FROM ${log}
      WHERE site_id = ?1 AND id > ?2 AND id <= ?3 ORDER BY id LIMIT ${MOST_ENTRIES}`,
      [db.siteId, last?.id ?? '', sealableTo(now)],
    )
    const end = rows.at(-1)
    if (!end) return true
    const text = textOf(log, last?.seal ?? '', rows)
    // One run has a site at a time; should two, only one seal follows another.
    await run(
      db,
      `/* sealLog */ INSERT INTO ${seals} (site_id, id, entries, seal) SELECT ?1, ?2, ?3, ?4
      WHERE NOT EXISTS (SELECT 1 FROM ${seals} WHERE site_id = ?1 AND id > ?5)`,
      [db.siteId, end.id, rows.length, await seal(text), last?.id ?? ''],
    )
    if (rows.length < MOST_ENTRIES) return true
  }
  return false
}

/** What a look at the part of a log under one seal found. Instants are Unix milliseconds. */
export interface SealCheck {
  /** The seal that was looked at, to go on after. */
  id: string
  /** Entries that it covers. */
  entries: number
  from: number
  to: number
  isIntact: boolean
}

/**
 * Compares the part of a log under one seal with it.
 * @param after the seal before; '' looks at the oldest
 * @returns null if no seal follows
 */
export async function checkSeal(db: Log, after: string, seal: Sealing): Promise<SealCheck | null> {
  const { log, seals } = tablesOf(db)
  const { rows } = await run<Seal>(
    db,
    `/* readSeals */ SELECT id, entries, seal FROM ${seals}
    WHERE site_id = ?1 AND id >= ?2 ORDER BY id LIMIT 2`,
    [db.siteId, after],
  )
  const before = rows[0]?.id === after ? rows[0] : undefined
  const own = before ? rows[1] : rows[0]
  if (!own) return null
  const covered = await run<StoredEntry>(
    db,
    `/* readSealed */ SELECT ${COLUMNS.join(', ')} FROM ${log}
    WHERE site_id = ?1 AND id > ?2 AND id <= ?3 ORDER BY id LIMIT ${MOST_ENTRIES + MOST_STRANGE}`,
    [db.siteId, after, own.id],
  )
  return {
    id: own.id,
    entries: own.entries,
    from: uuidClock(covered.rows[0]?.id ?? own.id),
    to: uuidClock(own.id),
    isIntact: (await seal(textOf(log, before?.seal ?? '', covered.rows))) === own.seal,
  }
}

async function lastSeal(db: Log): Promise<Seal | undefined> {
  const { rows } = await run<Seal>(
    db,
    `/* lastSeal */ SELECT id, entries, seal FROM ${tablesOf(db).seals}
    WHERE site_id = ?1 ORDER BY id DESC LIMIT 1`,
    [db.siteId],
  )
  return rows[0]
}

/** What a seal is made of: the log, the seal before, and every column of every entry. */
function textOf(log: string, before: string, entries: StoredEntry[]): string {
  return JSON.stringify([log, before, entries.map((entry) => COLUMNS.map((name) => entry[name]))])
}

function tablesOf(db: Log) {
  return db.holds === 'site'
    ? ({ log: 'audit_log', seals: 'audit_seals' } as const)
    : ({ log: 'directory_log', seals: 'directory_seals' } as const)
}
