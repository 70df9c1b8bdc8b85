import { and, desc, eq } from 'drizzle-orm'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { forgettingRecipient } from '#worker/db/channels/recipients/people.ts'
import { forgettingPerson } from '#worker/db/collect/asks.ts'
import { auditEntry, toStatement } from '#worker/db/site/audit.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { erasures } from '#worker/db/schema/site/kept.ts'
import { ENTRY, FORGET, NOT_FORGOTTEN } from './forget.ts'
import { forgettingCases, forgettingOrders, forgettingWithAnswers } from './orders.ts'
import {
  findTestAnswers,
  lookForPerson,
  markOf,
  marksOf,
  type PersonHashes,
  type Search,
} from './people.ts'

/*
 * An erasure goes once over all answers. Eight days later, when no outbox can hold an answer from
 * before it began any more, it goes once more over what came in since: until then it keeps a mark
 * of the person, a keyed hash.
 */

export type ErasureRow = typeof erasures.$inferSelect

const DAY_MS = 86_400_000
/** An outbox gives up after seven days; one more is for clocks. */
export const LATE_MS = 8 * DAY_MS
/** Answers that one statement looks at. */
const STEP = 10_000
const LISTED = 100

/** An erasure that is to begin; `subject` as it is stored in answers. */
export type NewErasure = Pick<ErasureRow, 'id' | 'kind'> & { subject: string }

/** Begins an erasure. */
export async function beginErasure(db: ActingDb, erasure: NewErasure): Promise<void> {
  await eraseCustomer(db, [erasure], [])
}

/**
 * Does what a shop system asks for a customer's sake, all or nothing and with one entry in the log:
 * forgets their orders at once, and begins to forget what else is theirs.
 * @param orders ids or numbers, as they are stored
 */
export async function eraseCustomer(
  db: ActingDb,
  erasing: NewErasure[],
  orders: string[],
): Promise<void> {
  const [first = null] = erasing
  if (!first && orders.length === 0) return
  const total = first ? await countAnswers(db) : 0
  const entry = auditEntry(db, {
    action: 'privacy.erased',
    target: first?.id ?? '',
    details: {
      kind: first?.kind ?? 'order',
      state: first ? 'running' : 'done',
      ...(orders.length > 0 && { orders: orders.length }),
    },
  })
  const beginning = erasing.map((erasure) =>
    db.orm
      .insert(erasures)
      .values({ ...erasure, siteId: db.siteId, total, createdAt: db.actor.now }),
  )
  await runBatch(db, [
    ...[entry, ...beginning].map(toStatement),
    ...(orders.length > 0 ? forgettingWithAnswers(db.siteId, orders) : []),
  ])
}

/** An erasure of the site, or null. */
export async function findErasure(db: SiteDb, id: string): Promise<ErasureRow | null> {
  const [row] = await db.orm
    .select()
    .from(erasures)
    .where(and(eq(erasures.siteId, db.siteId), eq(erasures.id, id)))
  return row ?? null
}

/** The site's latest erasures, newest first. */
export async function listErasures(db: SiteDb): Promise<ErasureRow[]> {
  return await db.orm
    .select()
    .from(erasures)
    .where(eq(erasures.siteId, db.siteId))
    .orderBy(desc(erasures.createdAt), desc(erasures.id))
    .limit(LISTED)
}

/** The oldest erasure of the site that has something to do, or null. @param now Unix milliseconds */
export async function findDueErasure(db: SiteDb, now: number): Promise<string | null> {
  const { rows } = await run<{ id: string }>(
    db,
    `/* findDueErasure */ SELECT id FROM erasures WHERE site_id = ?1 AND subject IS NOT NULL
      AND (finished_at IS NULL OR created_at <= ?2) ORDER BY created_at, id LIMIT 1`,
    [db.siteId, now - LATE_MS],
  )
  return rows[0]?.id ?? null
}

/**
 * Goes on with an erasure. May be called by several at once, and again after a failure: each step
 * is one transaction, which counts only if no other took the same step.
 * @param most answers to look at, about
 * @returns how many were looked at
 */
export async function continueErasure(
  db: ActingDb,
  id: string,
  { hashes, most }: { hashes: PersonHashes; most: number },
): Promise<number> {
  let looked = 0
  while (looked < most) {
    const erasure = await findErasure(db, id)
    if (!erasure || !isDue(erasure, db.actor.now)) break
    looked += await takeStep(db, erasure, hashes)
  }
  return looked
}

function isDue({ finishedAt, subject, createdAt }: ErasureRow, now: number): boolean {
  return finishedAt === null || (subject !== null && createdAt <= now - LATE_MS)
}

/** Where an erasure stands, unless another call has gone on from there: parameters of `stepOf`. */
const SAME_STEP = `site_id = ?1 AND id = ?3 AND position = ?4 AND finished_at IS ?5
  AND subject IS NOT NULL`
/** Of the answers found, those that are not forgotten yet. */
const HITS = `(SELECT count(*) FROM answers WHERE site_id = ?1
  AND id IN (SELECT value FROM json_each(?2)) AND ${NOT_FORGOTTEN})`

/** Looks at the next answers, forgets those of the person, and notes how far it came: all or nothing. */
async function takeStep(db: ActingDb, erasure: ErasureRow, hashes: PersonHashes): Promise<number> {
  const search = searchOf(erasure, hashes)
  const page = { after: erasure.position, limit: STEP }
  const { looked, last, ids, isEnd: isLast } = await lookForPerson(db, search, page)
  const after = isLast ? await atTheEnd(db, erasure, search) : { position: last }
  const next = { ...erasure, ...after }
  const step = [db.siteId, JSON.stringify(ids), erasure.id, erasure.position, erasure.finishedAt]
  const isFirstTime = erasure.finishedAt === null
  await runBatch(db, [
    ...(isLast || !isFirstTime ? [note(db, step, isFirstTime)] : []),
    {
      sql: `/* takeStep */ UPDATE erasures SET erased = erased + ${HITS}, scanned = scanned + ?6,
        position = ?7, subject = ?8, finished_at = ?9 WHERE ${SAME_STEP}`,
      parameters: [...step, isFirstTime ? looked : 0, next.position, next.subject, next.finishedAt],
    },
    {
      sql: `/* takeStep */ UPDATE answers SET ${FORGET} WHERE site_id = ?1
        AND id IN (SELECT value FROM json_each(?2)) AND ${NOT_FORGOTTEN}`,
      parameters: step.slice(0, 2),
    },
    {
      sql: `/* takeStep */ DELETE FROM test_answers WHERE site_id = ?1
        AND id IN (SELECT value FROM json_each(?2))`,
      parameters: [db.siteId, JSON.stringify(isLast ? await findTestAnswers(db, search) : [])],
    },
    ...(ids.length > 0 ? forgettingCases(db.siteId, ids) : []),
    ...(isLast
      ? [
          forgettingPerson(db.siteId, await marksOf(search), db.actor.now),
          ...forgettingOrders(db.siteId, search),
        ]
      : []),
    ...(isLast && !search.isMark ? [forgettingRecipient(db.siteId, search)] : []),
  ])
  // Where a look ended early there was much to hash: it counts as a whole one.
  return isLast ? looked : STEP
}

function searchOf({ kind, subject, createdAt, finishedAt }: ErasureRow, hashes: PersonHashes) {
  const isLate = finishedAt !== null
  // A day more, since a long import stamps all its answers with the time of its beginning.
  const late = isLate ? { givenUntil: createdAt, receivedFrom: createdAt - DAY_MS } : null
  return { kind, value: subject ?? '', isMark: isLate && kind !== 'email', late, hashes }
}

/** What is left to do after the last answer: to look for late ones one day, then nothing. */
async function atTheEnd(db: ActingDb, { finishedAt }: ErasureRow, search: Search) {
  if (finishedAt !== null) return { position: '', subject: null }
  const subject = await markOf(search)
  return { position: '', subject, finishedAt: db.actor.now }
}

/** The audit entry of a first pass that ends, or of a second one that found something. */
function note({ actor }: ActingDb, step: unknown[], isFirstTime: boolean) {
  const seed = crypto.getRandomValues(new Uint8Array(10))
  // Behind the entry of its beginning, which may be of the same millisecond.
  seed.fill(255, 0, 4)
  const id = timeOrderedId(actor.now, seed)
  return {
    sql: `/* takeStep */ ${ENTRY} SELECT site_id, ?6, ?7, ?8, ?9, ?10, 'privacy.erased', id,
        json_object('kind', kind, 'state', ?11, 'answers', erased + ${HITS})
      FROM erasures WHERE ${SAME_STEP} AND (?12 OR ${HITS} > 0)`,
    parameters: [
      ...step,
      id,
      actor.now,
      actor.kind,
      actor.id,
      actor.name,
      isFirstTime ? 'done' : 'late',
      isFirstTime ? 1 : 0,
    ],
  }
}

/** How many answers the site has: counts are fewer rows than answers. */
async function countAnswers(db: SiteDb): Promise<number> {
  const columns = [...Array.from({ length: 11 }, (_, score) => `n${score}`), 'unscored']
  const { rows } = await run<{ total: number | null }>(
    db,
    `/* countAnswers */ SELECT sum(${columns.join(' + ')}) AS total FROM rollups WHERE site_id = ?1`,
    [db.siteId],
  )
  return rows[0]?.total ?? 0
}
