import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { instantOf } from '#worker/domain/delivery/reading/times.ts'
import { listAt, textAt } from '#worker/domain/delivery/reading/tree.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'

/** How far back `getJournalList` reaches, three days. Source: api.base.com. */
export const JOURNAL_MS = 3 * 86_400_000

/** An entry of the journal: something happened to an order, of which only its number says what. */
export interface JournalEntry {
  id: string
  type: string
  order: string
  /** Unix milliseconds. */
  at: number
}

/** How far the journal was read. */
export interface JournalCursor {
  /** Id of the last entry, digits. */
  id: string
  /** When that entry was made, Unix milliseconds. */
  at: number
}

/** The entries in an answer of `getJournalList`, in the order of their ids; null where it is none. */
export function readJournal(text: string): JournalEntry[] | null {
  const body = readJsonObject(text)
  if (!body || textAt(body, 'status') !== 'SUCCESS' || !Array.isArray(body['logs'])) return null
  return listAt(body, 'logs')
    .flatMap((log) => {
      const [id, order] = [digitsOf(textAt(log, 'id')), referenceAt(log, 'order_id')]
      const at = instantOf(textAt(log, 'date'), 'UTC')
      if (id === undefined || order === undefined || at === undefined) return []
      return [{ id, type: referenceAt(log, 'log_type') ?? '', order, at }]
    })
    .sort((one, other) => compareIds(one.id, other.id))
}

/** The cursor behind some entries; it never goes back, whatever an answer says. */
export function advance(
  cursor: JournalCursor | null,
  entries: readonly JournalEntry[],
): JournalCursor | null {
  return entries.reduce<JournalCursor | null>(
    (last, { id, at }) => (last && compareIds(id, last.id) <= 0 ? last : { id, at }),
    cursor,
  )
}

/** Whether an entry is news: behind the cursor. */
export function isBehind(cursor: JournalCursor | null, { id }: JournalEntry): boolean {
  return cursor === null || compareIds(id, cursor.id) > 0
}

/** The orders to ask for, each once: those of entries behind the cursor. */
export function changedOrders(
  cursor: JournalCursor | null,
  entries: readonly JournalEntry[],
): string[] {
  const news = entries.filter((entry) => isBehind(cursor, entry))
  return [...new Set(news.map(({ order }) => order))]
}

/**
 * Since when something may have been missed: the journal forgets after three days, so a poller that
 * slept longer must ask for all orders changed since.
 * @param now Unix milliseconds
 * @returns Unix milliseconds; null where the journal still reaches back to the cursor
 */
export function gapSince(cursor: JournalCursor | null, now: number): number | null {
  return cursor !== null && now - cursor.at >= JOURNAL_MS ? cursor.at : null
}

/** Ids are numbers that may outgrow what a number holds: the longer is the larger one. */
function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other))
}

function digitsOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{1,32}$/.test(text) ? text.replace(/^0+(?=\d)/, '') : undefined
}
