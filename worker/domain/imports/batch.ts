import type { Fault, FileRow } from '#worker/domain/imports/file/rows.ts'
import type { ColumnMap } from '#worker/domain/imports/column-map.ts'
import type { Tally } from '#worker/domain/imports/import-report.ts'
import { checkRow, type CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import { firstOfEach, settleBatch, type Outcome } from '#worker/domain/imports/settle.ts'
import {
  bodyText,
  idText,
  stampRow,
  type ImportedAnswer,
} from '#worker/domain/imports/stamp-row.ts'
import type { ImportStore } from '#worker/domain/imports/store.ts'
import type { SurveyBook } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget, TargetSurvey } from '#worker/domain/imports/target.ts'

export type Hash = (text: string) => Uint8Array | Promise<Uint8Array>

export interface BatchTools {
  target: ImportTarget
  map: ColumnMap
  book: SurveyBook
  store: ImportStore
  tally: Tally
  hash: Hash
  /** Unix milliseconds. */
  now: number
}

interface ReadyRow {
  line: number
  row: CheckedRow
  survey: TargetSurvey
  body: string
}
type Entry = ReadyRow | { line: number; faults: Fault[] }

const MOST_ROWS = 500
/** D1 takes 2 MB a parameter; UTF-8 and a second round of escapes make at most 3 bytes of a unit. */
const MOST_BYTES = 900_000
const BYTES_A_UNIT = 3
/** Stamps that a row gets besides its own text. */
const STAMPS = 400

/** Collects rows until they fill one statement, then stores them and counts what became of each. */
export function rowBatch(tools: BatchTools) {
  let entries: Entry[] = []
  let bytes = 0

  async function flush(): Promise<void> {
    const batch = entries
    entries = []
    bytes = 0
    await storeBatch(batch, tools)
  }

  return {
    flush,
    async add(fileRow: FileRow): Promise<void> {
      const entry = checkEntry(fileRow, tools)
      const size = 'body' in entry ? entry.body.length * BYTES_A_UNIT + STAMPS : 0
      if (entries.length >= MOST_ROWS || bytes + size > MOST_BYTES) await flush()
      entries.push(entry)
      bytes += size
    },
  }
}

function checkEntry(fileRow: FileRow, { target, map, book, now }: BatchTools): Entry {
  const { line } = fileRow
  if ('fault' in fileRow) return { line, faults: [fileRow.fault] }
  const row = checkRow(map.read(fileRow.cells), { target, timezone: map.timezone, now })
  if ('faults' in row) return { line, faults: row.faults }
  const fit = book.fit(row)
  return 'faults' in fit
    ? { line, faults: fit.faults }
    : { line, row, survey: fit.survey, body: bodyText(row) }
}

async function storeBatch(entries: Entry[], tools: BatchTools): Promise<void> {
  const { store, tally, book } = tools
  const ready = entries.filter((entry) => 'row' in entry)
  const answers = await Promise.all(ready.map((entry) => stamp(entry, tools)))
  for (const change of book.takeChanges()) await store.saveSurvey(change)
  const outcomes = (await settle(answers, store)).values()
  for (const entry of entries) {
    // One outcome a ready row, in their order.
    const outcome = 'faults' in entry ? entry.faults : outcomes.next().value
    if (outcome === 'accepted') tally.accept()
    else if (outcome === 'duplicate') tally.repeat()
    else tally.reject(entry.line, [outcome ?? []].flat())
  }
}

async function stamp(
  { row, survey, body }: ReadyRow,
  { target, hash, now }: BatchTools,
): Promise<ImportedAnswer> {
  const [idHash, bodyHash] = await Promise.all([hash(idText(row, target.siteKey)), hash(body)])
  return stampRow(row, { target, survey, idHash, bodyHash: toHex(bodyHash), now })
}

async function settle(answers: ImportedAnswer[], store: ImportStore): Promise<Outcome[]> {
  const first = firstOfEach(answers)
  if (first.size === 0) return []
  const added = await store.insert([...first.values()])
  const others = [...first.values()].filter(({ claimedId }) => !added.has(claimedId))
  const there = others.length > 0 ? await store.findHashes(others) : new Map<string, string>()
  return settleBatch(answers, {
    isNew: (id) => added.has(id),
    storedHash: (id) => (added.has(id) ? first.get(id)?.bodyHash : there.get(id)),
  })
}

/** 128 bits are enough to tell two rows apart. */
function toHex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
