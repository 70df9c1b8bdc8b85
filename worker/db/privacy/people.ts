import type { Subject } from '#contract/site/privacy.ts'
import { emailsIn } from '#worker/domain/privacy/emails-in.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** Keyed hashes of a site. */
export interface PersonHashes {
  /** What is stored instead of an e-mail address. */
  email: (address: string) => Promise<string>
  /** What is kept of any other text, to know it again. */
  mark: (text: string) => Promise<string>
}

/** Whom to look for. */
export interface Search {
  kind: Subject['kind']
  /** As it is stored; for an e-mail its pseudonym. */
  value: string
  /** Whether `value` is only the mark of what is stored. */
  isMark: boolean
  /** Looks only at answers that were given up to one instant and received from another one on. */
  late: { givenUntil: number; receivedFrom: number } | null
  hashes: PersonHashes
}

interface PersonRow {
  id: string
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
const TEXTS = ['respondent', 'order_ref', 'customer_ref', 'traits', 'comment', 'url'] as const
/** Answers whose texts are in memory at once. */
const SLICE = 200

/** The mark of a person: what is kept to know them again, and says nothing to anybody else. */
export async function markOf(kind: Subject['kind'], value: string, hashes: PersonHashes) {
  return kind === 'email' ? value : await hashes.mark(`${kind}\n${value}`)
}

/**
 * Looks at the next answers of the site, in the order of their keys, for those of one person. There
 * is no index to ask: it would cost a written row an answer, a look costs a thousandth of that.
 * @returns how many were looked at, the key of the last one (null if there was none), and the keys
 * of those that are the person's
 */
export async function lookForPerson(
  db: SiteDb,
  search: Search,
  { after, limit }: { after: string; limit: number },
): Promise<{ looked: number; last: string | null; ids: string[] }> {
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
  const ids = [...toIds(found), ...(await tested(db, search, toIds(suspects)))]
  return { looked, last, ids: ids.toSorted() }
}

const NOTHING = { looked: 0, last: null, sure: '[]', maybe: '[]' }

/** Test answers of an installation that name an e-mail address. */
export async function findTestAnswers(db: SiteDb, search: Search): Promise<string[]> {
  if (search.kind !== 'email') return []
  const { rows } = await run<{ id: string; comment: string }>(
    db,
    `/* findTestAnswers */ SELECT id, comment FROM test_answers
    WHERE site_id = ?1 AND instr(comment, '@') > 0`,
    [db.siteId],
  )
  const named = await Promise.all(rows.map(({ comment }) => names([comment], search)))
  return rows.filter((_, index) => named[index]).map(({ id }) => id)
}

/** SQL that tells an answer of the person for sure, and one whose texts must be looked into. */
function conditionsOf({ kind, value, isMark }: Search): { sure: string; maybe: string } {
  if (kind === 'email')
    return {
      sure: `coalesce(?4 IN (respondent, order_ref, customer_ref), 0)
        OR coalesce(instr(traits, '"' || ?4 || '"'), 0) > 0`,
      // Plain addresses: in comments that are not masked, and in what older versions stored.
      maybe: `${TEXTS.map((column) => `coalesce(instr(${column}, '@'), 0) > 0`).join(' OR ')}
        OR coalesce(instr(url, '%40'), 0) > 0`,
    }
  const column = COLUMNS[kind]
  if (isMark) return { sure: '0', maybe: `${column} IS NOT NULL` }
  return {
    sure: `coalesce(trim(${column}, ?5), '') = ?4`,
    maybe: value.startsWith('em1_') ? `coalesce(instr(${column}, '@'), 0) > 0` : '0',
  }
}

/** Of these answers, those of the person, by their texts. */
async function tested(db: SiteDb, search: Search, suspects: string[]): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < suspects.length; start += SLICE) {
    const { rows } = await run<PersonRow>(
      db,
      `/* readPeople */ SELECT id, ${TEXTS.join(', ')} FROM answers
      WHERE site_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
      [db.siteId, JSON.stringify(suspects.slice(start, start + SLICE))],
    )
    const found = await Promise.all(rows.map((row) => isOf(row, search)))
    ids.push(...rows.filter((_, index) => found[index]).map(({ id }) => id))
  }
  return ids
}

async function isOf(row: PersonRow, search: Search): Promise<boolean> {
  const { kind, value, isMark, hashes } = search
  if (kind === 'email')
    return await names(
      TEXTS.map((column) => row[column]),
      search,
    )
  const stored = row[COLUMNS[kind]]?.trim() ?? ''
  return isMark ? (await markOf(kind, stored, hashes)) === value : await names([stored], search)
}

/** Whether one of the texts holds the address behind a pseudonym. */
async function names(texts: (string | null)[], { value, hashes }: Search): Promise<boolean> {
  const addresses = texts.flatMap((text) => emailsIn((text ?? '').replaceAll('%40', '@')))
  const pseudonyms = await Promise.all(addresses.map(hashes.email))
  return pseudonyms.includes(value) || texts.some((text) => text?.includes(value))
}

/** Keys, as `json_group_array` wrote them. */
function toIds(text: string): string[] {
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.map(String) : []
}
