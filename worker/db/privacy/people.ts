import type { Subject } from '#contract/privacy.ts'
import { emailsIn } from '#worker/domain/privacy/emails-in.ts'
import { hideReference, type Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** Keyed hashes of a site: what is stored instead of addresses and numbers, and more. */
export interface PersonHashes extends Pseudonyms {
  /** What is kept of any other text, to know it again. */
  mark: (text: string) => Promise<string>
}

/** Whom to look for. */
export interface Search {
  kind: Subject['kind']
  /** As it is stored: with its pseudonyms. */
  value: string
  /** Whether `value` is only the mark of what is stored. */
  isMark: boolean
  /** Looks only at answers that were given up to one instant and received from another one on. */
  late: { givenUntil: number; receivedFrom: number } | null
  hashes: PersonHashes
}

interface PersonRow {
  id: string
  client_id: string | null
  respondent: string | null
  order_ref: string | null
  customer_ref: string | null
  traits: string | null
  comment: string | null
  url: string | null
}

/** What JavaScript's `trim` takes away: a value pasted with a space is still the same. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
const COLUMNS = { respondent: 'respondent', order: 'order_ref', customer: 'customer_ref' } as const
/** Where an address may stand, as it is in older answers, or as its pseudonym. */
const HOLDERS = ['respondent', 'order_ref', 'customer_ref', 'traits', 'client_id'] as const
const TEXTS = [...HOLDERS, 'comment', 'url'] as const
/** Answers whose texts are in memory at once. */
const SLICE = 100
/** Slices after which a look ends: each is a query, and D1 allows few of them. */
const MOST_SLICES = 12
/** Hashes after which a look ends: about a quarter of a second of work. */
const MOST_HASHED = 20_000

/**
 * The mark of a person: what is kept to know them again, and tells nobody else anything. A pseudonym
 * is one already.
 */
export async function markOf({ kind, value, hashes }: Search): Promise<string> {
  return kind === 'email' ? value : await hashes.mark(markText(kind, value))
}

/** By what the asks of a person are known: an address may be a respondent's or a customer's. */
export async function marksOf(search: Search): Promise<string[]> {
  const { kind, value, isMark, hashes } = search
  if (kind !== 'email') return [isMark ? value : await markOf(search)]
  const kinds = ['respondent', 'customer'] as const
  return await Promise.all(kinds.map((one) => hashes.mark(markText(one, value))))
}

function markText(kind: Subject['kind'], value: string): string {
  return `${kind}\n${value}`
}

/** What came of a look at the next answers. */
export interface Look {
  /** How many were looked at. */
  looked: number
  /** Key of the last of them; null if there was none. */
  last: string | null
  /** Whether there are no more. */
  isEnd: boolean
  /** Keys of those that are the person's. */
  ids: string[]
}

/**
 * Looks at the next answers of the site, in the order of their keys, for those of one person. There
 * is no index to ask: it would cost a written row an answer, a look costs a thousandth of that.
 * @param page at most `limit` answers; fewer where there is much to hash
 */
export async function lookForPerson(
  db: SiteDb,
  search: Search,
  { after, limit }: { after: string; limit: number },
): Promise<Look> {
  const { sure, maybe } = conditionsOf(search)
  const { rows } = await run<{ looked: number; last: string | null; sure: string; maybe: string }>(
    db,
    `/* lookForPerson */
    SELECT count(*) AS looked, max(id) AS last,
      json_group_array(id) FILTER (WHERE hit = 2) AS sure,
      json_group_array(id) FILTER (WHERE hit = 1) AS maybe
    FROM (SELECT id, iif(?6 IS NULL OR (received_at >= ?6 AND answered_at <= ?7),
        iif(${sure}, 2, iif(${maybe}, 1, 0)), 0) AS hit
      FROM answers WHERE site_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3)`,
    [
      db.siteId,
      after,
      limit,
      search.value,
      SPACES,
      search.late?.receivedFrom ?? null,
      search.late?.givenUntil ?? null,
    ],
  )
  const [{ looked, last, sure: found, maybe: suspects } = NOTHING] = rows
  const { ids, stoppedAt } = await testAnswers(db, search, toIds(suspects).toSorted())
  const all = [...toIds(found), ...ids].toSorted()
  if (stoppedAt === null) return { looked, last, isEnd: looked < limit, ids: all }
  return {
    looked: await countBetween(db, after, stoppedAt),
    last: stoppedAt,
    isEnd: false,
    ids: all.filter((id) => id <= stoppedAt),
  }
}

const NOTHING = { looked: 0, last: null, sure: '[]', maybe: '[]' }

/** Test answers of an installation that name an e-mail address. */
export async function findTestAnswers(db: SiteDb, search: Search): Promise<string[]> {
  if (search.kind !== 'email') return []
  const { rows } = await run<{ id: string; comment: string }>(
    db,
    `/* findTestAnswers */ SELECT id, comment FROM test_answers
    WHERE site_id = ?1 AND instr(comment, '@') > 0 ORDER BY at DESC LIMIT 500`,
    [db.siteId],
  )
  const found = await Promise.all(rows.map(({ comment }) => hasHash(emailsIn(comment), search)))
  return rows.filter((_, index) => found[index]).map(({ id }) => id)
}

/** SQL that tells an answer of the person for sure, and one whose texts must be looked into. */
function conditionsOf({ kind, value, isMark }: Search): { sure: string; maybe: string } {
  if (kind === 'email')
    return {
      sure: HOLDERS.map((column) => `coalesce(instr(${column}, ?4), 0) > 0`).join(' OR '),
      // Plain addresses: in comments that are not masked, and in what older versions stored.
      maybe: `${TEXTS.map((column) => `coalesce(instr(${column}, '@'), 0) > 0`).join(' OR ')}
        OR coalesce(instr(url, '%40'), 0) > 0`,
    }
  const column = COLUMNS[kind]
  if (isMark) return { sure: '0', maybe: `${column} IS NOT NULL` }
  return {
    sure: `coalesce(trim(${column}, ?5), '') = ?4`,
    maybe: plainForm(column, value),
  }
}

/** SQL that tells what an older version may have stored plainly of what is a pseudonym now. */
function plainForm(column: string, value: string): string {
  if (value.includes('id1_')) return `coalesce(${column} GLOB '*[0-9]*', 0)`
  return value.includes('em1_') ? `coalesce(instr(${column}, '@'), 0) > 0` : '0'
}

/**
 * Of these answers, those of the person, by their texts. Stops when it has hashed much, since a
 * comment may hold hundreds of addresses: `stoppedAt` is then the last one that was tested.
 */
async function testAnswers(
  db: SiteDb,
  search: Search,
  suspects: string[],
): Promise<{ ids: string[]; stoppedAt: string | null }> {
  const ids: string[] = []
  let hashed = 0
  for (let start = 0; start < suspects.length; start += SLICE) {
    const slice = suspects.slice(start, start + SLICE)
    const { rows } = await run<PersonRow>(
      db,
      `/* testAnswers */ SELECT id, ${TEXTS.join(', ')} FROM answers
      WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
      [db.siteId, JSON.stringify(slice)],
    )
    const texts = rows.map((row) => textsToHash(row, search))
    const found = await Promise.all(texts.map((some) => hasHash(some, search)))
    ids.push(...rows.filter((_, index) => found[index]).map(({ id }) => id))
    hashed += texts.flat().length
    const isLast = start + SLICE >= suspects.length
    if (!isLast && (hashed > MOST_HASHED || start + SLICE >= SLICE * MOST_SLICES))
      return { ids, stoppedAt: slice.at(-1) ?? null }
  }
  return { ids, stoppedAt: null }
}

/** What in an answer might be the person: addresses, or what has a mark. */
function textsToHash(row: PersonRow, { kind, isMark }: Search): string[] {
  if (kind === 'email')
    return TEXTS.flatMap((column) => emailsIn((row[column] ?? '').replaceAll('%40', '@')))
  const stored = row[COLUMNS[kind]]?.trim() ?? ''
  return [isMark ? markText(kind, stored) : stored]
}

/** Whether one of the texts is what the search's hash was made from. */
async function hasHash(texts: string[], { kind, value, isMark, hashes }: Search): Promise<boolean> {
  const hashOf = async (text: string) => {
    if (isMark) return await hashes.mark(text)
    return kind === 'email' ? await hashes.email(text) : await hideReference(kind, text, hashes)
  }
  return (await Promise.all(texts.map(hashOf))).includes(value)
}

async function countBetween(db: SiteDb, after: string, last: string): Promise<number> {
  const { rows } = await run<{ looked: number }>(
    db,
    `/* countBetween */ SELECT count(*) AS looked FROM answers
    WHERE site_id = ?1 AND id > ?2 AND id <= ?3`,
    [db.siteId, after, last],
  )
  return rows[0]?.looked ?? 0
}

/** Keys, as `json_group_array` wrote them. */
function toIds(text: string): string[] {
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.map(String) : []
}
