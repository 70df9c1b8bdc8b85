import type { PollFailure } from '#contract/delivery/words.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import type { PollState } from '#worker/domain/delivery/polling.ts'

/** A parcel that is to be asked about. */
export interface Reread {
  code: string
  /** Failures since its last message. */
  tries: number
  /** When its last message came; what arrives while it is being asked about is later. */
  askedAt: number
}

/** What a message says is to be looked at. */
interface Hint {
  connectionId: string
  codes: string[]
  /** Unix milliseconds. */
  now: number
  /** Only once for this message: not where it was here before. null for each time. */
  message: string | null
}

/** Whether a message is new; ?5 is its id. */
const IS_NEW = `(?5 IS NULL OR EXISTS (SELECT 1 FROM messages WHERE site_id = ?1 AND id = ?5 AND repeats = 0))`

/**
 * The statements by which parcels are to be asked about, for the batch of the message that tells of
 * them: what is being asked about just now is asked about again. A sender that does not answer is left
 * alone as long as was planned.
 */
export function asking({ siteId }: SiteDb, { connectionId, codes, now, message }: Hint) {
  const parameters = [siteId, connectionId, JSON.stringify(codes), now, message]
  return [
    {
      sql: `/* asking */ INSERT INTO rereads (site_id, connection_id, code, due_at, tries, failure, asked_at)
        SELECT ?1, ?2, value, ?4, 0, NULL, ?4 FROM json_each(?3) WHERE ${IS_NEW}
        ON CONFLICT (site_id, connection_id, code) DO UPDATE SET due_at = excluded.due_at, tries = 0,
          failure = NULL, asked_at = max(excluded.asked_at, rereads.asked_at + 1)`,
      parameters,
    },
    {
      sql: `/* asking */ UPDATE connections SET poll_due = ?4 WHERE site_id = ?1 AND id = ?2
        AND json_array_length(?3) > 0 AND ${IS_NEW} AND (poll_due IS NULL
          OR (poll_due > ?4 AND coalesce(poll ->> 'failure', '') = ''))`,
      parameters,
    },
  ]
}

/** Has parcels asked about that a message has told of before. */
export async function askAgain(db: SiteDb, hint: Omit<Hint, 'message'>): Promise<void> {
  if (hint.codes.length > 0) await runBatch(db, asking(db, { ...hint, message: null }))
}

/** The statement that ends a question with its answer; one that was asked again meanwhile stays. */
export function answering(
  { siteId }: SiteDb,
  connectionId: string,
  { code, askedAt }: Pick<Reread, 'code' | 'askedAt'>,
) {
  return {
    sql: `/* answering */ DELETE FROM rereads WHERE site_id = ?1 AND connection_id = ?2 AND code = ?3
      AND asked_at = ?4`,
    parameters: [siteId, connectionId, code, askedAt],
  }
}

/** Parcels of a connection that are to be asked about by now, in the order of their codes. */
export async function dueRereads(
  db: ActingDb,
  connectionId: string,
  most: number,
): Promise<Reread[]> {
  const { rows } = await run<Reread>(
    db,
    `/* dueRereads */ SELECT code, tries, asked_at AS askedAt FROM rereads
      WHERE site_id = ?1 AND connection_id = ?2 AND due_at <= ?3 ORDER BY code LIMIT ?4`,
    [db.siteId, connectionId, db.actor.now, most],
  )
  return rows
}

/** Notes that a parcel could not be asked about; nothing where it was asked about again meanwhile. */
export async function putOff(
  db: SiteDb,
  connectionId: string,
  { code, askedAt, failure, due }: Reread & { failure: PollFailure; due: number | null },
): Promise<void> {
  await run(
    db,
    `/* putOff */ UPDATE rereads SET due_at = ?5, tries = tries + 1, failure = ?6
      WHERE site_id = ?1 AND connection_id = ?2 AND code = ?3 AND asked_at = ?4`,
    [db.siteId, connectionId, code, askedAt, due, failure],
  )
}

/**
 * Keeps how asking went, and when to ask next: when the first parcel is due, by what is to be asked
 * about now, so that no message that came meanwhile is overlooked.
 * @param notBefore until when the sender is left alone, Unix milliseconds; 0 for not at all
 */
export async function saveAsking(
  db: SiteDb,
  connectionId: string,
  { poll, notBefore }: { poll: PollState | null; notBefore: number },
): Promise<void> {
  await run(
    db,
    `/* saveAsking */ UPDATE connections SET poll = ?3, poll_due = max(?4, (SELECT min(due_at) FROM rereads
        WHERE rereads.site_id = ?1 AND rereads.connection_id = ?2))
      WHERE site_id = ?1 AND id = ?2`,
    [db.siteId, connectionId, poll && JSON.stringify(poll), notBefore],
  )
}

/** How asking goes for a connection. */
export interface Asking {
  pending: number
  givenUp: number
  /** Why the last parcel that failed did. */
  failure: PollFailure | null
}

/** How asking goes, by connection; those without a parcel to be asked about have no entry. */
export async function listAsking(db: SiteDb): Promise<Map<string, Asking>> {
  const { rows } = await run<Asking & { connection: string }>(
    db,
    `/* listAsking */ SELECT connection_id AS connection, count(due_at) AS pending,
        count(*) - count(due_at) AS givenUp, failure,
        max(iif(failure IS NULL, NULL, asked_at)) AS at
      FROM rereads WHERE site_id = ?1 GROUP BY connection_id`,
    [db.siteId],
  )
  return new Map(
    rows.map(({ connection, pending, givenUp, failure }) => [
      connection,
      { pending, givenUp, failure },
    ]),
  )
}
