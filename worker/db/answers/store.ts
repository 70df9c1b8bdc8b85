import { run, runBatch, type SiteDb, type Statement } from '#worker/db/connect.ts'
import { enqueueStored } from '#worker/db/outbox/enqueue.ts'
import { linkingAnswers } from '#worker/db/links/linking.ts'
import { linkingOf } from '#worker/domain/delivery/linking/linking-of.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { AppError } from '#worker/errors.ts'
import { ANSWER_COLUMNS } from './columns.ts'

const NAMES = Object.keys(ANSWER_COLUMNS)
const TAKE = Object.values(ANSWER_COLUMNS)
const INTO = `INSERT INTO answers (site_id, ${NAMES.join(', ')})`
/** Where the number of its import stands among the values of an answer. */
const IMPORT_ID = NAMES.indexOf('import_id')
/** Where the claimed id stands among the values of an answer: after those of the columns. */
const CLAIMED = NAMES.length

/* The last look is for forgotten answers, whose claimed id went (`FORGET` in db/privacy): a retry or
 * a second import must not bring them back. */
const INSERT_ONE = `/* insertAnswer */ ${INTO}
SELECT ?1, ${NAMES.map((_, index) => `?${index + 2}`).join(', ')}
WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?${CLAIMED + 2})
  AND NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1
    AND client_id IN (?${CLAIMED + 2}, 'gone-' || substr(?2, 15)))
ON CONFLICT DO NOTHING`

const insertMany = (condition: string) => `/* insertAnswers */ ${INTO}
SELECT ?1, ${NAMES.map((_, index) => `value ->> ${index}`).join(', ')}
FROM json_each(?2)
WHERE NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = value ->> ${CLAIMED})
  AND NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1
    AND client_id IN (value ->> ${CLAIMED}, 'gone-' || substr(value ->> 0, 15)))
  ${condition}
ON CONFLICT DO NOTHING
RETURNING coalesce(client_id, id) AS claimed`
const INSERT_MANY = insertMany('')

/** An import that was cancelled or undone takes no answers any more. */
const TAKES = "site_id = ?1 AND id = ?3 AND state IN ('running', 'done')"
const INSERT_IMPORTED = insertMany(`AND EXISTS (SELECT 1 FROM imports WHERE ${TAKES})`)
/** Counts what the statement before it stored. */
const COUNT_IMPORTED = `/* insertAnswers */ UPDATE imports SET accepted = accepted + changes(),
  first = min(first, ?2), last = max(last, ?4) WHERE ${TAKES} RETURNING id`

/** Retention goes back to where old answers come in; nearly always there is nothing to write. */
const GO_BACK = `/* insertAnswers */ UPDATE retention SET forgotten_to = ?2
  WHERE site_id = ?1 AND forgotten_to > ?2`

/** Statements that belong to an answer, in its transaction. */
export type Beside = Statement[]

/**
 * Stores an answer with its rollup, all or nothing, unless it is there already.
 * @param beside statements that do nothing unless this very answer is there
 * @returns whether the same answer was there, or another one of its order to the same question
 * @throws AppError `conflict` if another answer has its id
 */
export async function storeAnswer(
  db: SiteDb,
  answer: StampedAnswer,
  beside: Beside = [],
): Promise<{ duplicate: boolean; isSecond?: boolean }> {
  if (await insertAnswer(db, answer, beside)) return { duplicate: false }
  const known = await findBodyHashes(db, [answer])
  if (known.get(answer.claimedId) === answer.bodyHash) return { duplicate: true }
  const first = known.has(answer.claimedId) ? null : await findFirst(db, answer)
  if (first !== null)
    return first === answer.bodyHash ? { duplicate: true } : { duplicate: false, isSecond: true }
  throw new AppError(
    'conflict',
    'Another answer was sent under this id. Make a new id for a new answer.',
  )
}

/** The body hash of the answer that the same order has given to the same question; null for none. */
async function findFirst(db: SiteDb, { onceKey }: StampedAnswer): Promise<string | null> {
  if (onceKey === null) return null
  const { rows } = await run<{ body_hash: string }>(
    db,
    '/* findFirst */ SELECT body_hash FROM answers WHERE site_id = ?1 AND client_id = ?2',
    [db.siteId, onceKey],
  )
  return rows[0]?.body_hash ?? null
}

/** One atomic statement. Bound values cost a tenth less than the JSON that many answers need. */
async function insertAnswer(db: SiteDb, answer: StampedAnswer, beside: Beside): Promise<boolean> {
  const parameters = [db.siteId, ...toValues(answer)]
  if (beside.length === 0) return (await run(db, INSERT_ONE, parameters)).written > 0
  const [stored = []] = await runBatch(db, [
    { sql: `${INSERT_ONE} RETURNING id`, parameters },
    ...beside,
  ])
  return stored.length > 0
}

/** The statement that tells other systems of an answer. What is held is told nobody. */
export function tellingAnswer(
  db: SiteDb,
  { id, receivedAt: at, held }: Pick<StampedAnswer, 'id' | 'receivedAt' | 'held'>,
): Beside {
  return held === 0 ? [enqueueStored(db, { answerId: id, at, id: messageOfAnswer(id) })] : []
}

/**
 * Stores the answers that are not there yet, with their rollups, in one atomic statement.
 * One JSON parameter carries any number of rows past D1's limit of 100 parameters.
 * @returns the claimed ids that were new
 */
export async function insertAnswers(db: SiteDb, answers: StampedAnswer[]): Promise<Set<string>> {
  const rows = JSON.stringify(answers.map(toValues))
  const [stored = []] = await runBatch<{ claimed: string }>(db, [
    { sql: INSERT_MANY, parameters: [db.siteId, rows] },
    goBack(db, keysOf(answers)),
  ])
  return new Set(stored.map((row) => row.claimed))
}

/**
 * The same for answers of an import, which counts them in the same transaction.
 * @throws AppError `conflict` if it was cancelled or undone; then nothing is stored
 */
export async function insertImported(
  db: SiteDb,
  importId: number,
  answers: StampedAnswer[],
): Promise<Set<string>> {
  const rows = JSON.stringify(answers.map((answer) => toValues(answer).with(IMPORT_ID, importId)))
  const keys = keysOf(answers)
  const [stored = [], taken = []] = await runBatch<{ claimed: string }>(db, [
    { sql: INSERT_IMPORTED, parameters: [db.siteId, rows, importId] },
    { sql: COUNT_IMPORTED, parameters: [db.siteId, keys.oldest, importId, keys.newest] },
    goBack(db, keys),
    ...linkingImported(db, answers),
  ])
  if (taken.length === 0)
    throw new AppError(
      'conflict',
      'This import was cancelled or undone: no more of it is taken. Begin another one.',
    )
  return new Set(stored.map((row) => row.claimed))
}

/** The statements that link imported answers to the orders that their file names. */
function linkingImported({ siteId }: SiteDb, answers: StampedAnswer[]) {
  const linked = answers.flatMap(
    (answer) =>
      linkingOf({ ...answer, isRecipients: false }, crypto.getRandomValues(new Uint8Array(10))) ??
      [],
  )
  return linked.length === 0 ? [] : linkingAnswers(siteId, linked)
}

function keysOf(answers: StampedAnswer[]): { oldest: string; newest: string } {
  const ids = answers.map(({ id }) => id).toSorted()
  return { oldest: ids[0] ?? 'g', newest: ids.at(-1) ?? '' }
}

/** A key without its last digit is just below it. */
function goBack({ siteId }: SiteDb, { oldest }: { oldest: string }) {
  return { sql: GO_BACK, parameters: [siteId, oldest.slice(0, -1)] }
}

/** An answer's values in the order of the columns, and its claimed id. */
function toValues(answer: StampedAnswer): (string | number | null)[] {
  const values = TAKE.map((take) => take(answer))
  values.push(answer.claimedId)
  return values
}

/**
 * The body hashes of answers that are there already, by claimed id. A forgotten one has none any
 * more: it counts as the same. CROSS JOIN keeps the order: each wanted id is sought by key; left to
 * itself SQLite would walk all answers of the site.
 */
export async function findBodyHashes(
  db: SiteDb,
  answers: Pick<StampedAnswer, 'id' | 'claimedId' | 'bodyHash'>[],
): Promise<Map<string, string>> {
  const wanted = answers.map(({ id, claimedId, bodyHash }) => [claimedId, bodyHash, id])
  const { rows } = await run<{ claimed: string; body_hash: string }>(
    db,
    `/* findBodyHashes */
    SELECT value ->> 0 AS claimed, iif(body_hash = '', value ->> 1, body_hash) AS body_hash
    FROM json_each(?2) CROSS JOIN answers ON site_id = ?1
      AND answers.id IN (value ->> 0, value ->> 2)
    UNION ALL
    SELECT value ->> 0, iif(body_hash = '', value ->> 1, body_hash)
    FROM json_each(?2) CROSS JOIN answers ON site_id = ?1
      AND client_id IN (value ->> 0, 'gone-' || substr(value ->> 2, 15))`,
    [db.siteId, JSON.stringify(wanted)],
  )
  return new Map(rows.map((row) => [row.claimed, row.body_hash]))
}
