import { sql } from 'drizzle-orm'
import { run, type Directory, type SiteDirectory } from '#worker/db/connect.ts'
import { dueSites } from '#worker/db/schema/directory/sites.ts'
import { sealableTo } from './seals.ts'

/*
 * Which sites have something to do. A run takes some by a lease, so that no two have the same one,
 * and settles them when it is through. One that breaks off lets the lease run out.
 */

/** Longer than a run can last, in milliseconds. */
const LEASE_MS = 20 * 60_000
/** A site whose runs fail is tried again after this, twice this, four times this … */
const AGAIN_MS = 20 * 60_000
const MOST_DOUBLINGS = 6

/** A site that a run has taken, with the settings that its job needs. */
export interface DueSite {
  siteId: number
  timezone: string
  /** Of its customers, and of what it is told in words. */
  language: string
  /** Months after which answers lose their words and people; null keeps them. */
  months: number | null
  /** The budget of asks as JSON; null for none. */
  askBudget: string | null
  /** Its key where its counts are put into a bucket, or may lie there as it ends; null elsewhere. */
  dropsAs: string | null
  /** 1 for a site that was ended, else 0. */
  isEnded: number
  /** Runs that took it since one last came to its end, this one among them. */
  tries: number
  /** 1 if entries of its log in the directory are old enough to be sealed, else 0. */
  isUnsealed: number
  dueAt: number
  leasedUntil: number
}

/** Makes a site due at an instant if it is not before; to stand in a batch. */
export function dueNow({ orm, siteId }: SiteDirectory, instant: number) {
  return orm
    .insert(dueSites)
    .values({ siteId, dueAt: instant })
    .onConflictDoUpdate({
      target: dueSites.siteId,
      set: { dueAt: sql`min(${dueSites.dueAt}, excluded.due_at)` },
    })
}

/** The same by itself. */
export async function makeDue(own: SiteDirectory, instant: number): Promise<void> {
  await dueNow(own, instant)
}

/**
 * Takes the sites that have been due the longest, one statement and so never a site twice.
 * @param now Unix milliseconds
 */
export async function takeDueSites(
  directory: Directory,
  { now, most }: { now: number; most: number },
): Promise<DueSite[]> {
  const { rows } = await run<DueSite>(
    directory,
    `/* takeDueSites */
    UPDATE due_sites SET leased_until = ?1 + ${LEASE_MS}, tries = tries + 1,
      due_at = ?1 + (${AGAIN_MS} << min(tries, ${MOST_DOUBLINGS}))
    WHERE site_id IN (SELECT site_id FROM due_sites
      WHERE due_at <= ?1 AND leased_until <= ?1 ORDER BY due_at LIMIT ?2)
    RETURNING site_id AS siteId, tries, due_at AS dueAt, leased_until AS leasedUntil,
      (SELECT timezone FROM sites WHERE id = site_id) AS timezone,
      (SELECT language FROM sites WHERE id = site_id) AS language,
      (SELECT retention_months FROM sites WHERE id = site_id) AS months,
      (SELECT ask_budget FROM sites WHERE id = site_id) AS askBudget,
      (SELECT key FROM sites WHERE id = site_id AND (drops_counts OR ended_at IS NOT NULL)) AS dropsAs,
      (SELECT ended_at IS NOT NULL FROM sites WHERE id = site_id) AS isEnded,
      EXISTS (SELECT 1 FROM directory_log AS log WHERE log.site_id = due_sites.site_id AND log.id <= ?3
        AND log.id > coalesce((SELECT max(id) FROM directory_seals AS seals
          WHERE seals.site_id = due_sites.site_id), '')) AS isUnsealed`,
    [now, most, sealableTo(now)],
  )
  return rows
}

/** How a run left a site. */
export interface Settled extends DueSite {
  /** When there is something to do again, Unix milliseconds. */
  next: number
  /** Whether its turn came; else it is given back as it was taken. */
  isServed: boolean
}

/**
 * Gives sites back. One that was made due meanwhile stays so; one whose lease had run out belongs
 * to another run and is left alone.
 */
export async function settleSites(directory: Directory, settled: Settled[]): Promise<void> {
  const rows = settled.map(({ siteId, leasedUntil, dueAt, next, isServed, tries }) => [
    siteId,
    leasedUntil,
    dueAt,
    next,
    isServed ? 0 : tries - 1,
  ])
  await run(
    directory,
    `/* settleSites */
    UPDATE due_sites SET leased_until = 0, tries = value ->> 4,
      due_at = iif(due_at = value ->> 2, value ->> 3, min(due_at, value ->> 3))
    FROM json_each(?1) WHERE site_id = value ->> 0 AND leased_until = value ->> 1`,
    [JSON.stringify(rows)],
  )
}

/** Gives a row to sites that somehow have none: they would be forgotten for good. */
export async function addMissingSites(directory: Directory, now: number): Promise<void> {
  await run(
    directory,
    `/* addMissingSites */ INSERT INTO due_sites (site_id, due_at) SELECT id, ?1 FROM sites
    WHERE NOT EXISTS (SELECT 1 FROM due_sites WHERE site_id = sites.id)
    ON CONFLICT (site_id) DO NOTHING`,
    [now],
  )
}
